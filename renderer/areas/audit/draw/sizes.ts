import type { SampleDesign } from '../../../../shared/contract/audit/samples.ts';
import { expectedOccurrences } from '../../../../shared/domain/occurrences.ts';
import {
  frequencySampleSize,
  SAMPLING_RISKS,
  tableOf,
  type SamplingPolicy,
  type SamplingRisk,
} from '../../../../shared/domain/sampling/index.ts';
import { FREQUENCY_NAMES, type Frequency } from '../../../../shared/domain/vocabulary.ts';
import { count, plural } from '../../../app/format.ts';
import { rate, risen, stagesWords, type PlanQuestion, type StatisticalSize } from './statistics.ts';

/** A size that was chosen, and why: the sentence that the workpaper keeps, and the figures that an evaluation goes by. */
export interface ChosenSize {
  id: 'statistics' | 'table' | 'other';
  n: number;
  basis: string;
  design: SampleDesign;
}

const NO_DESIGN = {
  policyName: '',
  policySource: '',
  frequency: null,
  risk: null,
  model: null,
  confidence: null,
  tolerable: null,
  expectedDeviations: null,
  stages: [],
} satisfies Omit<SampleDesign, 'basis'>;

/** A statistical size, with everything its evaluation needs. */
export function byStatistics(size: StatisticalSize, question: PlanQuestion): ChosenSize {
  const { model, confidence, tolerable, population } = question;
  const { n, allowedDeviations, stages, risk, isCapped } = size;
  const allowed =
    stages.length > 0 ? stagesWords(stages) : `${plural(allowedDeviations, 'deviation')} allowed`;
  const terms = `${model}, ${rate(confidence)} confidence, tolerable rate ${rate(tolerable)}`;
  return {
    id: 'statistics',
    n,
    basis: isCapped
      ? `Statistical plan (${terms}) asks for more than the ${count(population)} items there are: all are tested`
      : `Statistical plan: ${terms}; ${allowed}, risk ${risen(risk, 2)}, of ${count(population)}`,
    design: {
      ...NO_DESIGN,
      basis: 'statistical',
      model,
      confidence,
      tolerable,
      expectedDeviations: allowedDeviations,
      stages: stages.map(({ size: items, accept }) => ({ size: items, accept })),
    },
  };
}

export interface TableQuestion {
  policy: SamplingPolicy;
  frequency: Frequency;
  risk: SamplingRisk;
  automated: boolean;
  /** Items to draw from. */
  population: number;
}

/** The size of the firm's table, never more than the population holds. */
export function byTable({ policy, frequency, risk, automated, population }: TableQuestion): ChosenSize {
  const table = tableOf(policy);
  const { n, reason } = frequencySampleSize({ frequency, risk, population, automated }, table);
  return {
    id: 'table',
    n,
    basis: `${policy.name}: ${reason} (${table.basis})`,
    design: {
      ...NO_DESIGN,
      basis: 'frequency',
      policyName: policy.name,
      policySource: policy.source,
      frequency,
      risk,
    },
  };
}

/** Any other size; the person says why. */
export const byHand = (n: number, basis: string): ChosenSize => ({
  id: 'other',
  n,
  basis,
  design: { ...NO_DESIGN, basis: 'judgment' },
});

/** Sizes at each risk, to compare. */
export const sizesByRisk = (question: Omit<TableQuestion, 'risk'>): { risk: SamplingRisk; n: number }[] =>
  SAMPLING_RISKS.map((risk) => ({ risk, n: byTable({ ...question, risk }).n }));

/**
 * What to look at when a population does not have about as many items as its control is due; null when it does. A control that
 * runs at weekends too, or not on holidays, is still close enough.
 */
export function rhythmNote(
  frequency: Frequency,
  population: number,
  period: { from: string; to: string } | null,
): string | null {
  const due = period ? expectedOccurrences({ frequency, ...period }).length : 0;
  if (due === 0 || (population >= due * 0.9 && population <= due * 1.5)) return null;
  const name = FREQUENCY_NAMES[frequency].toLowerCase();
  return `A ${name} control is due ${plural(due, 'time')} in the period and the population has ${plural(population, 'item')}. Check the frequency, or whether this is its population.`;
}
