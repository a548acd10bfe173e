/** Reads the sheets of an Excel workbook as plain tables. The bytes are a stranger's: sizes are limited before anything is unpacked. */
import type ExcelJS from 'exceljs';
import { AppError } from '../../../shared/domain/errors.ts';
import { columnLetter, type Cell, type SheetTable } from '../../../shared/domain/table.ts';

export interface WorkbookLimits {
  /** Rows of one sheet. */
  rows: number;
  /** Columns of one sheet. */
  columns: number;
}

/** Bytes of the packed file; a matrix or a population of this size is no longer a workbook that people use. */
export const LARGEST_WORKBOOK = 50 * 1024 * 1024;
const LARGEST_UNPACKED = 1024 * 1024 * 1024;
const MOST_PARTS = 10_000;
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
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer, { ignoreNodes: IGNORED_PARTS });
  } catch (error) {
    const message = `"${name}" cannot be read as an Excel workbook; it may be damaged or cut off. Open it in Excel, save it as .xlsx and import again.`;
    throw new AppError('unknown_format', message, { file: name }, { cause: error });
  }
  if (workbook.worksheets.length === 0) {
    throw refusal(name, 'holds no worksheet', 'Choose a workbook (.xlsx) or a CSV file.');
  }
  return workbook.worksheets.map((sheet) => readSheet(sheet, name, limits));
}

/** Whether the first bytes are those of a zip archive, which an .xlsx file is. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 0x03 && head[3] === 0x04;
}

/** Whether the first bytes are those of an OLE container: an encrypted workbook or one in the format before 2007. */
export function isOle(head: Uint8Array): boolean {
  return head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0;
}

/** The error for a file that is none of the formats read. `reason` completes "FILE ..."; `step` is a sentence. */
export function refusal(name: string, reason: string, step: string): AppError {
  return new AppError('unknown_format', `"${name}" ${reason}. ${step}`, { file: name });
}

function checkContainer(bytes: Uint8Array, name: string): void {
  if (isOle(bytes)) {
    const isEncrypted = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw isEncrypted
      ? refusal(name, 'is protected by a password', 'Open it in Excel, remove the password and import again.')
      : refusal(name, 'is in the Excel format before 2007', 'Save it as .xlsx and import again.');
  }
  if (!isZip(bytes)) throw refusal(name, 'is not a spreadsheet', 'Choose a workbook (.xlsx) or a CSV file.');
  if (bytes.byteLength > LARGEST_WORKBOOK) {
    throw refusal(name, 'is larger than 50 MB', 'Export the sheet that is needed as CSV and import that.');
  }
  const { unpacked, parts } = declaredSize(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    name,
  );
  if (unpacked > LARGEST_UNPACKED || parts > MOST_PARTS) {
    throw refusal(
      name,
      'unpacks to more than 1 GB',
      'Export the sheet that is needed as CSV and import that.',
    );
  }
}

/** The unpacked size and the number of parts that the archive's directory declares. */
function declaredSize(zip: Buffer, name: string): { unpacked: number; parts: number } {
  // The end record stands within the last 64 KiB (its comment can be that long).
  const endRecord = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (endRecord < 0 || endRecord + 22 > zip.length) {
    throw refusal(name, 'is damaged or cut off', 'Get the file again, or save it anew in Excel.');
  }
  let position = zip.readUInt32LE(endRecord + 16);
  let unpacked = 0;
  let parts = 0;
  while (position + 46 <= endRecord && zip.readUInt32LE(position) === 0x02014b50) {
    unpacked += zip.readUInt32LE(position + 24);
    parts += 1;
    const variable =
      zip.readUInt16LE(position + 28) + zip.readUInt16LE(position + 30) + zip.readUInt16LE(position + 32);
    position += 46 + variable;
  }
  return { unpacked, parts };
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
  const read = plainCell(isSlave ? cell.master.value : cell.value);
  return isSlave ? { ...read, merged: true } : read;
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
