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
export const REQUEST_ORIGINS = Object.keys(REQUEST_ORIGIN_NAMES) as [RequestOrigin, ...RequestOrigin[]];

/** Of what could be asked for and no request asks yet. */
export const PROPOSAL_STATE_NAMES = { missing: 'Missing', there: 'Already here' } as const;
export type ProposalState = keyof typeof PROPOSAL_STATE_NAMES;
export const PROPOSAL_STATES = Object.keys(PROPOSAL_STATE_NAMES) as [ProposalState, ...ProposalState[]];

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
  none: 'No answer',
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
export const COMMENT_SIDES = Object.keys(COMMENT_SIDE_NAMES) as [CommentSide, ...CommentSide[]];

/** How a request stands to its due day; settled when the day no longer matters. */
export const REQUEST_TIMING_NAMES = {
  overdue: 'Overdue',
  due_soon: 'Due within 7 days',
  later: 'Due later',
  undated: 'No due date',
  settled: 'Nothing due',
} as const;
export type RequestTiming = keyof typeof REQUEST_TIMING_NAMES;
export const REQUEST_TIMINGS = Object.keys(REQUEST_TIMING_NAMES) as [RequestTiming, ...RequestTiming[]];
