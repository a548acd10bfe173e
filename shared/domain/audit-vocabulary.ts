/** The closed word lists of the mock audit, beside those of `vocabulary.ts`. */

/** A listing comes from a system, a calendar from the control's frequency, a zero records that nothing was there. */
export const POPULATION_KIND_NAMES = {
  listing: 'Listing',
  calendar: 'Calendar',
  zero: 'Recorded zero',
} as const;
export type PopulationKind = keyof typeof POPULATION_KIND_NAMES;

/** Whether a listing is complete and accurate enough to draw from (information produced by the entity). */
export const IPE_VERDICT_NAMES = {
  sufficient: 'Sufficient',
  insufficient: 'Insufficient',
  not_ipe: 'Not produced by the entity',
} as const;
export type IpeVerdict = keyof typeof IPE_VERDICT_NAMES;

export const SPOT_CHECK_DIRECTION_NAMES = {
  list_to_system: 'List to system (accuracy)',
  system_to_list: 'System to list (completeness)',
} as const;
export type SpotCheckDirection = keyof typeof SPOT_CHECK_DIRECTION_NAMES;

/** How items came into a sample. Only the first three may be evaluated statistically, and `all` needs no statistics. */
export const SAMPLE_METHOD_NAMES = {
  random: 'Random',
  stratified: 'Stratified',
  systematic: 'Systematic',
  targeted: 'Targeted',
  all: 'Whole population',
} as const;
export type SampleMethod = keyof typeof SAMPLE_METHOD_NAMES;
export const SAMPLE_METHODS = Object.keys(SAMPLE_METHOD_NAMES) as [SampleMethod, ...SampleMethod[]];

export const SAMPLE_EVENT_NAMES = {
  draw: 'Drawn',
  extend: 'Extended',
  stage: 'Next stage',
  replace: 'Replaced',
  reperform: 'Drawn again',
} as const;
export type SampleEventKind = keyof typeof SAMPLE_EVENT_NAMES;

export const EVIDENCE_MARK_KIND_NAMES = {
  rectangle: 'Rectangle',
  arrow: 'Arrow',
  tick: 'Tick mark',
  note: 'Note',
} as const;
export type EvidenceMarkKind = keyof typeof EVIDENCE_MARK_KIND_NAMES;

export const SIGN_OFF_ROLE_NAMES = { preparer: 'Preparer', reviewer: 'Reviewer' } as const;
export type SignOffRole = keyof typeof SIGN_OFF_ROLE_NAMES;

export const WALKTHROUGH_KIND_NAMES = { walkthrough: 'Walkthrough', interview: 'Interview' } as const;
export type WalkthroughKind = keyof typeof WALKTHROUGH_KIND_NAMES;

/** An isolated deviation has a cause that can not come again elsewhere; a systematic one speaks for more than its item. */
export const DEVIATION_EXTENT_NAMES = { isolated: 'Isolated', systematic: 'Systematic' } as const;
export type DeviationExtent = keyof typeof DEVIATION_EXTENT_NAMES;

export const RETEST_RESULT_NAMES = { effective: 'Effective', not_effective: 'Not effective' } as const;
export type RetestResult = keyof typeof RETEST_RESULT_NAMES;
