import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { POLICIES } from '../../../shared/catalog/policies.ts';
import { storedText } from '../../../shared/domain/policies/document.ts';
import { documentFromOutline } from '../../../shared/domain/policies/from-outline.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { os } from '../context.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { policiesWithoutCriteria } from './policy-text/criteria.ts';
import { insertRecord } from './records.ts';

/** Library reference to the policy that its control carries out. */
const POLICY_OF = new Map(LIBRARY_CONTROLS.map(({ ref, policy }) => [ref, policy]));

/** Policy records by the outline they follow; of several, the first by name. */
function byOutline(workspace: Workspace): Map<string, string> {
  const policies = workspace.all<{ id: string; template: string }>(
    'SELECT id, template FROM policy WHERE template IS NOT NULL ORDER BY name COLLATE NOCASE DESC',
  );
  return new Map(policies.map(({ id, template }) => [template, id]));
}

const missingOutlines = (workspace: Workspace) => {
  const present = byOutline(workspace);
  return POLICIES.filter(({ id }) => !present.has(id));
};

/** Controls from the library that name no policy yet, each with the record of the policy that it carries out. */
function linkable(workspace: Workspace): { controlId: string; policyId: string }[] {
  const policies = byOutline(workspace);
  return workspace
    .all<{ id: string; library_ref: string }>(
      "SELECT id, library_ref FROM control WHERE policy_id IS NULL AND library_ref <> ''",
    )
    .flatMap(({ id, library_ref }) => {
      const policyId = policies.get(POLICY_OF.get(library_ref) ?? '');
      return policyId ? [{ controlId: id, policyId }] : [];
    });
}

export const policyHandlers = {
  policyOutlook: os.registers.policyOutlook.handler(({ context: { session } }) => ({
    outlines: missingOutlines(session.workspace).length,
    linkable: linkable(session.workspace).length,
    withoutCriteria: policiesWithoutCriteria(session.workspace).length,
  })),

  addPolicies: os.registers.addPolicies.handler(({ context: { session } }) => {
    const { workspace } = session;
    const policies = missingOutlines(workspace);
    const register = registerOf('policies');
    session.change(`Add ${policies.length} policies from their outlines`, (tx) => {
      for (const policy of policies)
        insertRecord(
          workspace,
          tx,
          register,
          { name: `${policy.name} policy`, template: policy.id },
          { body: storedText(documentFromOutline(policy)) },
        );
    });
    return { added: policies.length };
  }),

  linkPolicies: os.registers.linkPolicies.handler(({ context: { session } }) => {
    const links = linkable(session.workspace);
    session.change(`Link ${links.length} controls to policies`, (tx) => {
      for (const { controlId, policyId } of links) tx.update('control', controlId, { policy_id: policyId });
    });
    return { linked: links.length };
  }),
};
