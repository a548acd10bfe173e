/** Arithmetic on days, ISO 8601 texts throughout. */

const DAY_MS = 86_400_000;

/** True for a day of the calendar written as 2026-05-29. */
export function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

const two = (part: number): string => (part < 10 ? `0${part}` : `${part}`);

/** @throws RangeError for what is no day */
export function addDays(day: string, days: number): string {
  const date = new Date(Date.parse(day) + days * DAY_MS);
  const year = date.getUTCFullYear();
  // Figures and calendars do this a hundred thousand times in a row, and toISOString takes twice as long as all of this.
  return year >= 1000 && year <= 9999
    ? `${year}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`
    : date.toISOString().slice(0, 10);
}

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

/** The Monday of the week (ISO 8601) that holds the day. */
export const mondayOf = (day: string): string => addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
