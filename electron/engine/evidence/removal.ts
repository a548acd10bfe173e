import { AppError } from '../../../shared/domain/errors.ts';
import { EVIDENCE_LINK_KINDS } from '../../../shared/domain/evidence-links.ts';
import type { Session } from '../session.ts';
import type { Change, Workspace } from '../workspace/workspace.ts';

/** Evidence that a population, a test, a sample item or one of its cells rests on stays. @throws AppError conflict naming it */
function assertUnused(workspace: Workspace, id: string): void {
  const used = workspace.get<{ ref: string; what: string }>(
    `SELECT e.ref, 'population ' || p.name AS what FROM population p JOIN evidence_file f ON f.id = p.evidence_file_id JOIN evidence e ON e.id = f.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'population ' || p.name AS what FROM population_evidence l JOIN population p ON p.id = l.population_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'sample item ' || i.key FROM sample_item_evidence l JOIN sample_item i ON i.id = l.sample_item_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'cell ' || i.key FROM cell_evidence l JOIN sample_item i ON i.id = l.sample_item_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'the test of ' || t.kind || ' of ' || c.ref FROM test_evidence l JOIN test t ON t.id = l.test_id JOIN control c ON c.id = t.control_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'a mark of the test of ' || t.kind || ' of ' || c.ref FROM evidence_mark m JOIN evidence_file f ON f.id = m.evidence_file_id JOIN evidence e ON e.id = f.evidence_id JOIN test t ON t.id = m.test_id JOIN control c ON c.id = t.control_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'a retest of ' || f.ref FROM retest_evidence l JOIN retest r ON r.id = l.retest_id JOIN finding f ON f.id = r.finding_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'occurrence ' || o.key || ' of ' || c.ref FROM occurrence_evidence l JOIN occurrence o ON o.id = l.occurrence_id JOIN control c ON c.id = o.control_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'request ' || q.ref FROM request_evidence l JOIN request q ON q.id = l.request_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'access review ' || a.ref FROM access_review a JOIN evidence e ON e.id = a.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, n.ref || ', which supersedes it,' FROM evidence n JOIN evidence e ON e.id = n.supersedes_id WHERE e.id = @id
     UNION ALL SELECT e.ref, 'review ' || r.ref || ' of ' || v.name FROM vendor_review_evidence l JOIN vendor_review r ON r.id = l.vendor_review_id JOIN vendor v ON v.id = r.vendor_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id
     UNION ALL SELECT e.ref, w.ref || ' ' || w.name AS what FROM walkthrough_evidence l JOIN walkthrough w ON w.id = l.walkthrough_id JOIN evidence e ON e.id = l.evidence_id WHERE e.id = @id LIMIT 1`,
    { id },
  );
  if (used)
    throw new AppError(
      'conflict',
      `${used.ref} was not removed: ${used.what} rests on it. Unlink it there first.`,
    );
}

/** Rows that belong to a record of evidence and go with it, in the order in which they must go. */
const BELONGINGS: readonly (readonly [table: string, sql: string])[] = [
  ['control_evidence', 'SELECT id FROM control_evidence WHERE evidence_id = ?'],
  // Requests are named above: evidence that was asked for is not removed under them.
  ...EVIDENCE_LINK_KINDS.filter((kind) => kind !== 'request').map(
    (kind) => [`${kind}_evidence`, `SELECT id FROM ${kind}_evidence WHERE evidence_id = ?`] as const,
  ),
  [
    'evidence_mark',
    'SELECT m.id FROM evidence_mark m JOIN evidence_file f ON f.id = m.evidence_file_id WHERE f.evidence_id = ?',
  ],
  [
    'redaction',
    'SELECT r.id FROM redaction r JOIN evidence_file f ON f.id = r.evidence_file_id WHERE f.evidence_id = ?',
  ],
  ['evidence_file', 'SELECT id FROM evidence_file WHERE evidence_id = ?'],
];

/**
 * Inside a change: removes records of evidence with what hangs on them. Their bytes stay, so that an undo brings them back.
 *
 * @throws AppError conflict naming what rests on one of them
 */
export function removeEvidence({ workspace }: Session, tx: Change, ids: readonly string[]): void {
  // Records may supersede one another: the order must not matter.
  for (const id of ids) if (ids.length > 1) tx.update('evidence', id, { supersedes_id: null });
  for (const id of ids) {
    assertUnused(workspace, id);
    for (const [table, sql] of BELONGINGS)
      for (const row of workspace.all<{ id: string }>(sql, [id])) tx.remove(table, row.id);
    tx.remove('evidence', id);
  }
}
