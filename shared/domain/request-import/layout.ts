/** Settles how a request list is laid out: which row names the columns, and what each column holds. */
import { columnLetter, tidy, type SheetTable } from '../table.ts';
import { columnValues, guessColumns, NO_HEADER } from '../table-import/columns.ts';
import { columnNames, findHeaderRow } from '../table-import/header.ts';
import { readMark } from '../table-import/marks.ts';
import { REQUEST_LEXICON } from './lexicon.ts';
import { readStatus } from './status.ts';
import type { RequestMapping } from './types.ts';

/** Characters of a name that stands for one status. */
const LONGEST_STATUS = 30;

/** What a person has settled; what is absent is guessed. */
export interface RequestLayoutChoice {
  /** Index of the row that names the columns; `NO_HEADER` when none does. */
  headerRow?: number | undefined;
  mapping?: RequestMapping | undefined;
}

export interface RequestLayout {
  table: SheetTable;
  headerRow: number;
  /** The name of each column, empty without one. */
  names: string[];
  mapping: RequestMapping;
  /** Columns of marks, each named after a status, where no column holds the status as a word. */
  statusColumns: number[];
  /** How many fields the header names. */
  weight: number;
}

/** The layout as chosen and guessed; null when nothing tells which column holds the requests. */
export function requestLayoutOf(table: SheetTable, choice: RequestLayoutChoice = {}): RequestLayout | null {
  const found = findHeaderRow(table, REQUEST_LEXICON, { telling: ['request'] });
  const headerRow = choice.headerRow ?? found?.row ?? NO_HEADER;
  const names = columnNames(table, headerRow);
  const marked = statusColumns(table, headerRow, names);
  const mapping = choice.mapping ?? guessColumns(table, headerRow, REQUEST_LEXICON, marked);
  const isLaidOut =
    mapping.request !== undefined &&
    (found !== null || choice.mapping !== undefined || mapping.number !== undefined);
  if (!isLaidOut) return null;
  const taken = new Set(Object.values(mapping));
  const isInWords = mapping.auditorStatus !== undefined;
  return {
    table,
    headerRow,
    names,
    mapping,
    statusColumns: isInWords ? [] : marked.filter((column) => !taken.has(column)),
    weight: found?.weight ?? 0,
  };
}

/** The address on the sheet of a cell of the table; of the whole row when `column` is null. */
export function addressIn(
  { table }: Pick<RequestLayout, 'table'>,
  index: number,
  column: number | null,
): { row: number; column: string | null } {
  return { row: table.firstRow + index, column: column === null ? null : columnLetter(column) };
}

/** Two columns or more with a status as name and nothing but marks in them. */
function statusColumns(table: SheetTable, headerRow: number, names: readonly string[]): number[] {
  const columns = names.flatMap((name, column) => {
    if (tidy(name).length > LONGEST_STATUS || readStatus(name) === null) return [];
    const values = columnValues(table, headerRow, column);
    return values.length > 0 && values.every((value) => readMark(value) !== null) ? [column] : [];
  });
  const empty = names.flatMap((name, column) =>
    !columns.includes(column) &&
    columns.some((each) => Math.abs(each - column) === 1) &&
    tidy(name).length <= LONGEST_STATUS &&
    readStatus(name) !== null &&
    columnValues(table, headerRow, column).length === 0
      ? [column]
      : [],
  );
  return columns.length + empty.length >= 2 ? [...columns, ...empty].toSorted((a, b) => a - b) : [];
}
