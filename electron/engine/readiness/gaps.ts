import { AppError } from '../../../shared/domain/errors.ts';
import type { PitfallResult } from '../../../shared/domain/pitfalls.ts';
import { gapOfCheck, gapOfCriterion } from '../../../shared/domain/readiness.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { insertRecord } from '../registers/registers.ts';
import type { Session } from '../session.ts';
import { readCriteria } from './criterion-rows.ts';
import { today } from './today.ts';

interface Chosen {
  criterionIds?: string[] | undefined;
  checkIds?: string[] | undefined;
}

/**
 * Adds a gap for each chosen criterion below ready and each chosen check that needs attention, unless an open gap has the same
 * source. Without a choice it looks at all of both. One undo takes them all back.
 *
 * @returns how many were added
 * @throws AppError not_found for an identifier that is not in scope
 */
export function raiseGaps(session: Session, chosen: Chosen, checks: readonly PitfallResult[]): number {
  const isAll = chosen.criterionIds === undefined && chosen.checkIds === undefined;
  const open = new Set(
    session.workspace
      .all<{ source: string }>("SELECT source FROM gap WHERE status IN ('open', 'in_progress', 'accepted')")
      .map(({ source }) => source),
  );
  const drafts = [
    ...pick(readCriteria(session), isAll ? undefined : (chosen.criterionIds ?? [])).map(gapOfCriterion),
    ...pick(checks, isAll ? undefined : (chosen.checkIds ?? [])).map(gapOfCheck),
  ].filter((draft) => draft !== null && !open.has(draft.source));
  if (drafts.length === 0) return 0;
  const [only] = drafts;
  const label = drafts.length === 1 ? `Raise gap ${only?.name}` : `Raise ${drafts.length} gaps`;
  session.change(label.slice(0, 120), (tx) => {
    for (const draft of drafts) {
      if (draft === null) continue;
      const { source, ...values } = draft;
      insertRecord(session.workspace, tx, registerOf('gaps'), values, { source, raised_on: today() });
    }
  });
  return drafts.length;
}

/** The records with these ids, once each; all of them when there is no choice. */
function pick<T extends { id: string }>(
  records: readonly T[],
  ids: readonly string[] | undefined,
): readonly T[] {
  if (ids === undefined) return records;
  const byId = new Map(records.map((record) => [record.id, record]));
  return [...new Set(ids)].map((id) => {
    const record = byId.get(id);
    if (!record) throw new AppError('not_found', `There is no criterion or check ${id} in this engagement.`);
    return record;
  });
}
