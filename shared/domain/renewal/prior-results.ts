/** What the engagement before concluded, and what follows for the extent of testing now. */
import { SAMPLING_RISKS, type SamplingRisk } from '../sampling/index.ts';
import { TEST_RESULT_NAMES, type TestKind, type TestResult } from '../vocabulary.ts';

/** The conclusion of one test of the engagement before. */
export interface PriorResult {
  kind: TestKind;
  result: TestResult;
  /** Items tested; null for a test without a sample. */
  sampleSize: number | null;
  /** Items that deviated. */
  deviations: number;
  summary: string;
}

/** A test that found something, or could not be carried out at all. */
export const hadExceptions = ({ result, deviations }: Pick<PriorResult, 'result' | 'deviations'>): boolean =>
  deviations > 0 ||
  result === 'exceptions' ||
  result === 'not_suitably_designed' ||
  result === 'unable_to_test';

/** The result in a few words: "Exceptions noted: 2 of 25 items". */
export function priorWords({ result, sampleSize, deviations }: PriorResult): string {
  const name = TEST_RESULT_NAMES[result];
  if (deviations === 0) return name;
  return sampleSize ? `${name}: ${deviations} of ${sampleSize} items` : `${name}: ${deviations}`;
}

/** The next level; a control that nobody assessed counts as moderate. The highest stays. */
const raised = (risk: SamplingRisk | null): SamplingRisk =>
  SAMPLING_RISKS[SAMPLING_RISKS.indexOf(risk ?? 'moderate') + 1] ?? 'high';

/**
 * The assessed risk for the next engagement: a control that failed is expected to fail again until tests show otherwise (AU-C 330
 * and AT-C 205 ask for more evidence where the risk is higher), so its risk goes one level up, and with it the size.
 */
export const riskAfter = (results: readonly PriorResult[], risk: SamplingRisk | null): SamplingRisk | null =>
  results.some(hadExceptions) ? raised(risk) : risk;

/** Deviations that a statistical plan should allow for: one more where the same test deviated before. */
export const expectedAfter = (prior: PriorResult | null, expected: number): number =>
  prior && hadExceptions(prior) ? Math.max(expected, 1) : expected;

/** Why a sample is larger than the one before, for the advisor and the basis in the workpaper; null when nothing asks for it. */
export const extentReason = (prior: PriorResult | null): string | null =>
  prior && hadExceptions(prior) ? `planned larger after the engagement before (${priorWords(prior)})` : null;
