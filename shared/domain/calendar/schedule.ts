/** When a control is due: its frequency and period, the firm's holidays and business-day rule, and what is set for the control alone. */
import type { EngagementDates } from '../evidence.ts';
import { expectedOccurrences, isPeriodic } from '../occurrences.ts';
import type { DayRule } from '../programme-vocabulary.ts';
import type { Holiday, ProgrammeRules } from '../programme-rules.ts';
import { addDays, daysBetween, isDay } from '../readiness/days.ts';
import type { Frequency } from '../vocabulary.ts';

/** The part of the firm's rules that plans and judges occurrences. */
export type CalendarRules = Pick<ProgrammeRules, 'dayRule' | 'holidays' | 'graceDays' | 'soonDays'>;

/** What is set for one control; null where the firm's rules hold. */
export interface ControlSchedule {
  /** A day on which it is due, where that is not the end of its interval. */
  anchor: string | null;
  /** Systems in which it is performed, each with occurrences of its own; none when it is performed once for all. */
  systems: readonly string[];
  dayRule: DayRule | null;
  graceDays: number | null;
  /** First and last day on which it is in place, where it is started or retired within the period. */
  startsOn: string | null;
  endsOn: string | null;
}

export const NO_SCHEDULE: ControlSchedule = {
  anchor: null,
  systems: [],
  dayRule: null,
  graceDays: null,
  startsOn: null,
  endsOn: null,
};

/** One occurrence of a control. All days are ISO 8601. */
export interface PlannedOccurrence {
  /** Names it among the others, whatever its due day is shifted to: 2026-03, 2026-W14. */
  key: string;
  /** Day at the end of which it should have been performed: `nominal`, or the business day beside it. */
  due: string;
  /** Last day of its interval. */
  nominal: string;
  /** First day of its interval. */
  from: string;
  /** Last day on which it is late; performed after it, it was missed. */
  lastDay: string;
}

/** The days for which occurrences are planned. */
export interface CalendarSpan {
  from: string;
  to: string;
  /**
   * A Type I report speaks of the design at one day: the year before it is shown as a plan, and nothing in it counts as missed,
   * because no exception of operation can be reported.
   */
  isPlan: boolean;
}

/** The period, or for a Type I the year up to the as-of date; null while those days are not set. */
export function calendarSpan({ type, asOf, periodFrom, periodTo }: EngagementDates): CalendarSpan | null {
  if (type === 'II') return periodFrom && periodTo ? { from: periodFrom, to: periodTo, isPlan: false } : null;
  return asOf ? { from: addDays(yearBefore(asOf), 1), to: asOf, isPlan: true } : null;
}

/** The same day of the year before; the last of February after the 29th. */
function yearBefore(day: string): string {
  const before = `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
  return Number.isNaN(Date.parse(before)) || !new Date(before).toISOString().startsWith(before)
    ? `${before.slice(0, 8)}28`
    : before;
}

/** Days around the span in which the neighbours of its first and last occurrence lie. */
const MARGIN_DAYS: Partial<Record<Frequency, number>> = {
  annual: 367,
  'semi-annual': 185,
  quarterly: 93,
  monthly: 32,
  'semi-monthly': 18,
  weekly: 7,
  daily: 21,
};

/**
 * The occurrences of a control whose interval ends in the span, in order. A daily control has none on holidays. A due day that is no
 * business day goes where the rule says, and never to or beyond the end of the interval before or after it, so the order of
 * occurrences and their keys stay what they are.
 */
export function plannedOccurrences(
  frequency: Frequency | null,
  schedule: ControlSchedule,
  span: { from: string; to: string },
  rules: CalendarRules,
): PlannedOccurrence[] {
  if (!isPeriodic(frequency)) return [];
  const from = latest(span.from, schedule.startsOn);
  const to = earliest(span.to, schedule.endsOn);
  if (from > to) return [];
  const holidays = new Set(rules.holidays.map(({ day }) => day));
  const margin = MARGIN_DAYS[frequency] ?? 0;
  const around = expectedOccurrences({
    frequency,
    from: addDays(from, -margin),
    to: addDays(to, margin),
    anchor: schedule.anchor,
  }).filter(({ due }) => frequency !== 'daily' || !holidays.has(due));
  const rule = frequency === 'daily' ? 'as_it_falls' : (schedule.dayRule ?? rules.dayRule);
  const grace = schedule.graceDays ?? rules.graceDays[frequency] ?? 0;
  const dues = around.map(({ due }, at) =>
    shifted(due, rule, holidays, around[at - 1]?.due ?? null, around[at + 1]?.due ?? null),
  );
  return around.flatMap(({ key, due: nominal }, at) => {
    if (nominal < from || nominal > to) return [];
    const due = dues[at] ?? nominal;
    const before = around[at - 1]?.due;
    const next = dues[at + 1];
    const lastDay = earliest(addDays(due, grace), next === undefined ? null : addDays(next, -1));
    return [{ key, due, nominal, from: before ? addDays(before, 1) : from, lastDay }];
  });
}

/** Days. A firm that closes for longer has no business day to go to. */
const LONGEST_CLOSURE = 31;

/** A due day moved to a business day; as it falls when that would leave its place between the occurrences before and after. */
function shifted(
  day: string,
  rule: DayRule,
  holidays: ReadonlySet<string>,
  before: string | null,
  after: string | null,
): string {
  if (rule === 'as_it_falls') return day;
  const step = rule === 'before' ? -1 : 1;
  for (let to = day; ; to = addDays(to, step)) {
    if ((before !== null && to <= before) || (after !== null && to >= after)) return day;
    if (isBusinessDay(to, holidays)) return to;
    if (Math.abs(daysBetween(day, to)) > LONGEST_CLOSURE) return day;
  }
}

/** Monday to Friday, and no holiday. */
export function isBusinessDay(day: string, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday >= 1 && weekday <= 5 && !holidays.has(day);
}

/** Systems of a control as occurrences name them: one without a name when none is set. */
export const systemsOf = ({ systems }: Pick<ControlSchedule, 'systems'>): readonly string[] =>
  systems.length > 0 ? systems : [''];

const latest = (a: string, b: string | null): string => (b !== null && b > a ? b : a);
const earliest = (a: string, b: string | null): string => (b !== null && b < a ? b : a);

const HOLIDAY_LINE = /^(\d{4}-\d{2}-\d{2})(?:[\s,;]+(.*))?$/;

/** Holidays as people paste them, a line each: "2026-01-01 New Year". Lines that are none are given back. */
export function readHolidays(text: string): { holidays: Holiday[]; refused: string[] } {
  const byDay = new Map<string, Holiday>();
  const refused: string[] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '') continue;
    const [, day = '', name = ''] = HOLIDAY_LINE.exec(line) ?? [];
    if (isDay(day)) byDay.set(day, { day, name: name.trim().slice(0, 100) });
    else refused.push(line);
  }
  return { holidays: [...byDay.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1)), refused };
}
