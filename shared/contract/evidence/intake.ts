import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EVIDENCE_LINK_KINDS } from '../../domain/evidence-links.ts';
import { IGNORED_REASONS } from '../../domain/file-notices.ts';
import { FILE_NOTICES } from '../../domain/evidence-vocabulary.ts';
import { day, fileToken, id, jobStarted, sha256 } from '../primitives.ts';
import { evidencePatch } from './records.ts';

/** One file that came along, wherever it stood. */
const file = {
  fileName: z.string(),
  /** Where it stood, its name included: "Inbox/HR/list.csv", "exports.zip / q1/list.csv". Empty for a file picked by itself. */
  origin: z.string(),
  /** Index into the `files` that were asked for. */
  source: z.int(),
};

export const attachResult = z.strictObject({
  added: z.array(
    z.strictObject({
      ...file,
      id,
      ref: z.string(),
      title: z.string(),
      sha256,
      size: z.int(),
      /** Media type that the content shows. */
      type: z.string(),
      /** Media type that the name claims; null when it claims none that is known. */
      claimedType: z.string().nullable(),
      typeDiffers: z.boolean(),
      notices: z.array(z.enum(FILE_NOTICES)),
    }),
  ),
  /** Same bytes as evidence that is already here as `ref`; what was asked for was linked to that record. */
  duplicates: z.array(z.strictObject({ ...file, id, ref: z.string(), sha256 })),
  rejected: z.array(z.strictObject({ ...file, code: z.string(), message: z.string() })),
  /** What no person made, such as a folder's thumbnails, and what was not followed. `names` holds the first 20. */
  ignored: z.array(
    z.strictObject({ reason: z.enum(IGNORED_REASONS), count: z.int(), names: z.array(z.string()) }),
  ),
  /** `files` counts what was added, duplicate or rejected; `bytes` those that were added. */
  totals: z.strictObject({ files: z.int(), bytes: z.int() }),
});
export type AttachResult = z.infer<typeof attachResult>;

const targets = z.array(id).max(500).default([]);

export const intakeContract = {
  /** Starts a job whose result is an AttachResult. One bad file never stops the rest. */
  attach: oc
    .input(
      z.strictObject({
        /** Files and folders. */
        files: z.array(fileToken).min(1).max(20_000),
        /** Archives and emails: `unpack` takes what is in them, `keep` the file alone. */
        containers: z.enum(['unpack', 'keep']).default('unpack'),
        controlIds: targets,
        sampleItemIds: targets,
        testIds: targets,
        requestIds: targets,
        /** Records of registers and the like. */
        links: z
          .array(z.strictObject({ kind: z.enum(EVIDENCE_LINK_KINDS), id }))
          .max(500)
          .default([]),
        coversFrom: day.nullable().default(null),
        coversTo: day.nullable().default(null),
        /** What all of it has in common, for new records. */
        facts: evidencePatch
          .pick({ asOf: true, source: true, collectedBy: true, environment: true, method: true })
          .default({}),
        /** Adds the file as a new version of this record instead of a new record. */
        versionOf: id.optional(),
      }),
    )
    .output(jobStarted),
};
