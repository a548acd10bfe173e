import { oc } from '@orpc/contract';
import { z } from 'zod';
import { VIEW_KINDS } from '../../domain/evidence-views.ts';
import { fileToken, jobStarted } from '../primitives.ts';
import { oneVersion } from './records.ts';

export const viewingContract = {
  /** How one version can be looked at, decided from its content. Markup is shown as text, never run. */
  preview: oc.input(oneVersion).output(
    z.strictObject({
      kind: z.enum([...VIEW_KINDS, 'none']),
      /** All ways to look at it, `kind` first; what is inside comes from the call of that name. */
      views: z.array(z.enum(VIEW_KINDS)),
      mediaType: z.string(),
      /** Present for image and pdf. */
      bytes: z.instanceof(Blob).nullable(),
      /** Present for none: why there is no preview. */
      reason: z.string().nullable(),
    }),
  ),
  /** Writes a byte-exact copy to the save target; starts a job. */
  saveCopy: oc.input(oneVersion.extend({ target: fileToken })).output(jobStarted),
};
