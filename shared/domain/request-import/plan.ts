/** Compares what a request list says with what is recorded: what is added, what changes, and what is kept though the list differs. */
import type { AuditorStatus, RequestPriority, RequestStatus } from '../request-vocabulary.ts';
import { tidy } from '../table.ts';
import { REQUEST_PROBLEMS, type RequestProblem } from './problem-kinds.ts';
import { isBehind } from './status.ts';
import { findPerson } from './people.ts';
import type { RequestLine } from './types.ts';

/** A recorded request, as far as a list can change it. */
export interface RecordedRequest {
  id: string;
  ref: string;
  number: string;
  wording: string;
  title: string;
  interpretation: string;
  category: string;
  kind: string;
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
  assignee: string;
  assigneeEmail: string;
  requestedBy: string;
  requestedOn: string | null;
  due: string | null;
  priority: RequestPriority;
  status: RequestStatus;
  auditorStatus: AuditorStatus;
  auditorReason: string;
  submittedOn: string | null;
  closedOn: string | null;
  criteria: readonly string[];
  controls: readonly string[];
  evidence: readonly string[];
  /** Reference of the request that it follows up on, '' without one. */
  followUpOf: string;
  comments: readonly { text: string }[];
}

/** What of a request a list changes; the texts are those of a cell. */
export interface LineChange {
  field: string;
  before: string;
  after: string;
}

export interface PlannedLine {
  line: RequestLine;
  /** The recorded request that the line is about. */
  known: RecordedRequest | null;
  action: 'add' | 'update' | 'same';
  changes: LineChange[];
  /** The values that are written; those that stay are absent. */
  patch: Partial<RequestLine>;
}

/** The auditor's answers in order; a list that goes back says that it is older, or that the answer was taken back. */
const ANSWERS: readonly AuditorStatus[] = ['none', 'under_review', 'returned', 'accepted'];

const PLAIN_FIELDS = [
  'wording', 'interpretation', 'category', 'coversFrom', 'coversTo', 'asOf', 'requestedBy', 'requestedOn', 'due', 'priority', 'submittedOn', 'closedOn',
] as const; // prettier-ignore

/** Plans each line. A line is about the request with its number or, without one, with its words. */
export function planLines(
  lines: readonly RequestLine[],
  recorded: readonly RecordedRequest[],
): { planned: PlannedLine[]; problems: RequestProblem[] } {
  const byNumber = new Map<string, RecordedRequest>();
  const byText = new Map<string, RecordedRequest>();
  for (const request of recorded) {
    byNumber.set(request.ref.toLowerCase(), request);
    if (request.number === '') byText.set(comparable(request.wording || request.title), request);
  }
  // The auditor's numbers go before our references, should they be alike.
  for (const request of recorded)
    if (request.number !== '') byNumber.set(request.number.toLowerCase(), request);
  const problems: RequestProblem[] = [];
  const taken = new Set<string>();
  const planned = lines.map((line): PlannedLine => {
    const found =
      line.number === '' ? byText.get(comparable(line.wording)) : byNumber.get(line.number.toLowerCase());
    const known = found && !taken.has(found.id) ? found : null;
    if (!known) return { line, known: null, action: 'add', changes: [], patch: line };
    taken.add(known.id);
    return compare(line, known, problems);
  });
  return { planned, problems };
}

function compare(line: RequestLine, known: RecordedRequest, problems: RequestProblem[]): PlannedLine {
  const changes: LineChange[] = [];
  const patch: Partial<RequestLine> = {};
  const set = <F extends keyof RequestLine>(
    field: F,
    before: string,
    after: string,
    value: RequestLine[F],
  ) => {
    if (after === '' || comparable(before) === comparable(after)) return;
    changes.push({ field, before, after });
    patch[field] = value;
  };
  const report = (code: RequestProblem['code'], message: string) => {
    const { severity } = REQUEST_PROBLEMS[code];
    problems.push({ row: line.row, column: null, code, severity, message });
  };
  for (const field of PLAIN_FIELDS) set(field, known[field] ?? '', line[field] ?? '', line[field]);
  if (patch.wording !== undefined && comparable(known.title) !== comparable(line.title))
    patch.title = line.title;
  if (line.isKindWritten) set('kind', known.kind, line.kind, line.kind);
  if (!findPerson([{ name: known.assignee, email: known.assigneeEmail }], nameOf(line))) {
    set('assignee', known.assignee, line.assignee, line.assignee);
    if (patch.assignee !== undefined) patch.assigneeEmail = line.assigneeEmail;
  }
  if (known.followUpOf === '') set('followUpOf', '', line.followUpOf, line.followUpOf);
  for (const field of ['criteria', 'controls', 'evidence'] as const) {
    const more = line[field].filter((each) => !known[field].includes(each));
    if (more.length > 0)
      set(field, known[field].join(', '), [...known[field], ...more].join(', '), [...known[field], ...more]);
  }
  compareStatus(line, known, set, report);
  if (patch.status === 'not_applicable') patch.statusReason = line.statusReason;
  if (patch.auditorStatus === 'returned') patch.auditorReason = line.auditorReason;
  for (const field of ['auditorComment', 'comment'] as const) {
    const isThere = known.comments.some((each) => comparable(each.text) === comparable(line[field]));
    if (!isThere) set(field, '', line[field], line[field]);
  }
  return { line, known, action: changes.length > 0 ? 'update' : 'same', changes, patch };
}

function compareStatus(
  line: RequestLine,
  known: RecordedRequest,
  set: <F extends keyof RequestLine>(field: F, before: string, after: string, value: RequestLine[F]) => void,
  report: (code: RequestProblem['code'], message: string) => void,
): void {
  const answer = line.auditorStatus;
  const isReturnedAnew = answer === 'returned' && known.auditorStatus !== 'returned';
  if (line.status !== null && line.status !== known.status) {
    if (isReturnedAnew || !isBehind(line.status, known.status)) {
      set('status', known.status, line.status, line.status);
    } else if (answer !== 'returned') {
      const message = `The list has ${known.ref} as ${words(line.status)}; here it is ${words(known.status)}, which was kept.`;
      report('status_older', message);
    }
  }
  if (answer === null || answer === 'none' || answer === known.auditorStatus) return;
  if (ANSWERS.indexOf(answer) >= 0 && ANSWERS.indexOf(answer) < ANSWERS.indexOf(known.auditorStatus)) {
    const message = `The list has the auditor's answer to ${known.ref} as ${words(answer)}; here it is ${words(known.auditorStatus)}. The list's word was taken.`;
    report('answer_withdrawn', message);
  }
  set('auditorStatus', known.auditorStatus, answer, answer);
}

const nameOf = ({ assignee, assigneeEmail }: RequestLine) => ({ name: assignee, email: assigneeEmail });
const words = (status: string): string => status.replaceAll('_', ' ');

/** Texts that differ in case, blanks or signs alone are the same. */
function comparable(text: string): string {
  return tidy(text).toLowerCase();
}
