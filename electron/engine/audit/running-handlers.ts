import { auditDashboard, type AuditDashboard } from '../../../shared/domain/mock-audit/dashboard.ts';
import { auditRequests, type AuditRequest } from '../../../shared/domain/mock-audit/requests.ts';
import { os } from '../context.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { readAuditFacts } from './mock-audit-facts.ts';

/** What the tests need from the client, kept until the next change. */
export const readRequests = (session: Session): readonly AuditRequest[] =>
  session.workspace.cached('audit requests', () => auditRequests(readAuditFacts(session)));

function readDashboard(session: Session): AuditDashboard {
  const requests = readRequests(session);
  const open = requests.filter(({ status }) => status === 'open').length;
  return auditDashboard(readAuditFacts(session), { open, total: requests.length });
}

export const runningHandlers = {
  dashboard: os.audit.dashboard.handler(({ context: { session } }) =>
    session.workspace.cached(`audit dashboard ${today()}`, () => readDashboard(session)),
  ),

  requests: os.audit.requests.handler(({ context: { session } }) => [...readRequests(session)]),
};
