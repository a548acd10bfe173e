/** The figures as people read them: value, target, status, months and drift, from records and from series. */
import { METRICS, type MetricDefinition, type MetricGroup, type MetricId } from './definitions.ts';
import { DEFAULT_DRIFT, driftOf, statusOf, type MetricStatus, type MonthValue } from './judge.ts';
import { measureOf, type MetricFacts } from './measures.ts';
import {
  nothingMeasured,
  type Measure,
  type MetricBetter,
  type MetricSpan,
  type MetricUnit,
} from './metric.ts';
import { seriesValue, type MetricPoint } from './series.ts';
import type { MeasuredTime, MetricMonth } from './span.ts';

/** What the firm set for a figure; null where the definition holds. A figure of its own has title, unit and direction here. */
export interface MetricSetting {
  metric: string;
  title: string;
  unit: MetricUnit | null;
  better: MetricBetter | null;
  target: number | null;
  /** Percent. */
  drift: number | null;
  ownerId: string | null;
  notes: string;
}

export interface Figure extends Measure {
  id: string;
  title: string;
  group: MetricGroup;
  unit: MetricUnit;
  better: MetricBetter;
  about: string;
  target: number | null;
  defaultTarget: number | null;
  /** Percent. */
  drift: number;
  status: MetricStatus;
  /** Why the trend needs a look; null when it does not. */
  drifting: string | null;
  months: MonthValue[];
  /** Made by the firm, fed by a series alone. */
  isOwn: boolean;
  ownerId: string | null;
  notes: string;
  source: { link: string; step: string };
}

export interface Measuring {
  facts: MetricFacts;
  time: MeasuredTime;
  settings: ReadonlyMap<string, MetricSetting>;
  points: ReadonlyMap<string, readonly MetricPoint[]>;
  /** Measures once for as long as nothing changed that the figure is measured from. */
  kept: <R>(metric: MetricId, what: string, measure: () => R) => R;
  /** Uptime that the commitments promise, in percent. */
  promisedUptime: number | null;
}

/** Every figure, in the order of the groups; those of the firm come last. */
export function readFigures(given: Measuring): Figure[] {
  const known = new Set<string>(METRICS.map(({ id }) => id));
  const own = [...given.settings.values()].filter(({ metric }) => !known.has(metric));
  return [
    ...METRICS.map((definition) =>
      figureOf(definition, given, (span) => measureKept(definition.id, given, span)),
    ),
    ...own.map((setting) => figureOf(ownDefinition(setting), given, () => nothingMeasured(NO_POINT), true)),
  ];
}

/** Everything that is measured from records, one by one, for whoever measures in pieces: `kept` has it then. */
export const measurements = (given: Measuring): (() => void)[] =>
  given.time.hasBegun
    ? METRICS.flatMap(({ id, monthly }) =>
        [given.time, ...(monthly ? given.time.months.filter(isMeasured) : [])].map((span) => () => {
          measureKept(id, given, span);
        }),
      )
    : [];

const measureKept = (id: MetricId, { facts, kept }: Measuring, span: MetricSpan): Measure =>
  kept(id, `${span.from} ${span.to}`, () => measureOf(id, facts, span));

/** False for a month that is to come. */
const isMeasured = ({ from, to }: MetricMonth): boolean => from <= to;

const NO_POINT = 'No point of the series is in this time.';

const ownDefinition = ({ metric, title, unit, better }: MetricSetting): MetricDefinition => ({
  id: metric,
  title: title || metric,
  group: 'own',
  unit: unit ?? 'count',
  better: better ?? 'higher',
  target: null,
  about:
    unit === 'count'
      ? 'The latest point of the series in the period.'
      : 'Mean of the points of the series in the period.',
  monthly: false,
  source: { link: `/registers/metrics/${metric}`, step: 'Import a series' },
});

function figureOf(
  definition: MetricDefinition,
  { time, settings, points, promisedUptime }: Measuring,
  measure: (span: MetricMonth | MeasuredTime) => Measure,
  isOwn = false,
): Figure {
  const { id, unit, better, monthly } = definition;
  const setting = settings.get(id);
  const own = points.get(id) ?? [];
  const defaultTarget = id === 'uptime' ? promisedUptime : definition.target;
  const target = setting?.target ?? defaultTarget;
  const drift = setting?.drift ?? DEFAULT_DRIFT;
  const measured = time.hasBegun ? measure(time) : nothingMeasured('The period has not begun.');
  const whole = measured.value === null && time.hasBegun ? fromSeries(measured, own, time, unit) : measured;
  const valueOf = (month: MetricMonth): number | null => {
    if (!isMeasured(month)) return null;
    const fromRecords = monthly ? measure(month).value : null;
    return fromRecords ?? seriesValue(own, month, unit)?.value ?? null;
  };
  const months = time.months.map((month) => ({ month: month.month, value: valueOf(month) }));
  const complete = months.filter((_, index) => time.months[index]?.isComplete);
  return {
    ...whole,
    id,
    title: definition.title,
    group: definition.group,
    unit,
    better,
    about: definition.about,
    target,
    defaultTarget,
    drift,
    status: statusOf(whole.value, target, better),
    drifting: figureDrift({ unit, better, target, drift, isOwn }, complete),
    months,
    isOwn,
    ownerId: setting?.ownerId ?? null,
    notes: setting?.notes ?? '',
    source: definition.source,
  };
}

/**
 * Why the trend of a figure needs a look. What has to be reached once in a period, such as restore tests, is not owed each month,
 * so months without it say nothing.
 */
export const figureDrift = (
  { unit, better, target, drift, isOwn }: Pick<Figure, 'unit' | 'better' | 'target' | 'drift' | 'isOwn'>,
  complete: readonly MonthValue[],
): string | null =>
  unit === 'count' && better === 'higher' && !isOwn ? null : driftOf(complete, { target, better, drift });

/** An imported series speaks where the records do not. */
function fromSeries(
  measured: Measure,
  points: readonly MetricPoint[],
  span: MeasuredTime,
  unit: MetricUnit,
): Measure {
  const series = seriesValue(points, span, unit);
  if (!series) return measured;
  const { value, points: denominator } = series;
  const note = `From ${denominator} ${denominator === 1 ? 'point' : 'points'} of a series.`;
  return { value, numerator: null, denominator, note, items: [] };
}
