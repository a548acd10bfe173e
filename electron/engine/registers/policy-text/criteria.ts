import { policyOf } from '../../../../shared/catalog/policies.ts';
import type { Workspace } from '../../workspace/workspace.ts';

/** Policies that follow an outline and name no criteria, with those that the outline supports. */
export function policiesWithoutCriteria(workspace: Workspace): { id: string; criteria: readonly string[] }[] {
  return workspace
    .all<{ id: string; template: string }>(
      `SELECT id, template FROM policy p
       WHERE template IS NOT NULL AND NOT EXISTS (SELECT 1 FROM policy_criterion c WHERE c.policy_id = p.id)`,
    )
    .flatMap(({ id, template }) => {
      const criteria = policyOf(template)?.criteria ?? [];
      return criteria.length > 0 ? [{ id, criteria }] : [];
    });
}
