import type { FindingStatus } from '../../../shared/domain/vocabulary.ts';
import { guardReviews } from '../segregation/self-review.ts';
import type { Session } from '../session.ts';

interface Remediated {
  id: string;
  ref: string;
  status: FindingStatus;
  owner: string;
  actionOwner: string;
}

const needRemediated = (session: Session, id: string): Remediated =>
  session.workspace.need<Remediated>(
    'That finding',
    `SELECT f.id, f.ref, f.status, coalesce(p.name, '') AS owner, coalesce(m.action_owner, '') AS actionOwner FROM finding f
     LEFT JOIN person p ON p.id = f.owner_id LEFT JOIN management_response m ON m.finding_id = f.id WHERE f.id = ?`,
    [id],
  );

/** Who remediates a finding does not close it. @throws AppError self_review without a reason, or not_found */
export function guardClosing(
  session: Session,
  ids: readonly string[],
  overrideReason: string | undefined,
): ReturnType<typeof guardReviews> {
  const closing = ids.map((id) => needRemediated(session, id)).filter(({ status }) => status !== 'closed');
  const reviews = closing.map(({ id, ref, owner, actionOwner }) => ({
    id,
    ref,
    reviewer: session.actor,
    workers: [owner, actionOwner],
  }));
  return guardReviews(session, 'finding_closure', reviews, overrideReason);
}

/** Who remediates a finding does not retest it. @throws AppError self_review without a reason, or not_found */
export function guardRetest(
  session: Session,
  { id, findingId, testedBy }: { id: string; findingId: string; testedBy: string },
  overrideReason: string | undefined,
): ReturnType<typeof guardReviews> {
  const { ref, owner, actionOwner } = needRemediated(session, findingId);
  const review = { id, ref, reviewer: testedBy, workers: [owner, actionOwner] };
  return guardReviews(session, 'finding_retest', [review], overrideReason);
}
