/** Tables that come from outside (a worksheet, a CSV file), as plain data. What a cell means is decided elsewhere. */

export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'error' | 'empty' | 'boolean';

/**
 * One cell. `text` is what a reader sees, untrimmed: dates as ISO (`2026-01-31`, with a time `2026-01-31T08:30:00`) as written
 * in the sheet, which has no time zone; formulas as their stored result; booleans as TRUE or FALSE.
 */
export interface Cell {
  text: string;
  kind: CellKind;
  /** Part of a merged range and not its first cell: `text` repeats the first cell's. */
  merged?: boolean;
  /** Struck through: the `whole` text, or a `part` that `text` leaves out. */
  struck?: 'whole' | 'part';
}

export interface SheetTable {
  name: string;
  /** The sheet itself is hidden in the workbook. */
  hidden: boolean;
  /** Rows in sheet order without gaps; a row may be shorter than the table. */
  rows: Cell[][];
  /** The sheet's number (from 1) of `rows[0]`. */
  firstRow: number;
  /** Indexes (from 0) of columns that the workbook hides. */
  hiddenColumns: number[];
  /** Indexes into `rows` of rows that the workbook hides, by hand or by a filter. */
  hiddenRows: number[];
}

const EMPTY: Cell = { text: '', kind: 'empty' };

/** The cell at a position of the table; an empty cell outside of it. */
export function cellAt(table: SheetTable, row: number, column: number): Cell {
  return table.rows[row]?.[column] ?? EMPTY;
}

/** The number of columns of the widest row. */
export function columnCount(table: SheetTable): number {
  return table.rows.reduce((most, row) => Math.max(most, row.length), 0);
}

/** Spreadsheet letters of a column index: 0 is A, 25 is Z, 26 is AA. */
export function columnLetter(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Text without outer blanks, every run of blanks and line breaks (also no-break and zero-width ones) as one space. */
export function tidy(text: string): string {
  return text
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
