/** The workbook that the client edits. Only the id column and the headings are locked, and no password hides behind it. */
import ExcelJS, { type DataValidation, type Style, type Worksheet } from 'exceljs';
import {
  CHOICES,
  CONTROLS_SHEET,
  FIELD_HEADERS,
  ID_HEADER,
  isChoice,
  ROUND_TRIP_FIELDS,
  type RoundTripField,
} from '../../../shared/domain/matrix-round-trip/fields.ts';
import { COLORS } from '../reports/pdf/palette.ts';
import { argb, fill, fontOf, TALLEST_ROW } from '../reports/xlsx/cell-style.ts';
import { guideLines } from './round-trip-guide.ts';
import { RECORD_SHEET, recordRows, type ExportRecord } from './round-trip-record.ts';

export interface MatrixBook {
  system: string;
  record: ExportRecord;
  people: readonly string[];
  policies: readonly string[];
  criteria: readonly { id: string; group: string; summary: string; inScope: boolean }[];
}

/** Characters of width of each column. */
const WIDTHS: Record<RoundTripField, number> = {
  ref: 12,
  title: 28,
  domain: 16,
  statement: 56,
  criteria: 15,
  rationales: 26,
  risk: 30,
  owner: 18,
  frequency: 14,
  nature: 12,
  mode: 13,
  layer: 12,
  isKey: 9,
  samplingRisk: 11,
  responsibility: 14,
  provider: 14,
  policy: 20,
  system: 16,
  evidenceWanted: 34,
  notes: 24,
};
const ID_WIDTH = 5;
/** Columns that stay in view: the id, the number and the title. */
const FROZEN = 3;
/** Rows below the last control that have the lists too, for controls that are added. */
const SPARE_ROWS = 500;
const LISTS_SHEET = 'Lists';
const A3_PAPER = 8;
/** Points per line of 10 pt text. */
const LINE = 13.5;

const font = fontOf(10);
const border = { bottom: { style: 'thin', color: argb(COLORS.line) } } as const;
const wrapped = { vertical: 'top', wrapText: true } as const;
const HEAD: Partial<Style> = {
  font: font({ bold: true, color: argb(COLORS.text2) }),
  fill: fill(COLORS.line),
  alignment: wrapped,
  border: { bottom: { style: 'medium', color: argb(COLORS.text2) } },
  protection: { locked: true },
};
/** "@" keeps what is typed as text: no 1.10 becomes a number, no 3/4 a date, and no "=" starts a formula. */
const OPEN: Partial<Style> = {
  font: font(),
  numFmt: '@',
  alignment: wrapped,
  border,
  protection: { locked: false },
};
const LOCKED_ID: Partial<Style> = {
  font: font({ size: 7, color: argb(COLORS.text3) }),
  numFmt: '@',
  fill: fill(COLORS.line),
  alignment: { vertical: 'top', wrapText: false },
  border,
  protection: { locked: true },
};
const PLAIN: Partial<Style> = { font: font(), numFmt: '@', alignment: wrapped, border };

/** Writes the workbook to a path. Throws what the file system throws. */
export async function writeMatrixBook(book: MatrixBook, path: string): Promise<void> {
  const { record } = book;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Trustbench';
  workbook.title = `Control matrix, ${record.client}`;
  workbook.created = new Date(record.exportedAt);
  workbook.modified = workbook.created;
  addGuide(workbook, book);
  await addControls(workbook, book);
  addCriteria(workbook, book);
  addHidden(workbook, LISTS_SHEET, listRows(book));
  addHidden(workbook, RECORD_SHEET, recordRows(record));
  // Opens on the controls; the guide stays the first tab.
  workbook.views = [
    { x: 0, y: 0, width: 28_000, height: 16_000, firstSheet: 0, activeTab: 1, visibility: 'visible' },
  ];
  await workbook.xlsx.writeFile(path);
}

async function addControls(workbook: ExcelJS.Workbook, book: MatrixBook): Promise<void> {
  const { controls, client } = book.record;
  const sheet = workbook.addWorksheet(CONTROLS_SHEET, {
    views: [{ state: 'frozen', xSplit: FROZEN, ySplit: 1, showGridLines: true }],
    pageSetup: { ...landscape(A3_PAPER), printTitlesRow: '1:1' },
    headerFooter: pageMarks(client, 'Control matrix'),
  });
  const lastColumn = sheet.getColumn(ROUND_TRIP_FIELDS.length + 1).letter;
  // The ids are of no use on paper. exceljs adds the sign before the columns only.
  sheet.pageSetup.printArea = `B$1:${lastColumn}$${controls.size + 1}`;
  sheet.columns = [
    { width: ID_WIDTH, style: { ...LOCKED_ID, fill: undefined } as Partial<Style> },
    ...ROUND_TRIP_FIELDS.map((field) => ({ width: WIDTHS[field], style: OPEN })),
  ];
  const lines = [...controls].map(([id, texts]) => [id, ...ROUND_TRIP_FIELDS.map((field) => texts[field])]);
  addRow(sheet, [ID_HEADER, ...ROUND_TRIP_FIELDS.map((field) => FIELD_HEADERS[field])], () => HEAD).height =
    30;
  const widths = [Number.POSITIVE_INFINITY, ...ROUND_TRIP_FIELDS.map((field) => WIDTHS[field])];
  for (const line of lines) {
    const row = addRow(sheet, line, (column) => (column === 0 ? LOCKED_ID : OPEN));
    row.height = heightOf(line, widths);
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: lines.length + 1, column: ROUND_TRIP_FIELDS.length + 1 },
  };
  addLists(sheet, book, lines.length + 1 + SPARE_ROWS);
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    insertRows: true,
    deleteRows: true,
    sort: true,
    autoFilter: true,
  });
}

/** The sheet holds validations by range; exceljs leaves that out of its types. */
interface WithValidations {
  dataValidations: { add(range: string, validation: DataValidation): void };
}

function addLists(sheet: Worksheet, book: MatrixBook, lastRow: number): void {
  const { dataValidations } = sheet as unknown as WithValidations;
  const named: Partial<Record<RoundTripField, readonly string[]>> = {
    owner: book.people,
    policy: book.policies,
  };
  ROUND_TRIP_FIELDS.forEach((field, index) => {
    const column = sheet.getColumn(index + 2).letter;
    const words = isChoice(field) ? Object.values(CHOICES[field]) : named[field];
    if (!words || words.length === 0) return;
    // The hidden lists stand in the order of the fields that have one.
    const letter = sheet.getColumn(listFields(book).indexOf(field) + 1).letter;
    dataValidations.add(`${column}2:${column}${lastRow}`, {
      type: 'list',
      allowBlank: true,
      formulae: [`${LISTS_SHEET}!$${letter}$2:$${letter}$${words.length + 1}`],
      // A new owner may be typed; the rest are closed lists.
      showErrorMessage: field !== 'owner',
      errorStyle: 'stop',
      errorTitle: FIELD_HEADERS[field],
      error: 'Choose one of the list, or leave the cell empty.',
    });
  });
}

const listFields = (book: MatrixBook): RoundTripField[] =>
  ROUND_TRIP_FIELDS.filter(
    (field) =>
      isChoice(field) ||
      (field === 'owner' && book.people.length > 0) ||
      (field === 'policy' && book.policies.length > 0),
  );

function listRows(book: MatrixBook): string[][] {
  const lists = listFields(book).map((field) => [
    FIELD_HEADERS[field],
    ...(isChoice(field) ? Object.values(CHOICES[field]) : field === 'owner' ? book.people : book.policies),
  ]);
  const length = Math.max(...lists.map((list) => list.length));
  return Array.from({ length }, (_, row) => lists.map((list) => list[row] ?? ''));
}

function addCriteria(workbook: ExcelJS.Workbook, { criteria, record }: MatrixBook): void {
  const sheet = workbook.addWorksheet('Criteria', {
    views: [{ state: 'frozen', xSplit: 1, ySplit: 1, showGridLines: false }],
    pageSetup: { ...landscape(), printTitlesRow: '1:1' },
    headerFooter: pageMarks(record.client, 'Criteria'),
  });
  const widths = [11, 36, 90, 10];
  sheet.columns = widths.map((width) => ({ width }));
  addRow(sheet, ['Criterion', 'Group', 'What it asks', 'In scope'], () => HEAD);
  for (const { id, group, summary, inScope } of criteria) {
    const line = [id, group, summary, inScope ? 'Yes' : 'No'];
    addRow(sheet, line, () => PLAIN).height = heightOf(line, widths);
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: criteria.length + 1, column: widths.length } };
}

function addGuide(workbook: ExcelJS.Workbook, { record, system }: MatrixBook): void {
  const sheet = workbook.addWorksheet('Read me', {
    views: [{ showGridLines: false }],
    pageSetup: { ...landscape(), fitToHeight: 1 },
    headerFooter: pageMarks(record.client, 'Read me'),
  });
  const widths = [24, 100];
  sheet.columns = widths.map((width) => ({ width }));
  addRow(sheet, [`Control matrix, ${record.client}`], () => ({
    font: font({ bold: true, size: 16 }),
  })).height = 26;
  addRow(sheet, [system], () => ({ font: font({ color: argb(COLORS.text2) }) }));
  addRow(sheet, [''], () => ({}));
  const lines = guideLines({ ...record, controls: record.controls.size });
  for (const line of lines) {
    const isHeading = line.length === 1;
    const style: Partial<Style> = isHeading
      ? { font: font({ bold: true, size: 12 }), alignment: { vertical: 'bottom' } }
      : PLAIN;
    const row = addRow(sheet, line, (column) =>
      column === 0 && !isHeading ? { ...PLAIN, font: font({ color: argb(COLORS.text2) }) } : style,
    );
    row.height = isHeading ? 30 : heightOf(line, widths);
  }
}

function addHidden(workbook: ExcelJS.Workbook, name: string, rows: readonly (readonly string[])[]): void {
  const sheet = workbook.addWorksheet(name, { state: 'hidden' });
  for (const row of rows) addRow(sheet, row, () => ({ numFmt: '@' }));
}

/** Text only: a string cell is never evaluated, whatever it begins with. Styles are shared, as exceljs finds them by identity. */
function addRow(
  sheet: Worksheet,
  texts: readonly string[],
  styleAt: (column: number) => Partial<Style>,
): ExcelJS.Row {
  const row = sheet.addRow([]);
  texts.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    cell.value = text === '' ? null : escapeMarks(text);
    cell.style = styleAt(index);
  });
  return row;
}

/** "_x0041_" is how the format writes an "A"; a text that holds these signs itself says so with an escaped underscore. */
const escapeMarks = (text: string): string => text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const landscape = (paperSize = 9): Partial<ExcelJS.PageSetup> => ({
  orientation: 'landscape',
  paperSize,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
});

/** "&" is doubled, because it begins a code; a header takes 255 characters. */
function pageMarks(client: string, what: string): Partial<ExcelJS.HeaderFooter> {
  const name = client.replaceAll(/\s+/g, ' ').slice(0, 80).replaceAll('&', '&&');
  return { oddHeader: `&L&8 ${name}&R&8 ${what}`, oddFooter: '&R&8&P of &N' };
}

/** Points that show the whole wrapped text. Written out, because not every program measures rows when it opens a file. */
function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, index) => {
    // A width counts digits of the standard font; running text is narrower, less what breaking at words loses.
    const width = ((widths[index] ?? 10) - 1) * 1.1;
    return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
  });
  return Math.min(TALLEST_ROW, Math.max(...lines) * LINE + 4);
}
