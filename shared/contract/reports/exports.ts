import { oc } from '@orpc/contract';
import { z } from 'zod';
import { CHANGE_DIRECTIONS, CHANGE_KINDS } from '../../domain/report-comparison.ts';
import { REPORT_FORMATS, REPORT_KINDS } from '../../domain/report-kinds.ts';
import { id, instant, nothing, sha256 } from '../primitives.ts';
import { exportChoices } from './export-choices.ts';

export const exportRecord = z.strictObject({
  id,
  fileName: z.string(),
  kind: z.enum(REPORT_KINDS),
  format: z.enum(REPORT_FORMATS),
  at: instant,
  by: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256,
  /** Hash of the last journal entry: the state it shows. */
  headHash: sha256,
  /** What was chosen, the time stamp of the file among it: `export` with these gives the same bytes while the state is the same. */
  choices: exportChoices,
  /** Whether what it said was kept, so that `compare` can tell what changed. */
  isComparable: z.boolean(),
});
export type ExportRecord = z.infer<typeof exportRecord>;

export const reportDifference = z.strictObject({
  area: z.string(),
  ref: z.string(),
  title: z.string(),
  change: z.enum(CHANGE_KINDS),
  /** What of the record changed; null when the whole of it came or went. */
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  direction: z.enum(CHANGE_DIRECTIONS),
});

export const exportComparison = z.strictObject({
  before: exportRecord,
  /** Null: what is in the file now. */
  after: exportRecord.nullable(),
  /** Worst first. */
  changes: z.array(reportDifference),
});
export type ExportComparison = z.infer<typeof exportComparison>;

/** What was exported from this file. */
export const exportsContract = {
  /** Newest first. */
  exported: oc.input(nothing).output(z.array(exportRecord)),
  /**
   * What changed between an export and now, or a later export of the same type.
   * Fails with not_found for an export that is not there, bad_input for one whose facts were not kept or that speaks of another type.
   */
  compare: oc.input(z.strictObject({ id, with: id.optional() })).output(exportComparison),
};
