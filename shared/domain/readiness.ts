/**
 * Readiness computed from facts, never from a tick box; every rating lists its reasons and what would move it. Ready is the
 * absence of reasons. Nothing here looks at the clock: ratings speak of the day or period of the report, whenever they are read.
 * Scale: SOC 2 readiness assessments as practised (ready, minor gap, major gap, not in place, not assessed, not relevant).
 */
export { countingRating, UNDECIDED, type Assessment, type Override } from './readiness/assessment.ts';
export { rateCategory, type RatedCriterion } from './readiness/category.ts';
export { isConcluded, rateControl, type ControlFacts } from './readiness/control.ts';
export {
  COVERAGES,
  coverageOf,
  rateCriterion,
  type Coverage,
  type CriterionFacts,
  type KnownGap,
  type ServingControl,
} from './readiness/criterion.ts';
export { anchorOf, earliestUseful } from './readiness/evidence-window.ts';
export { gapOfCheck, gapOfCriterion, type GapDraft } from './readiness/gaps.ts';
export { pathToReport, type PathFacts, type PathStep, type ReadinessPath } from './readiness/path.ts';
export { whyNotInForce, type PolicyFacts } from './readiness/policy.ts';
export { ProgressTally, type ProgressChange, type ProgressWeek } from './readiness/progress.ts';
export { compareRatings, type Rated, type Reason } from './readiness/reason.ts';
