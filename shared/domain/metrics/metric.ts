/** What a figure of the programme is made of. Rules take plain rows and a span of days, and know nothing of where these come from. */

export const METRIC_UNITS = ['%', 'hours', 'days', 'count'] as const;
export type MetricUnit = (typeof METRIC_UNITS)[number];
export const METRIC_BETTER = ['higher', 'lower'] as const;
export type MetricBetter = (typeof METRIC_BETTER)[number];

/** The time that is measured, both days included. `to` is also the day on which what is open is judged. */
export interface MetricSpan {
  from: string;
  to: string;
}

/** A record behind a figure. */
export interface MetricItem {
  id: string;
  /** As people call it: a number or a name. */
  ref: string;
  title: string;
  /** The fact that put it on the list. */
  detail: string;
  /** Address of the record in the application. */
  link: string;
}

/** What was measured; `value` is null when there was nothing to measure. */
export interface Measure {
  value: number | null;
  /** Of a rate or a mean; null where there is none. */
  numerator: number | null;
  denominator: number | null;
  /** What the figure alone does not say, in sentences; empty when it says all. */
  note: string;
  items: MetricItem[];
}

export const nothingMeasured = (note: string): Measure => ({
  value: null,
  numerator: null,
  denominator: null,
  note,
  items: [],
});

/** A share in percent; nothing measured without a whole. */
export function rate(part: number, whole: number, items: MetricItem[], note: string, empty: string): Measure {
  if (whole === 0) return { ...nothingMeasured(empty), items };
  return { value: (part / whole) * 100, numerator: part, denominator: whole, note, items };
}

/** How many; `whole` is out of how many, zero of which means that there is nothing to count. */
export function count(items: MetricItem[], whole: number, note: string, empty: string): Measure {
  if (whole === 0) return nothingMeasured(empty);
  return { value: items.length, numerator: items.length, denominator: whole, note, items };
}

/** The arithmetic mean. */
export function mean(values: readonly number[], items: MetricItem[], note: string, empty: string): Measure {
  if (values.length === 0) return { ...nothingMeasured(empty), items };
  const sum = values.reduce((total, value) => total + value, 0);
  return { value: sum / values.length, numerator: sum, denominator: values.length, note, items };
}

export const within = (day: string | null, { from, to }: MetricSpan): boolean =>
  day !== null && day >= from && day <= to;

/** Sentences with one space between, without the empty ones. */
export const sentences = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');

/** "1 incident is", "3 incidents are". */
export const several = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
