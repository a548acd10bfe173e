import type { ReadinessRating, Severity, TestResult } from '../../../../shared/domain/vocabulary.ts';

/** The light palette on white: a report is paper. Contrast of every text colour is 4.5:1 or more, also when printed grey. */
export const COLORS = {
  text: '#111512',
  text2: '#465149',
  text3: '#5c675f',
  line: '#dde2dc',
  line2: '#c2cac1',
  sunken: '#f6f8f5',
  ink: '#1c4c9c',
  white: '#ffffff',
} as const;

/** `solid` draws a sign on plain ground, `text` its word, `tint` the tile behind both. */
export interface StatusColors {
  solid: string;
  text: string;
  tint: string;
}

const GREEN: StatusColors = { solid: '#2c7a4b', text: '#1d6339', tint: '#e4f1e8' };
const AMBER: StatusColors = { solid: '#a87300', text: '#735000', tint: '#fbf0cf' };
const ORANGE: StatusColors = { solid: '#bf4a12', text: '#933609', tint: '#fbdfcd' };
const RED: StatusColors = { solid: '#b01f35', text: '#98172b', tint: '#f8d5d8' };
const GREY: StatusColors = { solid: '#626d65', text: '#56615a', tint: '#eef0ed' };
const INK: StatusColors = { solid: COLORS.ink, text: COLORS.ink, tint: '#e3ebf8' };

export const RATING_COLORS: Record<ReadinessRating, StatusColors> = {
  ready: GREEN,
  minor_gap: AMBER,
  major_gap: ORANGE,
  not_in_place: RED,
  not_assessed: GREY,
  not_relevant: GREY,
};

export const RESULT_COLORS: Record<TestResult, StatusColors> = {
  no_exceptions: GREEN,
  exceptions: RED,
  not_suitably_designed: RED,
  unable_to_test: ORANGE,
  in_progress: INK,
  did_not_occur: GREY,
  not_tested: GREY,
};

export const SEVERITY_COLORS: Record<Severity, StatusColors> = {
  low: GREY,
  medium: AMBER,
  high: ORANGE,
  critical: RED,
};
