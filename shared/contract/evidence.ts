import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  day,
  fileToken,
  id,
  ids,
  instant,
  jobStarted,
  line,
  name,
  nothing,
  paragraph,
  sha256,
} from './primitives.ts';

export const evidenceRow = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  /** True when the content is of another type than the file name says. */
  typeDiffers: z.boolean(),
  size: z.int(),
  sha256,
  coversFrom: day.nullable(),
  coversTo: day.nullable(),
  asOf: day.nullable(),
  source: z.string(),
  notes: z.string(),
  collectedBy: z.string(),
  addedAt: instant,
  versions: z.int(),
  controls: z.array(z.strictObject({ id, ref: z.string(), title: z.string() })),
  /** Sentences about the dates against the period, for example "Ends before the period". */
  warnings: z.array(z.string()),
});
export type EvidenceRow = z.infer<typeof evidenceRow>;

/** One file of a record. Its bytes never change; a newer file is another version. */
export const evidenceVersion = evidenceRow
  .pick({ fileName: true, mediaType: true, size: true, sha256: true, addedAt: true })
  .extend({ version: z.int().min(1) });
export type EvidenceVersion = z.infer<typeof evidenceVersion>;

/** A version that is left out is the newest. */
const oneVersion = z.strictObject({ id, version: z.int().min(1).optional() });

export const attachResult = z.strictObject({
  added: z.array(
    z.strictObject({ id, ref: z.string(), fileName: z.string(), sha256, size: z.int(), type: z.string() }),
  ),
  /** Same bytes as evidence that is already here; the controls were linked to that record. */
  duplicates: z.array(z.strictObject({ id, ref: z.string(), fileName: z.string(), sha256 })),
  rejected: z.array(z.strictObject({ fileName: z.string(), code: z.string(), message: z.string() })),
});
export type AttachResult = z.infer<typeof attachResult>;

export const evidencePatch = z
  .strictObject({
    title: name,
    coversFrom: day.nullable(),
    coversTo: day.nullable(),
    asOf: day.nullable(),
    source: line,
    notes: paragraph,
    collectedBy: line,
  })
  .partial();

export const EVIDENCE_SORTS = ['ref', 'title', 'type', 'size', 'covers', 'added'] as const;

export const evidenceContract = {
  list: oc
    .input(
      z.strictObject({
        search: z.string().max(200).optional(),
        controlId: id.optional(),
        filter: z.enum(['all', 'unlinked', 'warnings']).default('all'),
        sort: z.enum(EVIDENCE_SORTS).default('ref'),
        descending: z.boolean().default(false),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ total: z.int(), rows: z.array(evidenceRow) })),
  get: oc.input(z.strictObject({ id })).output(evidenceRow),
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
  update: oc.input(z.strictObject({ ids, patch: evidencePatch })).output(nothing),
  link: oc.input(z.strictObject({ evidenceIds: ids, controlIds: ids })).output(nothing),
  unlink: oc.input(z.strictObject({ evidenceIds: ids, controlIds: ids })).output(nothing),
  remove: oc.input(z.strictObject({ ids })).output(nothing),
  /** Newest first. */
  versions: oc.input(z.strictObject({ id })).output(z.array(evidenceVersion)),
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
