import { basename } from 'node:path';
import type { Metric } from '../../../shared/contract/metrics.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Figure } from '../../../shared/domain/metrics/figures.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { readFiguresInPieces } from './figures.ts';
import { numericColumns, proposeColumns, readPoints as pointsOf, readSeriesTable } from './series-file.ts';
import {
  addOwnMetric,
  changeSetting,
  metricTitle,
  readPoints,
  removeOwnMetric,
  removePoint,
  setPoints,
} from './writes.ts';

function toMetric({ items, months, source, ...figure }: Figure): Metric {
  return {
    ...figure,
    months: months.map((month) => ({ ...month })),
    source: { ...source },
    records: items.length,
  };
}

async function listMetrics(session: Session) {
  const { time, figures } = await readFiguresInPieces(session);
  return { from: time.from, to: time.to, metrics: figures.map(toMetric) };
}

/** Figures of the programme, with target, trend and drift. */
export const metricsRouter = {
  list: os.metrics.list.handler(({ context: { session } }) => listMetrics(session)),

  detail: os.metrics.detail.handler(async ({ input, context: { session } }) => {
    const { figures } = await readFiguresInPieces(session);
    const figure = figures.find(({ id }) => id === input.id);
    if (!figure) throw new AppError('not_found', `There is no metric ${input.id}.`);
    return { records: figure.items, points: readPoints(session.workspace, input.id) };
  }),

  set: os.metrics.set.handler(({ input, context: { session } }) => {
    changeSetting(session, input.id, input.patch);
    return {};
  }),

  add: os.metrics.add.handler(({ input, context: { session } }) => ({ id: addOwnMetric(session, input) })),

  remove: os.metrics.remove.handler(({ input, context: { session } }) => {
    removeOwnMetric(session, input.id);
    return {};
  }),

  setPoint: os.metrics.setPoint.handler(({ input, context: { session } }) => {
    const { id, day, value, source } = input;
    if (value === null) removePoint(session, id, day);
    else setPoints(session, id, [{ day, value }], source ?? 'Entered by hand');
    return {};
  }),

  readSeries: os.metrics.readSeries.handler(async ({ input, context: { session } }) => {
    const table = await readSeriesTable(session.source(input.file));
    return {
      columns: table.columns,
      rows: table.lines.length,
      proposed: proposeColumns(table),
      numeric: numericColumns(table),
    };
  }),

  importSeries: os.metrics.importSeries.handler(async ({ input, context: { session } }) => {
    const path = session.source(input.file);
    const title = metricTitle(session.workspace, input.id);
    const table = await readSeriesTable(path);
    const columns = input.columns ?? proposeColumns(table, [input.id, title]);
    if (!columns)
      throw new AppError(
        'bad_input',
        `${basename(path)} has no column of days (2026-06-30) or months (2026-06) with a column of numbers beside it.`,
      );
    const { points, problems } = pointsOf(table, columns);
    if (points.length > 0) setPoints(session, input.id, points, basename(path).slice(0, 200));
    return { rows: table.lines.length, imported: points.length, problems };
  }),
};
