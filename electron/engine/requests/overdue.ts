import type { AuditorStatus, RequestStatus } from '../../../shared/domain/request-vocabulary.ts';
import { timingOf } from '../../../shared/domain/requests/timing.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';

export interface OverdueRequest {
  id: string;
  ref: string;
  title: string;
  due: string;
  assignee: string | null;
}

const PAST = `SELECT r.id, r.ref, r.title, r.due, p.name AS assignee, r.status, r.auditor_status AS auditorStatus
FROM request r LEFT JOIN person p ON p.id = r.assignee_id WHERE r.due < ? ORDER BY r.due, length(r.ref), r.ref`;

/** Requests that are still owed and whose day has passed. Read without what the whole list needs, because the first screen shows them. */
export function readOverdue({ workspace }: Session): OverdueRequest[] {
  const now = today();
  return workspace
    .all<OverdueRequest & { status: RequestStatus; auditorStatus: AuditorStatus }>(PAST, [now])
    .filter((request) => timingOf(request, now) === 'overdue');
}
