/** Finds the row that names the columns of a list. */
import { cellAt, columnCount, tidy, type SheetTable } from '../table.ts';
import type { Lexicon } from './lexicon.ts';
import { headerWords } from './plain-words.ts';

const SEARCHED_ROWS = 100;
/** A longer text is prose and no column name. */
const LONGEST_NAME = 60;

export interface Header {
  /** Index of the row that names the columns; of two header rows the lower one. */
  row: number;
  /** How many fields it names, and what else speaks for it. */
  weight: number;
}

interface Search<F extends string> {
  /** What speaks for a row beside the fields that it names, such as a grid of criteria. */
  extra?: (row: number) => number;
  /** Fields of which a list of the kind has one at least; `extra` stands for them. */
  telling: readonly F[];
}

/** The row that names most fields, the first of equals; banners above it name none. Null when no row names two fields. */
export function findHeaderRow<F extends string>(
  table: SheetTable,
  lexicon: Lexicon<F>,
  { extra = () => 0, telling }: Search<F>,
): Header | null {
  let best: Header | null = null;
  for (let row = 0; row < Math.min(table.rows.length, SEARCHED_ROWS); row += 1) {
    const own = namedFields(
      (table.rows[row] ?? []).map((cell) => cell.text),
      lexicon,
    );
    const beside = extra(row);
    if (own.size < 2 && beside === 0) continue;
    const named = namedFields(columnNames(table, row), lexicon);
    const isList = beside > 0 || telling.some((field) => named.has(field));
    const weight = named.size + beside;
    if (isList && weight >= 2 && weight > (best?.weight ?? 1)) best = { row, weight };
  }
  return best;
}

/** The name of each column: the text of the header row or, where that is empty, of a header row above it. */
export function columnNames(table: SheetTable, headerRow: number): string[] {
  return Array.from({ length: columnCount(table) }, (_, column) => {
    const own = cellAt(table, headerRow, column);
    if (tidy(own.text) !== '' || !hasNames(table, headerRow - 1)) return own.text;
    const above = cellAt(table, headerRow - 1, column);
    return above.text.length <= LONGEST_NAME && !above.merged ? above.text : '';
  });
}

/** The name that a row above the header gives to several columns ("Owner" over "Name" and "Mail"); empty for a banner. */
export function groupName(table: SheetTable, headerRow: number, column: number): string {
  const text = cellAt(table, headerRow - 1, column).text;
  return text.length <= 30 && hasNames(table, headerRow - 1) ? headerWords(text) : '';
}

/** The fields that column names stand for, each name counting once. Long texts are prose, not column names. */
export function namedFields<F extends string>(
  names: readonly string[],
  { fields, nameWeight }: Lexicon<F>,
): Set<F> {
  const found = new Set<F>();
  for (const name of new Set(names.map(headerWords))) {
    if (name === '' || name.length > LONGEST_NAME) continue;
    const field = fields.find((each) => !found.has(each) && nameWeight(each, name) > 0);
    if (field) found.add(field);
  }
  return found;
}

function hasNames(table: SheetTable, row: number): boolean {
  const names = new Set((table.rows[row] ?? []).map((cell) => tidy(cell.text)).filter(Boolean));
  return names.size >= 2;
}
