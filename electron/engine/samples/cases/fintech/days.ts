/** Days and times as the records of this case hold them: UTC, ISO 8601. */
import { addDays } from '../../../../../shared/domain/readiness/days.ts';

export const PERIOD_FROM = '2025-10-01';
export const PERIOD_TO = '2026-06-30';
/** When the client drew the lists for the tests. */
export const EXPORTED_ON = '2026-07-02';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;

export const isInPeriod = (day: string): boolean =>
  day.slice(0, 10) >= PERIOD_FROM && day.slice(0, 10) <= PERIOD_TO;

/** A point in time to the second. */
export const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

const isWorkingDay = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay());

/** The day so many working days (Monday to Friday) after another. */
export function addWorkingDays(day: string, days: number): string {
  let result = day;
  for (let left = days; left > 0;) {
    result = addDays(result, 1);
    if (isWorkingDay(result)) left -= 1;
  }
  return result;
}

/** Every working day from one day to another, both included. */
export function workingDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
  return days;
}

/** Working days after the first day, up to and with the last one. */
export const workingDaysBetween = (from: string, to: string): number =>
  workingDays(addDays(from, 1), to).length;

/** Minutes from one point in time to another. */
export const minutesBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS);

/** The nine months of the period, such as 2025-10. */
export const MONTHS: readonly string[] = [
  '2025-10',
  '2025-11',
  '2025-12',
  '2026-01',
  '2026-02',
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
];

export interface Quarter {
  /** As in file names. */
  id: string;
  name: string;
  from: string;
  to: string;
}

export const QUARTERS: readonly Quarter[] = [
  { id: '2025-q4', name: 'fourth quarter 2025', from: '2025-10-01', to: '2025-12-31' },
  { id: '2026-q1', name: 'first quarter 2026', from: '2026-01-01', to: '2026-03-31' },
  { id: '2026-q2', name: 'second quarter 2026', from: '2026-04-01', to: '2026-06-30' },
];
