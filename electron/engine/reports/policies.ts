import type { ReportPolicy } from '../../../shared/domain/report-programme.ts';
import { readTextFacts } from '../registers/policy-text/stored.ts';
import type { Workspace } from '../workspace/workspace.ts';

type StoredPolicy = Omit<ReportPolicy, 'changedSince' | 'criteria'> & { id: string; criteria: string };

const POLICIES = `SELECT p.id, p.name, p.status, p.version, coalesce(o.name, '') AS owner, p.approved_by AS approvedBy,
  p.approved_on AS approvedOn, p.effective_on AS effectiveOn, p.review_due AS reviewDue, p.acknowledged, p.acknowledgers,
  p.acknowledged_on AS acknowledgedOn,
  (SELECT json_group_array(c.criterion_id ORDER BY c.id) FROM policy_criterion c WHERE c.policy_id = p.id) AS criteria
FROM policy p LEFT JOIN person o ON o.id = p.owner_id ORDER BY p.name COLLATE NOCASE, p.id`;

/** The policies with what is known of their approval, and whether the text changed after it. */
export function reportPolicies(workspace: Workspace): ReportPolicy[] {
  const changed = new Map(readTextFacts(workspace).map(({ id, changedSince }) => [id, changedSince]));
  return workspace.all<StoredPolicy>(POLICIES).map(({ id, criteria, ...policy }) => ({
    ...policy,
    changedSince: changed.get(id) ?? null,
    criteria: JSON.parse(criteria) as string[],
  }));
}
