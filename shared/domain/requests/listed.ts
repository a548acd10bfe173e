import type { RequestProposal } from '../../contract/requests/generating.ts';
import type { RequestRow } from '../../contract/requests/records.ts';
import type {
  AuditorStatus,
  RequestKind,
  RequestOrigin,
  RequestPriority,
  RequestStatus,
} from '../request-vocabulary.ts';

/** A line of the request list as it leaves the application: a recorded request, or a proposal, which has no reference yet. */
export interface ListedRequest {
  ref: string | null;
  /** The auditor's own number. */
  number: string;
  title: string;
  kind: RequestKind;
  status: RequestStatus | 'proposed';
  statusReason: string;
  auditorStatus: AuditorStatus;
  auditorReason: string;
  priority: RequestPriority;
  category: string;
  wording: string;
  interpretation: string;
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
  assignee: string | null;
  requestedBy: string;
  requestedOn: string | null;
  due: string | null;
  overdue: boolean;
  submittedOn: string | null;
  closedOn: string | null;
  controls: string[];
  criteria: string[];
  workpapers: string[];
  evidence: string[];
  /** Of a sample. */
  items: { received: number; total: number } | null;
  followUpOf: string | null;
  origin: RequestOrigin | 'proposal';
  /** True when the engagement holds what is asked for, whatever the status says. */
  isThere: boolean;
  /** By which `requests generate` knows a proposal; null for a record. */
  sourceKey: string | null;
}

const refs = (records: readonly { ref: string }[]): string[] => records.map(({ ref }) => ref);
const workpapers = (tests: readonly { workpaper: string }[]): string[] =>
  tests.map(({ workpaper }) => workpaper);

export const listedRequest = (request: RequestRow): ListedRequest => ({
  ref: request.ref,
  number: request.number,
  title: request.title,
  kind: request.kind,
  status: request.status,
  statusReason: request.statusReason,
  auditorStatus: request.auditorStatus,
  auditorReason: request.auditorReason,
  priority: request.priority,
  category: request.category,
  wording: request.wording,
  interpretation: request.interpretation,
  coversFrom: request.coversFrom,
  coversTo: request.coversTo,
  asOf: request.asOf,
  assignee: request.assignee,
  requestedBy: request.requestedBy,
  requestedOn: request.requestedOn,
  due: request.due,
  overdue: request.timing === 'overdue',
  submittedOn: request.submittedOn,
  closedOn: request.closedOn,
  controls: refs(request.controls),
  criteria: [...request.criteria],
  workpapers: workpapers(request.tests),
  evidence: refs(request.evidence),
  items: request.items,
  followUpOf: request.followUpOf?.ref ?? null,
  origin: request.origin,
  isThere: request.isThere,
  sourceKey: null,
});

export const listedProposal = (proposal: RequestProposal): ListedRequest => ({
  ref: null,
  number: '',
  title: proposal.title,
  kind: proposal.kind,
  status: 'proposed',
  statusReason: '',
  auditorStatus: 'none',
  auditorReason: '',
  priority: 'normal',
  category: proposal.category,
  wording: proposal.wording,
  interpretation: '',
  coversFrom: null,
  coversTo: null,
  asOf: null,
  assignee: proposal.assignee,
  requestedBy: '',
  requestedOn: null,
  due: proposal.due,
  overdue: false,
  submittedOn: null,
  closedOn: null,
  controls: refs(proposal.controls),
  criteria: [...proposal.criteria],
  workpapers: workpapers(proposal.tests),
  evidence: [],
  items:
    proposal.items.length === 0
      ? null
      : {
          received: proposal.items.filter(({ received }) => received).length,
          total: proposal.items.length,
        },
  followUpOf: null,
  origin: 'proposal',
  isThere: proposal.state === 'there',
  sourceKey: proposal.sourceKey,
});
