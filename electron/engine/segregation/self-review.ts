import { AppError } from '../../../shared/domain/errors.ts';
import {
  isSelfReview,
  refuseSelfReview,
  SELF_REVIEW_RULES,
  type Reviewed,
  type SelfReviewRule,
} from '../../../shared/domain/segregation.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';

/**
 * Refuses reviews of own work, unless a reason was given. The result is called inside the change that records the reviews: it
 * writes the reason for each of them, so that both are undone together.
 *
 * @throws AppError self_review naming the records, the person and the next step
 */
export function guardReviews(
  session: Session,
  rule: SelfReviewRule,
  reviews: readonly Reviewed[],
  overrideReason: string | undefined,
): (tx: Change, at?: string) => void {
  const refused = refuseSelfReview(rule, reviews);
  if (refused !== null && overrideReason === undefined) throw new AppError('self_review', refused, { rule });
  return (tx, at = new Date().toISOString()) => {
    if (overrideReason === undefined) return;
    for (const id of new Set(reviews.filter(isSelfReview).map((review) => review.id)))
      tx.insert('rule_override', {
        id: newId(),
        rule,
        target_table: SELF_REVIEW_RULES[rule].table,
        target_id: id,
        reason: overrideReason,
        overridden_by: session.actor,
        overridden_at: at,
      });
  };
}
