/** The list in a request pack: its columns, the words that are chosen from, and reading what came back. */
import type { AuditorStatus, RequestStatus } from '../request-vocabulary.ts';
import { readStatus } from '../request-import/status.ts';
import { tidy, type Cell, type SheetTable } from '../table.ts';

export const PACK_AUDIENCES = ['client', 'auditor'] as const;
export type PackAudience = (typeof PACK_AUDIENCES)[number];

export const LIST_SHEET = 'Requests';
export const KEY_HEADER = 'Key';

/** Columns that are read back, beside the key. */
export const ANSWER_HEADERS: Record<PackAudience, Record<AnswerField, string>> = {
  client: { status: 'Status', files: 'File names', comment: 'Comment', by: 'Done by', on: 'Date' },
  auditor: {
    status: 'Your status',
    files: 'Missing or wrong',
    comment: 'Your comment',
    by: 'Reviewed by',
    on: 'Date',
  },
};
export type AnswerField = 'status' | 'files' | 'comment' | 'by' | 'on';
export const ANSWER_FIELDS: readonly AnswerField[] = ['status', 'files', 'comment', 'by', 'on'];

/** Words to choose from. */
export const ANSWER_WORDS: Record<PackAudience, readonly string[]> = {
  client: ['Provided', 'Partly provided', 'Not applicable', 'Question'],
  auditor: ['Accepted', 'Returned', 'Under review', 'No longer needed'],
};

const NUMBER_HEADER = 'No.';
const REF_HEADER = 'Ref';
const REQUEST_HEADER = 'Request';
export const GIVEN_HEADERS = { ref: REF_HEADER, number: NUMBER_HEADER, request: REQUEST_HEADER } as const;

export interface AnswerRow {
  /** Sheet row, from 1. */
  row: number;
  /** Id of the request; null for a row that was added. */
  key: string | null;
  ref: string;
  request: string;
  answers: Record<AnswerField, string>;
}

/** What the words of an answer mean for both sides; null for no answer or one that changes no status. */
export interface AnswerMeaning {
  status: RequestStatus | null;
  auditorStatus: AuditorStatus | null;
}

/**
 * The rows of a list that came back, whatever was sorted, moved or left out; null when no sheet is one of a pack. A key that was
 * lost is made good by the reference.
 */
export function readPackSheet(
  tables: readonly SheetTable[],
  refs: ReadonlyMap<string, string>,
): { audience: PackAudience; rows: AnswerRow[] } | null {
  for (const table of tables) {
    for (const [index, cells] of table.rows.slice(0, 20).entries()) {
      const columns = new Map(cells.map((cell, column) => [tidy(cell.text).toLowerCase(), column]));
      const audience = PACK_AUDIENCES.find((each) => columns.has(ANSWER_HEADERS[each].status.toLowerCase()));
      if (!audience || !columns.has(REF_HEADER.toLowerCase()) || !columns.has(REQUEST_HEADER.toLowerCase()))
        continue;
      return { audience, rows: readRows(table, index, columns, audience, refs) };
    }
  }
  return null;
}

function readRows(
  table: SheetTable,
  header: number,
  columns: ReadonlyMap<string, number>,
  audience: PackAudience,
  refs: ReadonlyMap<string, string>,
): AnswerRow[] {
  const headers = ANSWER_HEADERS[audience];
  const keys = new Set(refs.values());
  return table.rows.slice(header + 1).flatMap((cells, at) => {
    const text = (name: string) => shown(cells[columns.get(name.toLowerCase()) ?? -1]);
    const ref = text(REF_HEADER);
    const request = text(REQUEST_HEADER);
    const answers = Object.fromEntries(
      ANSWER_FIELDS.map((field) => [field, text(headers[field])]),
    ) as AnswerRow['answers'];
    const written = text(KEY_HEADER);
    const key = keys.has(written) ? written : (refs.get(ref.toLowerCase()) ?? null);
    const isEmpty = ref === '' && request === '' && ANSWER_FIELDS.every((field) => answers[field] === '');
    return isEmpty ? [] : [{ row: table.firstRow + header + 1 + at, key, ref, request, answers }];
  });
}

function shown(cell: Cell | undefined): string {
  return cell === undefined || cell.kind === 'error' ? '' : cell.text.trim();
}

/** What an answer of the client or the auditor comes to. A question changes nothing but leaves its comment. */
export function meaningOf(audience: PackAudience, word: string): AnswerMeaning {
  const none: AnswerMeaning = { status: null, auditorStatus: null };
  const plain = tidy(word).toLowerCase();
  if (plain === '' || plain.startsWith('question')) return none;
  const read = readStatus(plain);
  if (audience === 'auditor') {
    const answer = read?.auditorStatus ?? 'none';
    return answer === 'none'
      ? none
      : { status: answer === 'returned' ? 'in_progress' : null, auditorStatus: answer };
  }
  if (plain.startsWith('part')) return { status: 'in_progress', auditorStatus: null };
  // The client's "done" means that all is there; only the auditor accepts.
  const status = read?.status === 'submitted' ? 'received' : (read?.status ?? null);
  return { status: status === 'open' ? null : status, auditorStatus: null };
}
