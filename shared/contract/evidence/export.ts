import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fileToken, id, ids, jobStarted } from '../primitives.ts';
import { narrowed, oneVersion, searched } from './records.ts';

const selection = {
  /** These records; all of them when left out. */
  ids: ids.optional(),
  /** Of those, only what passes the filters of the list. */
  filter: searched.extend(narrowed).optional(),
  /** Copies with their redactions burnt in where there are any; the originals otherwise. */
  redacted: z.boolean().default(true),
  /** Another pattern of names than the engagement's. */
  namePattern: z.string().trim().min(1).max(200).optional(),
};

export const exportContract = {
  /** What would be exported, and under which names; `problem` says why the pattern cannot be used. */
  exportPreview: oc.input(z.strictObject(selection)).output(
    z.strictObject({
      problem: z.string().nullable(),
      files: z.array(
        z.strictObject({
          id,
          ref: z.string(),
          fileName: z.string(),
          path: z.string(),
          size: z.int(),
          /** True when boxes lie on its newest file, whatever is exported of it. */
          hasRedactions: z.boolean(),
        }),
      ),
    }),
  ),
  /** Writes folders by criterion with an index and a list of hashes; a target that ends in .zip gets an archive. Starts a job. */
  exportFolder: oc.input(z.strictObject({ ...selection, target: fileToken })).output(jobStarted),
  /** The name of a single copy by the pattern of the engagement. */
  copyName: oc
    .input(oneVersion.extend({ redacted: z.boolean().default(false) }))
    .output(z.strictObject({ fileName: z.string() })),
};

/** Result of the job of `exportFolder`. */
export const exportResult = z.strictObject({
  fileName: z.string(),
  files: z.int(),
  redacted: z.int(),
  size: z.int(),
});
