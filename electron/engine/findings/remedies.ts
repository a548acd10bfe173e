import type { FindingDetail } from '../../../shared/contract/findings.ts';
import type { RetestResult } from '../../../shared/domain/audit-vocabulary.ts';
import {
  concludeControl,
  type RollUpResult,
  type TestedControl,
} from '../../../shared/domain/mock-audit/roll-up.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';
import { readTested } from '../audit/results.ts';
import type { Session } from '../session.ts';

/** What stands beside the exception of a finding, and never in its place. */
export type Remedies = Pick<FindingDetail, 'retests' | 'compensating'>;

const NONE: Remedies = { retests: [], compensating: [] };

/**
 * Retests, oldest first, and compensating controls by finding.
 * @param type which tests speak for a compensating control; the engagement's when left out
 */
export function readRemedies(
  session: Session,
  type: EngagementType = session.engagement().type,
): (findingId: string) => Remedies {
  const retests = Map.groupBy(readRetests(session), ({ findingId }) => findingId);
  const compensating = Map.groupBy(readCompensating(session), (row) => row.finding_id);
  if (retests.size === 0 && compensating.size === 0) return () => NONE;
  const tested = readTested(session);
  return (findingId) => ({
    retests: (retests.get(findingId) ?? []).map(({ retest }) => retest),
    compensating: (compensating.get(findingId) ?? []).flatMap(({ control_id, reason }) => {
      const control = tested.get(control_id);
      return control ? [{ ...otherOf(control, concludeControl(control, type)), reason }] : [];
    }),
  });
}

/** A control as findings name another one: with what its own tests came to. */
export const otherOf = (
  { id, ref, title }: Pick<TestedControl, 'id' | 'ref' | 'title'>,
  result: RollUpResult,
) => ({ id, ref, title, result });

const readCompensating = (session: Session) =>
  session.workspace.all<{ finding_id: string; control_id: string; reason: string }>(
    `SELECT l.finding_id, l.control_id, l.reason FROM compensating_control l JOIN control c ON c.id = l.control_id ORDER BY c.ref`,
  );

interface StoredRetest {
  id: string;
  finding_id: string;
  tested_on: string;
  tested_by: string;
  procedure: string;
  items: number;
  deviations: number;
  result: RetestResult;
  notes: string;
  evidence: string;
}

function readRetests(session: Session): { findingId: string; retest: Remedies['retests'][number] }[] {
  return session.workspace
    .all<StoredRetest>(
      `SELECT r.*, (SELECT json_group_array(json_object('id', e.id, 'ref', e.ref, 'title', e.title) ORDER BY e.ref)
         FROM retest_evidence l JOIN evidence e ON e.id = l.evidence_id WHERE l.retest_id = r.id) AS evidence
       FROM retest r ORDER BY r.tested_on, r.id`,
    )
    .map((row) => ({
      findingId: row.finding_id,
      retest: {
        id: row.id,
        testedOn: row.tested_on,
        testedBy: row.tested_by,
        procedure: row.procedure,
        items: row.items,
        deviations: row.deviations,
        result: row.result,
        notes: row.notes,
        evidence: JSON.parse(row.evidence) as Remedies['retests'][number]['evidence'],
      },
    }));
}
