import { AppError } from '../errors.ts';
import type { AuditorStatus, RequestStatus } from '../request-vocabulary.ts';

/** The two sides of a request and what they leave behind. Days are ISO 8601. */
export interface RequestState {
  status: RequestStatus;
  statusReason: string;
  auditorStatus: AuditorStatus;
  auditorReason: string;
  submittedOn: string | null;
  closedOn: string | null;
}
export type RequestStatePatch = {
  [Key in keyof Omit<RequestState, 'closedOn'>]?: RequestState[Key] | undefined;
};

/** The auditor needs nothing more. */
export const isClosed = ({ auditorStatus }: Pick<RequestState, 'auditorStatus'>): boolean =>
  auditorStatus === 'accepted' || auditorStatus === 'withdrawn';

/** The client still has to provide it. */
export const isOwed = (request: Pick<RequestState, 'status' | 'auditorStatus'>): boolean =>
  (request.status === 'open' || request.status === 'in_progress') && !isClosed(request);

/**
 * The state after a change. The two sides stay apart: nothing that we do makes a request accepted, and the auditor's answer touches
 * our side only when a request is returned, which puts it in progress again. Submitting keeps its day; being accepted or withdrawn
 * keeps the day of closing.
 *
 * @param ref how to call the request in an error
 * @param today ISO 8601
 * @throws AppError bad_input when "not applicable" or "returned" lacks its reason
 */
export function nextState(
  ref: string,
  before: RequestState,
  patch: RequestStatePatch,
  today: string,
): RequestState {
  const after: RequestState = {
    status: patch.status ?? before.status,
    statusReason: (patch.statusReason ?? before.statusReason).trim(),
    auditorStatus: patch.auditorStatus ?? before.auditorStatus,
    auditorReason: (patch.auditorReason ?? before.auditorReason).trim(),
    submittedOn: patch.submittedOn === undefined ? before.submittedOn : patch.submittedOn,
    closedOn: before.closedOn,
  };
  if (after.status === 'not_applicable' && after.statusReason === '')
    throw new AppError('bad_input', `${ref} was not changed: say why it does not apply.`);
  if (after.auditorStatus === 'returned' && after.auditorReason === '')
    throw new AppError('bad_input', `${ref} was not changed: say why the auditor returned it.`);
  const isReturned =
    after.auditorStatus === 'returned' &&
    (before.auditorStatus !== 'returned' || after.auditorReason !== before.auditorReason);
  if (isReturned && patch.status === undefined) after.status = 'in_progress';
  if (patch.submittedOn === undefined) after.submittedOn = submittedOn(before, after, isReturned, today);
  after.closedOn = isClosed(after) ? (isClosed(before) ? before.closedOn : today) : null;
  return after;
}

/** What was returned had been submitted, so its day stays; a submission taken back by hand never was one. */
function submittedOn(
  before: RequestState,
  after: RequestState,
  isReturned: boolean,
  today: string,
): string | null {
  if (after.status === 'submitted') return before.status === 'submitted' ? before.submittedOn : today;
  return before.status === 'submitted' && !isReturned ? null : before.submittedOn;
}
