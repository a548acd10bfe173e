import type { Register, RegisterId } from '../../../shared/domain/registers.ts';
import { isSelfReview, type Reviewed, type SelfReviewRule } from '../../../shared/domain/segregation.ts';
import { guardReviews } from '../segregation/self-review.ts';
import type { Session } from '../session.ts';
import type { Change } from '../workspace/workspace.ts';

/** Registers whose records somebody approves for somebody else. */
const APPROVALS: Partial<Record<RegisterId, { rule: SelfReviewRule; ref: string }>> = {
  policies: { rule: 'policy_approval', ref: 'name' },
  'policy-exceptions': { rule: 'exception_approval', ref: 'ref' },
};

/** Records that their owner approved. */
function ownApprovals({ workspace }: Session, { table }: Register, ref: string): Reviewed[] {
  return workspace
    .all<{ id: string; ref: string; reviewer: string; owner: string }>(
      `SELECT r.id, r."${ref}" AS ref, r.approved_by AS reviewer, p.name AS owner
       FROM "${table}" r JOIN person p ON p.id = r.owner_id WHERE r.approved_by <> ''`,
    )
    .map(({ owner, ...record }) => ({ ...record, workers: [owner] }))
    .filter(isSelfReview);
}

/**
 * To be called before records of a register change; the result is called at the end of the change. An approval that was there before
 * is not judged again.
 *
 * @throws AppError self_review, from the result, when an owner approves own records and no reason was given
 */
export function watchApprovals(
  session: Session,
  register: Register,
  overrideReason: string | undefined,
): (tx: Change) => void {
  const approval = APPROVALS[register.id];
  if (!approval) return () => undefined;
  const before = new Set(ownApprovals(session, register, approval.ref).map(({ id }) => id));
  return (tx) => {
    const added = ownApprovals(session, register, approval.ref).filter(({ id }) => !before.has(id));
    guardReviews(session, approval.rule, added, overrideReason)(tx);
  };
}
