/** Places of the bars of a small chart by month. */
import type { Metric } from '../../../../shared/contract/metrics.ts';

interface Bar {
  month: string;
  value: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Rates between 90 and 100 differ by fractions: there the axis begins where the difference can be seen. */
const HIGH_RATE = 90;
const LEAST_BAR = 1.5;

/** px. The target's line is null where there is none or it lies outside. */
export function chartOf(
  { months, target, unit }: Pick<Metric, 'months' | 'target' | 'unit'>,
  width: number,
  height: number,
): { bars: Bar[]; target: number | null; least: number; most: number } {
  const values = months.flatMap(({ value }) => (value === null ? [] : [value]));
  const all = target === null ? values : [...values, target];
  const isHighRate = unit === '%' && all.length > 0 && Math.min(...all) >= HIGH_RATE;
  const least = isHighRate ? HIGH_RATE : Math.min(0, ...all);
  const most = isHighRate ? 100 : Math.max(...all, least + 1);
  const yOf = (value: number) => height - ((value - least) / (most - least)) * (height - 2);
  const step = width / Math.max(months.length, 1);
  const bars = months.flatMap(({ month, value }, index): Bar[] => {
    if (value === null) return [];
    const y = Math.min(yOf(value), height - LEAST_BAR);
    return [{ month, value, x: index * step + 1, y, width: Math.max(step - 2, 2), height: height - y }];
  });
  return { bars, target: target === null ? null : yOf(target), least, most };
}
