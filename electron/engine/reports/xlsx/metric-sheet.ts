import type { FrozenMetric } from '../../../../shared/domain/governance.ts';
import { METRIC_GROUPS } from '../../../../shared/domain/metrics/definitions.ts';
import { METRIC_STATUS_NAMES } from '../../../../shared/domain/metrics/judge.ts';
import { roundedValue } from '../../../../shared/domain/metrics/series.ts';
import type { ReportMetric, ReportMetrics } from '../../../../shared/domain/report-metrics.ts';
import { RATING_COLORS } from '../pdf/palette.ts';
import { tonesOf, type Sheet, type SheetColumn, type Value } from './sheet.ts';

const TONES = tonesOf(METRIC_STATUS_NAMES, {
  met: RATING_COLORS.ready,
  missed: RATING_COLORS.not_in_place,
  no_data: RATING_COLORS.not_assessed,
});

const figure = (value: number | null, unit: FrozenMetric['unit']): Value =>
  value === null ? null : roundedValue(value, unit);

/** Every figure with what it is made of, its target, and its months. */
export function metricSheet<Row extends FrozenMetric>(
  metrics: readonly Row[],
  about = 'Every figure of the programme with numerator, denominator, target and months.',
  more: readonly SheetColumn<Row>[] = [],
): Sheet<Row> {
  const months = [...new Set(metrics.flatMap((row) => row.months.map(({ month }) => month)))].toSorted();
  return {
    name: 'Metrics',
    about,
    frozen: 1,
    rows: metrics,
    columns: [
      { title: 'Metric', value: (row) => row.title, widest: 32 },
      { title: 'Group', value: (row) => METRIC_GROUPS[row.group], widest: 18 },
      { title: 'Value', value: (row) => figure(row.value, row.unit) },
      { title: 'Unit', value: (row) => row.unit },
      { title: 'Numerator', value: (row) => figure(row.numerator, 'count') },
      { title: 'Denominator', value: (row) => figure(row.denominator, 'count') },
      { title: 'Target', value: (row) => figure(row.target, row.unit) },
      { title: 'Status', value: (row) => METRIC_STATUS_NAMES[row.status], tones: TONES },
      { title: 'Drift', value: (row) => row.drifting ?? '', widest: 26 },
      ...more,
      { title: 'Note', value: (row) => row.note, widest: 40 },
      // Where they do not go on one page they stand on the next, beside the name of the metric.
      ...months.map((month): SheetColumn<Row> => ({
        title: month,
        value: (row) => figure(row.months.find((one) => one.month === month)?.value ?? null, row.unit),
      })),
    ],
  };
}

/** The figures of the period, as the screen has them. */
export const programmeMetricSheet = ({ from, to, figures }: ReportMetrics): Sheet<ReportMetric> =>
  metricSheet(
    figures,
    `Every figure of the programme from ${from} to ${to} with numerator, denominator, target and months.`,
    [
      { title: 'Owner', value: (row) => row.owner, widest: 20 },
      { title: 'What is counted', value: (row) => row.about, widest: 56 },
    ],
  );
