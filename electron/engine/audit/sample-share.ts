import { AppError } from '../../../shared/domain/errors.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { storedSample } from './sample-log.ts';
import { readSample } from './sample-rows.ts';
import { assertUnstated } from './sample-writes.ts';
import { assertNotConcluded, testFacts } from './test-rows.ts';

/**
 * Lets a test be done on the items of another test's sample, so that one draw serves several controls.
 * @throws AppError conflict when the test is concluded or has a sample
 */
export function useSample(session: Session, testId: string, sampleId: string): void {
  assertNotConcluded(session, testId);
  const { workpaper } = testFacts(session, testId);
  const { workspace } = session;
  storedSample(session, sampleId);
  const own = workspace.get('SELECT 1 FROM sample WHERE test_id = ?', [testId]);
  if (own) {
    throw new AppError(
      'conflict',
      `${workpaper} has a sample of its own. Remove that first, then use another.`,
    );
  }
  if (workspace.get('SELECT 1 FROM test_sample WHERE test_id = ?', [testId])) {
    throw new AppError('conflict', `${workpaper} uses another sample. Stop using that first.`);
  }
  const [owner] = readSample(session, sampleId).tests;
  session.change(`Use the sample of ${owner?.workpaper ?? 'another test'} for ${workpaper}`, (tx) =>
    tx.insert('test_sample', { id: newId(), test_id: testId, sample_id: sampleId }),
  );
}

/** @throws AppError conflict when the test is concluded, uses no other sample, or has marks or findings on the items */
export function stopUsingSample(session: Session, testId: string): void {
  assertNotConcluded(session, testId);
  const { workpaper } = testFacts(session, testId);
  const { workspace } = session;
  const use = workspace.get<{ id: string; sample_id: string }>(
    'SELECT id, sample_id FROM test_sample WHERE test_id = ?',
    [testId],
  );
  if (!use) throw new AppError('conflict', `${workpaper} does not use the sample of another test.`);
  const { n } = workspace.need<{ n: number }>(
    'That test',
    'SELECT count(*) AS n FROM test_mark m JOIN test_attribute a ON a.id = m.attribute_id WHERE a.test_id = ?',
    [testId],
  );
  if (n > 0) {
    throw new AppError(
      'conflict',
      `${workpaper} still uses the sample: ${n} cells of it carry marks. Undo or clear them first.`,
    );
  }
  assertUnstated(session, use.sample_id, 'left', testId);
  session.change(`Stop using another sample for ${workpaper}`, (tx) => {
    for (const table of ['cell_evidence', 'deviation'])
      for (const id of onItems(session, table, testId)) tx.remove(table, id);
    for (const table of ['review_note', 'evidence_mark'])
      for (const id of onItems(session, table, testId)) tx.update(table, id, { sample_item_id: null });
    tx.remove('test_sample', use.id);
  });
}

/** Rows of a table that tie this test to an item. */
function onItems({ workspace }: Session, table: string, testId: string): string[] {
  const ofTest =
    table === 'cell_evidence'
      ? 'attribute_id IN (SELECT id FROM test_attribute WHERE test_id = ?)'
      : 'test_id = ?';
  return workspace
    .all<{ id: string }>(`SELECT id FROM ${table} WHERE sample_item_id IS NOT NULL AND ${ofTest}`, [testId])
    .map(({ id }) => id);
}
