import { auditDashboard } from '../../../shared/domain/mock-audit/dashboard.ts';
import { os } from '../context.ts';
import { today } from '../readiness/today.ts';
import { countRequests } from '../requests/request-counts.ts';
import { readAuditFacts } from './mock-audit-facts.ts';

export const runningHandlers = {
  dashboard: os.audit.dashboard.handler(({ context: { session } }) =>
    session.workspace.cached(`audit dashboard ${today()}`, () =>
      auditDashboard(readAuditFacts(session), countRequests(session)),
    ),
  ),
};
