/** Sample sizes: the smallest n > k with P(X <= k) <= alpha when the population deviates at the tolerable rate. */
import { AppError } from '../errors.ts';
import { upperGamma } from './distributions.ts';
import { requirePopulation, riskAtTolerable, toleratedCountOf, type SampleModel } from './model.ts';
import { decimal, isAtMost, requireCount, requireShare } from './numeric.ts';

/** Beyond this nobody samples, and a plan that asks for more has an expected rate too close to the tolerable one. */
export const LARGEST_SAMPLE = 1_000_000;

export interface PlanRequest {
  model: SampleModel;
  /** Share, such as 0.95; 1 - confidence is the risk of overreliance. */
  confidence: number;
  /** Share of deviations that could still be tolerated, such as 0.05. */
  tolerable: number;
  /** Share of deviations expected. Give either this or `expectedDeviations`. */
  expectedRate?: number;
  /** Number of deviations the sample is to allow. */
  expectedDeviations?: number;
  /** Items in the population; only the hypergeometric model needs and uses it. */
  population?: number;
}

export interface SamplePlan {
  n: number;
  /** A whole number, except under the Poisson model with an expected rate, where it is expectedRate * n. */
  allowedDeviations: number;
  riskAtTolerable: number;
  /** Hypergeometric only: deviations in the whole population at the tolerable rate. */
  toleratedCount?: number;
}

/** No sample size exists; `reason` says why, for the user. */
export interface NoSamplePlan {
  n: null;
  reason: string;
  toleratedCount?: number;
}

/**
 * Plans an attributes sample (AICPA Audit Sampling guide, Appendix A; GAO Financial Audit Manual 450; exact, not read from a table).
 * @throws AppError `bad_input` for shares outside 0 to 1, both or neither expectation, or a missing population.
 */
export function planSample(request: PlanRequest): SamplePlan | NoSamplePlan {
  requireShare('confidence', request.confidence);
  requireShare('tolerable rate', request.tolerable);
  requireExpectation(request);
  const { expectedRate, tolerable } = request;
  if (request.model === 'hypergeometric') return planFinite(request);
  if (expectedRate !== undefined && expectedRate >= tolerable) {
    return {
      n: null,
      reason: `The expected rate (${expectedRate}) is not below the tolerable rate (${tolerable}): no sample size can support reliance.`,
    };
  }
  return request.model === 'binomial' ? planBinomial(request) : planPoisson(request);
}

function requireExpectation({ expectedRate, expectedDeviations }: PlanRequest): void {
  if ((expectedRate === undefined) === (expectedDeviations === undefined)) {
    throw new AppError(
      'bad_input',
      'Give either the expected rate or the number of expected deviations, and not both.',
    );
  }
  if (expectedRate !== undefined && !(expectedRate >= 0 && expectedRate < 1)) {
    throw new AppError(
      'bad_input',
      `The expected rate is ${expectedRate}. Give a share of at least 0 and below 1.`,
    );
  }
  if (expectedDeviations !== undefined) requireCount('number of expected deviations', expectedDeviations);
}

function planBinomial(request: PlanRequest): SamplePlan | NoSamplePlan {
  const found = leastSample(request, LARGEST_SAMPLE, () => request.tolerable);
  return found ? { ...found, riskAtTolerable: riskOf(request, found) } : beyondLargest();
}

function planFinite(request: PlanRequest): SamplePlan | NoSamplePlan {
  const population = requirePopulation(request.population);
  const toleratedCount = toleratedCountOf(request.tolerable, population);
  const hazard = (k: number, n: number) => (toleratedCount - k) / (population - n);
  const found = leastSample(request, Math.min(population, LARGEST_SAMPLE), hazard);
  if (found) return { ...found, riskAtTolerable: riskOf(request, found), toleratedCount };
  if (population > LARGEST_SAMPLE) return { ...beyondLargest(), toleratedCount };
  return {
    n: null,
    reason: `The sample would have to allow all ${toleratedCount} deviations that the tolerable rate means in ${population} items: no sample size can support reliance.`,
    toleratedCount,
  };
}

/**
 * The smallest (n, k) whose k covers the expectation, over at most `limit` items.
 *
 * With n_k the least n for k allowed deviations, the answer is n_k for the first k with expectedRate * n_k <= k. As n_k grows with k,
 * one walk along the boundary P(X <= k | n) = alpha visits every n_k, keeping P(X = k | n) and P(X <= k | n) current. `hazard` is the
 * probability that the next item deviates when k of n did; it alone tells the models apart.
 */
function leastSample(
  { confidence, expectedRate, expectedDeviations }: PlanRequest,
  limit: number,
  hazard: (k: number, n: number) => number,
): { n: number; allowedDeviations: number } | undefined {
  const alpha = 1 - confidence;
  const covers = (k: number, n: number) =>
    expectedRate === undefined ? k === expectedDeviations : expectedRate * n <= k + 1e-9;
  let k = 0;
  let exactly = 1;
  let atMost = 1;
  for (let n = 0; n < limit; n++) {
    const chance = hazard(k, n);
    // All tolerated deviations are allowed for: the sample could never show more.
    if (chance <= 0) return undefined;
    const leaving = exactly * chance;
    atMost -= leaving;
    if (isAtMost(atMost, alpha)) {
      if (covers(k, n + 1)) return { n: n + 1, allowedDeviations: k };
      // n_(k+1) > n_k, so both move on together; this also never divides by an impossible count.
      exactly = (leaving * (n + 1)) / (k + 1);
      atMost += exactly;
      k += 1;
    } else {
      exactly *= ((1 - chance) * (n + 1)) / (n + 1 - k);
    }
  }
  return undefined;
}

/** The Poisson risk falls steadily with n, for a whole k as for k = expectedRate * n, so the least n is found by halving. */
function planPoisson(request: PlanRequest): SamplePlan | NoSamplePlan {
  const { confidence, tolerable, expectedRate, expectedDeviations = 0 } = request;
  const alpha = 1 - confidence;
  const riskWith = (n: number) =>
    expectedRate === undefined
      ? riskAtTolerable('poisson', { tolerable, n, deviations: expectedDeviations })
      : upperGamma(1 + expectedRate * n, n * tolerable);
  const n = leastInteger(expectedDeviations + 1, LARGEST_SAMPLE, (size) => isAtMost(riskWith(size), alpha));
  if (n === undefined) return beyondLargest();
  const allowedDeviations = expectedRate === undefined ? expectedDeviations : decimal(expectedRate * n);
  return { n, allowedDeviations, riskAtTolerable: riskWith(n) };
}

function leastInteger(from: number, to: number, holds: (value: number) => boolean): number | undefined {
  if (from > to || !holds(to)) return undefined;
  let [low, high] = [from, to];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function riskOf(request: PlanRequest, found: { n: number; allowedDeviations: number }): number {
  const { model, tolerable, population } = request;
  return riskAtTolerable(model, { tolerable, n: found.n, deviations: found.allowedDeviations, population });
}

function beyondLargest(): NoSamplePlan {
  return {
    n: null,
    reason: `The sample would exceed ${LARGEST_SAMPLE} items. Widen the gap between the expected and the tolerable rate.`,
  };
}
