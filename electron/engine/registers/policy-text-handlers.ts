import { policyOf } from '../../../shared/catalog/policies.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { storedText } from '../../../shared/domain/policies/document.ts';
import { documentFromOutline } from '../../../shared/domain/policies/from-outline.ts';
import { os } from '../context.ts';
import { newId } from '../workspace/workspace.ts';
import { acknowledgementsOf } from './policy-text/acknowledged.ts';
import { policiesWithoutCriteria } from './policy-text/criteria.ts';
import { exportPolicies } from './policy-text/export-policies.ts';
import { readPolicyFile } from './policy-text/read-file.ts';
import { parseBody, readBody, readTextFacts } from './policy-text/stored.ts';

/** The text of policies: written, taken from the client's files, exported. */
export const policyTextHandlers = {
  policyTexts: os.registers.policyTexts.handler(({ context: { session } }) =>
    session.workspace.cached('policy texts', () => readTextFacts(session.workspace), ['policy']),
  ),

  policyText: os.registers.policyText.handler(({ input, context: { session } }) => {
    const { name, body } = readBody(session.workspace, input.id);
    return { document: parseBody(name, body) };
  }),

  writePolicyText: os.registers.writePolicyText.handler(({ input, context: { session } }) => {
    const { name, body } = readBody(session.workspace, input.id);
    const next = storedText(input.document);
    if (next === body) return {};
    session.change(`Text of ${name}`.slice(0, 120), (tx) => tx.update('policy', input.id, { body: next }));
    return {};
  }),

  policyOutlineText: os.registers.policyOutlineText.handler(({ input, context: { session } }) => {
    const { name, template } = session.workspace.need<{ name: string; template: string | null }>(
      'The policy',
      'SELECT name, template FROM policy WHERE id = ?',
      [input.id],
    );
    const policy = policyOf(template ?? '');
    if (!policy) {
      throw new AppError('bad_input', `${name} follows no outline. Choose one in the field Outline first.`);
    }
    return { document: documentFromOutline(policy) };
  }),

  readPolicyFile: os.registers.readPolicyFile.handler(({ input, context: { session } }) =>
    readPolicyFile(session.source(input.file)),
  ),

  exportPolicies: os.registers.exportPolicies.handler(({ input, context: { session } }) => {
    const target = session.target(input.target);
    const { ids, format } = input;
    const what = ids.length === 1 ? readBody(session.workspace, ids[0] ?? '').name : `${ids.length} policies`;
    const label = `${what}, ${format === 'docx' ? 'Word' : 'PDF'}`;
    return {
      jobId: session.jobs.start({ kind: 'export', label, unit: 'files' }, (job) =>
        exportPolicies(session, { ids, format, target }, job),
      ),
    };
  }),

  countAcknowledgements: os.registers.countAcknowledgements.handler(({ input, context: { session } }) =>
    acknowledgementsOf(session.workspace, readBody(session.workspace, input.id).name),
  ),

  linkPolicyCriteria: os.registers.linkPolicyCriteria.handler(({ context: { session } }) => {
    const policies = policiesWithoutCriteria(session.workspace);
    session.change(`Link ${policies.length} policies to criteria`, (tx) => {
      for (const { id, criteria } of policies)
        for (const criterion of criteria)
          tx.insert('policy_criterion', { id: newId(), policy_id: id, criterion_id: criterion });
    });
    return { policies: policies.length };
  }),
};
