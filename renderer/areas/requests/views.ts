import { links } from '../../app/links.ts';

/** The views of the request list, in the order of its bar. The first one is the area's own address. */
export const REQUEST_VIEWS = [
  { id: 'list', label: 'Table', path: links.requests },
  { id: 'board', label: 'Board', path: links.requestBoard },
  { id: 'overdue', label: 'Overdue', path: links.overdueRequests },
  { id: 'proposals', label: 'Proposals', path: links.requestProposals },
  { id: 'packs', label: 'Packs', path: links.requestPacks },
] as const;
export type RequestView = (typeof REQUEST_VIEWS)[number]['id'];
