import { detach } from '../registers/references.ts';
import type { Session } from '../session.ts';
import type { Row } from '../workspace/workspace.ts';
import { readLineRecords, readReviewRecord } from './content.ts';

interface ReviewPatch {
  name?: string | undefined;
  controlId?: string | null | undefined;
  due?: string | null | undefined;
  reviewer?: string | undefined;
  notes?: string | undefined;
}

const COLUMNS: Record<keyof ReviewPatch, string> = {
  name: 'name',
  controlId: 'control_id',
  due: 'due',
  reviewer: 'reviewer',
  notes: 'notes',
};

/** @throws AppError not_found, also for a control that is not there */
export function updateReview(session: Session, id: string, patch: ReviewPatch): void {
  const { workspace } = session;
  const { ref } = readReviewRecord(workspace, id);
  if (patch.controlId) workspace.need('The control', 'SELECT 1 FROM control WHERE id = ?', [patch.controlId]);
  const row: Row = {};
  for (const field of Object.keys(COLUMNS) as (keyof ReviewPatch)[]) {
    const value = patch[field];
    if (value !== undefined) row[COLUMNS[field]] = value;
  }
  session.change(`Change ${ref}`, (tx) => tx.update('access_review', id, row));
}

/** Removes the review with its lines. The listings and the signed-off one stay in evidence, and corrective actions stay without it. */
export function removeReview(session: Session, id: string): void {
  const { workspace } = session;
  const { ref, name } = readReviewRecord(workspace, id);
  session.change(`Remove ${ref} ${name}`.slice(0, 120), (tx) => {
    for (const line of readLineRecords(workspace, id)) tx.remove('access_review_line', line.id);
    detach(workspace, tx, 'access_review', id, ref);
    tx.remove('access_review', id);
  });
}
