import type { Frequency } from '../vocabulary.ts';

/** Occurrences of one periodic control over the period, for a report. */
export interface ReportCadence {
  ref: string;
  title: string;
  owner: string;
  frequency: Frequency;
  /** How many were expected: the sum of those below. */
  expected: number;
  done: number;
  late: number;
  missed: number;
  /** 2026-Q1, 2026-03-31 and so on, in the order of time. */
  missedKeys: string[];
  toCollect: number;
  /** Evidence lies in its interval, the performance is not recorded. */
  toConfirm: number;
  overdue: number;
  /** Upcoming or not due yet. */
  upcoming: number;
  waived: number;
}

/** Numbers of a cadence. */
type CadenceCount = 'expected' | 'done' | 'late' | 'missed' | 'waived';

/** Occurrences of all controls together. */
export const sumOf = (list: readonly ReportCadence[], count: CadenceCount): number =>
  list.reduce((sum, row) => sum + row[count], 0);
