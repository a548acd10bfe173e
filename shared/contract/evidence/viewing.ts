import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fileToken, jobStarted } from '../primitives.ts';
import { oneVersion } from './records.ts';

export const viewingContract = {
  /** Bytes of one version for the viewer. `kind` is decided from the content; markup is shown as text, never run. */
  preview: oc.input(oneVersion).output(
    z.strictObject({
      kind: z.enum(['image', 'pdf', 'text', 'none']),
      mediaType: z.string(),
      /** Present for image and pdf. */
      bytes: z.instanceof(Blob).nullable(),
      /** Present for text: the first part of it. */
      text: z.string().nullable(),
      truncated: z.boolean(),
      /** Present for none: why there is no preview. */
      reason: z.string().nullable(),
    }),
  ),
  /** Writes a byte-exact copy to the save target; starts a job. */
  saveCopy: oc.input(oneVersion.extend({ target: fileToken })).output(jobStarted),
};
