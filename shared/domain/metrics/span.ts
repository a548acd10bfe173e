import type { EngagementDates } from '../evidence.ts';
import { monthsBetween } from '../periods.ts';
import { addDays } from '../readiness/days.ts';
import type { MetricSpan } from './metric.ts';
import { monthEnd } from './series.ts';

export interface MeasuredTime extends MetricSpan {
  /** False while the engagement has no dates, or its period has not begun. */
  hasBegun: boolean;
  /** Months of the whole period (Type I: the year before the as-of date), measured ones and those to come. */
  months: readonly MetricMonth[];
}

export interface MetricMonth extends MetricSpan {
  month: string;
  /** Its last day of the period is measured, so it can be held against other months. */
  isComplete: boolean;
}

/** The same day a year before; 28 February for a leap day. */
const yearBefore = (day: string): string => {
  const before = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return before.endsWith('-02-29') ? `${before.slice(0, 8)}28` : before;
};

/**
 * The time that figures speak of. Type II: the period, up to today while it runs. Type I has no period, so the twelve months before
 * its as-of date stand in.
 */
export function measuredTime(dates: EngagementDates, today: string): MeasuredTime {
  const last = dates.type === 'I' ? dates.asOf : dates.periodTo;
  const first = dates.type === 'I' ? last && addDays(yearBefore(last), 1) : dates.periodFrom;
  if (!first || !last) return { from: today, to: today, hasBegun: false, months: [] };
  const to = today < last ? today : last;
  const months = monthsBetween(first, last).map((month): MetricMonth => {
    const ends = [monthEnd(month), last].toSorted()[0] ?? last;
    return {
      month,
      from: [`${month}-01`, first].toSorted()[1] ?? first,
      to: ends < to ? ends : to,
      isComplete: ends <= to,
    };
  });
  return { from: first, to, hasBegun: first <= to, months };
}
