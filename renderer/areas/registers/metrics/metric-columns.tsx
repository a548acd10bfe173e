import { Link } from 'wouter';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { METRIC_STATUS_NAMES, type MetricStatus } from '../../../../shared/domain/metrics/judge.ts';
import { readDecimal, roundedValue, valueWords } from '../../../../shared/domain/metrics/series.ts';
import { api } from '../../../app/api.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import { MetricSign } from './MetricSign.tsx';
import styles from './metrics.module.css';
import { monthsText, Sparkline } from './Sparkline.tsx';

const STATUSES = Object.keys(METRIC_STATUS_NAMES) as MetricStatus[];

export const figureWords = ({ value, unit }: Pick<Metric, 'value' | 'unit'>): string =>
  value === null ? '' : valueWords(value, unit);

/** "721 of 723" of a rate; the number behind a mean. */
export function ofWords({ unit, value, numerator, denominator }: Metric): string {
  if (value === null || denominator === null) return '';
  if (unit === '%' || unit === 'count') return numerator === null ? '' : `${numerator} of ${denominator}`;
  return `mean of ${denominator}`;
}

/** @throws AppError bad_input for a text that is no number */
export async function saveTarget(ids: readonly string[], text: string): Promise<void> {
  const target = text.trim() === '' ? null : readDecimal(text);
  if (target === null && text.trim() !== '')
    throw new AppError('bad_input', `“${text}” is not a number such as 99.9.`);
  for (const id of ids) await api.metrics.set({ id, patch: { target } });
}

export const METRIC_COLUMNS: readonly GridColumn<Metric>[] = [
  {
    id: 'title',
    header: 'Metric',
    width: 210,
    frozen: true,
    text: ({ title }) => title,
    cell: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    id: 'value',
    header: 'Value',
    width: 84,
    align: 'end',
    text: ({ value, unit }) => (value === null ? null : roundedValue(value, unit)),
    cell: (metric) => <b className={styles.value}>{figureWords(metric) || '–'}</b>,
  },
  {
    id: 'of',
    header: 'Of',
    title: 'Numerator and denominator',
    width: 88,
    text: ofWords,
    cell: ofWords,
  },
  {
    id: 'target',
    header: 'Target',
    width: 76,
    align: 'end',
    text: ({ target }) => target,
    cell: ({ target, unit, better }) =>
      target === null ? (
        <span className={styles.quiet}>None</span>
      ) : (
        `${better === 'higher' ? '≥' : '≤'} ${valueWords(target, unit)}`
      ),
    edit: {
      value: ({ target }) => (target === null ? '' : String(target)),
      commit: (rows, value) =>
        saveTarget(
          rows.map(({ id }) => id),
          value,
        ),
    },
  },
  {
    id: 'status',
    header: 'Status',
    width: 154,
    text: ({ status, drifting }) => `${STATUSES.indexOf(status)}${drifting === null ? 'b' : 'a'}`,
    cell: (metric) => <MetricSign metric={metric} />,
  },
  {
    id: 'months',
    header: 'By month',
    width: 112,
    text: monthsText,
    cell: (metric) =>
      metric.months.some(({ value }) => value !== null) ? (
        <Sparkline metric={metric} width={96} height={18} />
      ) : (
        <span className={styles.quiet}>No trend</span>
      ),
  },
  {
    id: 'note',
    header: 'Note',
    width: 240,
    grow: true,
    text: ({ note }) => note,
    cell: (metric) =>
      metric.status === 'no_data' ? (
        <span className={styles.quiet} title={metric.note}>
          <Link href={metric.source.link} tabIndex={-1} className={styles.step}>
            {metric.source.step}
          </Link>{' '}
          {metric.note}
        </span>
      ) : (
        <span title={metric.note}>{metric.note}</span>
      ),
  },
];
