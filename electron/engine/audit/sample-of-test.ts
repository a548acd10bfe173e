import type { Session } from '../session.ts';

/**
 * The sample of each test, its own or another test's that it uses too, as a subquery with the columns test_id and sample_id. A test
 * has at most one. Marks of a shared item belong to the test whose attribute they stand under.
 */
export const SAMPLE_OF_TEST =
  '(SELECT test_id, id AS sample_id FROM sample UNION ALL SELECT test_id, sample_id FROM test_sample)';

/** The tests that a sample serves, the one it was drawn for first. */
export function testsOfSample({ workspace }: Session, sampleId: string): string[] {
  return workspace
    .all<{ test_id: string }>(
      `SELECT u.test_id FROM ${SAMPLE_OF_TEST} u JOIN sample s ON s.id = u.sample_id JOIN test t ON t.id = u.test_id
         JOIN control c ON c.id = t.control_id
       WHERE s.id = ? ORDER BY u.test_id = s.test_id DESC, c.ref, t.kind`,
      [sampleId],
    )
    .map((row) => row.test_id);
}
