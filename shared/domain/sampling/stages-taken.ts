/** A sample that was extended outside a plan, as the stages that it came to. */
import { riskAtTolerable } from './model.ts';
import { isAtMost } from './numeric.ts';
import type { StatisticalDefaults } from './policy.ts';
import type { SampleStage } from './staged.ts';

/** What a sample is measured against; confidence and tolerable rate are shares, such as 0.95 and 0.05. */
export type Measure = Pick<StatisticalDefaults, 'model' | 'confidence' | 'tolerable'>;

export interface Extension {
  /** Items of each draw in turn, the last one included. */
  sizes: readonly number[];
  /** Stages that were planned for the first of them. */
  planned: readonly Pick<SampleStage, 'accept'>[];
  /** Deviations in all items. */
  deviations: number;
  /** Items to draw from. */
  population: number;
}

/**
 * The stages whose risk counts: in effect the sample was accepted after each draw as far as its plan or the measure allowed, and at the
 * end with what it shows. Whoever extends after a deviation would have stopped without it, so the chances of both ways add up.
 */
export function stagesTaken(
  { sizes, planned, deviations, population }: Extension,
  measure: Measure,
): SampleStage[] {
  const stages: SampleStage[] = [];
  let n = 0;
  let size = 0;
  for (const [index, items] of sizes.entries()) {
    n += items;
    size += items;
    const isLast = index === sizes.length - 1;
    const accept = isLast ? deviations : (planned[index]?.accept ?? mostAccepted(n, population, measure));
    // A draw that could not be relied on with any result adds its items to the next.
    if (accept < 0 || size === 0) continue;
    stages.push({ size, accept: Math.max(accept, stages.at(-1)?.accept ?? 0) });
    size = 0;
  }
  return stages;
}

/** The most deviations with which n items support reliance; -1 when not even none do. */
function mostAccepted(n: number, population: number, { model, confidence, tolerable }: Measure): number {
  let deviations = 0;
  while (
    deviations <= n &&
    isAtMost(riskAtTolerable(model, { tolerable, n, deviations, population }), 1 - confidence)
  )
    deviations += 1;
  return deviations - 1;
}
