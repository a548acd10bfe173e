/**
 * The sampling policy of a firm: its sizes by frequency, which are judgment, and what its statistical plans start from. One
 * policy belongs to an engagement; a firm takes it from one client to the next as a file.
 */
import { FREQUENCIES, FREQUENCY_NAMES, type Frequency } from '../vocabulary.ts';
import {
  DEFAULT_FREQUENCY_TABLE,
  SAMPLING_RISKS,
  type FrequencyTable,
  type SamplingRisk,
} from './frequency-sizes.ts';
import type { SampleModel } from './model.ts';

/** A size beyond this is mistyped: nobody tests more by hand. */
export const LARGEST_JUDGMENT_SIZE = 10_000;

/** What a statistical plan starts from; each test may ask for something else. */
export interface StatisticalDefaults {
  model: SampleModel;
  /** Share, such as 0.95. */
  confidence: number;
  /** Share of deviations that could still be tolerated, such as 0.05. */
  tolerable: number;
  expectedDeviations: number;
}

export interface SamplingPolicy extends StatisticalDefaults {
  /** Printed with every size that comes from the table. */
  name: string;
  /** Who set the sizes, and where they are written down. */
  source: string;
  sizes: Record<Frequency, Record<SamplingRisk, number>>;
  /** Per-occurrence populations below this many items: a share of them, at least `minimum`. */
  smallPopulation: { below: number; share: number; minimum: number };
  /** Items per configuration of an automated control. */
  automated: number;
}

/**
 * Holds where a firm set nothing. The statistical side takes the stricter of the two confidence levels that the AICPA tables
 * print (95 %) at a tolerable rate of 5 % and no deviation expected, which gives 59 items, next to the largest judgment size.
 */
export const DEFAULT_SAMPLING_POLICY: SamplingPolicy = {
  name: DEFAULT_FREQUENCY_TABLE.name,
  source: DEFAULT_FREQUENCY_TABLE.source,
  sizes: DEFAULT_FREQUENCY_TABLE.sizes,
  smallPopulation: DEFAULT_FREQUENCY_TABLE.smallPopulation,
  automated: DEFAULT_FREQUENCY_TABLE.automated,
  model: 'binomial',
  confidence: 0.95,
  tolerable: 0.05,
  expectedDeviations: 0,
};

/** The sizes of a policy as the table that sizes are looked up in. They are judgment whoever set them. */
export function tableOf({ name, source, sizes, smallPopulation, automated }: SamplingPolicy): FrequencyTable {
  return { name, source, basis: DEFAULT_FREQUENCY_TABLE.basis, sizes, smallPopulation, automated };
}

/** Why a policy can not be kept. `field` names the value, such as `sizes.weekly.high`. */
export interface PolicyProblem {
  field: string;
  message: string;
}

const isWhole = (value: number, least: number): boolean =>
  Number.isSafeInteger(value) && value >= least && value <= LARGEST_JUDGMENT_SIZE;

/** Everything that is wrong with a policy, in the order of its screen. A higher risk never asks for fewer items. */
export function policyProblems(policy: SamplingPolicy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const refuse = (field: string, message: string) => problems.push({ field, message });
  if (policy.name.trim() === '') refuse('name', 'The policy has no name. Reports print it: give one.');
  for (const frequency of FREQUENCIES) problems.push(...sizeProblems(frequency, policy.sizes[frequency]));

  const { below, share, minimum } = policy.smallPopulation;
  const sizeWords = `Give a whole number from 1 to ${LARGEST_JUDGMENT_SIZE}.`;
  if (!isWhole(below, 1))
    refuse('smallPopulation.below', `Small populations end below ${below} items. ${sizeWords}`);
  if (!isShare(share))
    refuse('smallPopulation.share', 'The share of a small population lies above 0 % and below 100 %.');
  if (!isWhole(minimum, 1))
    refuse('smallPopulation.minimum', `At least ${minimum} of a small population. ${sizeWords}`);
  if (!isWhole(policy.automated, 1))
    refuse('automated', `Automated controls have ${policy.automated} items. ${sizeWords}`);

  if (!(policy.confidence >= 0.5 && policy.confidence < 1))
    refuse('confidence', 'The confidence lies from 50 % to below 100 %.');
  if (!isShare(policy.tolerable)) refuse('tolerable', 'The tolerable rate lies above 0 % and below 100 %.');
  if (!isWhole(policy.expectedDeviations, 0))
    refuse('expectedDeviations', 'The expected deviations are a whole number of at least 0.');
  return problems;
}

const isShare = (value: number): boolean => value > 0 && value < 1;

function sizeProblems(frequency: Frequency, sizes: Record<SamplingRisk, number>): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const name = FREQUENCY_NAMES[frequency];
  let [lower, highest]: [SamplingRisk | null, number] = [null, 0];
  for (const risk of SAMPLING_RISKS) {
    const size = sizes[risk];
    const field = `sizes.${frequency}.${risk}`;
    if (!isWhole(size, 1)) {
      problems.push({
        field,
        message: `${name} at ${risk} risk has ${size} items. Give a whole number from 1 to ${LARGEST_JUDGMENT_SIZE}.`,
      });
      continue;
    }
    if (lower !== null && size < highest) {
      problems.push({
        field,
        message: `${name} asks for ${size} at ${risk} risk and ${highest} at ${lower} risk. A higher risk never asks for fewer items.`,
      });
    }
    [lower, highest] = [risk, size];
  }
  return problems;
}
