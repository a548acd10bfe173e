import { oc } from '@orpc/contract';
import { z } from 'zod';
import { EVIDENCE_CHECK_IDS } from '../../domain/evidence-checks.ts';
import {
  ENVIRONMENTS,
  EVIDENCE_KINDS,
  EVIDENCE_METHODS,
  FILE_NOTICES,
} from '../../domain/evidence-vocabulary.ts';
import { IPE_ANSWERS } from '../../domain/ipe-checks.ts';
import { EVIDENCE_FLAGS, EVIDENCE_REVIEWS } from '../../domain/evidence-flags.ts';
import { CLASSIFICATIONS } from '../../domain/vocabulary.ts';
import { day, id, ids, instant, line, name, nothing, paragraph, sha256 } from '../primitives.ts';

/** Another record that a piece of evidence belongs to. */
export const linked = z.strictObject({ id, ref: z.string(), title: z.string() });

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
  /** True in a sealed copy whose sender left the bytes out. */
  withheld: z.boolean(),
  /** What intake saw in the newest file that a person must know. */
  notices: z.array(z.enum(FILE_NOTICES)),
  /** Archive or email that the newest file came in, with the way inside it; empty for a file of its own. */
  origin: z.string(),
  /** When the newest file was last written to, as its file system said. */
  modifiedAt: instant.nullable(),
  coversFrom: day.nullable(),
  coversTo: day.nullable(),
  asOf: day.nullable(),
  kind: z.enum(EVIDENCE_KINDS).nullable(),
  method: z.enum(EVIDENCE_METHODS).nullable(),
  /** Source system. */
  source: z.string(),
  environment: z.enum(ENVIRONMENTS).nullable(),
  /** Query, filters and parameters that produced it. */
  query: z.string(),
  notes: z.string(),
  collectedBy: z.string(),
  /** When it was taken from its source. */
  collectedAt: instant.nullable(),
  /** Minutes east of UTC where it was collected; null while unknown. */
  collectedOffset: z.int().min(-900).max(900).nullable(),
  recordCount: z.int().min(0).nullable(),
  confidentiality: z.enum(CLASSIFICATIONS).nullable(),
  /** Null while nobody has looked. */
  personalData: z.boolean().nullable(),
  /** Last day on which it may be relied on. */
  expiresOn: day.nullable(),
  retainUntil: day.nullable(),
  /** The record that this one takes the place of. */
  supersedes: linked.nullable(),
  /** Records that take the place of this one. */
  supersededBy: z.array(linked),
  /** Answers to the questions of a reviewer, by question. */
  checks: z.partialRecord(
    z.enum(EVIDENCE_CHECK_IDS),
    z.strictObject({ answer: z.enum(IPE_ANSWERS).nullable(), note: z.string() }),
  ),
  verdict: z.enum(['sufficient', 'insufficient']).nullable(),
  verdictReason: z.string(),
  /** The version that was the newest when the verdict was given; null without a verdict. */
  verdictVersion: z.int().nullable(),
  reviewedBy: z.string(),
  reviewedAt: instant.nullable(),
  addedAt: instant,
  versions: z.int(),
  controls: z.array(linked),
  /** Sentences about the dates against the period, for example "Ends before the period". */
  warnings: z.array(z.string()),
  /** What its dates do not let it show, as a sentence, for example of a single date in a period. */
  limit: z.string().nullable(),
});
export type EvidenceRow = z.infer<typeof evidenceRow>;

/** One file of a record. Its bytes never change; a newer file is another version. */
export const evidenceVersion = evidenceRow
  .pick({
    fileName: true,
    mediaType: true,
    size: true,
    sha256: true,
    withheld: true,
    notices: true,
    origin: true,
    modifiedAt: true,
    addedAt: true,
  })
  .extend({ version: z.int().min(1) });
export type EvidenceVersion = z.infer<typeof evidenceVersion>;

/** A version that is left out is the newest. */
export const oneVersion = z.strictObject({ id, version: z.int().min(1).optional() });

export const evidencePatch = evidenceRow
  .pick({
    coversFrom: true,
    coversTo: true,
    asOf: true,
    kind: true,
    method: true,
    environment: true,
    collectedAt: true,
    collectedOffset: true,
    recordCount: true,
    confidentiality: true,
    personalData: true,
    expiresOn: true,
    retainUntil: true,
  })
  .extend({
    title: name,
    source: line,
    query: paragraph,
    notes: paragraph,
    collectedBy: line,
    supersedesId: id.nullable(),
  })
  .partial();
export type EvidencePatch = z.infer<typeof evidencePatch>;

export const EVIDENCE_SORTS = [
  'ref',
  'title',
  'type',
  'size',
  'covers',
  'collected',
  'review',
  'added',
] as const;

/** What a list of evidence is searched for, before it is narrowed down further. */
export const searched = z.strictObject({ search: z.string().max(200).optional(), controlId: id.optional() });
/** What a list narrows down further. */
export const narrowed = {
  filter: z.enum(['all', ...EVIDENCE_FLAGS]).default('all'),
  kind: z.enum(['unset', ...EVIDENCE_KINDS]).optional(),
  method: z.enum(['unset', ...EVIDENCE_METHODS]).optional(),
  review: z.enum(EVIDENCE_REVIEWS).optional(),
};
const count = z.int().min(0);

export const recordsContract = {
  list: oc
    .input(
      searched.extend({
        ...narrowed,
        sort: z.enum(EVIDENCE_SORTS).default('ref'),
        descending: z.boolean().default(false),
        offset: z.int().min(0).default(0),
        limit: z.int().min(1).max(500).default(100),
      }),
    )
    .output(z.strictObject({ total: z.int(), rows: z.array(evidenceRow) })),
  /** How many records each filter of the list would show. */
  facets: oc.input(searched).output(
    z.strictObject({
      total: count,
      flags: z.record(z.enum(EVIDENCE_FLAGS), count),
      kinds: z.record(z.enum(['unset', ...EVIDENCE_KINDS]), count),
      methods: z.record(z.enum(['unset', ...EVIDENCE_METHODS]), count),
      reviews: z.record(z.enum(EVIDENCE_REVIEWS), count),
    }),
  ),
  get: oc.input(z.strictObject({ id })).output(evidenceRow),
  update: oc.input(z.strictObject({ ids, patch: evidencePatch })).output(nothing),
  /** A patch for each of several records, for example guesses that were accepted; one undo takes it all back. */
  updateEach: oc
    .input(
      z.strictObject({
        changes: z
          .array(z.strictObject({ id, patch: evidencePatch }))
          .min(1)
          .max(5000),
      }),
    )
    .output(nothing),
  link: oc.input(z.strictObject({ evidenceIds: ids, controlIds: ids })).output(nothing),
  unlink: oc.input(z.strictObject({ evidenceIds: ids, controlIds: ids })).output(nothing),
  remove: oc.input(z.strictObject({ ids })).output(nothing),
  /** Newest first. */
  versions: oc.input(z.strictObject({ id })).output(z.array(evidenceVersion)),
};
