/** Series of points, imported or entered by hand: what they come to over a span, and how a value is written. */
import type { MetricSpan, MetricUnit } from './metric.ts';

export interface MetricPoint {
  /** ISO 8601. A value of a month stands on its last day. */
  day: string;
  value: number;
}

/** Rates and times are averaged; of a count the latest point tells how many there are. Null without a point in the span. */
export function seriesValue(
  points: readonly MetricPoint[],
  { from, to }: MetricSpan,
  unit: MetricUnit,
): { value: number; points: number } | null {
  const own = points
    .filter(({ day }) => day >= from && day <= to)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const last = own.at(-1);
  if (!last) return null;
  if (unit === 'count') return { value: last.value, points: own.length };
  return { value: own.reduce((sum, { value }) => sum + value, 0) / own.length, points: own.length };
}

/** Two decimals at most, cut off towards the worse side of a full percentage: 99.996 is not 100. */
export function roundedValue(value: number, unit: MetricUnit): number {
  const rounded = Math.round(value * 100) / 100;
  return unit === '%' && rounded === 100 && value < 100 ? 99.99 : rounded;
}

const UNIT_WORDS: Readonly<Record<MetricUnit, string>> = { '%': ' %', hours: ' h', days: ' days', count: '' };

/** "99.72 %", "3.45 h", "6". */
export const valueWords = (value: number, unit: MetricUnit): string =>
  unit === 'days' && value === 1
    ? '1 day'
    : `${roundedValue(value, unit).toLocaleString('en-US')}${UNIT_WORDS[unit]}`;

/** The number of a decimal text with a point or a comma, with or without a percent sign; null when it is none. */
export function readDecimal(text: string): number | null {
  const plain = text
    .trim()
    .replace(/\s*%$/, '')
    .replace(/^(-?\d+),(\d{1,6})$/, '$1.$2');
  if (!/^-?\d{1,12}(?:\.\d{1,12})?$/.test(plain)) return null;
  return Number(plain);
}

const MONTH = /^(\d{4})-(\d{2})$/;

/** The last day of a month (YYYY-MM). */
export function monthEnd(month: string): string {
  const found = MONTH.exec(month);
  const [year, index] = [Number(found?.[1]), Number(found?.[2])];
  return new Date(Date.UTC(year, index, 0)).toISOString().slice(0, 10);
}

/** "99.9 % of each month": the percentage that a promise names; null without exactly one. */
export function promisedPercentage(text: string): number | null {
  const found = [...text.matchAll(/(\d{1,3}(?:[.,]\d{1,6})?)\s*(?:%|per ?cent)/gi)];
  const value = found.length === 1 ? readDecimal(found[0]?.[1] ?? '') : null;
  return value !== null && value <= 100 ? value : null;
}
