import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REPORT_FORMATS, REPORT_KINDS } from '../../domain/report-kinds.ts';
import { id, instant, nothing, sha256 } from '../primitives.ts';

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
});
export type ExportRecord = z.infer<typeof exportRecord>;

/** What was exported from this file. */
export const exportsContract = {
  /** Newest first. */
  exported: oc.input(nothing).output(z.array(exportRecord)),
};
