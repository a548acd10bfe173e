/** The figures of the open engagement, kept until something that they are measured from changes. */
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import { AppError } from '../../../shared/domain/errors.ts';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import {
  measurements,
  readFigures as measureAll,
  type Figure,
  type Measuring,
  type MetricSetting,
} from '../../../shared/domain/metrics/figures.ts';
import { METRIC_BETTER, METRIC_UNITS } from '../../../shared/domain/metrics/metric.ts';
import { promisedPercentage, type MetricPoint } from '../../../shared/domain/metrics/series.ts';
import { measuredTime, type MeasuredTime } from '../../../shared/domain/metrics/span.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { engagementDates } from '../matrix/control-rows.ts';
import { now, today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { readFacts, TABLES_OF } from './facts.ts';

interface SettingRow {
  metric: string;
  title: string;
  unit: string;
  better: string | null;
  target: string | null;
  drift: string | null;
  ownerId: string | null;
  notes: string;
}

const SETTINGS = `SELECT metric, title, unit, better, target, drift, owner_id AS ownerId, notes FROM metric_setting ORDER BY title, metric`;
const POINTS = 'SELECT metric, day, value FROM metric_point ORDER BY metric, day';
const PROMISES = `SELECT name, measure FROM commitment WHERE category = 'availability' ORDER BY kind, name`;

export interface Figures {
  time: MeasuredTime;
  figures: readonly Figure[];
}

/** Time on figures between two looks at the queries that wait (ms). */
const AT_ONCE_MS = 8;

/** Figures over the period, or over another time such as a quarter. */
export function readFigures(session: Session, within?: { from: string; to: string }): Figures {
  const { workspace } = session;
  const moment = now();
  return workspace.cached(`metrics ${hourOf(moment)} ${within?.from ?? ''} ${within?.to ?? ''}`, () =>
    workspace.readTogether(() => {
      const given = gather(session, moment, within);
      return { time: given.time, figures: measureAll(given) };
    }),
  );
}

/**
 * Figures over the period; other queries go on meanwhile. What was measured before such a pause is kept, or measured again when a
 * change touched it.
 *
 * @throws AppError conflict when another engagement was opened meanwhile
 */
export async function readFiguresInPieces(session: Session): Promise<Figures> {
  const { workspace } = session;
  let since = performance.now();
  for (const measure of measurements(gather(session, now()))) {
    measure();
    if (performance.now() - since < AT_ONCE_MS) continue;
    await yieldToQueries();
    if (session.workspace !== workspace)
      throw new AppError('conflict', 'Another engagement was opened meanwhile. Ask again.');
    since = performance.now();
  }
  return readFigures(session);
}

/** What leavers are still within their hours changes with the time of day. */
const hourOf = (moment: string): string => `${today()} ${moment.slice(0, 13)}`;

function gather(session: Session, now: string, within?: { from: string; to: string }): Measuring {
  const { workspace } = session;
  const dates: EngagementDates = within
    ? { type: 'II', asOf: null, periodFrom: within.from, periodTo: within.to }
    : engagementDates(session);
  const settings = workspace.all<SettingRow>(SETTINGS).map(toSetting);
  const points = workspace.all<{ metric: string; day: string; value: string }>(POINTS);
  return {
    facts: readFacts(session, now),
    time: measuredTime(dates, today()),
    settings: new Map(settings.map((setting) => [setting.metric, setting])),
    points: groupBy(
      points.map(({ metric, day, value }) => ({ metric, day, value: Number(value) })),
      ({ metric }) => metric,
    ) satisfies ReadonlyMap<string, readonly MetricPoint[]>,
    kept: (metric, what, measure) =>
      workspace.cached(`metric ${metric} ${hourOf(now)} ${what}`, measure, [
        ...TABLES_OF[metric],
        'engagement',
      ]),
    promisedUptime: promisedUptime(session),
  };
}

function toSetting(row: SettingRow): MetricSetting {
  return {
    ...row,
    unit: METRIC_UNITS.find((unit) => unit === row.unit) ?? null,
    better: METRIC_BETTER.find((better) => better === row.better) ?? null,
    target: row.target === null ? null : Number(row.target),
    drift: row.drift === null ? null : Number(row.drift),
  };
}

/** What the first availability commitment that names one percentage promises. */
function promisedUptime({ workspace }: Session): number | null {
  const promises = workspace.all<{ name: string; measure: string }>(PROMISES);
  for (const { name, measure } of promises) {
    const promised = promisedPercentage(measure) ?? promisedPercentage(name);
    if (promised !== null) return promised;
  }
  return null;
}
