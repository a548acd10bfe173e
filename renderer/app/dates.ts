/** Calendar days are ISO strings without zone; arithmetic is done in UTC so that summer time cannot shift a day. */
import { addDays, daysBetween, isDay } from '../../shared/domain/readiness/days.ts';

export { addDays, daysBetween, isDay };

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const pad = (value: number) => String(value).padStart(2, '0');
const localDay = (date: Date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

/** Today where the person is. */
export const today = () => localDay(new Date());

/** "29 May", for places where the period gives the year. */
export const shortDay = (day: string) => `${Number(day.slice(8))} ${monthName(day)}`;

/** "May" of "2026-05" or "2026-05-29". */
export const monthName = (day: string) => MONTHS[Number(day.slice(5, 7)) - 1] ?? '';

/** "14:06:31" in local time. */
export const clock = (instant: string) => new Date(instant).toLocaleTimeString('sv');

/** "2026-05-29 14:06" in local time. */
export const moment = (instant: string) => {
  const date = new Date(instant);
  return `${localDay(date)} ${date.toLocaleTimeString('sv').slice(0, 5)}`;
};

/** Months of a period: first letter, share of the period in days, and its ISO month. */
export function monthsOf(from: string, to: string): { month: string; days: number }[] {
  const months: { month: string; days: number }[] = [];
  for (let day = from; day <= to;) {
    const next = iso(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1));
    const end = next <= to ? next : nextDay(to);
    months.push({ month: day.slice(0, 7), days: daysBetween(day, end) });
    day = next;
  }
  return months;
}

/** Why a text is not a day, as a sentence; undefined when it is one. */
export function dayProblem(text: string): string | undefined {
  if (isDay(text)) return undefined;
  return text ? `“${text}” is not a date. Write it as ${today()}.` : `Enter a date, written as ${today()}.`;
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

export const nextDay = (day: string) => addDays(day, 1);

/** The same day of another month, or that month's last day where it is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const isLast = new Date(Date.UTC(year, month, 0)).getUTCDate() === date;
  return iso(Date.UTC(year, month - 1 + months, isLast ? last : Math.min(date, last)));
}
