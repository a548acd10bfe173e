/** What the executive summary says of today and of the way to the report, beside the figures; see `report-model.ts`. */
import type { PathStep } from './readiness.ts';

export interface ReportOutlook {
  /** The day on which it was read. */
  today: string;
  path: ReportPath;
  completeness: EvidenceCompleteness;
  /** Evidence items that speak of a day of each month up to the date or the end of the period, oldest first. */
  evidenceByMonth: { month: string; items: number }[];
}

export interface ReportPath {
  /** The as-of date, or the last day of the period. */
  date: string;
  /** Negative after the date. */
  daysLeft: number;
  /** What has to be put right before the date. */
  blockers: ReportPathStep[];
  warnings: ReportPathStep[];
  /** Conditions that hold, of all that must hold on the date. */
  done: number;
  total: number;
}

export type ReportPathStep = Pick<PathStep, 'text' | 'fix' | 'owner' | 'due' | 'isLate'>;

/**
 * Evidence held of what was to be expected by today. In a report over a period: occurrences of periodic controls that are due, by
 * the gap map. In a report of design: controls with evidence, of all controls.
 */
export interface EvidenceCompleteness {
  held: number;
  expected: number;
}
