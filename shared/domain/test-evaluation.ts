/** What the deviations of one test say, in figures and plain sentences: printed beside the conclusion, which a person writes. */
import type { SampleMethod } from './audit-vocabulary.ts';
import { SMALLEST_FOR_STATISTICS } from './deviations.ts';
import { evaluateSample, type SampleModel } from './sampling/index.ts';
import type { TestKind } from './vocabulary.ts';

export interface EvaluatedSample {
  method: SampleMethod;
  /** Items that the sample was drawn from. */
  population: number;
  model: SampleModel;
  /** Shares, such as 0.95 and 0.05. */
  confidence: number;
  tolerable: number;
  /** Where model, confidence and tolerable rate come from, to end a sentence: "the plan of the sample". */
  parametersFrom: string;
  /** The size was the firm's judgment, not a statistical plan. */
  isJudgmentSize: boolean;
  /**
   * Risk of relying on a control that deviates at the tolerable rate, over all stages or extensions; null when the sample was
   * taken in one go.
   */
  overallRisk: number | null;
  /** A stage or extension that was not planned before the first result was seen. */
  isExtendedUnplanned: boolean;
}

export interface EvaluationFacts {
  kind: TestKind;
  /** Items in use; void ones do not count. */
  items: number;
  /** Items on which every attribute is marked. */
  done: number;
  deviations: number;
  /** Null when nothing was drawn. */
  sample: EvaluatedSample | null;
}

export interface EvaluationFigures {
  model: SampleModel;
  confidence: number;
  tolerable: number;
  population: number;
  n: number;
  deviations: number;
  /** Shares. */
  pointEstimate: number;
  upper: number;
  allowanceForSamplingRisk: number;
  /** Of relying on a control that deviates at the tolerable rate; over all stages when there are several. */
  risk: number;
}

/** How the deviations can be looked at. `open`: items are left to mark. */
export const EVALUATION_BASES = [
  'event',
  'nothing',
  'open',
  'targeted',
  'census',
  'judgment',
  'statistical',
] as const;
export type EvaluationBasis = (typeof EVALUATION_BASES)[number];

export interface TestEvaluation {
  basis: EvaluationBasis;
  /** Null when nobody can tell from a sample of this kind. */
  supportsReliance: boolean | null;
  /** Only of a random sample that is fully marked. */
  figures: EvaluationFigures | null;
  sentences: string[];
}

/** A share as a percentage, with one decimal where it has one. */
export const percent = (share: number): string => `${Number((share * 100).toFixed(1))} %`;

/** A limit as a percentage, rounded up to 0.1 as the AICPA tables print it. */
export const percentUp = (share: number): string => `${Math.ceil(share * 1000 - 1e-9) / 10} %`;

/**
 * Evaluates a test. A design defect has an event, not a rate; a whole population has an exact rate; items chosen by judgment say
 * nothing about the others. Model and limits: AICPA Audit Sampling guide, Appendix A.
 */
export function evaluateTest(facts: EvaluationFacts): TestEvaluation {
  const { sample, items, done, deviations } = facts;
  if (facts.kind === 'design')
    return plain('event', 'A design defect is an event, not a rate: no sample is evaluated.');
  if (!sample || items === 0) return plain('nothing', 'No sample was drawn, so there is no rate.');
  const rate = `${deviations} of ${items} items ${deviations === 1 ? 'deviates' : 'deviate'}, ${percent(deviations / items)}.`;
  if (done < items) return plain('open', `${done} of ${items} items are marked. Mark all of them first.`);
  if (sample.method === 'targeted') {
    return plain(
      'targeted',
      rate,
      'The items were chosen by judgment, not at random, so the figures say nothing about the rest of the population.',
    );
  }
  if (sample.method === 'all' || items >= sample.population) return census(facts, sample.tolerable, rate);
  if (sample.population < SMALLEST_FOR_STATISTICS) {
    return plain(
      'judgment',
      rate,
      `The population has ${sample.population} items. Below ${SMALLEST_FOR_STATISTICS} this is judgment, not statistics.`,
    );
  }
  return statistical(facts, sample, rate);
}

const plain = (basis: EvaluationBasis, ...sentences: string[]): TestEvaluation => ({
  basis,
  supportsReliance: null,
  figures: null,
  sentences,
});

function census({ items, deviations }: EvaluationFacts, tolerable: number, rate: string): TestEvaluation {
  const isTolerated = deviations / items < tolerable || deviations === 0;
  return {
    basis: 'census',
    supportsReliance: isTolerated,
    figures: null,
    sentences: [
      rate,
      'The whole population was tested, so the rate is exact and carries no sampling risk.',
      `It ${isTolerated ? 'is below' : 'reaches'} the tolerable rate of ${percent(tolerable)}.`,
    ],
  };
}

function statistical(
  { items, deviations }: EvaluationFacts,
  sample: EvaluatedSample,
  rate: string,
): TestEvaluation {
  const { model, confidence, tolerable, population, overallRisk } = sample;
  const result = evaluateSample({ model, confidence, tolerable, n: items, deviations, population });
  const risk = overallRisk ?? result.riskAtTolerable;
  // What was planned in stages or extended is judged by the risk of all of it, never by its last state alone.
  const supportsReliance = result.supportsReliance && risk <= (1 - confidence) * (1 + 1e-9);
  const verb = supportsReliance ? 'supports' : 'does not support';
  return {
    basis: 'statistical',
    supportsReliance,
    figures: {
      model,
      confidence,
      tolerable,
      population,
      n: items,
      deviations,
      pointEstimate: result.pointEstimate,
      upper: result.upper,
      allowanceForSamplingRisk: result.allowanceForSamplingRisk,
      risk,
    },
    sentences: [
      rate,
      `With ${percent(confidence)} confidence at most ${percentUp(result.upper)} of the population deviate (${model} model): the rate found and an allowance for sampling risk of ${percentUp(result.allowanceForSamplingRisk)}.`,
      `Against a tolerable rate of ${percent(tolerable)} the sample ${verb} reliance on the control.`,
      ...stageSentences(sample, risk),
      ...METHOD_NOTES[sample.method],
      ...(sample.isJudgmentSize ? [JUDGMENT_SIZE] : []),
      `Model, confidence and tolerable rate come from ${sample.parametersFrom}.`,
    ],
  };
}

const JUDGMENT_SIZE =
  'The size of the sample was judgment, not a statistical plan: the figures are information.';

function stageSentences(
  { overallRisk, isExtendedUnplanned, confidence }: EvaluatedSample,
  risk: number,
): string[] {
  if (overallRisk === null) return [];
  const limit = percent(1 - confidence);
  return [
    isExtendedUnplanned
      ? `The sample was extended after its first result. That raises the overall risk of relying on a control that deviates at the tolerable rate to ${percent(risk)}; ${limit} was accepted.`
      : `The stages were fixed in advance. Their overall risk is ${percent(risk)}; ${limit} was accepted.`,
  ];
}

const METHOD_NOTES: Record<SampleMethod, readonly string[]> = {
  random: [],
  targeted: [],
  all: [],
  stratified: [
    'The strata are taken together, which holds while each has its share of the population in the sample.',
  ],
  systematic: [
    'Every k-th item was taken, which equals a random draw while the listing has no pattern of that length.',
  ],
};
