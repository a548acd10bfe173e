import type { TestSheet } from '../../../shared/contract/audit/tests.ts';
import {
  riskOfStages,
  type SampleModel,
  type SampleStage,
  type SamplingPolicy,
} from '../../../shared/domain/sampling/index.ts';
import { riskAtTolerable } from '../../../shared/domain/sampling/model.ts';
import {
  evaluateTest,
  type EvaluatedSample,
  type TestEvaluation,
} from '../../../shared/domain/test-evaluation.ts';
import { isException, isItemDone } from '../../../shared/domain/testing.ts';

type Sample = NonNullable<TestSheet['sample']>;
type Item = TestSheet['rows'][number];

const marksOf = ({ cells }: Item) => cells.map(({ mark }) => mark);
const deviates = (item: Item): boolean => isException(marksOf(item));

/** Items that count: those that were replaced stay on the sheet for the record only. */
export const itemsInUse = ({ rows }: Pick<TestSheet, 'rows'>): Item[] =>
  rows.filter(({ voidReason }) => voidReason === '');

/** What the sample of a test says. A sample that no plan was made for is looked at with the firm's policy. */
export function evaluateSheet(sheet: TestSheet, policy: SamplingPolicy): TestEvaluation {
  const items = itemsInUse(sheet);
  return evaluateTest({
    kind: sheet.kind,
    items: items.length,
    done: items.filter((item) => isItemDone(marksOf(item), sheet.attributes.length)).length,
    deviations: items.filter(deviates).length,
    sample: sheet.sample && evaluatedSample(sheet.sample, items, policy),
  });
}

function evaluatedSample(sample: Sample, items: readonly Item[], policy: SamplingPolicy): EvaluatedSample {
  const { design } = sample;
  const isPlanned = design.basis === 'statistical';
  const model = (isPlanned && design.model) || policy.model;
  const confidence = (isPlanned && design.confidence) || policy.confidence;
  const tolerable = (isPlanned && design.tolerable) || policy.tolerable;
  const stages = stagesOf(sample, items, { model, confidence, tolerable });
  return {
    method: sample.method,
    population: sample.frameSize,
    model,
    confidence,
    tolerable,
    parametersFrom: isPlanned ? 'the plan of the sample' : `the sampling policy "${policy.name}"`,
    isJudgmentSize: !isPlanned,
    overallRisk:
      stages.length > 1 ? riskOfStages({ model, tolerable, population: sample.frameSize, stages }) : null,
    isExtendedUnplanned: sample.stageSizes.length > Math.max(design.stages.length, 1),
  };
}

/**
 * The stages whose risk counts: those of the plan while it was kept. A sample that was extended outside a plan was, in effect,
 * accepted after each stage as far as its deviations allowed, and at the end with what it shows.
 */
function stagesOf(
  { design, stageSizes, frameSize }: Sample,
  items: readonly Item[],
  measure: { model: SampleModel; confidence: number; tolerable: number },
): SampleStage[] {
  if (stageSizes.length <= Math.max(design.stages.length, 1)) return [...design.stages];
  const stages: SampleStage[] = [];
  let n = 0;
  let size = 0;
  for (const [index, count] of stageSizes.entries()) {
    n += count;
    size += count;
    const isLast = index === stageSizes.length - 1;
    const before = stages.at(-1)?.accept ?? 0;
    const accept = isLast
      ? Math.max(before, items.filter(deviates).length)
      : (design.stages[index]?.accept ?? mostAccepted(n, frameSize, measure));
    // A stage that could not be accepted with any result adds its items to the next.
    if (accept < 0 || size === 0) continue;
    stages.push({ size, accept: Math.max(before, accept) });
    size = 0;
  }
  return stages;
}

/** The most deviations with which n items support reliance; -1 when not even none do. */
function mostAccepted(
  n: number,
  population: number,
  { model, confidence, tolerable }: { model: SampleModel; confidence: number; tolerable: number },
): number {
  let deviations = 0;
  while (
    deviations <= n &&
    riskAtTolerable(model, { tolerable, n, deviations, population }) <= (1 - confidence) * (1 + 1e-9)
  )
    deviations += 1;
  return deviations - 1;
}
