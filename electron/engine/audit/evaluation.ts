import type { TestSheet } from '../../../shared/contract/audit/tests.ts';
import { riskOfStages, stagesTaken, type SamplingPolicy } from '../../../shared/domain/sampling/index.ts';
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
  const isExtendedUnplanned = sample.stageSizes.length > Math.max(design.stages.length, 1);
  const stages = isExtendedUnplanned
    ? stagesTaken(
        {
          sizes: sample.stageSizes,
          planned: design.stages,
          deviations: items.filter(deviates).length,
          population: sample.frameSize,
        },
        { model, confidence, tolerable },
      )
    : design.stages;
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
    isExtendedUnplanned,
  };
}
