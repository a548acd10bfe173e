import type { ImportedItem } from '../../../shared/contract/auditor-review.ts';
import type { ReviewDecision, ReviewedTable, ReviewKind } from '../../../shared/domain/auditor-review.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';
import { takeItem } from './take-item.ts';

interface Stored {
  id: string;
  kind: ReviewKind;
  target_table: ReviewedTable | '';
  target_id: string;
  target_label: string;
  text: string;
  written_by: string;
  written_at: string;
  conflict: string;
  decision: ReviewDecision;
  decided_by: string;
  decided_at: string | null;
  note: string;
  request_id: string | null;
  request_ref: string | null;
  organization: string;
  imported_at: string;
  imported_by: string;
}

const SELECT = `SELECT i.*, r.ref AS request_ref, m.organization, m.imported_at, m.imported_by
  FROM review_item i JOIN review_import m ON m.id = i.review_import_id LEFT JOIN request r ON r.id = i.request_id`;

const targetOf = ({ target_table, target_id, target_label }: Stored): ImportedItem['target'] =>
  target_table === '' ? null : { table: target_table, id: target_id, label: target_label };

/** What came in from auditors, newest first. */
export function listReviews({ workspace }: Session): ImportedItem[] {
  return workspace.all<Stored>(`${SELECT} ORDER BY m.imported_at DESC, m.id, i.position`).map((row) => ({
    id: row.id,
    kind: row.kind,
    target: targetOf(row),
    text: row.text,
    writtenAt: row.written_at,
    reviewer: row.written_by,
    organization: row.organization,
    importedAt: row.imported_at,
    importedBy: row.imported_by,
    conflict: row.conflict,
    decision: row.decision,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
    note: row.note,
    request: row.request_id && row.request_ref ? { id: row.request_id, ref: row.request_ref } : null,
  }));
}

/**
 * Answers items of reviews in one change. What was taken stays so: undo takes it back.
 *
 * @throws AppError conflict for an item that was taken, or whose record is gone; not_found
 */
export function decideItems(
  session: Session,
  { ids, decision, note }: { ids: readonly string[]; decision: 'taken' | 'declined'; note: string },
): void {
  const { workspace, actor } = session;
  const verb = decision === 'taken' ? 'Take' : 'Decline';
  const what = ids.length === 1 ? 'an item' : `${ids.length} items`;
  session.change(`${verb} ${what} of a review`, (tx) => {
    for (const id of ids) {
      const row = workspace.need<Stored>('That item', `${SELECT} WHERE i.id = ?`, [id]);
      if (row.decision === 'taken')
        throw new AppError(
          'conflict',
          `${row.target_label || 'That item'} was taken already. Undo takes it back.`,
        );
      const requestId =
        decision === 'taken'
          ? takeItem(workspace, tx, {
              kind: row.kind,
              target: targetOf(row),
              text: row.text,
              writtenAt: row.written_at,
              reviewer: row.written_by,
            })
          : null;
      tx.update('review_item', id, {
        decision,
        decided_by: actor,
        decided_at: new Date().toISOString(),
        note,
        ...(requestId !== null && { request_id: requestId }),
      });
    }
  });
}
