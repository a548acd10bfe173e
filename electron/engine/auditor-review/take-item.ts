import type { ReviewItem } from '../../../shared/contract/auditor-review.ts';
import { titleOf } from '../../../shared/domain/auditor-review.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { insertRequest, insertRequestComment, updateRequest } from '../requests/request-writes.ts';
import { newId, type Change, type Workspace } from '../workspace/workspace.ts';

type Taken = Omit<ReviewItem, 'id'> & { reviewer: string };

/**
 * Inside a change: does what an item of a review asks for. A comment goes to the comments of its control or request, a request becomes
 * one, a verdict on a request sets the auditor's status. Everything else stands in the list of reviews, beside its record.
 *
 * @returns the id of the request that was made, or null
 * @throws AppError conflict when the record is gone
 */
export function takeItem(workspace: Workspace, tx: Change, item: Taken): string | null {
  const { kind, target, text, writtenAt, reviewer } = item;
  if (target && target.table !== 'criterion') {
    if (!workspace.get(`SELECT 1 FROM "${target.table}" WHERE id = ?`, [target.id]))
      throw new AppError(
        'conflict',
        `${target.label} was removed since the seal, so what ${reviewer} wrote of it can not be taken. Decline it.`,
      );
  }
  if (kind === 'request') return makeRequest(workspace, tx, item);
  if (kind === 'comment') {
    if (target?.table === 'request')
      insertRequestComment(tx, {
        requestId: target.id,
        side: 'auditor',
        author: reviewer,
        text,
        writtenAt,
      });
    else if (target?.table === 'control')
      tx.insert('control_comment', {
        id: newId(),
        control_id: target.id,
        author: reviewer,
        written_at: writtenAt,
        text,
        is_resolved: 0,
      });
    return null;
  }
  if (target?.table === 'request')
    updateRequest(workspace, tx, target.id, {
      auditorStatus: kind === 'accept' ? 'accepted' : 'returned',
      auditorReason: text,
    });
  return null;
}

function makeRequest(workspace: Workspace, tx: Change, { target, text, writtenAt, reviewer }: Taken): string {
  return insertRequest(
    workspace,
    tx,
    {
      title: titleOf(text),
      wording: text,
      requestedBy: reviewer,
      requestedOn: writtenAt.slice(0, 10),
      ...(target?.table === 'control' && { controlIds: [target.id] }),
      ...(target?.table === 'criterion' && { criteria: [target.id] }),
      ...(target?.table === 'test' && { testIds: [target.id] }),
      ...(target?.table === 'request' && { followUpOfId: target.id }),
    },
    { origin: 'imported' },
  ).id;
}
