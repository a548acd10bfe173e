/** Sampling for tests of controls: how many items, which ones, and what they show. */
export { SAMPLE_MODELS, type SampleModel } from './model.ts';
export { LARGEST_SAMPLE, planSample, type NoSamplePlan, type PlanRequest, type SamplePlan } from './plan.ts';
export { evaluateSample, type EvaluateRequest, type SampleEvaluation } from './evaluate.ts';
export {
  DRAW_ALGORITHMS,
  drawConsistent,
  drawConsistentRepeated,
  drawRivest2011,
  type DrawAlgorithm,
  type DrawnItem,
  type DrawnNumber,
  type RepeatedItem,
  type Sha256Hex,
} from './draw.ts';
export { allocate } from './allocate.ts';
export {
  select,
  type Frame,
  type SelectedItem,
  type Selection,
  type SelectionResult,
  type StratumCount,
} from './select.ts';
export { compareItems, countsOfSteps, replay, type LogItem, type LogStep } from './replay.ts';
export {
  planStages,
  riskOfStages,
  type SampleStage,
  type StagedPlan,
  type StagedPlanRequest,
  type StagesRequest,
} from './staged.ts';
export { stagesTaken, type Measure } from './stages-taken.ts';
export { ticketOfDigest } from './tickets.ts';
export {
  DEFAULT_FREQUENCY_TABLE,
  SAMPLING_RISKS,
  SAMPLING_RISK_NAMES,
  frequencySampleSize,
  type FrequencySize,
  type FrequencySizeRequest,
  type FrequencyTable,
  type SamplingRisk,
} from './frequency-sizes.ts';
export {
  DEFAULT_SAMPLING_POLICY,
  LARGEST_JUDGMENT_SIZE,
  policyProblems,
  tableOf,
  type PolicyProblem,
  type SamplingPolicy,
  type StatisticalDefaults,
} from './policy.ts';
