/** What a sample says about its population: exact one-sided upper deviation limits, and whether it supports reliance. */
import { AppError } from '../errors.ts';
import { binomialCdf, hypergeometricCdf, poissonCdf } from './distributions.ts';
import { requirePopulation, riskAtTolerable, type SampleModel } from './model.ts';
import { ceiling, isAtMost, requireCount, requireShare } from './numeric.ts';

export interface EvaluateRequest {
  model: SampleModel;
  /** Share, such as 0.95. */
  confidence: number;
  /** Share of deviations that could still be tolerated. */
  tolerable: number;
  /** Items tested. */
  n: number;
  /** Items that deviated, those that could not be tested included. */
  deviations: number;
  /** Items in the population; only the hypergeometric model needs and uses it. */
  population?: number;
}

export interface SampleEvaluation {
  /** deviations / n. */
  pointEstimate: number;
  /** Upper deviation limit as a share; the Poisson limit may exceed 1. */
  upper: number;
  /** Hypergeometric only: the upper limit in items of the population. */
  upperCount?: number;
  /** upper - pointEstimate. */
  allowanceForSamplingRisk: number;
  /** P(X <= deviations) at the tolerable rate. */
  riskAtTolerable: number;
  /** riskAtTolerable <= 1 - confidence: the same rule as in planning, so that both always agree. */
  supportsReliance: boolean;
  /** The upper limit in percent, rounded up to 0.1 as the AICPA tables print it. */
  tableUpperPct: number;
}

/**
 * Evaluates an attributes sample (AICPA Audit Sampling guide, Appendix A).
 * @throws AppError `bad_input` for shares outside 0 to 1, more deviations than items, or a sample larger than its population.
 */
export function evaluateSample(request: EvaluateRequest): SampleEvaluation {
  requireShare('confidence', request.confidence);
  requireShare('tolerable rate', request.tolerable);
  requireCount('sample size', request.n, 1);
  requireCount('number of deviations', request.deviations);
  const { model, confidence, n, deviations } = request;
  if (deviations > n) {
    throw new AppError(
      'bad_input',
      `The sample has ${n} items but ${deviations} deviations. Correct one of the two.`,
    );
  }
  const limit = upperLimit(request);
  const pointEstimate = deviations / n;
  const risk = riskAtTolerable(model, request);
  return {
    pointEstimate,
    ...limit,
    allowanceForSamplingRisk: limit.upper - pointEstimate,
    riskAtTolerable: risk,
    supportsReliance: isAtMost(risk, 1 - confidence),
    tableUpperPct: ceiling(limit.upper * 1000) / 10,
  };
}

/** The deviation rate (or count) at which so few deviations would be seen with probability alpha only. */
function upperLimit(request: EvaluateRequest): { upper: number; upperCount?: number } {
  const { model, n, deviations } = request;
  const alpha = 1 - request.confidence;
  switch (model) {
    case 'binomial':
      return {
        upper: deviations === n ? 1 : crossing(0, 1, (rate) => binomialCdf(deviations, n, rate) > alpha),
      };
    case 'poisson': {
      let highest = deviations + 1;
      while (poissonCdf(deviations, highest) > alpha) highest *= 2;
      return { upper: crossing(0, highest, (mean) => poissonCdf(deviations, mean) > alpha) / n };
    }
    case 'hypergeometric': {
      const population = requirePopulation(request.population);
      if (n > population) {
        throw new AppError(
          'bad_input',
          `The sample has ${n} items but its population only ${population}. Correct one of the two.`,
        );
      }
      const upperCount = mostDeviations(population, n, deviations, alpha);
      return { upper: upperCount / population, upperCount };
    }
  }
}

/** Where `holds`, true at `low` and false at `high`, stops holding: halved until neighbouring doubles are reached. */
function crossing(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  for (;;) {
    const middle = (from + to) / 2;
    if (middle <= from || middle >= to) return middle;
    if (holds(middle)) from = middle;
    else to = middle;
  }
}

/** The largest K with P(X <= deviations | N, K, n) > alpha. */
function mostDeviations(population: number, n: number, deviations: number, alpha: number): number {
  let [low, high] = [deviations, population - n + deviations];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (isAtMost(hypergeometricCdf(deviations, population, middle, n), alpha)) high = middle - 1;
    else low = middle;
  }
  return low;
}
