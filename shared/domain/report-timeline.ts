/** The time axis of a plan: whole weeks while they can be told apart, months up to some years, years beyond. */
import { addDays, addMonths, daysBetween } from './readiness/days.ts';

export interface TimelineTick {
  /** First day of the unit. */
  day: string;
  /** `15`, `Jun`; what the unit is called. */
  label: string;
  /** `Jun 2026`, `2026`; empty when it is that of the tick before. */
  group: string;
}

export interface Timeline {
  /** First day of the first unit, and first day after the last. */
  from: string;
  to: string;
  ticks: TimelineTick[];
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Units that fit beside each other on a page. */
const MOST_WEEKS = 22;
const MOST_MONTHS = 27;

interface Unit {
  /** First day of the unit that a day lies in. */
  startOf: (day: string) => string;
  next: (start: string) => string;
  label: (start: string) => string;
  group: (start: string) => string;
}

const monthName = (day: string): string => MONTHS[Number(day.slice(5, 7)) - 1] ?? '';

const WEEK: Unit = {
  startOf: (day) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7)),
  next: (start) => addDays(start, 7),
  label: (start) => start.slice(8),
  group: (start) => `${monthName(start)} ${start.slice(0, 4)}`,
};
const MONTH: Unit = {
  startOf: (day) => `${day.slice(0, 7)}-01`,
  next: (start) => addMonths(start, 1),
  label: monthName,
  group: (start) => start.slice(0, 4),
};
const YEAR: Unit = {
  startOf: (day) => `${day.slice(0, 4)}-01-01`,
  next: (start) => addMonths(start, 12),
  label: (start) => start.slice(0, 4),
  group: () => '',
};

/** The axis that holds all of the days; null without a day. */
export function timelineOf(days: readonly string[]): Timeline | null {
  const sorted = days.toSorted();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return null;
  const unit =
    daysBetween(first, last) <= (MOST_WEEKS - 1) * 7
      ? WEEK
      : daysBetween(first, last) <= (MOST_MONTHS - 1) * 30
        ? MONTH
        : YEAR;
  const ticks: TimelineTick[] = [];
  let start = unit.startOf(first);
  let before = '';
  for (const from = start; start <= last || start === from; start = unit.next(start)) {
    const group = unit.group(start);
    ticks.push({ day: start, label: unit.label(start), group: group === before ? '' : group });
    before = group;
  }
  return { from: unit.startOf(first), to: start, ticks };
}

/** Where a day lies on the axis, from 0 to 1; a day outside lies at its end. */
export function placeOn({ from, to }: Pick<Timeline, 'from' | 'to'>, day: string): number {
  return Math.min(1, Math.max(0, daysBetween(from, day) / daysBetween(from, to)));
}
