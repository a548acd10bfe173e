/** Rows of samples and of what hangs on them. */
import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';
import type { ItemFacts } from './sample-frame.ts';
import { releaseNotes } from './review-notes.ts';

export interface NewItem {
  id: string;
  ticket: string;
  stratum: string;
  stage: number;
  /** Id of the item that it replaces. */
  replacesId?: string;
}

/** @param after the position of the last item that is there */
export function insertItems(
  tx: Change,
  sampleId: string,
  items: readonly NewItem[],
  facts: ReadonlyMap<string, ItemFacts>,
  after = 0,
): void {
  items.forEach((item, i) => {
    const { date = '', description = '', data = {} } = facts.get(item.id) ?? {};
    tx.insert('sample_item', {
      id: newId(),
      sample_id: sampleId,
      position: after + i + 1,
      key: item.id,
      ticket: item.ticket,
      stratum: item.stratum,
      stage: item.stage,
      replaces_id: item.replacesId ?? null,
      void_reason: '',
      item_date: date,
      description,
      data: JSON.stringify(data),
      note: '',
    });
  });
}

/** @throws AppError conflict when an item carries a mark of any test */
export function assertUnmarked({ workspace }: Session, sampleId: string, done: string): void {
  const { n } = workspace.need<{ n: number }>(
    'That sample',
    'SELECT count(*) AS n FROM test_mark m JOIN sample_item i ON i.id = m.sample_item_id WHERE i.sample_id = ?',
    [sampleId],
  );
  if (n === 0) return;
  throw new AppError(
    'conflict',
    `The sample was not ${done}: ${n} cells of it carry marks. Undo or clear them first, or extend the sample, which keeps them.`,
  );
}

/**
 * A finding keeps the items that it states, also while their marks are being corrected.
 * @param testId looks at the deviations of one test only
 * @throws AppError conflict naming the finding
 */
export function assertUnstated(
  { workspace }: Session,
  sampleId: string,
  done: string,
  testId: string | null = null,
): void {
  const stated = workspace.get<{ ref: string; key: string }>(
    `SELECT f.ref, i.key FROM deviation d JOIN sample_item i ON i.id = d.sample_item_id JOIN finding f ON f.id = d.finding_id
     WHERE i.sample_id = @sampleId AND (@testId IS NULL OR d.test_id = @testId) ORDER BY length(f.ref), f.ref, i.position LIMIT 1`,
    { sampleId, testId },
  );
  if (!stated) return;
  throw new AppError(
    'conflict',
    `The sample was not ${done}: ${stated.ref} states the deviation of ${stated.key}. Remove the finding first, or keep the sample.`,
  );
}

/** Rows that mean nothing without their item. */
const OF_ITEMS = ['sample_item_evidence', 'cell_evidence', 'deviation'];
/** Removes a sample with its items, log and uses. @returns the tests that used it beside its own */
export function removeRows(session: Session, tx: Change, sampleId: string): string[] {
  const { workspace } = session;
  const rowsOf = (table: string) =>
    workspace.all<{ id: string }>(
      `SELECT r.id FROM ${table} r JOIN sample_item i ON i.id = r.sample_item_id WHERE i.sample_id = ?`,
      [sampleId],
    );
  for (const table of OF_ITEMS) for (const { id } of rowsOf(table)) tx.remove(table, id);
  // A mark says more than to which item it belongs, and stays with its file.
  for (const { id } of rowsOf('evidence_mark')) tx.update('evidence_mark', id, { sample_item_id: null });
  // A replacement points at the item before it, so the last goes first.
  for (const { id } of workspace.all<{ id: string }>(
    'SELECT id FROM sample_item WHERE sample_id = ? ORDER BY position DESC',
    [sampleId],
  )) {
    releaseNotes(session, tx, 'sample_item_id', id);
    tx.remove('sample_item', id);
  }
  const events = workspace.all<{ id: string }>('SELECT id FROM sample_event WHERE sample_id = ?', [sampleId]);
  for (const { id } of events) tx.remove('sample_event', id);
  const uses = workspace.all<{ id: string; test_id: string }>(
    'SELECT id, test_id FROM test_sample WHERE sample_id = ?',
    [sampleId],
  );
  for (const { id } of uses) tx.remove('test_sample', id);
  tx.remove('sample', sampleId);
  return uses.map((use) => use.test_id);
}
