import type { RequestRow } from '../../../shared/contract/requests/records.ts';
import type { RequestKind } from '../../../shared/domain/request-vocabulary.ts';

export const SHOWS = [
  'all',
  'open',
  'overdue',
  'there',
  'outdated',
  'received',
  'submitted',
  'returned',
  'accepted',
] as const;
export type Show = (typeof SHOWS)[number];
export const SHOW_NAMES: Record<Show, string> = {
  all: 'All',
  open: 'To do',
  overdue: 'Overdue',
  there: 'Evidence is there',
  outdated: 'Facts changed',
  received: 'Received',
  submitted: 'Submitted',
  returned: 'Returned',
  accepted: 'Accepted',
};

export interface RequestFilter {
  search: string;
  kind: RequestKind | null;
  /** Id; empty for requests without one; null for anybody. */
  assignee: string | null;
  show: Show;
}

export const NO_FILTER: RequestFilter = { search: '', kind: null, assignee: null, show: 'all' };

export function isShown(request: RequestRow, show: Show): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return request.timing !== 'settled';
    case 'overdue':
      return request.timing === 'overdue';
    case 'there':
      return request.isThere;
    case 'outdated':
      return request.isOutdated;
    case 'received':
    case 'submitted':
      return request.status === show;
    case 'returned':
    case 'accepted':
      return request.auditorStatus === show;
  }
}

export const countShown = (requests: readonly RequestRow[], show: Show): number =>
  requests.filter((request) => isShown(request, show)).length;

const searched = (request: RequestRow): string =>
  [
    request.ref,
    request.number,
    request.title,
    request.wording,
    request.interpretation,
    request.category,
    request.assignee ?? '',
    ...request.criteria,
    ...request.controls.map(({ ref }) => ref),
    ...request.tests.map(({ workpaper }) => workpaper),
    ...request.evidence.map(({ ref }) => ref),
  ]
    .join(' ')
    .toLowerCase();

/** Requests that the filter lets through; every word of the search must be found. */
export function filterRequests(
  requests: readonly RequestRow[],
  { search, kind, assignee, show }: RequestFilter,
): RequestRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return requests.filter((request) => {
    if (!isShown(request, show)) return false;
    if (kind !== null && request.kind !== kind) return false;
    if (assignee !== null && (request.assigneeId ?? '') !== assignee) return false;
    if (words.length === 0) return true;
    const text = searched(request);
    return words.every((word) => text.includes(word));
  });
}
