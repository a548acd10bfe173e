import type { RequestInput, RequestRow } from '../../../../shared/contract/requests/records.ts';
import {
  AUDITOR_STATUS_NAMES,
  AUDITOR_STATUSES,
  REQUEST_STATUS_NAMES,
  REQUEST_STATUSES,
} from '../../../../shared/domain/request-vocabulary.ts';

export const SIDES = ['ours', 'auditor'] as const;
export type Side = (typeof SIDES)[number];
export const SIDE_NAMES: Record<Side, string> = { ours: 'Our status', auditor: "Auditor's status" };

export interface BoardColumn {
  id: string;
  name: string;
  requests: readonly RequestRow[];
  /** What being moved here changes. */
  patch: RequestInput;
}

/** Late before soon before later, then by due day and reference. */
const URGENCY = ['overdue', 'due_soon', 'later', 'undated', 'settled'];
const byUrgency = (a: RequestRow, b: RequestRow): number =>
  URGENCY.indexOf(a.timing) - URGENCY.indexOf(b.timing) ||
  (a.due ?? '').localeCompare(b.due ?? '') ||
  a.ref.localeCompare(b.ref, 'en', { numeric: true });

/** A column for each status of one side, in order of work. */
export function boardColumns(requests: readonly RequestRow[], side: Side): BoardColumn[] {
  return side === 'ours'
    ? REQUEST_STATUSES.map((status) => ({
        id: status,
        name: REQUEST_STATUS_NAMES[status],
        requests: requests.filter((request) => request.status === status).toSorted(byUrgency),
        patch: { status },
      }))
    : AUDITOR_STATUSES.map((auditorStatus) => ({
        id: auditorStatus,
        name: AUDITOR_STATUS_NAMES[auditorStatus],
        requests: requests.filter((request) => request.auditorStatus === auditorStatus).toSorted(byUrgency),
        patch: { auditorStatus },
      }));
}

/** The card that the arrow keys lead to from another; null at the edge. */
export function neighbour(columns: readonly BoardColumn[], from: string, key: string): string | null {
  const at = columns.findIndex(({ requests }) => requests.some(({ id }) => id === from));
  const column = columns[at];
  if (!column) return null;
  const line = column.requests.findIndex(({ id }) => id === from);
  if (key === 'ArrowUp' || key === 'ArrowDown')
    return column.requests[line + (key === 'ArrowUp' ? -1 : 1)]?.id ?? null;
  const side = key === 'ArrowLeft' ? columns.slice(0, at).toReversed() : columns.slice(at + 1);
  const next = side.find(({ requests }) => requests.length > 0);
  return next?.requests[Math.min(line, next.requests.length - 1)]?.id ?? null;
}
