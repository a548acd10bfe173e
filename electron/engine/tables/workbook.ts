/** Reads the sheets of an Excel workbook as plain tables. The bytes are a stranger's: sizes are limited before anything is unpacked. */
import type ExcelJS from 'exceljs';
import { AppError } from '../../../shared/domain/errors.ts';
import { columnLetter, type Cell, type SheetTable } from '../../../shared/domain/table.ts';
import { checkContainer, hidePartsBesideCells, refusal } from './container.ts';

export interface WorkbookLimits {
  /** Rows of one sheet. */
  rows: number;
  /** Columns of one sheet. */
  columns: number;
}

export const MATRIX_LIMITS: WorkbookLimits = { rows: 100_000, columns: 500 };

/** Parts that tables do not need and that exceljs expands cell by cell, which a small hostile file can use to stall it. */
const IGNORED_PARTS = [
  'dataValidations',
  'conditionalFormatting',
  'extLst',
  'drawing',
  'picture',
  'tableParts',
  'legacyDrawing',
  'hyperlinks',
];

/**
 * Reads all sheets of an .xlsx file. Errors: `unknown_format` when the bytes are no such workbook, are encrypted or exceed the limits.
 * `name` is the file name that errors mention.
 */
export async function parseWorkbook(
  bytes: Uint8Array,
  name: string,
  limits: WorkbookLimits,
): Promise<SheetTable[]> {
  checkContainer(bytes, name);
  // Loaded on first use: it takes a quarter of a second, which reading text should not pay.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    // exceljs declares the type of Buffer before it became generic; it takes any bytes.
    await workbook.xlsx.load(hidePartsBesideCells(bytes, name) as unknown as ExcelJS.Buffer, {
      ignoreNodes: IGNORED_PARTS,
    });
  } catch (error) {
    const message = `"${name}" cannot be read as an Excel workbook; it may be damaged or cut off. Open it in Excel, save it as .xlsx and import again.`;
    throw new AppError('unknown_format', message, { file: name }, { cause: error });
  }
  if (workbook.worksheets.length === 0) {
    throw refusal(name, 'holds no worksheet', 'Choose a workbook (.xlsx) or a CSV file.');
  }
  return workbook.worksheets.map((sheet) => readSheet(sheet, name, limits));
}

function readSheet(sheet: ExcelJS.Worksheet, file: string, limits: WorkbookLimits): SheetTable {
  const rows: Cell[][] = [];
  const hiddenRows: number[] = [];
  sheet.eachRow((row, number) => {
    const cells = readRow(row, file, limits);
    if (cells.length === 0) return;
    if (number > limits.rows) {
      throw refusal(
        file,
        `has text below row ${limits.rows} of sheet "${sheet.name}"`,
        'Export the sheet as CSV and import that.',
      );
    }
    while (rows.length < number - 1) rows.push([]);
    rows.push(cells);
    if (row.hidden) hiddenRows.push(number - 1);
  });
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const hiddenColumns = Array.from({ length: width }, (_, index) => index).filter(
    (index) => sheet.getColumn(index + 1).hidden,
  );
  return {
    name: sheet.name,
    hidden: sheet.state !== 'visible',
    rows,
    firstRow: 1,
    hiddenColumns,
    hiddenRows,
  };
}

/** The cells up to the last one with text. */
function readRow(row: ExcelJS.Row, file: string, limits: WorkbookLimits): Cell[] {
  const cells: Cell[] = [];
  row.eachCell((cell, number) => {
    const read = readCell(cell);
    if (read.kind === 'empty') return;
    if (number > limits.columns) {
      // A banner that is merged over the whole width of the sheet is no table that wide.
      if (read.merged) return;
      const where = `${columnLetter(number - 1)}${cell.row}`;
      throw refusal(
        file,
        `has text in ${where}, beyond ${limits.columns} columns`,
        'Remove what is not part of the table and import again.',
      );
    }
    while (cells.length < number - 1) cells.push({ text: '', kind: 'empty' });
    cells.push(read);
  });
  return cells;
}

function readCell(cell: ExcelJS.Cell): Cell {
  const isSlave = cell.isMerged && cell.master !== cell;
  const shown = isSlave ? cell.master : cell;
  const read = withDigits(withStrike(plainCell(shown.value), shown), shown.numFmt);
  return isSlave ? { ...read, merged: true } : read;
}

/** What is struck through is no longer meant: a part of a text is left out, a whole text is kept and marked. */
function withStrike(read: Cell, { value, font }: ExcelJS.Cell): Cell {
  if (read.kind === 'empty') return read;
  const runs = value !== null && typeof value === 'object' && 'richText' in value ? value.richText : [];
  const isStruck = (run: ExcelJS.RichText) => (run.font ?? font)?.strike === true;
  const left = runs.filter((run) => !isStruck(run)).map((run) => run.text);
  if (left.join('').trim() !== '' && left.length < runs.length) {
    return { ...read, text: left.join(''), struck: 'part' };
  }
  const isWhole = runs.length > 0 ? left.join('').trim() === '' : font?.strike === true;
  return isWhole ? { ...read, struck: 'whole' } : read;
}

/** A number as the sheet shows it where its format gives it leading zeros or a text before it: 7 as "AC-007". */
function withDigits(cell: Cell, format: string | undefined): Cell {
  const [, quoted = '', digits] = /^(?:"([^"]*)")?(0+)$/.exec(format ?? '') ?? [];
  if (cell.kind !== 'number' || digits === undefined || !/^\d+$/.test(cell.text)) return cell;
  return { text: `${quoted}${cell.text.padStart(digits.length, '0')}`, kind: 'text' };
}

function plainCell(value: ExcelJS.CellValue): Cell {
  if (value === null || value === undefined || value === '') return { text: '', kind: 'empty' };
  if (typeof value === 'string') return { text: value, kind: 'text' };
  if (typeof value === 'number') return { text: String(value), kind: 'number' };
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE', kind: 'boolean' };
  if (value instanceof Date) return dateCell(value);
  if ('error' in value) return { text: value.error, kind: 'error' };
  if ('richText' in value) return { text: value.richText.map((run) => run.text).join(''), kind: 'text' };
  if ('hyperlink' in value) return { ...plainCell(value.text as ExcelJS.CellValue), kind: 'text' };
  const result = plainCell(value.result as ExcelJS.CellValue);
  return result.kind === 'error' ? result : { text: result.text, kind: 'formula' };
}

/** A sheet's date has no time zone; exceljs gives it as if it were UTC, so its UTC parts are what is written in the sheet. */
function dateCell(date: Date): Cell {
  if (Number.isNaN(date.getTime())) return { text: '', kind: 'error' };
  // Day fractions are not exact: half a second keeps 09:44:59.9999 from losing its minute.
  const iso = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  return { text: iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19), kind: 'date' };
}
