import { oc } from '@orpc/contract';
import { z } from 'zod';
import { day, fileToken, id, jobStarted, sha256 } from '../primitives.ts';

export const attachResult = z.strictObject({
  added: z.array(
    z.strictObject({ id, ref: z.string(), fileName: z.string(), sha256, size: z.int(), type: z.string() }),
  ),
  /** Same bytes as evidence that is already here; the controls were linked to that record. */
  duplicates: z.array(z.strictObject({ id, ref: z.string(), fileName: z.string(), sha256 })),
  rejected: z.array(z.strictObject({ fileName: z.string(), code: z.string(), message: z.string() })),
});
export type AttachResult = z.infer<typeof attachResult>;

export const intakeContract = {
  /** Starts a job whose result is an AttachResult. One bad file never stops the rest. */
  attach: oc
    .input(
      z.strictObject({
        files: z.array(fileToken).min(1).max(5000),
        controlIds: z.array(id).max(500).default([]),
        coversFrom: day.nullable().default(null),
        coversTo: day.nullable().default(null),
        /** Adds the file as a new version of this record instead of a new record. */
        versionOf: id.optional(),
      }),
    )
    .output(jobStarted),
};
