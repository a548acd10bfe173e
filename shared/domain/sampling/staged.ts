/**
 * Samples in stages: after each stage the sample is accepted when it shows few enough deviations, otherwise the next stage is drawn. The
 * risk of overreliance is that of being accepted at any stage, so it is more than the risk of the last stage alone.
 */
import { binomialTerms, hypergeometricTerms, poissonTerms } from './distributions.ts';
import { requirePopulation, toleratedCountOf, type SampleModel } from './model.ts';
import { AppError } from '../errors.ts';
import { isAtMost, requireCount, requireShare } from './numeric.ts';

export interface SampleStage {
  /** Items of this stage alone. */
  size: number;
  /** The most deviations, in all stages so far, with which the sample is accepted here. */
  accept: number;
  /** So many deviations in all stages so far end the test without acceptance; otherwise more than any later stage accepts. */
  stop?: number;
}

export interface StagesRequest {
  model: SampleModel;
  /** Share of deviations that could still be tolerated, such as 0.05. */
  tolerable: number;
  stages: readonly SampleStage[];
  /** Items in the population; only the hypergeometric model needs and uses it. */
  population?: number;
}

/**
 * P(accepted at some stage) when the population deviates at the tolerable rate (AICPA Audit Sampling guide, sequential sampling). It is
 * also the risk of a sample that was extended without a plan: 45 items accepting 0, then 33 more accepting 1, is 14.3 % at 5 %.
 * @throws AppError `bad_input` for a plan without stages, accept numbers that fall, or more items than the population has.
 */
export function riskOfStages(request: StagesRequest): number {
  requireStages(request);
  const { stages } = request;
  const most = stages.at(-1)?.accept ?? 0;
  // Probability of each number of deviations so far, among the samples that are still undecided.
  let undecided = [1];
  let drawn = 0;
  let accepted = 0;
  for (const { size, accept, stop = most + 1 } of stages) {
    const next = Array.from({ length: most + 1 }, () => 0);
    undecided.forEach((chance, before) => {
      if (chance === 0) return;
      termsOfStage(request, drawn, before, size, most - before).forEach((term, more) => {
        next[before + more] = (next[before + more] ?? 0) + chance * term;
      });
    });
    accepted += next.slice(0, accept + 1).reduce((sum, chance) => sum + chance, 0);
    undecided = next.map((chance, deviations) => (deviations <= accept || deviations >= stop ? 0 : chance));
    drawn += size;
  }
  return Math.min(1, accepted);
}

/** P(0), P(1) ... P(most) deviations in `size` further items, when `before` of the `drawn` items deviated. */
function termsOfStage(
  { model, tolerable, population }: StagesRequest,
  drawn: number,
  before: number,
  size: number,
  most: number,
): number[] {
  switch (model) {
    case 'binomial':
      return binomialTerms(most, size, tolerable);
    case 'poisson':
      return poissonTerms(most, size * tolerable);
    case 'hypergeometric': {
      const items = requirePopulation(population);
      return hypergeometricTerms(most, items - drawn, toleratedCountOf(tolerable, items) - before, size);
    }
  }
}

function requireStages({ model, tolerable, stages, population }: StagesRequest): void {
  requireShare('tolerable rate', tolerable);
  if (stages.length === 0) throw new AppError('bad_input', 'A staged plan needs at least one stage.');
  let before = 0;
  let total = 0;
  for (const { size, accept } of stages) {
    requireCount('size of a stage', size, 1);
    requireCount('number of deviations to accept', accept);
    if (accept < before) {
      throw new AppError(
        'bad_input',
        `A later stage accepts ${accept} deviations and an earlier one ${before}. A stage accepts at least as many as the one before.`,
      );
    }
    before = accept;
    total += size;
  }
  if (model === 'hypergeometric' && total > requirePopulation(population)) {
    throw new AppError(
      'bad_input',
      `The stages have ${total} items but the population only ${population}. Plan fewer items.`,
    );
  }
}

export interface StagedPlanRequest {
  model: SampleModel;
  /** Share, such as 0.9. */
  confidence: number;
  tolerable: number;
  /** Number of stages; stage j accepts j - 1 deviations. */
  stages: number;
  population?: number;
}

export type StagedPlan = { stages: SampleStage[]; risk: number } | { stages: null; reason: string };

const MOST_STAGES = 10;
const LARGEST_STAGE = 100_000;

/**
 * A staged plan for a confidence: stages of nearly the same size, the smaller ones first, of which none can be one smaller. Four stages at 90 % and a tolerable 5 % are 50 items each (9.89 %); the published 50, 51, 51 and 51 (9.75 %) have a few more.
 * @throws AppError `bad_input` for shares outside 0 to 1, no stage or more than ten, or a missing population.
 */
export function planStages(request: StagedPlanRequest): StagedPlan {
  const { model, confidence, tolerable, population } = request;
  requireShare('confidence', confidence);
  requireShare('tolerable rate', tolerable);
  requireCount('number of stages', request.stages, 1);
  if (request.stages > MOST_STAGES) {
    throw new AppError(
      'bad_input',
      `A staged plan has at most ${MOST_STAGES} stages, not ${request.stages}.`,
    );
  }
  const largest =
    model === 'hypergeometric' ? Math.floor(requirePopulation(population) / request.stages) : LARGEST_STAGE;
  const withSizes = (sizes: readonly number[]) => sizes.map((size, accept) => ({ size, accept }));
  const riskOf = (sizes: readonly number[]) =>
    riskOfStages({
      model,
      tolerable,
      stages: withSizes(sizes),
      ...(population === undefined ? {} : { population }),
    });
  const holds = (sizes: readonly number[]) => isAtMost(riskOf(sizes), 1 - confidence);
  const equal = (size: number) => Array.from({ length: request.stages }, () => size);
  const size = leastSize(largest, (candidate) => holds(equal(candidate)));
  if (size === null) {
    return {
      stages: null,
      reason: 'No stages of about the same size reach this confidence. Plan fewer stages, or one sample.',
    };
  }
  const sizes = equal(size);
  for (let stage = 0; stage < sizes.length && size > 1; stage++) {
    const smaller = sizes.with(stage, size - 1);
    if (!holds(smaller)) break;
    sizes[stage] = size - 1;
  }
  return { stages: withSizes(sizes), risk: riskOf(sizes) };
}

/** The risk falls as the stages grow, so the least size is found by halving. */
function leastSize(largest: number, holds: (size: number) => boolean): number | null {
  if (largest < 1 || !holds(largest)) return null;
  let [low, high] = [1, largest];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
