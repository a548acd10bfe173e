import type { RequestCounts } from '../../../shared/domain/mock-audit/dashboard.ts';
import type { Session } from '../session.ts';
import { readOpenProposals } from './generating-handlers.ts';
import { readRequests } from './request-rows.ts';

/** Figures of the request list: of the records, or of the proposals while nothing is recorded. */
export function countRequests(session: Session): RequestCounts {
  const records = readRequests(session);
  if (records.length === 0) {
    const proposals = readOpenProposals(session);
    return {
      recorded: false,
      total: proposals.length,
      open: proposals.filter(({ state }) => state === 'missing').length,
      overdue: 0,
      returned: 0,
    };
  }
  return {
    recorded: true,
    total: records.length,
    open: records.filter(({ timing }) => timing !== 'settled').length,
    overdue: records.filter(({ timing }) => timing === 'overdue').length,
    returned: records.filter(({ auditorStatus }) => auditorStatus === 'returned').length,
  };
}
