/** Decisions on lines of an access review. */
import { isToDecide, needsReason } from '../../../shared/domain/access-review/vocabulary.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { ACCESS_DECISION_NAMES, type AccessDecision } from '../../../shared/domain/programme-vocabulary.ts';
import type { Session } from '../session.ts';
import type { Row } from '../workspace/workspace.ts';
import { flagsOf, readReviewRecord, type LineRecord } from './content.ts';

interface Lines {
  id: string;
  lineIds: readonly string[];
}

/** @throws AppError not_found when one of the lines is not of this review */
function linesOf({ workspace }: Session, { id, lineIds }: Lines): { ref: string; lines: LineRecord[] } {
  const { ref } = readReviewRecord(workspace, id);
  const wanted = new Set(lineIds);
  const lines = workspace.all<LineRecord>(
    'SELECT * FROM access_review_line WHERE access_review_id = ? AND id IN (SELECT value FROM json_each(?)) ORDER BY position',
    [id, JSON.stringify([...wanted])],
  );
  if (lines.length !== wanted.size)
    throw new AppError(
      'not_found',
      `Some of these lines are not in ${ref} any more. Look at the list again.`,
    );
  return { ref, lines };
}

const nameLines = (ref: string, lines: readonly LineRecord[]): string =>
  lines.length === 1 ? `${lines[0]?.account} in ${ref}` : `${lines.length} lines of ${ref}`;

/**
 * Decides lines in one change, or takes their decision back with null. Lines that are only in the earlier listing are left out. What
 * was carried out belongs to the earlier decision, so it goes when that one changes.
 *
 * @param note null keeps the note of each line
 * @throws AppError conflict when a flagged line would be kept without a word why, naming it
 */
export function decideLines(
  session: Session,
  { decision, note, ...which }: Lines & { decision: AccessDecision | null; note: string | null },
): void {
  const { ref, lines } = linesOf(session, which);
  const open = lines.filter((line) => isToDecide(flagsOf(line)));
  if (decision === 'keep') refuseUnexplained(open.filter((line) => (note ?? line.note).trim() === ''));
  const decided = {
    by: decision === null ? '' : session.actor,
    at: decision === null ? null : new Date().toISOString(),
  };
  const verb = decision === null ? 'Undecide' : ACCESS_DECISION_NAMES[decision];
  session.change(`${verb} ${nameLines(ref, open)}`.slice(0, 120), (tx) => {
    for (const line of open) {
      const isSame = line.decision === decision;
      const noted: Row = note === null ? {} : { note: note.trim() };
      if (isSame && (note === null || note.trim() === line.note)) continue;
      tx.update('access_review_line', line.id, {
        ...noted,
        decision,
        decided_by: decided.by,
        decided_at: decided.at,
        ...(isSame ? {} : { carried_out_on: null }),
      });
    }
  });
}

function refuseUnexplained(lines: readonly LineRecord[]): void {
  const unexplained = lines.filter((line) => needsReason(flagsOf(line)));
  const [first] = unexplained;
  if (!first) return;
  const others = unexplained.length - 1;
  throw new AppError(
    'conflict',
    `${first.account} in ${first.application}${others > 0 ? ` and ${others} more` : ''} ${others > 0 ? 'are' : 'is'} flagged. Write a note why the access is right, then keep it.`,
    { lines: unexplained.slice(0, 100).map(({ id }) => id) },
  );
}

/** @throws AppError conflict when the reason of a kept, flagged line would go */
export function noteLines(session: Session, { note, ...which }: Lines & { note: string }): void {
  const { ref, lines } = linesOf(session, which);
  if (note.trim() === '') refuseUnexplained(lines.filter(({ decision }) => decision === 'keep'));
  session.change(`Note on ${nameLines(ref, lines)}`.slice(0, 120), (tx) => {
    for (const line of lines)
      if (line.note !== note.trim()) tx.update('access_review_line', line.id, { note: note.trim() });
  });
}

export function nameOwner(session: Session, { ownerNote, ...which }: Lines & { ownerNote: string }): void {
  const { ref, lines } = linesOf(session, which);
  session.change(`Owner of ${nameLines(ref, lines)}`.slice(0, 120), (tx) => {
    for (const line of lines)
      if (line.owner_note !== ownerNote) tx.update('access_review_line', line.id, { owner_note: ownerNote });
  });
}

/** @throws AppError conflict for a line that is neither changed nor removed */
export function carryOutLines(session: Session, { on, ...which }: Lines & { on: string | null }): void {
  const { ref, lines } = linesOf(session, which);
  const other = lines.find(({ decision }) => decision !== 'change' && decision !== 'remove');
  if (other)
    throw new AppError(
      'conflict',
      `${other.account} in ${other.application} is neither to be changed nor removed, so there is nothing to carry out.`,
    );
  session.change(
    `${on === null ? 'Not carried out' : 'Carried out'}: ${nameLines(ref, lines)}`.slice(0, 120),
    (tx) => {
      for (const line of lines)
        if (line.carried_out_on !== on) tx.update('access_review_line', line.id, { carried_out_on: on });
    },
  );
}
