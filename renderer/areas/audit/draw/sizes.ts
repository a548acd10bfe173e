import {
  DEFAULT_FREQUENCY_TABLE,
  evaluateSample,
  frequencySampleSize,
  planSample,
  SAMPLING_RISKS,
  type SamplingRisk,
} from '../../../../shared/domain/sampling/index.ts';
import type { Frequency } from '../../../../shared/domain/vocabulary.ts';
import { count, plural } from '../../../app/format.ts';

/** The rate of deviations that sizes are judged against here, and the confidence of the statistical plan. */
const TOLERABLE = 0.05;
const CONFIDENCE = 0.95;

const percent = (share: number) => `${count(Math.floor(share * 100 + 1e-9))} %`;

export interface SizeChoice {
  id: SamplingRisk | 'plan';
  label: string;
  n: number;
  /** What the size is based on, as the workpaper records it. */
  basis: string;
  /** What it says statistically, as information. */
  statement: string;
}

/** "25 of 12,031 with no deviation: 72 % confidence at a tolerable rate of 5 %". The population is finite, so it is exact. */
export function sizeStatement(n: number, population: number): string {
  const { riskAtTolerable } = evaluateSample({
    model: 'hypergeometric',
    confidence: CONFIDENCE,
    tolerable: TOLERABLE,
    n,
    deviations: 0,
    population,
  });
  const rate = percent(TOLERABLE);
  return `${count(n)} of ${count(population)} with no deviation: ${percent(1 - riskAtTolerable)} confidence at a tolerable rate of ${rate}`;
}

/** What a tested sample says about its population, as information beside the conclusion. */
export function rateStatement(n: number, population: number, deviations: number): string {
  const { upper } = evaluateSample({
    model: 'hypergeometric',
    confidence: CONFIDENCE,
    tolerable: TOLERABLE,
    n,
    deviations,
    population,
  });
  const rate = (Math.ceil(upper * 1000 - 1e-9) / 10).toFixed(1);
  return `For information: with ${plural(deviations, 'exception')} in ${count(n)}, the rate in the ${count(population)} is at most ${rate} % at ${percent(CONFIDENCE)} confidence.`;
}

export interface SizeQuestion {
  frequency: Frequency;
  automated: boolean;
  /** Items to draw from. */
  population: number;
}

/** Sizes of the firm's table by risk, then the one that statistics ask for. */
export function sizeChoices({ frequency, automated, population }: SizeQuestion): SizeChoice[] {
  if (population === 0) return [];
  const { name, basis } = DEFAULT_FREQUENCY_TABLE;
  const byRisk = SAMPLING_RISKS.map((risk): SizeChoice => {
    const { n, reason } = frequencySampleSize({ frequency, risk, population, automated });
    return {
      id: risk,
      label: `${risk.charAt(0).toUpperCase()}${risk.slice(1)} risk`,
      n,
      basis: `${name}: ${reason} (${basis})`,
      statement: sizeStatement(n, population),
    };
  });
  const plan = planSample({
    model: 'hypergeometric',
    confidence: CONFIDENCE,
    tolerable: TOLERABLE,
    expectedDeviations: 0,
    population,
  });
  if (plan.n === null) return byRisk;
  const terms = `${percent(CONFIDENCE)} confidence at a tolerable rate of ${percent(TOLERABLE)}, no deviation expected`;
  return [
    ...byRisk,
    {
      id: 'plan',
      label: 'By statistics',
      n: plan.n,
      basis: `Statistical plan: ${terms}, of ${count(population)}`,
      statement: sizeStatement(plan.n, population),
    },
  ];
}
