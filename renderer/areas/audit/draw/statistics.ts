import {
  evaluateSample,
  planSample,
  type SampleModel,
  type StatisticalDefaults,
} from '../../../../shared/domain/sampling/index.ts';
import { planStages, type SampleStage } from '../../../../shared/domain/sampling/staged.ts';
import { count, plural } from '../../../app/format.ts';

export const MODEL_NAMES: Record<SampleModel, string> = {
  binomial: 'Binomial',
  hypergeometric: 'Hypergeometric (exact)',
  poisson: 'Poisson',
};

/** What is asked of a statistical plan. A person expects either a number of deviations or a rate. */
export interface PlanQuestion extends StatisticalDefaults {
  /** Share of deviations expected; null to use `expectedDeviations`. */
  expectedRate: number | null;
  /** 1 for one sample; more for a plan in stages, which accept 0, 1, 2... deviations. */
  stages: number;
  /** Items to draw from. */
  population: number;
}

export interface StatisticalSize {
  /** Items to draw now: of a staged plan its first stage. */
  n: number;
  allowedDeviations: number;
  /** Risk of overreliance, as a share. */
  risk: number;
  /** Empty for one sample. */
  stages: SampleStage[];
  /** The model asks for more than there is, so everything is tested. */
  isCapped: boolean;
}

/** "9.75 %": a risk or a limit, never rounded below what it is. */
export const risen = (share: number, digits = 1): string =>
  `${(Math.ceil(share * 100 * 10 ** digits - 1e-9) / 10 ** digits).toFixed(digits)} %`;

/** "47 %": a confidence, never rounded above what it is. */
const fallen = (share: number): string => `${count(Math.floor(share * 100 + 1e-9))} %`;

/** "5 %", "2.5 %": a rate as it was entered. */
export const rate = (share: number): string => `${Number((share * 100).toPrecision(12))} %`;

const modelOf = ({ model, population }: Pick<PlanQuestion, 'model' | 'population'>) =>
  model === 'hypergeometric' ? { model, population } : { model };

/** The size that statistics ask for, never more than the population holds; a sentence where there is none. */
export function statisticalSize(question: PlanQuestion): StatisticalSize | string {
  const { confidence, tolerable, expectedRate, expectedDeviations, population, stages } = question;
  if (population === 0) return 'The population has no item in the period.';
  if (stages > 1) {
    const plan = planStages({ ...modelOf(question), confidence, tolerable, stages });
    if (plan.stages === null) return plan.reason;
    const all = plan.stages.reduce((sum, { size }) => sum + size, 0);
    if (all > population)
      return `All stages together have ${count(all)} items and the population ${count(population)}. Plan one sample.`;
    return {
      n: plan.stages[0]?.size ?? 0,
      allowedDeviations: plan.stages.at(-1)?.accept ?? 0,
      risk: plan.risk,
      stages: plan.stages,
      isCapped: false,
    };
  }
  const plan = planSample({
    ...modelOf(question),
    confidence,
    tolerable,
    ...(expectedRate === null ? { expectedDeviations } : { expectedRate }),
  });
  if (plan.n === null) return plan.reason;
  return {
    n: Math.min(plan.n, population),
    allowedDeviations: Math.floor(plan.allowedDeviations),
    risk: plan.riskAtTolerable,
    stages: [],
    isCapped: plan.n > population,
  };
}

/** What the size says, in one or two sentences. */
export function statisticalStatement(size: StatisticalSize, { tolerable, population }: PlanQuestion): string {
  const { n, allowedDeviations, risk, stages, isCapped } = size;
  if (isCapped) {
    return `The model asks for more than the ${count(population)} items there are, so all are tested and the rate is known. The hypergeometric model takes the size of the population into account.`;
  }
  const bad = `If ${rate(tolerable)} of the items or more deviated,`;
  if (stages.length > 0) {
    return `${bad} these stages would accept the control in at most ${risen(risk, 2)} of all draws.`;
  }
  const shown =
    allowedDeviations === 0 ? 'no deviation' : `at most ${plural(allowedDeviations, 'deviation')}`;
  return `${bad} a sample of ${count(n)} would show ${shown} in at most ${risen(risk)} of all draws.`;
}

/** "50, 51, 51 and 51 items, accepting 0, 1, 2 and 3 deviations". */
export function stagesWords(stages: readonly { size: number; accept: number }[]): string {
  const list = (values: readonly number[]) => {
    const words = values.map((value) => count(value));
    return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  };
  return `${list(stages.map(({ size }) => size))} items, accepting ${list(stages.map(({ accept }) => accept))} deviations`;
}

export interface CurvePoint {
  tolerable: number;
  n: number;
}

/** The curve goes from 1 % to 15 %, or to the tolerable rate when that is higher, in half percents. */
const [CURVE_FROM, CURVE_TO, CURVE_STEP] = [2, 30, 200];
/** Close above the expected rate sizes grow without bound and take long to compute, so the curve begins here. */
const CLEAR_OF_EXPECTED = 1.25;

/** Sizes of one sample over tolerable rates, at most what the population holds. */
export function sizeCurve(question: PlanQuestion): CurvePoint[] {
  const last = Math.max(CURVE_TO, Math.ceil(question.tolerable * CURVE_STEP));
  const points: CurvePoint[] = [];
  for (let step = CURVE_FROM; step <= Math.min(last, CURVE_STEP - 1); step++) {
    const tolerable = step / CURVE_STEP;
    if (tolerable < (question.expectedRate ?? 0) * CLEAR_OF_EXPECTED) continue;
    const size = statisticalSize({ ...question, tolerable, stages: 1 });
    if (typeof size !== 'string') points.push({ tolerable, n: size.n });
  }
  return points;
}

/**
 * "5 of 52 with no deviation: 47 % confidence at a tolerable rate of 10 %": what any size would say, as information. The
 * population is finite, so it is exact.
 */
export function sizeStatement(n: number, population: number, tolerable: number): string {
  const { riskAtTolerable } = evaluateSample({
    model: 'hypergeometric',
    // Has no part in the risk, which is all that is asked here.
    confidence: 0.95,
    tolerable,
    n,
    deviations: 0,
    population,
  });
  return `${count(n)} of ${count(population)} with no deviation: ${fallen(1 - riskAtTolerable)} confidence at a tolerable rate of ${rate(tolerable)}`;
}
