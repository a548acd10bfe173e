import type { Sample } from '../../../../shared/contract/audit/samples.ts';
import {
  riskOfStages,
  stagesTaken,
  type Measure,
  type SampleStage,
} from '../../../../shared/domain/sampling/index.ts';
import { riskAtTolerable } from '../../../../shared/domain/sampling/model.ts';
import { count, plural } from '../../../app/format.ts';
import { rate, risen } from './statistics.ts';

/** What a sample is measured against: its own plan, or the firm's policy where it has none. */
export function measureOf({ design }: Pick<Sample, 'design'>, policy: Measure): Measure {
  return {
    model: design.model ?? policy.model,
    confidence: design.confidence ?? policy.confidence,
    tolerable: design.tolerable ?? policy.tolerable,
  };
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
  const sizes = [...stageSizes, more];
  const stages = stagesTaken({ sizes, planned: design.stages, deviations, population: frameSize }, measure);
  return {
    stages,
    risk: riskOfStages({ model, tolerable, population: frameSize, stages }),
    planned: riskAtTolerable(model, {
      tolerable,
      n: sizes.reduce((sum, size) => sum + size, 0),
      deviations: stages.at(-1)?.accept ?? deviations,
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
