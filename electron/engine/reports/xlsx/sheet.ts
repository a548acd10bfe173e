import type { Alignment, DataValidation, Style, Workbook, Worksheet } from 'exceljs';
import { setImmediate } from 'node:timers/promises';
import type { ReportMeta } from '../../../../shared/domain/report-model.ts';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import { cleanText } from '../clean-text.ts';
import { COLORS } from '../pdf/palette.ts';
import { argb, fill, fontOf, TALLEST_ROW } from './cell-style.ts';
import type { StatusColors } from '../pdf/palette.ts';
import { provenance, reportTime, reportTitle } from '../words.ts';

/** A day stays a day, a count a number. Text is always text: a leading "=" makes no formula. */
export type Value = string | number | Day | Moment | null;
export interface Day {
  day: string;
}
/** A point in time, ISO 8601 in UTC; a sheet has no time zones, so the column says which it is in. */
export interface Moment {
  moment: string;
}

/** `YYYY-MM-DD` (or a moment that begins so) as a date cell; null stays empty. */
export function day(date: string | null): Value {
  return date === null ? null : { day: date.slice(0, 10) };
}

export interface SheetColumn<Row> {
  title: string;
  value: (row: Row) => Value;
  /** Widest the column may get, in characters; longer text wraps. 48 when absent. */
  widest?: number;
  /** Colours of the status the cell names. */
  status?: (row: Row) => StatusColors | null;
  /** File beside the workbook that the cell leads to, with slashes; null for plain text. */
  link?: (row: Row) => string | null;
  /** The only words that the column takes when somebody edits it; none of them holds a comma. */
  choices?: readonly string[];
}

export interface Sheet<Row> {
  name: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  /** Columns that stay in view when one scrolls sideways. */
  frozen: number;
}

export type RowProgress = (rows: number) => Promise<void>;

/** The most an Excel cell holds, in UTF-16 units. */
const CELL_LIMIT = 32_767;
const ROWS_PER_TURN = 500;
/** Characters of column width that stay readable across one landscape A4 page; wider sheets print on several pages side by side. */
const WIDTH_PER_PAGE = 220;
const NARROWEST = 8;
/** Points per line of 9 pt text. */
const LINE = 12.5;
const TERM_WIDTHS = [26, 92];

const font = fontOf(9);

const hairline = { style: 'thin', color: argb(COLORS.line) } as const;
const RIGHT: Partial<Alignment> = { vertical: 'top', horizontal: 'right', indent: 1 };
const TEXT: Partial<Style> = {
  font: font(),
  alignment: { vertical: 'top', wrapText: true },
  border: { bottom: hairline },
};
const DATE: Partial<Style> = { ...TEXT, numFmt: 'yyyy-mm-dd', alignment: RIGHT };
const TIME: Partial<Style> = { ...DATE, numFmt: 'yyyy-mm-dd hh:mm:ss' };
const NUMBER: Partial<Style> = { ...TEXT, numFmt: '#,##0', alignment: RIGHT };
const LINK: Partial<Style> = { ...TEXT, font: font({ underline: true, color: argb(COLORS.ink) }) };
const HEAD: Partial<Style> = {
  font: font({ bold: true, color: argb(COLORS.text2) }),
  fill: fill(COLORS.sunken),
  alignment: { vertical: 'top', wrapText: true },
  border: { bottom: { style: 'medium', color: argb(COLORS.text2) } },
};

/** One style object per status: exceljs looks styles up by identity, and 10,000 rows share a dozen. */
const statusStyles = new Map<StatusColors, Partial<Style>>();
function statusStyle(colors: StatusColors): Partial<Style> {
  let style = statusStyles.get(colors);
  if (!style) {
    style = { ...TEXT, font: font({ bold: true, color: argb(colors.text) }), fill: fill(colors.tint) };
    statusStyles.set(colors, style);
  }
  return style;
}

/**
 * Writes one table sheet: one header row (so that it can be read back), frozen and filtered, ready to print. `turn` is told the
 * rows written every few hundred, and may throw to stop.
 */
export async function writeSheet<Row>(
  book: Workbook,
  sheet: Sheet<Row>,
  meta: ReportMeta,
  turn: RowProgress,
): Promise<void> {
  const { columns } = sheet;
  const values = sheet.rows.map((row) => columns.map((column) => column.value(row)));
  const widths = columns.map((column, index) => widthOf(column, values, index));
  const pagesWide = Math.ceil(widths.reduce((sum, width) => sum + width, 0) / WIDTH_PER_PAGE);
  const target = addSheet(book, sheet.name, meta, { frozen: sheet.frozen, pagesWide });
  target.columns = widths.map((width) => ({ width }));
  if (sheet.rows.length > 0) {
    target.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: sheet.rows.length + 1, column: columns.length },
    };
  }
  columns.forEach((column, index) => {
    if (column.choices) addChoices(target, index + 1, sheet.rows.length, column.choices);
  });
  const head = target.getRow(1);
  columns.forEach((column, index) => setCell(target, 1, index + 1, column.title, HEAD));
  head.commit();
  for (const [index, row] of sheet.rows.entries()) {
    const number = index + 2;
    columns.forEach((column, at) => {
      const value = values[index]?.[at] ?? null;
      const status = column.status?.(row) ?? null;
      const link = column.link?.(row) ?? null;
      if (link !== null) setLink(target, number, at + 1, String(value), link);
      else setCell(target, number, at + 1, value, status ? statusStyle(status) : styleOf(value));
    });
    const line = target.getRow(number);
    line.height = heightOf(values[index] ?? [], widths);
    line.commit();
    if (number % ROWS_PER_TURN === 0) {
      await setImmediate();
      await turn(ROWS_PER_TURN);
    }
  }
  await turn(sheet.rows.length % ROWS_PER_TURN);
  target.commit();
}

/** The sheet holds validations by range; exceljs leaves that out of its types. */
interface WithValidations {
  dataValidations: { add(range: string, validation: DataValidation): void };
}

/** A drop-down list in each cell of a column below its head; an empty cell stays allowed. */
function addChoices(target: Worksheet, column: number, rows: number, choices: readonly string[]): void {
  if (rows === 0) return;
  const letter = target.getColumn(column).letter;
  (target as unknown as WithValidations).dataValidations.add(`${letter}2:${letter}${rows + 1}`, {
    type: 'list',
    allowBlank: true,
    formulae: [`"${choices.join(',')}"`],
    showErrorMessage: true,
    errorTitle: 'Not on the list',
    error: `Use one of: ${choices.join(', ')}.`,
  });
}

/** Writes a sheet of terms and meanings under a title, for people rather than programs. */
export function writeTerms(
  book: Workbook,
  name: string,
  title: string,
  terms: readonly (readonly [string, Value])[],
  meta: ReportMeta,
): void {
  const target = addSheet(book, name, meta, { frozen: 0, pagesWide: 1 });
  target.columns = TERM_WIDTHS.map((width) => ({ width }));
  setCell(target, 1, 1, title, { font: font({ bold: true, size: 16 }) });
  target.getRow(1).commit();
  terms.forEach(([term, value], index) => {
    setCell(target, index + 3, 1, term, { ...TEXT, font: font({ color: argb(COLORS.text2) }) });
    const style = styleOf(value);
    setCell(target, index + 3, 2, value, {
      ...style,
      alignment: { vertical: 'top', horizontal: 'left', wrapText: true },
    });
    const line = target.getRow(index + 3);
    line.height = heightOf([term, value], TERM_WIDTHS);
    line.commit();
  });
  target.commit();
}

/** `frozen` columns stay in view and repeat on every printed page, as does the header row of a table (`frozen` above 0). */
function addSheet(
  book: Workbook,
  name: string,
  meta: ReportMeta,
  view: { frozen: number; pagesWide: number },
): Worksheet {
  const isTable = view.frozen > 0;
  const titles = { printTitlesRow: '1:1', printTitlesColumn: `A:${String.fromCharCode(64 + view.frozen)}` };
  return book.addWorksheet(name, {
    views: isTable
      ? [{ state: 'frozen', xSplit: view.frozen, ySplit: 1, showGridLines: false }]
      : [{ showGridLines: false }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: view.pagesWide,
      fitToHeight: 0,
      pageOrder: 'overThenDown',
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.8, header: 0.3, footer: 0.3 },
      ...(isTable ? titles : {}),
    },
    headerFooter: {
      oddHeader: `&L&8${code(meta.client, 80)}&R&8${code(`${reportTitle(meta)}, ${reportTime(meta)}`, 120)}`,
      oddFooter: `&L&8${NOT_AN_ATTESTATION}\n${code(provenance(meta), 110)}&R&8&P of &N`,
    },
  });
}

/** Header and footer text with "&" as itself; Excel takes 255 characters in all. A leading blank keeps digits out of "&8". */
function code(text: string, longest: number): string {
  return ` ${cleanText(text).replaceAll('\n', ' ').slice(0, longest).replaceAll('&', '&&')}`;
}

function setCell(sheet: Worksheet, row: number, column: number, value: Value, style: Partial<Style>): void {
  const cell = sheet.getCell(row, column);
  if (typeof value === 'string') cell.value = cellText(value);
  else if (value === null || typeof value === 'number') cell.value = value;
  else cell.value = new Date('day' in value ? `${value.day}T00:00:00Z` : value.moment);
  cell.style = style;
}

/** A path relative to the workbook, which may be moved together with its files. */
function setLink(sheet: Worksheet, row: number, column: number, text: string, path: string): void {
  const cell = sheet.getCell(row, column);
  cell.value = { text: cellText(text), hyperlink: path.split('/').map(encodeURIComponent).join('/') };
  cell.style = LINK;
}

/**
 * Text as a cell holds it. It is written as a string cell, which no spreadsheet evaluates. exceljs cannot set Excel's "quote
 * prefix", and an apostrophe would change the value, so nothing more is done here: whoever saves the sheet as CSV gets the text.
 */
function cellText(text: string): string {
  const clean = cleanText(text);
  return clean.length <= CELL_LIMIT
    ? clean
    : `${clean.slice(0, CELL_LIMIT - 40)} (shortened from ${clean.length} characters)`;
}

function styleOf(value: Value): Partial<Style> {
  if (typeof value === 'number') return NUMBER;
  if (value === null || typeof value === 'string') return TEXT;
  return 'day' in value ? DATE : TIME;
}

/**
 * Height that shows the whole wrapped text, in points. Written out, because not every program measures rows when it opens a file.
 * A width counts digits of 11 pt; running text of 9 pt holds a fifth more, less what breaking at words loses.
 */
function heightOf(values: readonly Value[], widths: readonly number[]): number {
  let most = 1;
  values.forEach((value, index) => {
    if (typeof value !== 'string') return;
    const width = (widths[index] ?? NARROWEST) - 1;
    const lines = value
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / (width * 1.08))), 0);
    most = Math.max(most, lines);
  });
  return Math.min(TALLEST_ROW, most * LINE + 3);
}

function widthOf<Row>(
  column: SheetColumn<Row>,
  values: readonly (readonly Value[])[],
  index: number,
): number {
  let longest = column.title.length + 3;
  for (const row of values) {
    const value = row[index];
    if (typeof value === 'string') {
      for (const line of value.split('\n')) longest = Math.max(longest, line.length);
    } else if (value !== null && value !== undefined) {
      longest = Math.max(longest, typeof value === 'object' && 'moment' in value ? 19 : 11);
    }
  }
  return Math.min(Math.max(longest + 1, NARROWEST), column.widest ?? 48);
}
