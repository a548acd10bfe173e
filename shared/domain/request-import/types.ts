import type { AuditorStatus, RequestKind, RequestPriority, RequestStatus } from '../request-vocabulary.ts';
import type { Mapping } from '../table-import/columns.ts';
import type { RequestProblem } from './problem-kinds.ts';

/** What a column of a request list can hold. */
export const REQUEST_COLUMNS = [
  'number',
  'request',
  'interpretation',
  'category',
  'criteria',
  'controls',
  'kind',
  'period',
  'population',
  'assignee',
  'requestedBy',
  'requestedOn',
  'due',
  'priority',
  'auditorStatus',
  'status',
  'submittedOn',
  'closedOn',
  'evidence',
  'auditorComment',
  'comment',
  'followUpOf',
] as const;
export type RequestColumn = (typeof REQUEST_COLUMNS)[number];
export type RequestMapping = Mapping<RequestColumn>;

/** One request as read. An empty text, list or null means that the list does not say. */
export interface RequestLine {
  /** Sheet row, from 1. */
  row: number;
  /** The auditor's number; the second request under one number gets " (2)" after it. */
  number: string;
  title: string;
  wording: string;
  interpretation: string;
  category: string;
  criteria: string[];
  /** References of controls that the engagement has, as it writes them. */
  controls: string[];
  kind: RequestKind;
  /** False when the kind was told by the words of the request. */
  isKindWritten: boolean;
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
  assignee: string;
  /** The assignee's e-mail address when the cell has one. */
  assigneeEmail: string;
  requestedBy: string;
  requestedOn: string | null;
  due: string | null;
  priority: RequestPriority | null;
  status: RequestStatus | null;
  statusReason: string;
  auditorStatus: AuditorStatus | null;
  auditorReason: string;
  submittedOn: string | null;
  closedOn: string | null;
  /** References of evidence that the engagement has. */
  evidence: string[];
  auditorComment: string;
  comment: string;
  /** The number that the list gives; resolved against the list and what is here. */
  followUpOf: string;
}

/** A row that looks like a request and is not imported; a `blocks` problem says why. */
export type LeftLine = Pick<RequestLine, 'row' | 'number' | 'title'>;

export interface RequestReading {
  lines: RequestLine[];
  left: LeftLine[];
  problems: RequestProblem[];
}

/** What the import needs to know of the engagement. */
export interface RequestContext {
  findCriterion: (text: string) => string | undefined;
  /** References of the controls as the engagement writes them. */
  controls: readonly string[];
  /** References of the evidence. */
  evidence: readonly string[];
  periodFrom: string | null;
  periodTo: string | null;
  asOf: string | null;
  /** ISO 8601. */
  today: string;
  /** Words that the list itself explains on another sheet, in lower case, with their meaning. */
  legend?: ReadonlyMap<string, string>;
}
