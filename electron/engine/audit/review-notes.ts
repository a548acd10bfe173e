import type { ReviewNote } from '../../../shared/contract/audit/review.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { noteState, refuseClearing } from '../../../shared/domain/review/review-note.ts';
import type { TestKind } from '../../../shared/domain/vocabulary.ts';
import { workpaperRef } from '../../../shared/domain/workpapers.ts';
import type { Session } from '../session.ts';
import type { Change, Params } from '../workspace/workspace.ts';
import { attributeLetter } from './test-rows.ts';

interface StoredNote {
  id: string;
  test_id: string;
  kind: TestKind;
  ref: string;
  sample_item_id: string | null;
  attribute_id: string | null;
  key: string | null;
  position: number | null;
  text: string;
  raised_by: string;
  raised_at: string;
  answer: string;
  answered_by: string;
  answered_at: string | null;
  cleared_by: string;
  cleared_at: string | null;
}

function readNotes(session: Session, where: string, params: Params = []): ReviewNote[] {
  return session.workspace
    .all<StoredNote>(
      `SELECT n.*, t.kind, c.ref, i.key, a.position FROM review_note n JOIN test t ON t.id = n.test_id JOIN control c ON c.id = t.control_id
         LEFT JOIN sample_item i ON i.id = n.sample_item_id LEFT JOIN test_attribute a ON a.id = n.attribute_id
       WHERE ${where} ORDER BY n.raised_at, n.id`,
      params,
    )
    .map((row) => toNote(session, row));
}

function toNote(session: Session, row: StoredNote): ReviewNote {
  const note = {
    id: row.id,
    testId: row.test_id,
    workpaper: workpaperRef(row.kind, row.ref),
    itemId: row.sample_item_id,
    attributeId: row.attribute_id,
    place: [row.key, row.position === null ? null : attributeLetter(row.position)].filter(Boolean).join(' '),
    text: row.text,
    raisedBy: row.raised_by,
    raisedAt: row.raised_at,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
    clearedBy: row.cleared_by,
    clearedAt: row.cleared_at,
  };
  return { ...note, state: noteState(note), refuseClearing: refuseClearing(note, session.actor) };
}

export const readAllNotes = (session: Session): ReviewNote[] => readNotes(session, 'true');
export const readOpenNotes = (session: Session): ReviewNote[] => readNotes(session, 'n.cleared_at IS NULL');
export const readNotesOf = (session: Session, testId: string): ReviewNote[] =>
  readNotes(session, 'n.test_id = ?', [testId]);

/** @throws AppError not_found */
export function needNotes(session: Session, noteIds: readonly string[]): ReviewNote[] {
  const found = new Map(
    readNotes(session, 'n.id IN (SELECT value FROM json_each(?))', [JSON.stringify(noteIds)]).map((note) => [
      note.id,
      note,
    ]),
  );
  return noteIds.map((id) => {
    const note = found.get(id);
    if (!note) throw new AppError('not_found', 'That review note is not in the workspace any more.');
    return note;
  });
}

/** Notes about an item or attribute that goes stay with the test, and say what they were about. */
export function releaseNotes(
  session: Session,
  tx: Change,
  column: 'sample_item_id' | 'attribute_id',
  id: string,
): void {
  for (const { id: noteId, place, text } of readNotes(session, `n.${column} = ?`, [id]))
    tx.update('review_note', noteId, {
      sample_item_id: null,
      attribute_id: null,
      text: `${place}: ${text}`,
    });
}
