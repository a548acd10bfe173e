/** Where a policy stands on a day, as reports say it. */
import { isReviewOverdue } from '../../../shared/domain/policies/currency.ts';
import type { ReportPolicy } from '../../../shared/domain/report-programme.ts';
import { isInForce } from '../../../shared/domain/report-rules.ts';

/** What keeps a policy from being in order, in short sentences. */
export function policyNotes(policy: ReportPolicy, day: string, today: string): string[] {
  const { status, changedSince, owner } = policy;
  const since = policy.effectiveOn ?? policy.approvedOn;
  return [
    status === 'approved' && !isInForce(policy, day) ? `Not in force on ${day}: from ${since} on.` : '',
    changedSince === null ? '' : `Text changed after the approval of ${changedSince}.`,
    isReviewOverdue(policy, today) ? 'Review overdue.' : '',
    status !== 'retired' && owner === '' ? 'Nobody owns it.' : '',
  ].filter(Boolean);
}

/** `118 of 121, 97%, 2026-05-04`; empty while nobody counted. */
export function acknowledgedWords({ acknowledged, acknowledgers, acknowledgedOn }: ReportPolicy): string {
  if (acknowledged === null || acknowledgers === null || acknowledgers === 0) return '';
  const share = `${Math.floor((100 * acknowledged) / acknowledgers)}%`;
  return [`${acknowledged} of ${acknowledgers}, ${share}`, acknowledgedOn].filter(Boolean).join('\n');
}
