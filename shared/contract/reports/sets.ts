import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REPORT_FORMATS, REPORT_KINDS } from '../../domain/report-kinds.ts';
import { fileToken, jobStarted } from '../primitives.ts';

export const setMember = z.strictObject({ kind: z.enum(REPORT_KINDS), format: z.enum(REPORT_FORMATS) });

export const setResult = z.strictObject({
  fileName: z.string(),
  files: z.int(),
  /** Bytes of the exports together. */
  size: z.int(),
  /** What to know of single files, each beginning with the name of the file. */
  warnings: z.array(z.string()),
});

/** Several exports of one state and one time in one go. */
export const setsContract = {
  /**
   * Writes them into a new folder, or an archive when the target ends in .zip, with SHA256SUMS.txt beside them; starts a job whose
   * result is a setResult. All or nothing: cancelled or failed, no folder is left and nothing stands in the history.
   */
  exportSet: oc
    .input(z.strictObject({ target: fileToken, exports: z.array(setMember).min(1).max(100) }))
    .output(jobStarted),
};
