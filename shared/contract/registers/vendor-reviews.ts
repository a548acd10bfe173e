import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  OPINION_NAMES,
  REVIEW_BASIS_NAMES,
  REVIEW_VERDICT_NAMES,
  CRITICALITY_NAMES,
  ANSWER_NAMES,
  VENDOR_STATUS_NAMES,
} from '../../domain/programme-vocabulary.ts';
import { REACH_NAMES } from '../../domain/vendors.ts';
import { TREATMENT_NAMES } from '../../domain/vocabulary.ts';
import { day, id, line, nothing, paragraph } from '../primitives.ts';
import { overrideReason } from '../segregation.ts';
import { linkedRecord } from './links.ts';

/** The keys of a list of names as a closed list. */
const oneOf = <T extends string>(names: Record<T, string>) => z.enum(Object.keys(names) as [T, ...T[]]);

const reviewFacts = z.strictObject({
  basis: oneOf(REVIEW_BASIS_NAMES),
  /** First and last day of the report; a certificate or a report on a date has the last only. */
  reportFrom: day.nullable(),
  reportTo: day.nullable(),
  auditor: line,
  opinion: oneOf(OPINION_NAMES).nullable(),
  exceptions: paragraph,
  bridgeTo: day.nullable(),
  subserviceChain: paragraph,
  verdict: oneOf(REVIEW_VERDICT_NAMES).nullable(),
  conclusion: paragraph,
  reviewedBy: line,
  nextReview: day.nullable(),
});
export type VendorReviewPatch = Partial<z.infer<typeof reviewFacts>>;

export const vendorReview = reviewFacts.extend({
  id,
  /** VR-01 */
  ref: z.string(),
  vendorId: id,
  vendor: z.string(),
  /** Day on which it was finished; null while it is under way. */
  reviewedOn: day.nullable(),
  evidence: z.array(linkedRecord),
  /** Why it can not be finished as it stands, each with the field where it is put right. */
  problems: z.array(z.strictObject({ field: z.string(), text: z.string() })),
});
export type VendorReview = z.infer<typeof vendorReview>;

/** What follows from the records of a vendor, for the engagement's dates and today. */
export const vendorStanding = z.strictObject({
  id,
  name: z.string(),
  status: oneOf(VENDOR_STATUS_NAMES),
  criticality: oneOf(CRITICALITY_NAMES).nullable(),
  subservice: oneOf(ANSWER_NAMES),
  treatment: oneOf(TREATMENT_NAMES),
  report: z.string(),
  reportFrom: day.nullable(),
  reportTo: day.nullable(),
  bridgeTo: day.nullable(),
  reach: oneOf(REACH_NAMES),
  /** Days for which neither report nor letter speaks, up to the engagement's date or the end of its period. */
  gapDays: z.int().nullable(),
  coveredTo: day.nullable(),
  /** Days from there to today. */
  daysToToday: z.int().nullable(),
  review: z.enum(['ended', 'done', 'due_soon', 'overdue', 'never']),
  reviewDue: day.nullable(),
  /** Controls that its report assumes, and how many of them are answered. */
  cuecs: z.strictObject({ total: z.int(), mapped: z.int() }),
  csocs: z.int(),
  /** What is missing or due, most telling first. */
  lacks: z.array(z.strictObject({ id: z.string(), text: z.string() })),
});
export type VendorStanding = z.infer<typeof vendorStanding>;

/** Reviews of vendors, and what follows from their records. A finished review is only changed after it is reopened. */
export const vendorReviewsContract = {
  /** Every vendor, by name. */
  vendorStandings: oc.input(nothing).output(z.array(vendorStanding)),
  /** Of one vendor or all: those under way first, then the newest. */
  vendorReviews: oc.input(z.strictObject({ vendorId: id.optional() })).output(z.array(vendorReview)),
  /** Filled with what is known of the vendor, and its evidence. Refused while another review of it is under way. */
  startVendorReview: oc
    .input(z.strictObject({ vendorId: id }))
    .output(z.strictObject({ id, ref: z.string() })),
  changeVendorReview: oc.input(z.strictObject({ id, patch: reviewFacts.partial() })).output(nothing),
  /** Replaces the evidence that it rests on as a whole. */
  setVendorReviewEvidence: oc
    .input(z.strictObject({ id, evidenceIds: z.array(id).max(500) }))
    .output(nothing),
  /** Concludes it; the vendor's report, opinion, exceptions, verdict and next review become those of the newest review. */
  finishVendorReview: oc
    .input(z.strictObject({ id, reviewedOn: day.optional(), overrideReason }))
    .output(z.strictObject({ reviewedOn: day })),
  reopenVendorReview: oc.input(z.strictObject({ id })).output(nothing),
  removeVendorReview: oc.input(z.strictObject({ id })).output(nothing),
  /** Every criterion of each complementary control, by its id: the first one as recorded, then the further ones. */
  complementaryCriteria: oc.input(nothing).output(z.record(id, z.array(z.string()))),
};
