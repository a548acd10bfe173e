import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  day,
  fileToken,
  id,
  instant,
  jobStarted,
  line,
  name,
  nothing,
  paragraph,
  sha256,
} from '../primitives.ts';

export const population = z.strictObject({
  id,
  name: z.string(),
  evidenceId: id,
  evidenceRef: z.string(),
  fileName: z.string(),
  sha256,
  keyColumn: z.string(),
  dateColumn: z.string().nullable(),
  columns: z.array(z.string()),
  rows: z.int(),
  /** Rows whose date lies in the period; all rows when there is no date column. */
  inPeriod: z.int(),
  /** Distinct non-empty keys in the period: what a sample is drawn from. */
  frameSize: z.int(),
  duplicateKeys: z.int(),
  emptyKeys: z.int(),
  unreadableDates: z.int(),
  firstDate: day.nullable(),
  lastDate: day.nullable(),
  sourceSystem: z.string(),
  query: z.string(),
  runBy: z.string(),
  runAt: z.string(),
  /** Count from an independent source; completeness is agreed when it equals `rows`. */
  independentTotal: z.int().nullable(),
  frozenAt: instant,
  samples: z.int(),
});
export type Population = z.infer<typeof population>;

export const populationPreview = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  keyColumn: z.string().nullable(),
  dateColumn: z.string().nullable(),
});

export const populationDetails = z.strictObject({
  name,
  keyColumn: name,
  dateColumn: name.nullable(),
  sourceSystem: line.default(''),
  query: paragraph.default(''),
  runBy: line.default(''),
  runAt: line.default(''),
  independentTotal: z.int().min(0).nullable().default(null),
});

export const populationsContract = {
  populations: oc.input(nothing).output(z.array(population)),
  previewPopulation: oc.input(z.strictObject({ file: fileToken })).output(populationPreview),
  /** Freezes the file as evidence and profiles it; starts a job whose result is `{ id }` of the population. */
  addPopulation: oc.input(populationDetails.extend({ file: fileToken })).output(jobStarted),
  removePopulation: oc.input(z.strictObject({ id })).output(nothing),
};
