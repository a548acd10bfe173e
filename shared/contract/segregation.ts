import { oc } from '@orpc/contract';
import { z } from 'zod';
import { LEAST_OVERRIDE_REASON, SELF_REVIEW_RULE_IDS } from '../domain/segregation.ts';
import { id, instant, nothing } from './primitives.ts';

/** Why a person reviews own work. Without it such a review is refused as `self_review`. */
export const overrideReason = z.string().trim().min(LEAST_OVERRIDE_REASON).max(500).optional();

/** A review that stands and was given by who did the work. */
export const selfReview = z.strictObject({
  rule: z.enum(SELF_REVIEW_RULE_IDS),
  /** Id of a row of the rule's table. */
  id,
  ref: z.string(),
  person: z.string(),
  /** Null where nobody gave a reason: it was imported, or the owner changed afterwards. */
  override: z.strictObject({ reason: z.string(), by: z.string(), at: instant }).nullable(),
});
export type SelfReview = z.infer<typeof selfReview>;

export const segregationContract = {
  /** Every review that stands and was given by who did the work. */
  list: oc.input(nothing).output(z.array(selfReview)),
};
