import { basename } from 'node:path';
import type { ReviewFile, ReviewItem, ReviewPreview } from '../../../shared/contract/auditor-review.ts';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import type { ReviewTarget } from '../../../shared/contract/auditor-review.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';
import { newId, type Workspace } from '../workspace/workspace.ts';
import { readReviewFile } from './review-file.ts';
import { takeItem } from './take-item.ts';

interface Answered {
  fileName: string;
  file: ReviewFile;
  sha256: string;
}

/**
 * A review file that answers a seal of this engagement: its journal has the sealed state, hash by hash.
 *
 * @throws AppError conflict for another engagement or a state that this file never had
 */
function readAnswer(session: Session, path: string): Answered {
  const { workspace } = session;
  const fileName = basename(path);
  const { file, sha256 } = readReviewFile(path);
  const { seal } = file;
  if (seal.workspace !== session.engagement().id)
    throw new AppError(
      'conflict',
      `${fileName} reviews another engagement, that of ${seal.client}. Open the workspace that was sealed.`,
    );
  const known = workspace.get('SELECT 1 FROM journal_transaction WHERE id = ? AND hash = ?', [
    seal.transactions,
    seal.headHash,
  ]);
  if (known) return { fileName, file, sha256 };
  throw new AppError(
    'conflict',
    `${fileName} answers a copy of another state: this workspace has no change ${seal.transactions} with the hash that was sealed. Open the workspace that was sealed.`,
  );
}

/** What an item meets here. */
function meet(
  workspace: Workspace,
  sealedUpTo: number,
  { id, target }: ReviewItem,
): Pick<ReviewPreview['items'][number], 'state' | 'conflict'> {
  if (workspace.get('SELECT 1 FROM review_item WHERE id = ?', [id])) return { state: 'known', conflict: '' };
  const conflict = conflictOf(workspace, sealedUpTo, target);
  if (conflict === null) return { state: 'new', conflict: '' };
  return conflict;
}

/** What happened to a record since the seal, as the journal has it; null when nothing did. */
function conflictOf(
  workspace: Workspace,
  sealedUpTo: number,
  target: ReviewTarget | null,
): { state: 'changed' | 'removed'; conflict: string } | null {
  if (!target) return null;
  if (target.table === 'criterion')
    return CRITERIA.some(({ id }) => id === target.id)
      ? null
      : { state: 'removed', conflict: 'There is no such criterion' };
  const { table, id } = target;
  const last = workspace.get<{ actor: string; at: string; times: number }>(
    `SELECT t.actor, t.at, count(DISTINCT t.id) AS times, max(t.id) FROM journal_entry e JOIN journal_transaction t ON t.id = e.transaction_id
     WHERE e.table_name = ? AND e.row_id = ? AND t.id > ? HAVING count(*) > 0`,
    [table, id, sealedUpTo],
  );
  // The table is one of a fixed list.
  const isThere = workspace.get(`SELECT 1 FROM "${table}" WHERE id = ?`, [id]);
  if (!isThere)
    return {
      state: 'removed',
      conflict: last ? `Removed by ${last.actor} on ${last.at.slice(0, 10)}` : 'Not in this workspace',
    };
  if (!last) return null;
  const times = last.times === 1 ? 'Changed' : `Changed ${last.times} times`;
  return {
    state: 'changed',
    conflict: `${times} since the seal, last by ${last.actor} on ${last.at.slice(0, 10)}`,
  };
}

/** What importing a review file would bring in. @throws AppError unknown_format, conflict */
export function previewReview(session: Session, path: string): ReviewPreview {
  const { file, fileName } = readAnswer(session, path);
  const { seal, reviewer, items } = file;
  return {
    fileName,
    reviewer,
    sealedBy: seal.sealedBy,
    sealedAt: seal.sealedAt,
    items: items.map((item) => ({ ...item, ...meet(session.workspace, seal.transactions, item) })),
  };
}

/**
 * Brings chosen items of a review file in, in one change. Those that came in before are passed over.
 *
 * @param take takes those without a conflict at once
 * @throws AppError unknown_format, conflict; bad_input when nothing new is chosen
 */
export function importReview(
  session: Session,
  path: string,
  { ids, take }: { ids: readonly string[]; take: boolean },
): { imported: number; taken: number } {
  const { workspace, actor } = session;
  const { file, fileName, sha256 } = readAnswer(session, path);
  const { seal, reviewer } = file;
  const chosen = new Set(ids);
  const items = file.items
    .map((item, index) => ({ ...item, position: index + 1, ...meet(workspace, seal.transactions, item) }))
    .filter(({ id, state }) => chosen.has(id) && state !== 'known');
  if (items.length === 0)
    throw new AppError('bad_input', `Nothing of ${fileName} is new here: what was chosen came in before.`);
  const now = new Date().toISOString();
  return session.change(`Import the review of ${reviewer.name}`.slice(0, 120), (tx) => {
    const known = workspace.get<{ id: string }>('SELECT id FROM review_import WHERE sha256 = ?', [sha256]);
    const importId = known?.id ?? newId();
    if (!known)
      tx.insert('review_import', {
        id: importId,
        file_name: fileName,
        sha256,
        seal_sha256: seal.sha256,
        reviewer: reviewer.name,
        organization: reviewer.organization,
        made_at: file.startedAt,
        imported_at: now,
        imported_by: actor,
      });
    let taken = 0;
    for (const { id, kind, target, text, writtenAt, position, conflict } of items) {
      const isTaken = take && conflict === '';
      const requestId = isTaken
        ? takeItem(workspace, tx, { kind, target, text, writtenAt, reviewer: reviewer.name })
        : null;
      taken += Number(isTaken);
      tx.insert('review_item', {
        id,
        review_import_id: importId,
        position,
        kind,
        target_table: target?.table ?? '',
        target_id: target?.id ?? '',
        target_label: target?.label ?? '',
        text,
        written_by: reviewer.name,
        written_at: writtenAt,
        conflict,
        decision: isTaken ? 'taken' : 'open',
        decided_by: isTaken ? actor : '',
        decided_at: isTaken ? now : null,
        note: '',
        request_id: requestId,
      });
    }
    return { imported: items.length, taken };
  });
}
