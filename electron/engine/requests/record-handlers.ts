import type { RequestInput } from '../../../shared/contract/requests/records.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { readRequest, readRequests } from './request-rows.ts';
import {
  insertRequest,
  insertRequestComment,
  linkRequestEvidence,
  removeRequests,
  updateRequest,
} from './request-writes.ts';

/** Names requests in the label of a change: "R-012", or "3 requests". @throws AppError not_found */
export function nameRequests({ workspace }: Session, ids: readonly string[]): string {
  if (ids.length > 1) return `${ids.length} requests`;
  return workspace.need<{ ref: string }>('That request', 'SELECT ref FROM request WHERE id = ?', [
    ids[0] ?? '',
  ]).ref;
}

/** Requests as records: the list, their facts, what is linked and said. */
export const recordHandlers = {
  list: os.requests.list.handler(({ context: { session } }) => [...readRequests(session)]),

  get: os.requests.get.handler(({ input, context: { session } }) => readRequest(session, input.id)),

  add: os.requests.add.handler(({ input, context: { session } }) =>
    session.change(`Add request ${input.title}`.slice(0, 120), (tx) =>
      insertRequest(session.workspace, tx, input, { origin: 'manual' }),
    ),
  ),

  update: os.requests.update.handler(({ input: { ids, patch }, context: { session } }) => {
    session.change(`Change ${nameRequests(session, ids)}`, (tx) => {
      for (const id of ids) updateRequest(session.workspace, tx, id, patch);
    });
    return {};
  }),

  change: os.requests.change.handler(({ input: { changes }, context: { session } }) => {
    const ids = [...new Set(changes.map(({ id }) => id))];
    session.change(`Change ${nameRequests(session, ids)}`, (tx) => {
      for (const { id, patch } of changes) updateRequest(session.workspace, tx, id, patch);
    });
    return {};
  }),

  duplicate: os.requests.duplicate.handler(({ input: { id, asFollowUp }, context: { session } }) => {
    const { request } = readRequest(session, id);
    const copy: RequestInput & { title: string } = {
      title: request.title,
      kind: request.kind,
      wording: request.wording,
      interpretation: request.interpretation,
      category: request.category,
      coversFrom: request.coversFrom,
      coversTo: request.coversTo,
      asOf: request.asOf,
      assigneeId: request.assigneeId,
      requestedBy: request.requestedBy,
      priority: request.priority,
      controlIds: request.controls.map((control) => control.id),
      criteria: request.criteria,
      testIds: request.tests.map((test) => test.id),
      ...(asFollowUp ? { followUpOfId: id } : {}),
    };
    return session.change(`${asFollowUp ? 'Follow up on' : 'Duplicate'} ${request.ref}`, (tx) =>
      insertRequest(session.workspace, tx, copy, { origin: 'manual' }),
    );
  }),

  remove: os.requests.remove.handler(({ input: { ids }, context: { session } }) => {
    session.change(`Remove ${nameRequests(session, ids)}`, (tx) =>
      removeRequests(session.workspace, tx, ids),
    );
    return {};
  }),

  linkEvidence: os.requests.linkEvidence.handler(
    ({ input: { requestIds, evidenceIds }, context: { session } }) => {
      session.change(`Link evidence to ${nameRequests(session, requestIds)}`, (tx) => {
        for (const id of requestIds) linkRequestEvidence(session, tx, id, evidenceIds);
      });
      return {};
    },
  ),

  unlinkEvidence: os.requests.unlinkEvidence.handler(
    ({ input: { requestIds, evidenceIds }, context: { session } }) => {
      session.change(`Unlink evidence from ${nameRequests(session, requestIds)}`, (tx) => {
        for (const requestId of requestIds) {
          for (const evidenceId of evidenceIds) {
            const link = session.workspace.get<{ id: string }>(
              'SELECT id FROM request_evidence WHERE request_id = ? AND evidence_id = ?',
              [requestId, evidenceId],
            );
            if (link) tx.remove('request_evidence', link.id);
          }
        }
      });
      return {};
    },
  ),

  addComment: os.requests.addComment.handler(({ input, context: { session } }) => {
    const author = input.author?.trim() || session.actor;
    return {
      id: session.change(`Comment on ${nameRequests(session, [input.requestId])}`, (tx) =>
        insertRequestComment(tx, { ...input, author }),
      ),
    };
  }),

  removeComment: os.requests.removeComment.handler(({ input: { id }, context: { session } }) => {
    const { ref } = session.workspace.need<{ ref: string }>(
      'That comment',
      'SELECT r.ref FROM request_comment m JOIN request r ON r.id = m.request_id WHERE m.id = ?',
      [id],
    );
    session.change(`Remove comment on ${ref}`, (tx) => tx.remove('request_comment', id));
    return {};
  }),
};
