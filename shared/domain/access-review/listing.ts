/** Reads the lines of a listing of accounts. */
import { readDate, readDateInOrder, type DateOrder } from '../calendar-date.ts';
import { plainWords } from '../table-import/plain-words.ts';
import { cellAt, tidy, type SheetTable } from '../table.ts';
import type { AccessLayout, AccessMapping } from './columns.ts';

/** One line of a listing, as written but tidy. */
export interface ListedAccess {
  /** Row of the sheet, from 1. */
  row: number;
  application: string;
  account: string;
  email: string;
  number: string;
  name: string;
  role: string;
  /** A day (ISO 8601), `never`, empty when the listing does not say, or as written when it can not be read. */
  lastLogin: string;
  status: string;
  /** A day, or empty. */
  created: string;
}

export interface ListingProblem {
  row: number;
  column: string | null;
  code: 'no_account' | 'date_unreadable' | 'date_ambiguous';
  message: string;
}

export interface ListingReading {
  lines: ListedAccess[];
  problems: ListingProblem[];
}

export const NEVER = 'never';
const NEVER_WORDS =
  /^(never|never logged in|nie|jamais|nunca|not logged in|no login|no[ _]information|n\/?a|none|-+|—)$/i;
/** Of one text of a cell; an exported role list can be long. */
const LONGEST_TEXT = 300;

/**
 * Reads the rows below the header.
 * @param application of all lines, where the listing has no column for it or leaves it empty
 */
export function readListing(
  table: SheetTable,
  { headerRow, names, mapping }: AccessLayout,
  application: string,
): ListingReading {
  const problems: ListingProblem[] = [];
  const lines: ListedAccess[] = [];
  const at = (row: number, column: number | undefined): string =>
    column === undefined ? '' : tidy(cellAt(table, row, column).text).slice(0, LONGEST_TEXT);
  const order = (column: number | undefined) =>
    column === undefined ? undefined : shownOrder(table, headerRow, column);
  const orders = { lastLogin: order(mapping.lastLogin), created: order(mapping.created) };
  for (let row = headerRow + 1; row < table.rows.length; row += 1) {
    if ((table.rows[row] ?? []).every(({ text }) => tidy(text) === '')) continue;
    const sheetRow = row + table.firstRow;
    const email = at(row, mapping.email);
    const name = [at(row, mapping.name), at(row, mapping.familyName)].filter(Boolean).join(' ');
    const account = at(row, mapping.account) || email || name;
    if (account === '') {
      const message = `Row ${sheetRow} names neither an account nor a person, so it was left out.`;
      problems.push({ row: sheetRow, column: null, code: 'no_account', message });
      continue;
    }
    const day = (field: 'lastLogin' | 'created'): string => {
      const text = at(row, mapping[field]);
      const read = readDay(text, orders[field]);
      if (read.problem) {
        const column = names[mapping[field] ?? -1] ?? null;
        const message = `"${text}" of ${account} ${read.problem}, so it is not known how long ago that was.`;
        problems.push({ row: sheetRow, column, code: read.code, message });
      }
      return read.day;
    };
    lines.push({
      row: sheetRow,
      application: at(row, mapping.application) || application,
      account,
      email,
      number: at(row, mapping.number),
      name,
      role: at(row, mapping.role),
      lastLogin: day('lastLogin'),
      status: statusOf(at(row, mapping.status), names, mapping),
      created: day('created'),
    });
  }
  return { lines, problems };
}

type DayReading =
  | { day: string; problem?: undefined }
  | { day: string; problem: string; code: 'date_unreadable' | 'date_ambiguous' };

function readDay(text: string, order: DateOrder | undefined): DayReading {
  if (text === '') return { day: '' };
  if (NEVER_WORDS.test(text)) return { day: NEVER };
  const day = readDateInOrder(text, order);
  if (day !== undefined) return { day };
  return readDate(text).kind === 'ambiguous'
    ? { day: text, problem: 'can be read day first or month first', code: 'date_ambiguous' }
    : { day: text, problem: 'is no date', code: 'date_unreadable' };
}

/** Which part comes first in the dates of a column, as the dates show that read one way only; undefined when they show none or both. */
function shownOrder(table: SheetTable, headerRow: number, column: number): DateOrder | undefined {
  const shown = new Set<DateOrder>();
  for (let row = headerRow + 1; row < table.rows.length && shown.size < 2; row += 1) {
    const [, first, second] =
      /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}/.exec(cellAt(table, row, column).text.trim()) ?? [];
    if (Number(first) > 12) shown.add('day-first');
    if (Number(second) > 12) shown.add('month-first');
  }
  return shown.size === 1 ? [...shown][0] : undefined;
}

const YES = /^(yes|y|true|1|x)$/i;
const NO = /^(no|n|false|0)$/i;
const IS_OFF = /disabled|suspended|locked/;

/** A yes or no becomes a word: in a column "Active" no means disabled, in one "Disabled" it means active. */
function statusOf(text: string, names: readonly string[], mapping: AccessMapping): string {
  const name = plainWords(names[mapping.status ?? -1] ?? '');
  if (!YES.test(text) && !NO.test(text)) return text;
  return YES.test(text) === IS_OFF.test(name) ? 'Disabled' : 'Active';
}
