import { oc } from '@orpc/contract';
import { z } from 'zod';
import { REVIEW_DECISIONS, REVIEW_KINDS, REVIEWED_TABLES } from '../domain/auditor-review.ts';
import { fileToken, id, ids, instant, line, name, nothing, paragraph, sha256 } from './primitives.ts';

/** Items of one review file. */
export const MOST_REVIEW_ITEMS = 5000;

/** A record as it was named in the sealed copy; a criterion has its identifier for an id. */
export const reviewTarget = z.strictObject({
  table: z.enum(REVIEWED_TABLES),
  id: z.string().min(1).max(64),
  label: z.string().max(300),
});
export type ReviewTarget = z.infer<typeof reviewTarget>;

export const reviewItem = z.strictObject({
  id,
  kind: z.enum(REVIEW_KINDS),
  /** Null for a request that is about no record. */
  target: reviewTarget.nullable(),
  /** The first line of a request is its title. */
  text: paragraph,
  writtenAt: instant,
});
export type ReviewItem = z.infer<typeof reviewItem>;

export const reviewer = z.strictObject({ name, organization: line });
export type Reviewer = z.infer<typeof reviewer>;

/** The file beside a sealed copy, as `docs/file-format.md` describes it. */
export const reviewFile = z.strictObject({
  trustbenchReview: z.literal(1),
  id,
  /** The seal that it answers, and the state of the journal that was sealed. */
  seal: z.strictObject({
    /** SHA-256 of the manifest as it was signed. */
    sha256,
    workspace: id,
    client: z.string().max(300),
    sealedBy: z.string().max(300),
    sealedAt: instant,
    transactions: z.int().min(0),
    headHash: sha256,
  }),
  reviewer,
  startedAt: instant,
  items: z.array(reviewItem).max(MOST_REVIEW_ITEMS),
});
export type ReviewFile = z.infer<typeof reviewFile>;

/** What an item meets in this workspace: `changed` since the seal, `removed` since, `known` from an earlier import. */
const itemState = z.enum(['new', 'changed', 'removed', 'known']);

export const reviewPreview = z.strictObject({
  fileName: z.string(),
  reviewer,
  sealedBy: z.string(),
  sealedAt: instant,
  items: z.array(reviewItem.extend({ state: itemState, conflict: z.string() })),
});
export type ReviewPreview = z.infer<typeof reviewPreview>;

export const importedItem = reviewItem.extend({
  reviewer: z.string(),
  organization: z.string(),
  importedAt: instant,
  importedBy: z.string(),
  /** What happened to the record between the seal and the import; empty when nothing did. */
  conflict: z.string(),
  decision: z.enum(REVIEW_DECISIONS),
  decidedBy: z.string(),
  decidedAt: instant.nullable(),
  note: z.string(),
  /** The request that was made of it. */
  request: z.strictObject({ id, ref: z.string() }).nullable(),
});
export type ImportedItem = z.infer<typeof importedItem>;

export const auditorReviewContract = {
  /** The review of the open sealed copy; null when the open file is no sealed copy. */
  mine: oc.input(nothing).output(
    z
      .strictObject({
        fileName: z.string(),
        reviewer: reviewer.nullable(),
        items: z.array(reviewItem),
      })
      .nullable(),
  ),
  setReviewer: oc.input(reviewer).output(nothing),
  /** Adds items, or replaces those of the same id. Each call leaves a whole file on the disk. */
  put: oc.input(z.strictObject({ items: z.array(reviewItem).min(1).max(MOST_REVIEW_ITEMS) })).output(nothing),
  remove: oc.input(z.strictObject({ ids })).output(nothing),
  /** Writes a copy of the review file, to send. */
  export: oc.input(z.strictObject({ target: fileToken })).output(z.strictObject({ fileName: z.string() })),

  /** What importing a review file would bring in. */
  preview: oc.input(z.strictObject({ file: fileToken })).output(reviewPreview),
  /** Brings chosen items in, in one change; with `take`, those without a conflict are taken at once. */
  import: oc
    .input(z.strictObject({ file: fileToken, ids, take: z.boolean() }))
    .output(z.strictObject({ imported: z.int(), taken: z.int() })),
  /** Newest first. */
  list: oc.input(nothing).output(z.array(importedItem)),
  /** A comment that is taken stands with its record, a request becomes one, a verdict sets the auditor's status. */
  decide: oc
    .input(z.strictObject({ ids, decision: z.enum(['taken', 'declined']), note: paragraph }))
    .output(nothing),
};
