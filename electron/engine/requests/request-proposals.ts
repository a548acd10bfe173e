import { proposalFinder, type Generated } from '../../../shared/domain/requests/match.ts';
import {
  requestProposals,
  type OpenGap,
  type RequestProposal,
} from '../../../shared/domain/requests/proposals.ts';
import { readAuditFacts } from '../audit/mock-audit-facts.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';

/** All that could be asked for, recorded or not, kept until the next change. */
export const readProposals = (session: Session): readonly RequestProposal[] =>
  session.workspace.cached(`request proposals ${today()}`, () =>
    requestProposals(
      readAuditFacts(session),
      session.workspace.all<OpenGap>(
        `SELECT g.id, g.ref, g.name, g.condition, g.recommendation, g.criterion_id AS criterionId, g.control_id AS controlId,
           p.name AS owner, g.due
         FROM gap g LEFT JOIN person p ON p.id = g.owner_id
         WHERE g.status IN ('open', 'in_progress') ORDER BY length(g.ref), g.ref`,
      ),
    ),
  );

/** Finds the proposal of a recorded request. */
export const readFinder = (session: Session): ((request: Generated) => RequestProposal | undefined) =>
  session.workspace.cached(`request finder ${today()}`, () => proposalFinder(readProposals(session)));
