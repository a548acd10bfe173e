import type { Metric } from '../../../../shared/contract/metrics.ts';
import { valueWords } from '../../../../shared/domain/metrics/series.ts';
import { monthName } from '../../../app/dates.ts';
import { chartOf } from './chart.ts';
import styles from './metrics.module.css';

/** Months with their values, in words. */
export const monthsText = ({ months, unit }: Pick<Metric, 'months' | 'unit'>): string =>
  months
    .map(({ month, value }) => `${monthName(month)} ${value === null ? 'none' : valueWords(value, unit)}`)
    .join(', ');

interface Props {
  metric: Pick<Metric, 'months' | 'unit' | 'target'>;
  width: number;
  height: number;
}

/** Bars by month on the axis of the period, zero-based, with the target as a line; a month without a value stays empty. */
export function Sparkline({ metric, width, height }: Props) {
  const { bars, target } = chartOf(metric, width, height);
  return (
    <svg width={width} height={height} role="img" aria-label={monthsText(metric)} className={styles.spark}>
      <title>{monthsText(metric)}</title>
      <line x1={0} x2={width} y1={height - 0.5} y2={height - 0.5} className={styles.axis} />
      {bars.map(({ month, x, y, width: wide, height: tall }) => (
        <rect key={month} x={x} y={y} width={wide} height={tall} />
      ))}
      {target !== null && <line x1={0} x2={width} y1={target} y2={target} className={styles.target} />}
    </svg>
  );
}
