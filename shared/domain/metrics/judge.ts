/** What a figure means against its target, and when its trend is worth a look. */
import type { MetricBetter } from './metric.ts';

export const METRIC_STATUS_NAMES = {
  missed: 'Target missed',
  met: 'Target met',
  no_target: 'No target',
  no_data: 'No data',
} as const;
export type MetricStatus = keyof typeof METRIC_STATUS_NAMES;

export interface MonthValue {
  /** YYYY-MM. */
  month: string;
  value: number | null;
}

/** Percent by which the last month may be worse than the mean of the three before, until the firm says otherwise. */
export const DEFAULT_DRIFT = 10;

const isWorse = (value: number, than: number, better: MetricBetter): boolean =>
  better === 'higher' ? value < than : value > than;

/** A value exactly on the target meets it. */
export function statusOf(value: number | null, target: number | null, better: MetricBetter): MetricStatus {
  if (value === null) return 'no_data';
  if (target === null) return 'no_target';
  return isWorse(value, target, better) ? 'missed' : 'met';
}

/**
 * Why a trend needs a look; null when it does not. Either the last two months missed the target, or the last month is worse than the
 * mean of the three before it by more than `drift` percent of that mean. A rule of our own: no standard sets one.
 *
 * @param months complete months, oldest first; those without a value are passed over
 */
export function driftOf(
  months: readonly MonthValue[],
  { target, better, drift }: { target: number | null; better: MetricBetter; drift: number },
): string | null {
  const values = months.flatMap(({ value }) => (value === null ? [] : [value]));
  const [before, last] = values.slice(-2);
  if (before === undefined || last === undefined) return null;
  if (target !== null && isWorse(last, target, better) && isWorse(before, target, better))
    return 'The last two months missed the target.';
  const three = values.slice(-4, -1);
  if (three.length < 3) return null;
  const mean = three.reduce((sum, value) => sum + value, 0) / 3;
  const limit = better === 'higher' ? mean * (1 - drift / 100) : mean * (1 + drift / 100);
  return isWorse(last, limit, better)
    ? `The last month is more than ${drift} % worse than the mean of the three before.`
    : null;
}
