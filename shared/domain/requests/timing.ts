import type { AuditorStatus, RequestStatus, RequestTiming } from '../request-vocabulary.ts';
import { daysBetween } from '../readiness/days.ts';
import { isOwed } from './status.ts';

/** Days ahead that count as due soon. */
export const DUE_SOON_DAYS = 7;

/**
 * How a request stands to its due day. The day is for our side: once something is received, submitted or does not apply, or the
 * auditor has closed it, nothing is late any more.
 */
export function timingOf(
  request: { status: RequestStatus; auditorStatus: AuditorStatus; due: string | null },
  today: string,
): RequestTiming {
  if (!isOwed(request)) return 'settled';
  if (request.due === null) return 'undated';
  const left = daysBetween(today, request.due);
  if (left < 0) return 'overdue';
  return left <= DUE_SOON_DAYS ? 'due_soon' : 'later';
}
