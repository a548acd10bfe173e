import { SAMPLE_OF_TEST } from '../audit/sample-of-test.ts';
import type { Session } from '../session.ts';

/** What the evidence of a control amounts to, whether it hangs on the control, on its tests or on an item or a cell of their samples. */
export interface Proof {
  pieces: number;
  /**
   * Last day shown by what begins no later than the day of the report: one figure from which both types of report tell whether
   * anything falls in the right time.
   */
  newest: string | null;
}

const LINKS = `
SELECT control_id, evidence_id FROM control_evidence
UNION ALL
SELECT DISTINCT t.control_id, l.evidence_id FROM (
  SELECT s.test_id, e.evidence_id FROM sample_item_evidence e JOIN sample_item i ON i.id = e.sample_item_id
    JOIN ${SAMPLE_OF_TEST} s ON s.sample_id = i.sample_id
  UNION ALL SELECT a.test_id, e.evidence_id FROM cell_evidence e JOIN test_attribute a ON a.id = e.attribute_id
  UNION ALL SELECT test_id, evidence_id FROM test_evidence
) l JOIN test t ON t.id = l.test_id
WHERE NOT EXISTS (SELECT 1 FROM control_evidence c WHERE c.control_id = t.control_id AND c.evidence_id = l.evidence_id)`;

/** Evidence of each control for a report that speaks of the day `anchor`; a control without any has no entry. */
export function readProofs({ workspace }: Session, anchor: string): ReadonlyMap<string, Proof> {
  const read = () =>
    workspace
      .all<Proof & { id: string }>(
        `SELECT l.control_id AS id, count(*) AS pieces,
           max(CASE WHEN coalesce(e.covers_from, e.as_of, e.covers_to) <= ?
             THEN coalesce(e.covers_to, e.as_of, e.covers_from) END) AS newest
         FROM (${LINKS}) l JOIN evidence e ON e.id = l.evidence_id GROUP BY l.control_id`,
        [anchor],
      )
      .map(({ id, ...proof }): [string, Proof] => [id, proof]);
  // Most changes are of other things.
  return workspace.cached(`proofs ${anchor}`, () => new Map(read()), [
    'evidence',
    'control_evidence',
    'sample_item_evidence',
    'cell_evidence',
    'test_evidence',
    'sample',
    'test_sample',
  ]);
}
