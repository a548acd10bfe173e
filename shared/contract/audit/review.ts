import { oc } from '@orpc/contract';
import { z } from 'zod';
import { SIGN_OFF_ROLE_NAMES, type SignOffRole } from '../../domain/audit-vocabulary.ts';
import { REVIEW_NOTE_STATES } from '../../domain/review/review-note.ts';
import { REVIEW_STATES } from '../../domain/review/sign-off.ts';
import { TEST_KINDS, TEST_RESULTS } from '../../domain/vocabulary.ts';
import { id, ids, instant, nothing, sha256 } from '../primitives.ts';
import { overrideReason } from '../segregation.ts';

const role = z.enum(Object.keys(SIGN_OFF_ROLE_NAMES) as [SignOffRole, ...SignOffRole[]]);
const noteText = z.string().trim().min(1).max(5000);

export const signOff = z.strictObject({
  role,
  signedBy: z.string(),
  signedAt: instant,
  /** Hash of what was signed. */
  sha256,
  state: z.enum(['current', 'reopened']),
  /** What changed since, one phrase each; empty while the sign-off is current. */
  changes: z.array(z.string()),
});
export type SignOff = z.infer<typeof signOff>;

export const reviewNote = z.strictObject({
  id,
  testId: id,
  workpaper: z.string(),
  itemId: id.nullable(),
  attributeId: id.nullable(),
  /** What the note is about: "CR-0410 C", "CR-0410"; empty for the whole sheet. */
  place: z.string(),
  text: z.string(),
  state: z.enum(REVIEW_NOTE_STATES),
  raisedBy: z.string(),
  raisedAt: instant,
  /** Of an open note it is the earlier answer, after which the note was reopened. */
  answer: z.string(),
  answeredBy: z.string(),
  answeredAt: instant.nullable(),
  clearedBy: z.string(),
  clearedAt: instant.nullable(),
  /** Why this person can not clear it, or null. */
  refuseClearing: z.string().nullable(),
});
export type ReviewNote = z.infer<typeof reviewNote>;

const signature = z.strictObject({ by: z.string(), at: instant, state: z.enum(['current', 'reopened']) });

export const reviewRow = z.strictObject({
  testId: id,
  workpaper: z.string(),
  kind: z.enum(TEST_KINDS),
  controlRef: z.string(),
  controlTitle: z.string(),
  result: z.enum(TEST_RESULTS),
  prepared: signature.nullable(),
  reviewed: signature.nullable(),
  state: z.enum(REVIEW_STATES),
  /** Notes that nobody answered, and answered ones that are not cleared. */
  openNotes: z.int(),
  answeredNotes: z.int(),
});
export type ReviewRow = z.infer<typeof reviewRow>;

const refusals = z.strictObject({ preparer: z.string().nullable(), reviewer: z.string().nullable() });

export const reviewOfTest = z.strictObject({
  testId: id,
  workpaper: z.string(),
  state: z.enum(REVIEW_STATES),
  /** Hash of what the sheet says now; a sign-off with the same one is current. */
  sha256,
  signOffs: z.array(signOff),
  notes: z.array(reviewNote),
  /** Why the present user can not sign, or withdraw, in that role; null when they can. */
  refuseSigning: refusals,
  /** What is wrong with the present user signing in that role without a reason: they would review own work. */
  selfReview: refusals,
  refuseWithdrawal: refusals,
});
export type ReviewOfTest = z.infer<typeof reviewOfTest>;

export const reviewContract = {
  review: oc.input(z.strictObject({ testId: id })).output(reviewOfTest),
  /** The state of every sheet, for lists. */
  reviewOverview: oc.input(nothing).output(z.array(reviewRow)),
  /** Notes of all sheets, or those that are not cleared; the oldest first. */
  reviewNotes: oc.input(z.strictObject({ cleared: z.boolean() })).output(z.array(reviewNote)),
  /** Signs those that can be signed, in one step. Refused with the reason when none can, as `self_review` when a reason would help. */
  signOff: oc.input(z.strictObject({ testIds: ids, role, overrideReason })).output(
    z.strictObject({
      signed: z.int(),
      refused: z.array(z.strictObject({ workpaper: z.string(), reason: z.string() })),
    }),
  ),
  withdrawSignOff: oc.input(z.strictObject({ testId: id, role })).output(nothing),
  /** On the test, on an item of its sample, or on the cell of an item and an attribute. */
  raiseReviewNote: oc
    .input(z.strictObject({ testId: id, itemId: id.nullable(), attributeId: id.nullable(), text: noteText }))
    .output(z.strictObject({ id })),
  answerReviewNote: oc.input(z.strictObject({ noteId: id, answer: noteText })).output(nothing),
  clearReviewNotes: oc.input(z.strictObject({ noteIds: ids })).output(nothing),
  /** The answer stays beside the note as the earlier one. */
  reopenReviewNotes: oc.input(z.strictObject({ noteIds: ids })).output(nothing),
};
