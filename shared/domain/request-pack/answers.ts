/** What the answers of a returned list come to, against what is recorded. */
import type { AuditorStatus, RequestStatus } from '../request-vocabulary.ts';
import { isBehind } from '../request-import/status.ts';
import { tidy } from '../table.ts';
import { meaningOf, type AnswerRow, type PackAudience } from './sheet.ts';

export interface AnsweredRequest {
  id: string;
  ref: string;
  title: string;
  wording: string;
  status: RequestStatus;
  auditorStatus: AuditorStatus;
  auditorReason: string;
  /** Texts of the comments that are there. */
  comments: readonly string[];
}

export interface Answer {
  requestId: string;
  row: number;
  word: string;
  status: RequestStatus | null;
  auditorStatus: AuditorStatus | null;
  /** Not recorded yet. */
  comment: string;
  by: string;
  on: string;
  missingFiles: string[];
}

export interface AnswerProblem {
  code: string;
  message: string;
}

export interface ReadAnswers {
  answers: Answer[];
  added: { row: number; request: string; comment: string; followUpOfId: string | null }[];
  problems: AnswerProblem[];
}

/**
 * The answers that say something new. Requests with files and no word are taken as received. A row that somebody added, or copied
 * and reworded, is offered as a new request unless one with the same words is there.
 *
 * @param withFiles requests that files came for
 * @param fileNames names of all files that came back
 */
export function readAnswers(
  audience: PackAudience,
  rows: readonly AnswerRow[],
  requests: readonly AnsweredRequest[],
  withFiles: ReadonlySet<string>,
  fileNames: readonly string[],
): ReadAnswers {
  const byId = new Map(requests.map((request) => [request.id, request]));
  const known = new Set(requests.flatMap(({ wording, title }) => [plain(wording), plain(title)]));
  const problems: AnswerProblem[] = [];
  const answers = new Map<string, Answer>();
  const added: ReadAnswers['added'] = [];
  for (const row of rows) {
    const request = row.key === null ? undefined : byId.get(row.key);
    const isOwn =
      request && (!answers.has(request.id) || plain(row.request) === plain(request.wording || request.title));
    if (request && isOwn && answers.has(request.id)) {
      problems.push({
        code: 'row_repeated',
        message: `${request.ref} stands in the list twice. Row ${row.row} was not read.`,
      });
    } else if (request && isOwn) {
      answers.set(
        request.id,
        answerOf(audience, row, request, withFiles.has(request.id), fileNames, problems),
      );
    } else if (row.request !== '' && !known.has(plain(row.request))) {
      added.push({
        row: row.row,
        request: row.request,
        comment: row.answers.comment,
        followUpOfId: earlierOf(row, requests),
      });
    } else if (row.request === '' && row.ref !== '') {
      problems.push({
        code: 'row_unknown',
        message: `Row ${row.row} has the reference ${row.ref.slice(0, 40)}, which is no request here.`,
      });
    }
  }
  for (const id of withFiles) {
    const request = byId.get(id);
    if (request && !answers.has(id) && audience === 'client' && isBehind(request.status, 'received')) {
      answers.set(id, {
        requestId: id,
        row: 0,
        word: '',
        status: 'received',
        auditorStatus: null,
        comment: '',
        by: '',
        on: '',
        missingFiles: [],
      });
    }
  }
  return { answers: [...answers.values()].filter(saysSomething), added, problems };
}

function answerOf(
  audience: PackAudience,
  { row, answers, ref }: AnswerRow,
  request: AnsweredRequest,
  hasFiles: boolean,
  fileNames: readonly string[],
  problems: AnswerProblem[],
): Answer {
  const meant = meaningOf(audience, answers.status);
  const isKnownWord =
    meant.status !== null ||
    meant.auditorStatus !== null ||
    /^(?:question|open|not started|$)/i.test(answers.status);
  if (!isKnownWord) {
    problems.push({
      code: 'status_unknown',
      message: `"${answers.status.slice(0, 40)}" of ${request.ref} is no status that is known. It changes none.`,
    });
  }
  const wanted = meant.status ?? (audience === 'client' && hasFiles ? 'received' : null);
  const missing = audience === 'auditor' ? answers.files : '';
  const comment = [answers.comment, missing].filter(Boolean).join('\n');
  const isReturnedAgain =
    meant.auditorStatus === 'returned' && plain(comment) !== plain(request.auditorReason) && comment !== '';
  const auditorStatus =
    meant.auditorStatus === request.auditorStatus && !isReturnedAgain ? null : meant.auditorStatus;
  if (
    audience === 'client' &&
    wanted === 'not_applicable' &&
    comment === '' &&
    request.status !== 'not_applicable'
  ) {
    problems.push({
      code: 'reason_missing',
      message: `${ref || request.ref} is said not to apply, without a reason. Ask for it.`,
    });
  }
  if (auditorStatus === 'returned' && comment === '') {
    problems.push({
      code: 'reason_missing',
      message: `${ref || request.ref} was returned without a reason. Ask what is missing.`,
    });
  }
  return {
    requestId: request.id,
    row,
    word: answers.status,
    status: audience === 'client' && wanted !== null && moves(request.status, wanted) ? wanted : null,
    auditorStatus,
    comment: request.comments.some((each) => plain(each) === plain(comment)) ? '' : comment,
    by: answers.by,
    on: answers.on,
    missingFiles: audience === 'client' ? missingOf(answers.files, fileNames) : [],
  };
}

/** The client moves our side on and never back; that a request does not apply is an answer at any time but after submission. */
function moves(from: RequestStatus, to: RequestStatus): boolean {
  if (to === 'not_applicable') return from !== 'not_applicable' && from !== 'submitted';
  return isBehind(from, to);
}

const saysSomething = ({ status, auditorStatus, comment, missingFiles }: Answer): boolean =>
  status !== null || auditorStatus !== null || comment !== '' || missingFiles.length > 0;

function missingOf(written: string, fileNames: readonly string[]): string[] {
  const there = new Set(fileNames.flatMap((name) => [plain(name), plain(withoutExtension(name))]));
  return namesIn(written).filter(
    (name) => !there.has(plain(name)) && !there.has(plain(withoutExtension(name))),
  );
}

/** The file names of a cell. */
export function namesIn(written: string): string[] {
  return written
    .split(/[;\n]+|,\s+/)
    .map((name) => tidy(name))
    .filter((name) => /\.[a-z0-9]{2,5}$/i.test(name));
}

const withoutExtension = (name: string): string => name.replace(/\.[a-z0-9]{1,5}$/i, '');

/** The request that an added row speaks of. */
function earlierOf(row: AnswerRow, requests: readonly AnsweredRequest[]): string | null {
  const text = ` ${row.ref} ${row.request} ${row.answers.comment} `.toLowerCase();
  return (
    requests.find(({ ref }) =>
      new RegExp(String.raw`(?<![\p{L}\d])${ref.toLowerCase()}(?!\d)`, 'u').test(text),
    )?.id ?? null
  );
}

const plain = (text: string): string => tidy(text).toLowerCase();
