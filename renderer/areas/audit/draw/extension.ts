import type { Sample } from '../../../../shared/contract/audit/samples.ts';
import {
  riskOfStages,
  type SampleStage,
  type StatisticalDefaults,
} from '../../../../shared/domain/sampling/index.ts';
import { riskAtTolerable } from '../../../../shared/domain/sampling/model.ts';
import { count, plural } from '../../../app/format.ts';
import { rate, risen } from './statistics.ts';

/** What a sample is measured against: its own plan, or the firm's policy where it has none. */
export type Measure = Pick<StatisticalDefaults, 'model' | 'confidence' | 'tolerable'>;

export function measureOf({ design }: Pick<Sample, 'design'>, policy: Measure): Measure {
  return {
    model: design.model ?? policy.model,
    confidence: design.confidence ?? policy.confidence,
    tolerable: design.tolerable ?? policy.tolerable,
  };
}

/** The most deviations with which n items would have been relied on; -1 when no result of so few items is enough. */
function mostAccepted(n: number, population: number, { model, confidence, tolerable }: Measure): number {
  let deviations = 0;
  while (
    deviations <= n &&
    riskAtTolerable(model, { tolerable, n, deviations, population }) <= (1 - confidence) * (1 + 1e-9)
  )
    deviations += 1;
  return deviations - 1;
}

export interface ExtensionRisk {
  stages: SampleStage[];
  /** Risk of overreliance of the sample as it would come about. */
  risk: number;
  /** Risk that as many items would have had, if they had been planned from the start. */
  planned: number;
}

/**
 * The risk when a sample goes on by `more` items with the deviations it has. Whoever extends after a deviation would have stopped
 * without it, so the chances of both ways add up: 45 items accepting 0, then 33 more accepting 1, is 14.3 % at 5 %.
 */
export function extensionRisk(
  { stageSizes, design, frameSize }: Pick<Sample, 'stageSizes' | 'design' | 'frameSize'>,
  { deviations, more }: { deviations: number; more: number },
  measure: Measure,
): ExtensionRisk {
  const { model, tolerable } = measure;
  const stages: SampleStage[] = [];
  let n = 0;
  let size = 0;
  for (const [index, items] of stageSizes.entries()) {
    n += items;
    size += items;
    const accept = design.stages[index]?.accept ?? mostAccepted(n, frameSize, measure);
    // A stage that no result could be relied on adds its items to the next.
    if (accept < 0) continue;
    stages.push({ size, accept: Math.max(accept, stages.at(-1)?.accept ?? 0) });
    size = 0;
  }
  const last = Math.max(deviations, stages.at(-1)?.accept ?? 0);
  stages.push({ size: size + more, accept: last });
  return {
    stages,
    risk: riskOfStages({ model, tolerable, population: frameSize, stages }),
    planned: riskAtTolerable(model, {
      tolerable,
      n: n + more,
      deviations: last,
      population: frameSize,
    }),
  };
}

/** What an extension does to the risk, in sentences; the first says whether it is a problem at all. */
export function extensionSentences(
  { stages, risk, planned }: ExtensionRisk,
  deviations: number,
  { tolerable, confidence }: Measure,
): string[] {
  if (deviations === 0) {
    return [
      'No item deviates so far, so the sample is not extended because of its result. What is added counts as a further stage all the same.',
    ];
  }
  const way = stages.map(({ size, accept }) => `${count(size)} accepting ${count(accept)}`).join(', then ');
  return [
    `Extending after ${plural(deviations, 'deviation')} raises the risk of relying on a control that deviates at ${rate(tolerable)}: ${way} has a risk of ${risen(risk)}, not ${risen(planned)} as if all had been planned.`,
    risk > 1 - confidence
      ? `That is more than the ${rate(1 - confidence)} that was accepted. A plan in stages, fixed before the first draw, keeps it.`
      : `The ${rate(1 - confidence)} that was accepted still holds.`,
  ];
}
