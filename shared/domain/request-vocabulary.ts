/** The closed word lists of the request list (PBC list, information request list). */

export const REQUEST_KIND_NAMES = {
  population: 'Population',
  completeness: 'Completeness',
  sample: 'Sample',
  evidence: 'Evidence',
  meeting: 'Meeting',
  policy: 'Policy',
  other: 'Other',
} as const;
export type RequestKind = keyof typeof REQUEST_KIND_NAMES;
export const REQUEST_KINDS = Object.keys(REQUEST_KIND_NAMES) as [RequestKind, ...RequestKind[]];

export const REQUEST_ORIGIN_NAMES = {
  generated: 'From the engagement',
  imported: "From the auditor's list",
  manual: 'Written here',
} as const;
export type RequestOrigin = keyof typeof REQUEST_ORIGIN_NAMES;

/** Our own side, in order of work. It never says "accepted": only the auditor can. */
export const REQUEST_STATUS_NAMES = {
  open: 'Open',
  in_progress: 'In progress',
  received: 'Received',
  submitted: 'Submitted',
  not_applicable: 'Not applicable',
} as const;
export type RequestStatus = keyof typeof REQUEST_STATUS_NAMES;
export const REQUEST_STATUSES = Object.keys(REQUEST_STATUS_NAMES) as [RequestStatus, ...RequestStatus[]];

/** The auditor's side, kept apart from ours. */
export const AUDITOR_STATUS_NAMES = {
  none: 'Not with the auditor',
  under_review: 'Under review',
  accepted: 'Accepted',
  returned: 'Returned',
  withdrawn: 'Withdrawn',
} as const;
export type AuditorStatus = keyof typeof AUDITOR_STATUS_NAMES;
export const AUDITOR_STATUSES = Object.keys(AUDITOR_STATUS_NAMES) as [AuditorStatus, ...AuditorStatus[]];

export const REQUEST_PRIORITY_NAMES = { high: 'High', normal: 'Normal', low: 'Low' } as const;
export type RequestPriority = keyof typeof REQUEST_PRIORITY_NAMES;
export const REQUEST_PRIORITIES = Object.keys(REQUEST_PRIORITY_NAMES) as [
  RequestPriority,
  ...RequestPriority[],
];

/** Who wrote a comment. */
export const COMMENT_SIDE_NAMES = { own: 'Us', client: 'Client', auditor: 'Auditor' } as const;
export type CommentSide = keyof typeof COMMENT_SIDE_NAMES;
