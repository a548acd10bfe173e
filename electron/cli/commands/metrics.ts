/** Commands about the figures of the programme. */
import type { Metric } from '../../../shared/contract/metrics.ts';
import { METRIC_STATUS_NAMES } from '../../../shared/domain/metrics/judge.ts';
import { readDecimal, roundedValue, valueWords } from '../../../shared/domain/metrics/series.ts';
import { UsageError } from '../args.ts';
import type { Command } from '../command.ts';
import { withWorkspace } from '../engine.ts';
import { plural, table } from '../output.ts';

const rounded = (value: number | null, unit: Metric['unit']): number | null =>
  value === null ? null : roundedValue(value, unit);

/** A figure as other programs read it; values have two decimals. */
const listed = (metric: Metric) => {
  const { id, title, unit, better, target, status, drifting, numerator, denominator, note, records } = metric;
  return {
    id,
    title,
    value: rounded(metric.value, unit),
    unit,
    target,
    status,
    better,
    drifting,
    numerator: rounded(numerator, 'count'),
    denominator,
    note,
    records,
    months: metric.months.map(({ month, value }) => ({ month, value: rounded(value, unit) })),
  };
};

/** What the commands of one figure say of its name. */
const METRIC = 'METRIC is an id that "metrics" prints, such as uptime or mttr.';

const words = (value: number | null, unit: Metric['unit']) =>
  value === null ? null : valueWords(value, unit);

const list: Command = {
  name: 'metrics',
  summary: 'List the metrics of the programme with target and status',
  usage: 'FILE',
  positionals: [1, 1],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const { from, to, metrics } = await api.metrics.list({});
      return {
        json: metrics.map(listed),
        human: (style) =>
          `${table(
            style,
            ['Metric', 'Value', 'Target', 'Status', 'Note'],
            metrics.map((metric) => [
              metric.id,
              words(metric.value, metric.unit),
              words(metric.target, metric.unit),
              `${METRIC_STATUS_NAMES[metric.status]}${metric.drifting === null ? '' : ', drifting'}`,
              metric.note || null,
            ]),
            'There are no metrics.',
          )}\nMeasured from ${from} to ${to}.`,
      };
    }),
};

const series: Command = {
  name: 'metrics series',
  summary: 'Import a series of a metric from a CSV file or a workbook',
  usage: 'FILE METRIC PATH [--column NAME]',
  details: `${METRIC} PATH has a head, and in each line a day or a month and a value.`,
  positionals: [3, 3],
  options: { column: { value: 'NAME', help: 'column of the values; otherwise the first one of numbers' } },
  run: (args) =>
    withWorkspace(args, async ({ api, source }) => {
      const [, id = '', path = ''] = args.positionals;
      const column = args.text('column');
      let columns;
      if (column !== undefined) {
        const read = await api.metrics.readSeries({ file: source(path) });
        const value = read.columns.findIndex((name) => name.toLowerCase() === column.toLowerCase());
        if (value < 0 || !read.proposed)
          throw new UsageError(`${path} has no column "${column}". It has ${read.columns.join(', ')}.`);
        columns = { day: read.proposed.day, value };
      }
      const result = await api.metrics.importSeries({ id, file: source(path), ...(columns && { columns }) });
      return {
        json: result,
        human: () =>
          [
            `${plural(result.imported, 'point')} of ${result.rows} imported into ${id}.`,
            ...result.problems.map(({ row, text }) => `Row ${row}: ${text}`),
          ].join('\n'),
        exitCode: result.imported === 0 ? 1 : 0,
      };
    }),
};

const target: Command = {
  name: 'metrics target',
  summary: 'Set the target of a metric; "default" goes back to the usual one',
  usage: 'FILE METRIC VALUE',
  details: METRIC,
  positionals: [3, 3],
  options: {},
  run: (args) =>
    withWorkspace(args, async ({ api }) => {
      const [, id = '', text = ''] = args.positionals;
      const value = text === 'default' ? null : readDecimal(text);
      if (value === null && text !== 'default') throw new UsageError(`"${text}" is not a number.`);
      await api.metrics.set({ id, patch: { target: value } });
      const metric = (await api.metrics.list({})).metrics.find((one) => one.id === id);
      return {
        json: metric && listed(metric),
        human: () =>
          metric
            ? `${metric.title}: target ${words(metric.target, metric.unit) ?? 'none'}, ${METRIC_STATUS_NAMES[metric.status].toLowerCase()}.`
            : '',
      };
    }),
};

export const metricCommands: readonly Command[] = [list, series, target];
