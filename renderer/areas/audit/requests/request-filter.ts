import type {
  AuditRequest,
  RequestKind,
  RequestStatus,
} from '../../../../shared/domain/mock-audit/requests.ts';

export type Show = 'all' | RequestStatus | 'late';

export interface RequestFilter {
  search: string;
  kind: RequestKind | null;
  /** Name; empty for requests without one; null for anybody. */
  owner: string | null;
  show: Show;
}

export const NO_FILTER: RequestFilter = { search: '', kind: null, owner: null, show: 'all' };

/** Open after the day it was due. @param today ISO day */
export const isLate = ({ status, due }: AuditRequest, today: string): boolean =>
  status === 'open' && due !== null && due < today;

export const isShown = (request: AuditRequest, show: Show, today: string): boolean =>
  show === 'all' || (show === 'late' ? isLate(request, today) : request.status === show);

const searched = ({ number, title, what, owner, criteria, controls, why }: AuditRequest) =>
  [
    number,
    title,
    what,
    owner ?? '',
    ...criteria,
    ...controls.map(({ ref }) => ref),
    ...why.map(({ workpaper }) => workpaper),
  ]
    .join(' ')
    .toLowerCase();

/** Requests that the filter lets through; every word of the search must be found. @param today ISO day */
export function filterRequests(
  requests: readonly AuditRequest[],
  { search, kind, owner, show }: RequestFilter,
  today: string,
): AuditRequest[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter(
    (request) =>
      isShown(request, show, today) &&
      (kind === null || request.kind === kind) &&
      (owner === null || (request.owner ?? '') === owner) &&
      words.every((word) => searched(request).includes(word)),
  );
}
