/** Changes of what the firm sets for figures, and of their series. */
import { AppError } from '../../../shared/domain/errors.ts';
import { METRICS } from '../../../shared/domain/metrics/definitions.ts';
import type { MetricBetter, MetricUnit } from '../../../shared/domain/metrics/metric.ts';
import type { MetricPoint } from '../../../shared/domain/metrics/series.ts';
import type { Session } from '../session.ts';
import { newId, type Row, type Workspace } from '../workspace/workspace.ts';

const KNOWN = new Map<string, string>(METRICS.map(({ id, title }) => [id, title]));
const EMPTY: Row = {
  title: '',
  unit: '',
  better: null,
  target: null,
  drift: null,
  owner_id: null,
  notes: '',
};

export interface SettingPatch {
  target?: number | null | undefined;
  drift?: number | null | undefined;
  ownerId?: string | null | undefined;
  notes?: string | undefined;
}

const settingOf = (workspace: Workspace, metric: string) =>
  workspace.get<{ id: string; title: string }>('SELECT id, title FROM metric_setting WHERE metric = ?', [
    metric,
  ]);

/** What a figure is called. @throws AppError not_found */
export function metricTitle(workspace: Workspace, metric: string): string {
  const title = KNOWN.get(metric) ?? settingOf(workspace, metric)?.title;
  if (title === undefined) throw new AppError('not_found', `There is no metric ${metric}.`);
  return title;
}

const decimal = (value: number | null): string | null => (value === null ? null : String(value));

/** Changes what the firm sets for a figure. @throws AppError not_found */
export function changeSetting(session: Session, metric: string, patch: SettingPatch): void {
  const { workspace } = session;
  const title = metricTitle(workspace, metric);
  if (patch.ownerId) workspace.need('The owner', 'SELECT 1 FROM person WHERE id = ?', [patch.ownerId]);
  const columns: Row = {
    ...(patch.target !== undefined && { target: decimal(patch.target) }),
    ...(patch.drift !== undefined && { drift: decimal(patch.drift) }),
    ...(patch.ownerId !== undefined && { owner_id: patch.ownerId }),
    ...(patch.notes !== undefined && { notes: patch.notes }),
  };
  const what = patch.target === undefined ? 'Settings' : 'Target';
  session.change(`${what} of metric ${title}`.slice(0, 120), (tx) => {
    const stored = settingOf(workspace, metric);
    if (stored) tx.update('metric_setting', stored.id, columns);
    else tx.insert('metric_setting', { id: newId(), metric, ...EMPTY, ...columns });
  });
}

export interface OwnMetric {
  title: string;
  unit: MetricUnit;
  better: MetricBetter;
  target?: number | null | undefined;
}

/** The title in small letters and digits with hyphens, such as "nps-of-support". */
const slugOf = (title: string): string =>
  title
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '') || 'metric';

/** Adds a figure that a series feeds. @returns its id */
export function addOwnMetric(session: Session, { title, unit, better, target }: OwnMetric): string {
  const { workspace } = session;
  const slug = slugOf(title);
  const isTaken = (id: string) => KNOWN.has(id) || settingOf(workspace, id) !== undefined;
  let metric = slug;
  for (let number = 2; isTaken(metric); number += 1) metric = `${slug}-${number}`;
  session.change(`Add metric ${title}`.slice(0, 120), (tx) =>
    tx.insert('metric_setting', {
      id: newId(),
      metric,
      ...EMPTY,
      title,
      unit,
      better,
      target: decimal(target ?? null),
    }),
  );
  return metric;
}

/** Removes a figure of the firm's own and its series. @throws AppError bad_input for one that is measured from registers */
export function removeOwnMetric(session: Session, metric: string): void {
  const { workspace } = session;
  const title = metricTitle(workspace, metric);
  if (KNOWN.has(metric))
    throw new AppError('bad_input', `${title} is measured from the registers and can not be removed.`);
  session.change(`Remove metric ${title}`.slice(0, 120), (tx) => {
    for (const { id } of pointIds(workspace, metric)) tx.remove('metric_point', id);
    const stored = settingOf(workspace, metric);
    if (stored) tx.remove('metric_setting', stored.id);
  });
}

const pointIds = (workspace: Workspace, metric: string) =>
  workspace.all<{ id: string; day: string; value: string; source: string }>(
    'SELECT id, day, value, source FROM metric_point WHERE metric = ? ORDER BY day DESC',
    [metric],
  );

/** Points of a series, newest first. */
export const readPoints = (workspace: Workspace, metric: string) =>
  pointIds(workspace, metric).map(({ day, value, source }) => ({ day, value: Number(value), source }));

/** Sets points of a series; a day that has one gets the new value. @throws AppError not_found */
export function setPoints(
  session: Session,
  metric: string,
  points: readonly MetricPoint[],
  source: string,
): void {
  const { workspace } = session;
  const title = metricTitle(workspace, metric);
  const known = new Map(pointIds(workspace, metric).map(({ id, day }) => [day, id]));
  const what = points.length === 1 ? `Point ${points[0]?.day}` : `${points.length} points`;
  session.change(`${what} of metric ${title}`.slice(0, 120), (tx) => {
    for (const { day, value } of points) {
      const id = known.get(day);
      const columns = { value: String(value), source };
      if (id) tx.update('metric_point', id, columns);
      else tx.insert('metric_point', { id: newId(), metric, day, ...columns });
    }
  });
}

export function removePoint(session: Session, metric: string, day: string): void {
  const title = metricTitle(session.workspace, metric);
  const point = pointIds(session.workspace, metric).find((one) => one.day === day);
  if (!point) return;
  session.change(`Remove point ${day} of metric ${title}`.slice(0, 120), (tx) =>
    tx.remove('metric_point', point.id),
  );
}
