/** When a periodic control is due in a period: the population of a control that no system keeps a list of. */
import type { Frequency } from './vocabulary.ts';

export interface Occurrence {
  /** Names it among the others: 2026-03-31, 2026-W14, 2026-03, 2026-Q1, 2026-H1, 2026. */
  key: string;
  /** ISO day at the end of which it should have been performed. */
  due: string;
}

export interface OccurrenceRule {
  frequency: Frequency;
  /** Inclusive, ISO days. */
  from: string;
  to: string;
  /** Any day on which the control is due, where that is not the end of its week, month, quarter or year. */
  anchor?: string | null;
}

export const PERIODIC_FREQUENCIES = [
  'annual',
  'semi-annual',
  'quarterly',
  'monthly',
  'semi-monthly',
  'weekly',
  'daily',
] as const satisfies readonly Frequency[];

/** How due days are counted, in one sentence for people. */
export const OCCURRENCE_RULES: Record<(typeof PERIODIC_FREQUENCIES)[number], string> = {
  annual: 'Once a year, due on the last day of the year',
  'semi-annual': 'Twice a year, due on the last day of June and December',
  quarterly: 'Once a quarter, due on its last day',
  monthly: 'Once a month, due on its last day',
  'semi-monthly': 'Twice a month, due on the 15th and on the last day',
  weekly: 'Once a week, due on Friday',
  daily: 'Every business day, Monday to Friday without the holidays of the firm',
};

const MONTHS_APART: Partial<Record<Frequency, number>> = {
  annual: 12,
  'semi-annual': 6,
  quarterly: 3,
  monthly: 1,
};
const DAY_MS = 86_400_000;
const FRIDAY = 5;
/** More than any engagement has: a longer period is a mistyped year. */
const MOST_DAYS = 3660;

export const isPeriodic = (frequency: Frequency | null): frequency is (typeof PERIODIC_FREQUENCIES)[number] =>
  PERIODIC_FREQUENCIES.some((periodic) => periodic === frequency);

/**
 * The occurrences whose due day lies in the period, in order. An interval that the period cuts off counts where its due day
 * falls, so periods that follow each other never count one twice. None for a control that follows events or runs all the time.
 */
export function expectedOccurrences({ frequency, from, to, anchor }: OccurrenceRule): Occurrence[] {
  if (dayNumber(to) - dayNumber(from) > MOST_DAYS) return [];
  const months = MONTHS_APART[frequency];
  if (months !== undefined) return monthly(from, to, months, frequency, anchor ?? null);
  switch (frequency) {
    case 'semi-monthly':
      return monthEnds(from, to, 1).flatMap((end) =>
        [`${end.slice(0, 7)}-15`, end]
          .filter((due) => due >= from && due <= to)
          .map((due) => ({ key: `${due.slice(0, 7)}-${due.endsWith('-15') ? 1 : 2}`, due })),
      );
    case 'weekly':
      return days(from, to, (weekday) => weekday === (anchor ? weekdayOf(anchor) : FRIDAY)).map((due) => ({
        key: isoWeek(due),
        due,
      }));
    case 'daily':
      return days(from, to, (weekday) => weekday >= 1 && weekday <= FRIDAY).map((due) => ({ key: due, due }));
    default:
      return [];
  }
}

function monthly(
  from: string,
  to: string,
  apart: number,
  frequency: Frequency,
  anchor: string | null,
): Occurrence[] {
  const ends = monthEnds(from, to, anchor ? 1 : apart);
  const dues = anchor
    ? ends
        .filter((end) => (monthNumber(end) - monthNumber(anchor)) % apart === 0)
        // A day that the month does not have is its last one, and so is the last day of the anchor's month.
        .map((end) => {
          const isLast = nextDay(anchor).endsWith('-01');
          const due = `${end.slice(0, 8)}${anchor.slice(8)}`;
          return isLast || due > end ? end : due;
        })
    : ends;
  return dues
    .filter((due) => due >= from && due <= to)
    .map((due) => ({ key: intervalKey(due, frequency), due }));
}

function intervalKey(due: string, frequency: Frequency): string {
  const year = due.slice(0, 4);
  const month = Number(due.slice(5, 7));
  switch (frequency) {
    case 'annual':
      return year;
    case 'semi-annual':
      return `${year}-H${month <= 6 ? 1 : 2}`;
    case 'quarterly':
      return `${year}-Q${Math.ceil(month / 3)}`;
    default:
      return due.slice(0, 7);
  }
}

/** Last days of every `apart`-th month of the year, from the month of `from` to the month of `to`. */
function monthEnds(from: string, to: string, apart: number): string[] {
  const ends: string[] = [];
  for (let month = monthNumber(from); month <= monthNumber(to); month += 1) {
    if ((month + 1) % apart === 0) ends.push(isoDay(Date.UTC(1900, month + 1, 0)));
  }
  return ends;
}

/** Months since January 1900. */
const monthNumber = (day: string): number =>
  (Number(day.slice(0, 4)) - 1900) * 12 + Number(day.slice(5, 7)) - 1;

const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
const nextDay = (day: string): string => isoDay((dayNumber(day) + 1) * DAY_MS);
/** 0 for Sunday. */
const weekdayOf = (day: string): number => new Date(dayNumber(day) * DAY_MS).getUTCDay();

function days(from: string, to: string, isDue: (weekday: number) => boolean): string[] {
  const due: string[] = [];
  for (let number = dayNumber(from); number <= dayNumber(to); number += 1) {
    const time = number * DAY_MS;
    if (isDue(new Date(time).getUTCDay())) due.push(isoDay(time));
  }
  return due;
}

/** ISO 8601 week, such as 2026-W01: it belongs to the year of its Thursday. */
function isoWeek(day: string): string {
  const weekday = (weekdayOf(day) + 6) % 7;
  const thursday = isoDay((dayNumber(day) - weekday + 3) * DAY_MS);
  const year = thursday.slice(0, 4);
  const week = Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
