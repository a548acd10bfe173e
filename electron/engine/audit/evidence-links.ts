import type { EvidenceRef } from '../../../shared/contract/audit/tests.ts';
import type { Session } from '../session.ts';
import { newId, type Change } from '../workspace/workspace.ts';

/** What evidence hangs on: the columns that name it in a table of links. */
type Owner = Readonly<Record<string, string>>;

/** Links exactly this evidence to the owner; links that are there stay as they are. */
export function setEvidence(
  session: Session,
  tx: Change,
  table: 'sample_item_evidence' | 'cell_evidence' | 'test_evidence',
  owner: Owner,
  evidenceIds: readonly string[],
): void {
  const wanted = new Set(evidenceIds);
  const same = Object.keys(owner)
    .map((column) => `${column} = ?`)
    .join(' AND ');
  const present = session.workspace.all<{ id: string; evidence_id: string }>(
    `SELECT id, evidence_id FROM ${table} WHERE ${same}`,
    Object.values(owner),
  );
  for (const link of present) if (!wanted.delete(link.evidence_id)) tx.remove(table, link.id);
  for (const id of wanted) tx.insert(table, { id: newId(), ...owner, evidence_id: id });
}

/** Evidence of tests as a whole. @param testId narrows the query to one test; null reads all */
export function readTestEvidence(
  session: Session,
  testId: string | null,
): ReadonlyMap<string, readonly EvidenceRef[]> {
  const rows = session.workspace.all<EvidenceRef & { test_id: string }>(
    `SELECT l.test_id, e.id, e.ref, e.title FROM test_evidence l JOIN evidence e ON e.id = l.evidence_id
     WHERE @testId IS NULL OR l.test_id = @testId ORDER BY e.ref`,
    { testId },
  );
  const byTest = new Map<string, EvidenceRef[]>();
  for (const { test_id, ...evidence } of rows) {
    const linked = byTest.get(test_id) ?? [];
    linked.push(evidence);
    byTest.set(test_id, linked);
  }
  return byTest;
}
