import { addDays, daysBetween, mondayOf } from '../../../../shared/domain/readiness/days.ts';

/** Whole weeks on one line. Days are ISO 8601. */
export interface Axis {
  /** Monday of the first and Sunday of the last week. */
  first: string;
  last: string;
  /** Mondays. */
  weeks: readonly string[];
  /** Where a day begins, in percent of the axis; days outside lie on its ends. */
  at: (day: string) => number;
}

/** The whole weeks that hold all the days, with one more at each end so that nothing lies on the edge. */
export function axisOf(days: readonly string[], today: string): Axis {
  const sorted = [...days, today].toSorted();
  const first = addDays(mondayOf(sorted[0] ?? today), -7);
  const last = addDays(mondayOf(sorted.at(-1) ?? today), 13);
  const length = daysBetween(first, last) + 1;
  return {
    first,
    last,
    weeks: Array.from({ length: length / 7 }, (_, week) => addDays(first, week * 7)),
    at: (day) => Math.min(Math.max((daysBetween(first, day) / length) * 100, 0), 100),
  };
}

/** Left edge and width of the days from `from` to `to`, both included, in percent of the axis. */
export function spanOf(axis: Axis, from: string, to: string): { left: number; width: number } {
  const left = axis.at(from);
  return { left, width: axis.at(addDays(to, 1)) - left };
}
