/** A workbook as it is to be written, whatever it speaks of. */
import type { StatusColors } from '../../pdf/palette.ts';
import type { Value } from '../sheet.ts';
import type { CellStyle } from './styles.ts';

/** Where a cell leads: a place in this workbook, or a file beside it, with slashes. */
export type Target = { place: string; tip: string } | { file: string };

export interface PlannedCell {
  value: Value;
  style: CellStyle;
  target?: Target | null;
}

export interface PlannedRow {
  /** Points. */
  height: number;
  cells: readonly PlannedCell[];
}

export interface PlannedSheet {
  name: string;
  /** Widths of the columns, in digits of the normal font. */
  widths: readonly number[];
  rows: Iterable<PlannedRow>;
  /** Rows of the sheet, its head included. */
  count: number;
  /** Columns beside the head that stay in view and are repeated on each printed page; null without a head. */
  frozen: number | null;
  /** Name and heads of the table; null where the sheet is none. */
  table: { name: string; titles: readonly string[] } | null;
  /** Words that a column (from 1) takes. */
  choices: readonly { column: number; words: readonly string[] }[];
  /** Colours of words in a column (from 1). */
  tones: readonly { column: number; of: ReadonlyMap<string, StatusColors> }[];
  /** Names for columns (from 1) below the head. */
  names: readonly { column: number; name: string }[];
  /** Printed pages side by side. */
  pagesWide: number;
}

export interface PlannedBook {
  title: string;
  author: string;
  /** ISO 8601. The files inside are of this time too, so that one model gives one file. */
  at: string;
  /** `#rrggbb` */
  accent: string;
  paper: 'a4' | 'letter';
  header: string;
  footer: string;
  sheets: readonly PlannedSheet[];
}
