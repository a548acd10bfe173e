import type { Session } from '../session.ts';
import { testsOfSample } from './sample-of-test.ts';
import { assertNotConcluded } from './test-rows.ts';

/** An item that may still be worked on. @throws AppError not_found; conflict when a test that the item serves is concluded */
export function needItem(session: Session, itemId: string): { key: string } {
  const { workspace } = session;
  const item = workspace.need<{ key: string; sample_id: string }>(
    'That sample item',
    'SELECT key, sample_id FROM sample_item WHERE id = ?',
    [itemId],
  );
  for (const testId of testsOfSample(session, item.sample_id)) assertNotConcluded(session, testId);
  return item;
}
