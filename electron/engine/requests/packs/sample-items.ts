import { readAuditFacts } from '../../audit/mock-audit-facts.ts';
import type { Session } from '../../session.ts';

/** The sample items that a request asks for, of tests that are not concluded. */
export function readSampleItems(session: Session, requestId: string): { id: string; key: string }[] {
  const open = new Set(
    session.workspace
      .all<{ id: string }>(
        'SELECT t.id FROM request_test l JOIN test t ON t.id = l.test_id WHERE l.request_id = ? AND t.result IS NULL',
        [requestId],
      )
      .map(({ id }) => id),
  );
  return readAuditFacts(session)
    .tests.filter(({ id }) => open.has(id))
    .flatMap(({ sample }) => sample?.items ?? [])
    .map(({ id, key }) => ({ id, key }));
}
