import type { ReportMethodology, ReportWalkthrough } from '../../../shared/domain/report-methodology.ts';
import type { ReportKind } from '../../../shared/domain/report-model.ts';
import { readPolicy } from '../audit/policy.ts';
import type { Session } from '../session.ts';

const WALKTHROUGHS = `SELECT w.ref, w.kind, w.name AS about, w.held_on AS heldOn, w.people, w.conducted_by AS conductedBy,
  (SELECT json_group_array(c.ref ORDER BY c.ref) FROM walkthrough_control l JOIN control c ON c.id = l.control_id
   WHERE l.walkthrough_id = w.id) AS controls
FROM walkthrough w ORDER BY length(w.ref), w.ref`;

/** The sampling policy in force, and with whom which controls were gone through. */
export function reportMethodology(session: Session, kind: ReportKind): ReportMethodology {
  return {
    policy: kind === 'type2' ? readPolicy(session).policy : null,
    walkthroughs: session.workspace
      .all<Omit<ReportWalkthrough, 'controls'> & { controls: string }>(WALKTHROUGHS)
      .map((row) => ({ ...row, controls: JSON.parse(row.controls) as string[] })),
  };
}
