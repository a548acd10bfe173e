import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import type { Change, Row, Workspace } from '../workspace/workspace.ts';
import { linkControls } from './writes.ts';
import { evidenceFacets, getEvidence, listEvidence } from './evidence-rows.ts';
import { nameEvidence, needRef } from './naming.ts';
import { toColumns } from './record-columns.ts';
import { removeEvidence } from './removal.ts';
import { listVersions } from './versions.ts';

/** Inside a change: writes columns of one record. @throws AppError bad_input when they do not fit the others */
function patchRecord(session: Session, tx: Change, id: string, columns: Row): void {
  const { workspace } = session;
  const { ref, covers_from, covers_to, supersedes_id } = {
    ...workspace.need<Row>('That evidence', 'SELECT * FROM evidence WHERE id = ?', [id]),
    ...columns,
  };
  if (covers_from && covers_to && covers_from > covers_to) {
    throw new AppError(
      'bad_input',
      `${ref} can not cover a period that ends ${covers_to}, before it begins ${covers_from}.`,
    );
  }
  if (columns.supersedes_id && leadsTo(workspace, String(supersedes_id), id))
    throw new AppError(
      'bad_input',
      `${ref} can not supersede ${needRef(session, 'evidence', String(supersedes_id))}, because that would go round in a circle.`,
    );
  tx.update('evidence', id, columns);
}

/** Whether one record is another, or supersedes it through others. */
function leadsTo(workspace: Workspace, from: string, to: string): boolean {
  const chain = `WITH RECURSIVE chain (id) AS (SELECT ? UNION SELECT e.supersedes_id FROM evidence e JOIN chain ON e.id = chain.id
    WHERE e.supersedes_id IS NOT NULL) SELECT 1 AS found FROM chain WHERE id = ?`;
  return workspace.get(chain, [from, to]) !== undefined;
}

/** Records of evidence: their list, their facts, what they are linked to. */
export const recordHandlers = {
  list: os.evidence.list.handler(({ input, context: { session } }) => listEvidence(session, input)),

  facets: os.evidence.facets.handler(({ input, context: { session } }) => evidenceFacets(session, input)),

  get: os.evidence.get.handler(({ input, context: { session } }) => getEvidence(session, input.id)),

  update: os.evidence.update.handler(({ input: { ids, patch }, context: { session } }) => {
    const columns = toColumns(patch);
    session.change(`Change ${nameEvidence(session, ids)}`, (tx) => {
      for (const id of ids) patchRecord(session, tx, id, columns);
    });
    return {};
  }),

  updateEach: os.evidence.updateEach.handler(({ input: { changes }, context: { session } }) => {
    const ids = changes.map(({ id }) => id);
    session.change(`Change ${nameEvidence(session, ids)}`, (tx) => {
      for (const { id, patch } of changes) patchRecord(session, tx, id, toColumns(patch));
    });
    return {};
  }),

  link: os.evidence.link.handler(({ input: { evidenceIds, controlIds }, context: { session } }) => {
    const controls = controlIds.map((id) => needRef(session, 'control', id));
    session.change(
      `Link ${nameEvidence(session, evidenceIds)} to ${controls.length === 1 ? controls[0] : `${controls.length} controls`}`,
      (tx) => {
        for (const id of evidenceIds) linkControls(session.workspace, tx, id, controlIds);
      },
    );
    return {};
  }),

  unlink: os.evidence.unlink.handler(({ input: { evidenceIds, controlIds }, context: { session } }) => {
    session.change(`Unlink ${nameEvidence(session, evidenceIds)}`, (tx) => {
      for (const evidenceId of evidenceIds) {
        for (const controlId of controlIds) {
          const link = session.workspace.get<{ id: string }>(
            'SELECT id FROM control_evidence WHERE control_id = ? AND evidence_id = ?',
            [controlId, evidenceId],
          );
          if (link) tx.remove('control_evidence', link.id);
        }
      }
    });
    return {};
  }),

  remove: os.evidence.remove.handler(({ input: { ids }, context: { session } }) => {
    session.change(`Remove ${nameEvidence(session, ids)}`, (tx) => removeEvidence(session, tx, ids));
    return {};
  }),

  versions: os.evidence.versions.handler(({ input, context: { session } }) =>
    listVersions(session, input.id),
  ),
};
