import { lastDay, type RenewalDates } from '../../../shared/domain/renewal/dates.ts';
import type { PriorResult } from '../../../shared/domain/renewal/prior-results.ts';
import type { PriorEvidence } from '../../../shared/domain/renewal/slots.ts';
import type { Severity } from '../../../shared/domain/vocabulary.ts';
import { readTests } from '../audit/test-rows.ts';
import type { Session } from '../session.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** A concluded test of the open engagement, as the next one keeps it. */
export interface ConcludedTest extends PriorResult {
  controlId: string;
  controlRef: string;
}

/** Results of the open engagement. A test that is not concluded says nothing yet, unless it found deviations already. */
export function readResults(session: Session): ConcludedTest[] {
  const { workspace } = session;
  const conclusions = new Map(
    workspace
      .all<{ id: string; conclusion: string }>('SELECT id, conclusion FROM test')
      .map(({ id, conclusion }) => [id, conclusion]),
  );
  const findings = new Map(
    workspace
      .all<{ test_id: string; refs: string }>(
        "SELECT test_id, group_concat(ref || ' ' || title, '; ') AS refs FROM finding WHERE test_id IS NOT NULL GROUP BY test_id",
      )
      .map(({ test_id, refs }) => [test_id, refs]),
  );
  return readTests(session)
    .filter(
      ({ result, exceptions }) => (result !== 'not_tested' && result !== 'in_progress') || exceptions > 0,
    )
    .map((test) => ({
      controlId: test.controlId,
      controlRef: test.controlRef,
      kind: test.kind,
      result: test.result,
      sampleSize: test.items > 0 ? test.items : null,
      deviations: test.exceptions,
      summary: [conclusions.get(test.id) ?? '', findings.get(test.id) ?? ''].filter(Boolean).join('\n'),
    }));
}

interface OpenFinding {
  ref: string;
  title: string;
  severity: Severity;
  control_id: string | null;
  condition: string;
  recommendation: string;
  owner_id: string | null;
  due: string | null;
}

/** Findings that nobody closed. */
export const readOpenFindings = (workspace: Workspace): OpenFinding[] =>
  workspace.all<OpenFinding>(
    `SELECT ref, title, severity, control_id, condition, recommendation, owner_id, due FROM finding
     WHERE status <> 'closed' ORDER BY length(ref), ref`,
  );

/** Evidence that served controls or their tests, without what a later piece took the place of. */
export function readPriorEvidence(workspace: Workspace): PriorEvidence[] {
  return workspace
    .all<Omit<PriorEvidence, 'controls'> & { controls: string }>(
      `SELECT e.ref, e.title, e.source, e.covers_from AS coversFrom, e.covers_to AS coversTo, e.as_of AS asOf,
        (SELECT json_group_array(json_object('id', c.id, 'ref', c.ref, 'domain', c.domain, 'ownerId', c.owner_id) ORDER BY c.ref)
         FROM control c WHERE c.id IN (SELECT control_id FROM control_evidence WHERE evidence_id = e.id
           UNION SELECT t.control_id FROM test_evidence l JOIN test t ON t.id = l.test_id WHERE l.evidence_id = e.id)) AS controls
       FROM evidence e WHERE NOT EXISTS (SELECT 1 FROM evidence later WHERE later.supersedes_id = e.id)
       ORDER BY length(e.ref), e.ref`,
    )
    .map((row) => ({ ...row, controls: JSON.parse(row.controls) as PriorEvidence['controls'][number][] }));
}

/** What ends inside the new engagement, or ended before it began. */
export function readAttention(workspace: Workspace, next: RenewalDates): string[] {
  const until = lastDay(next);
  const risks = workspace.all<{ ref: string; name: string; day: string }>(
    `SELECT ref, name, accepted_until AS day FROM risk
     WHERE decision = 'accept' AND status <> 'closed' AND accepted_until <= ? ORDER BY accepted_until, ref`,
    [until],
  );
  const exceptions = workspace.all<{ ref: string; name: string; day: string }>(
    `SELECT ref, name, expires_on AS day FROM policy_exception WHERE closed_on IS NULL AND expires_on <= ? ORDER BY expires_on, ref`,
    [until],
  );
  const vendors = workspace.all<{ name: string; day: string | null }>(
    `SELECT name, coalesce(bridge_to, report_to) AS day FROM vendor
     WHERE subservice = 'yes' AND status <> 'ended' AND coalesce(bridge_to, report_to, '') < ? ORDER BY name COLLATE NOCASE`,
    [until],
  );
  return [
    ...risks.map(({ ref, name, day }) => `${ref} ${name}: the acceptance ends ${day}`),
    ...exceptions.map(({ ref, name, day }) => `${ref} ${name}: the exception expires ${day}`),
    ...vendors.map(({ name, day }) =>
      day ? `${name}: its report covers days up to ${day}` : `${name}: no report is recorded`,
    ),
  ];
}
