import { oc } from '@orpc/contract';
import { z } from 'zod';
import { METRIC_GROUPS, type MetricGroup } from '../domain/metrics/definitions.ts';
import { METRIC_STATUS_NAMES, type MetricStatus } from '../domain/metrics/judge.ts';
import { METRIC_BETTER, METRIC_UNITS } from '../domain/metrics/metric.ts';
import { day, fileToken, id, line, name, nothing, paragraph } from './primitives.ts';

/** Of a figure of the programme: "late-leavers", or what the firm calls one of its own. */
export const metricId = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'letters, digits and hyphens');
const value = z.number().min(-1e12).max(1e12);
const percent = z.number().min(0).max(1000);

export const metric = z.strictObject({
  id: metricId,
  title: z.string(),
  group: z.enum(Object.keys(METRIC_GROUPS) as [MetricGroup, ...MetricGroup[]]),
  unit: z.enum(METRIC_UNITS),
  better: z.enum(METRIC_BETTER),
  /** In one sentence: numerator, denominator and what counts. */
  about: z.string(),
  /** Null when there was nothing to measure. */
  value: z.number().nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  note: z.string(),
  target: z.number().nullable(),
  defaultTarget: z.number().nullable(),
  drift: z.number(),
  status: z.enum(Object.keys(METRIC_STATUS_NAMES) as [MetricStatus, ...MetricStatus[]]),
  /** Why the trend needs a look; null when it does not. */
  drifting: z.string().nullable(),
  months: z.array(z.strictObject({ month: z.string(), value: z.number().nullable() })),
  isOwn: z.boolean(),
  ownerId: id.nullable(),
  notes: z.string(),
  source: z.strictObject({ link: z.string(), step: z.string() }),
  /** Records behind the value. */
  records: z.int(),
});
export type Metric = z.infer<typeof metric>;

const metricRecord = z.strictObject({
  id: z.string(),
  ref: z.string(),
  title: z.string(),
  detail: z.string(),
  link: z.string(),
});

const point = z.strictObject({ day, value, source: z.string() });

/** Columns of a table of points, by their index; the value may stand under several days. */
const columns = z.strictObject({ day: z.int().min(0).max(499), value: z.int().min(0).max(499) });

/** Figures of the programme, with target, trend and drift. */
export const metricsContract = {
  /** Every figure as of the measuring day: the end of the period, or today while it runs. */
  list: oc.input(nothing).output(
    z.strictObject({
      from: day,
      to: day,
      metrics: z.array(metric),
    }),
  ),
  /** The records behind a figure and the points of its series, newest first. */
  detail: oc
    .input(z.strictObject({ id: metricId }))
    .output(z.strictObject({ records: z.array(metricRecord), points: z.array(point) })),
  /** Changes what the firm sets for a figure; null goes back to what the definition says. */
  set: oc
    .input(
      z.strictObject({
        id: metricId,
        patch: z.strictObject({
          target: value.nullable().optional(),
          drift: percent.nullable().optional(),
          ownerId: id.nullable().optional(),
          notes: paragraph.optional(),
        }),
      }),
    )
    .output(nothing),
  /** Adds a figure of the firm's own, fed by a series. Its id is made from the title. */
  add: oc
    .input(
      z.strictObject({
        title: name,
        unit: z.enum(METRIC_UNITS),
        better: z.enum(METRIC_BETTER),
        target: value.nullable().optional(),
      }),
    )
    .output(z.strictObject({ id: metricId })),
  /** Removes a figure of the firm's own with its series. */
  remove: oc.input(z.strictObject({ id: metricId })).output(nothing),
  /** Sets the point of a day, or removes it. */
  setPoint: oc
    .input(z.strictObject({ id: metricId, day, value: value.nullable(), source: line.optional() }))
    .output(nothing),
  /** What the columns of a table of points are, and how many points the proposed ones give. */
  readSeries: oc.input(z.strictObject({ file: fileToken })).output(
    z.strictObject({
      columns: z.array(z.string()),
      rows: z.int(),
      proposed: columns.nullable(),
      /** Columns that hold numbers, so that one can be picked. */
      numeric: z.array(z.int()),
    }),
  ),
  /** Reads points into the series of a figure; a day that is there gets the new value. */
  importSeries: oc
    .input(z.strictObject({ id: metricId, file: fileToken, columns: columns.optional() }))
    .output(
      z.strictObject({
        rows: z.int(),
        imported: z.int(),
        problems: z.array(z.strictObject({ row: z.int(), text: z.string() })),
      }),
    ),
};
