import type { ControlComment } from '../../../shared/contract/matrix.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';

interface Stored {
  id: string;
  author: string;
  written_at: string;
  text: string;
  is_resolved: number;
}

function refOf(session: Session, commentId: string): string {
  return session.workspace.need<{ ref: string }>(
    'That comment',
    'SELECT c.ref FROM control_comment m JOIN control c ON c.id = m.control_id WHERE m.id = ?',
    [commentId],
  ).ref;
}

/** Remarks that people leave on a control while the matrix is reviewed. */
export const commentHandlers = {
  comments: os.matrix.comments.handler(({ input, context: { session } }): ControlComment[] =>
    session.workspace
      .all<Stored>(
        'SELECT id, author, written_at, text, is_resolved FROM control_comment WHERE control_id = ? ORDER BY written_at, id',
        [input.controlId],
      )
      .map(({ id, author, written_at, text, is_resolved }) => ({
        id,
        author,
        writtenAt: written_at,
        text,
        isResolved: is_resolved === 1,
      })),
  ),

  addComment: os.matrix.addComment.handler(({ input: { controlId, text }, context: { session } }) => {
    const { ref } = session.workspace.need<{ ref: string }>(
      'That control',
      'SELECT ref FROM control WHERE id = ?',
      [controlId],
    );
    const id = newId();
    session.change(`Comment on ${ref}`, (tx) =>
      tx.insert('control_comment', {
        id,
        control_id: controlId,
        author: session.actor,
        written_at: new Date().toISOString(),
        text: text.trim(),
        is_resolved: 0,
      }),
    );
    return { id };
  }),

  resolveComment: os.matrix.resolveComment.handler(({ input: { id, isResolved }, context: { session } }) => {
    const label = `${isResolved ? 'Resolve' : 'Reopen'} comment on ${refOf(session, id)}`;
    session.change(label, (tx) => tx.update('control_comment', id, { is_resolved: isResolved ? 1 : 0 }));
    return {};
  }),

  removeComment: os.matrix.removeComment.handler(({ input: { id }, context: { session } }) => {
    session.change(`Remove comment on ${refOf(session, id)}`, (tx) => tx.remove('control_comment', id));
    return {};
  }),
};
