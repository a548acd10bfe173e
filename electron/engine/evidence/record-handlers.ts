import { AppError } from '../../../shared/domain/errors.ts';
import { os } from '../context.ts';
import type { Row } from '../workspace/workspace.ts';
import { linkControls } from './attach.ts';
import { getEvidence, listEvidence } from './evidence-rows.ts';
import { nameEvidence, needRef } from './naming.ts';
import { toColumns } from './record-columns.ts';
import { removeEvidence } from './removal.ts';
import { listVersions } from './versions.ts';

/** Records of evidence: their list, their facts, what they are linked to. */
export const recordHandlers = {
  list: os.evidence.list.handler(({ input, context: { session } }) => listEvidence(session, input)),

  get: os.evidence.get.handler(({ input, context: { session } }) => getEvidence(session, input.id)),

  update: os.evidence.update.handler(({ input: { ids, patch }, context: { session } }) => {
    const columns = toColumns(patch);
    session.change(`Change ${nameEvidence(session, ids)}`, (tx) => {
      for (const id of ids) {
        const { ref, covers_from, covers_to, supersedes_id } = {
          ...session.workspace.need<Row>('That evidence', 'SELECT * FROM evidence WHERE id = ?', [id]),
          ...columns,
        };
        if (covers_from && covers_to && covers_from > covers_to) {
          throw new AppError(
            'bad_input',
            `${ref} can not cover a period that ends ${covers_to}, before it begins ${covers_from}.`,
          );
        }
        if (supersedes_id === id) throw new AppError('bad_input', `${ref} can not supersede itself.`);
        tx.update('evidence', id, columns);
      }
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
