/** The list of a pack as a workbook. What is asked is grey, what is answered is white; nothing is protected. */
import type ExcelJS from 'exceljs';
import type { Style } from 'exceljs';
import {
  ANSWER_FIELDS,
  ANSWER_HEADERS,
  ANSWER_WORDS,
  type AnswerField,
  type PackAudience,
  GIVEN_HEADERS,
  KEY_HEADER,
  LIST_SHEET,
} from '../../../../shared/domain/request-pack/sheet.ts';
import { REQUEST_PRIORITY_NAMES } from '../../../../shared/domain/request-vocabulary.ts';
import { cleanText } from '../../reports/clean-text.ts';
import { COLORS } from '../../reports/pdf/palette.ts';
import { argb, fill, fontOf, TALLEST_ROW } from '../../reports/xlsx/cell-style.ts';
import { timeOf, type PackContent, type PackRequest } from './pack-content.ts';
import { packSteps } from './texts.ts';

/** Rows below the last request that have the list of statuses, too, for rows that are added. */
const SPARE_ROWS = 100;
/** Points per line of 10 pt text. */
const LINE = 13.5;
/** UTF-16 units. Excel holds 32,767 in a cell; some are kept for what is escaped. */
const LONGEST_TEXT = 32_000;
/** Sample items that are named in a cell; the folder names all of them. */
const MOST_ITEMS = 20;

/** Columns that stay when no request has anything in them; the others only take room. */
const NEEDED: ReadonlySet<string> = new Set([GIVEN_HEADERS.ref, GIVEN_HEADERS.request]);

/** What goes into the white columns, for somebody who sees the list for the first time. */
const ANSWER_HELP: Record<PackAudience, Record<AnswerField, string>> = {
  client: {
    status:
      'Provided: all of it is there. Partly provided: say in the comment what is to come. Not applicable: say why. Question: ask in the comment.',
    files: 'Only for files that are not in the folder of the request. Separate names with a semicolon.',
    comment: 'What somebody who reads the files needs to know.',
    by: 'Who answered.',
    on: 'When.',
  },
  auditor: {
    status:
      'Accepted: nothing more is needed. Returned: say what is missing. Under review: no answer yet. No longer needed: the request is withdrawn.',
    files: 'What is missing from the evidence, or wrong with it.',
    comment: 'Anything else.',
    by: 'Who looked at it.',
    on: 'When.',
  },
};

interface Column {
  header: string;
  width: number;
  /** Whether the reader writes in it. */
  isOpen: boolean;
  text: (request: PackRequest) => string;
}

const font = fontOf(10);
const line = { style: 'thin', color: argb(COLORS.line2) } as const;
const BASE: Partial<Style> = {
  numFmt: '@',
  alignment: { vertical: 'top', wrapText: true },
  border: { bottom: line, right: line },
};
const GIVEN: Partial<Style> = {
  ...BASE,
  font: font({ color: argb(COLORS.text2) }),
  fill: fill(COLORS.sunken),
};
const OPEN: Partial<Style> = { ...BASE, font: font() };
const headOf = (isOpen: boolean): Partial<Style> => ({
  ...BASE,
  font: font({ bold: true, color: argb(isOpen ? COLORS.white : COLORS.text2) }),
  fill: fill(isOpen ? COLORS.ink : COLORS.line),
});

export async function packBook(pack: PackContent): Promise<Buffer> {
  // Loaded on first use: it takes a third of the time in which an engine starts.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = 'Trustbench';
  workbook.title = `${pack.ref} ${pack.engagement.client}`;
  workbook.created = new Date(pack.madeAt);
  workbook.modified = workbook.created;
  addList(workbook, pack);
  addGuide(workbook, pack);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function columnsOf(pack: PackContent): Column[] {
  const given = (header: string, width: number, text: Column['text']): Column => ({
    header,
    width,
    isOpen: false,
    text,
  });
  const isAuditor = pack.audience === 'auditor';
  const asked: Column[] = [
    given(GIVEN_HEADERS.ref, 9, ({ row }) => row.ref),
    given(GIVEN_HEADERS.number, 9, ({ row }) => row.number),
    given(GIVEN_HEADERS.request, 52, ({ row }) => row.wording.trim() || row.title),
    given('Area', 16, ({ row }) => row.category),
    given('Period', 22, ({ row }) => timeOf(row)),
    given('Items', 24, ({ items }) => itemsText(items.map(({ key }) => key))),
    given('Due', 11, ({ row }) => row.due ?? pack.due ?? ''),
    given('Priority', 9, ({ row }) => REQUEST_PRIORITY_NAMES[row.priority]),
    ...(isAuditor
      ? [
          given('Provided', 32, ({ evidence }: PackRequest) =>
            evidence.map(({ ref, title }) => `${ref} ${title}`).join('\n'),
          ),
        ]
      : [
          given('Returned because', 26, ({ row }: PackRequest) =>
            row.auditorStatus === 'returned' ? row.auditorReason : '',
          ),
        ]),
  ];
  const headers = ANSWER_HEADERS[pack.audience];
  const widths = { status: 16, files: 30, comment: 40, by: 18, on: 12 };
  const answers = ANSWER_FIELDS.map((field): Column => ({
    header: headers[field],
    width: widths[field],
    isOpen: true,
    text: () => '',
  }));
  const isTelling = ({ text, header }: Column) =>
    NEEDED.has(header) || pack.requests.some((request) => text(request) !== '');
  return [...asked.filter(isTelling), ...answers, given(KEY_HEADER, 8, ({ row }) => row.id)];
}

function addList(workbook: ExcelJS.Workbook, pack: PackContent): void {
  const columns = columnsOf(pack);
  const sheet = workbook.addWorksheet(LIST_SHEET, {
    views: [{ state: 'frozen', xSplit: 3, ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: 9,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
    headerFooter: { oddFooter: '&R&8&P of &N' },
  });
  sheet.columns = columns.map(({ width, isOpen }) => ({ width, style: isOpen ? OPEN : {} }));
  addRow(
    sheet,
    columns.map(({ header }) => header),
    (index) => headOf(columns[index]?.isOpen ?? false),
  );
  for (const request of pack.requests) {
    const texts = columns.map(({ text }) => text(request));
    const row = addRow(sheet, texts, (index) => (columns[index]?.isOpen ? OPEN : GIVEN));
    row.height = heightOf(texts, columns);
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: pack.requests.length + 1, column: columns.length },
  };
  sheet.getColumn(columns.length).hidden = true;
  const status = columns.findIndex(({ header }) => header === ANSWER_HEADERS[pack.audience].status) + 1;
  for (let row = 2; row <= pack.requests.length + 1 + SPARE_ROWS; row += 1) {
    sheet.getCell(row, status).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${ANSWER_WORDS[pack.audience].join(',')}"`],
      showErrorMessage: true,
      errorStyle: 'information',
      errorTitle: 'Status',
      error: `Choose one of: ${ANSWER_WORDS[pack.audience].join(', ')}.`,
    };
  }
}

function addGuide(workbook: ExcelJS.Workbook, pack: PackContent): void {
  const widths = [{ width: 18 }, { width: 78 }];
  const sheet = workbook.addWorksheet('Instructions', {
    pageSetup: { paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = widths;
  sheet.addRow([`${pack.ref}, ${pack.engagement.client}`]).font = font({ bold: true, size: 14 });
  const add = (head: string, text: string) => {
    const row = addRow(sheet, [head, text], (index) => ({
      font: font({ bold: index === 0 }),
      alignment: { vertical: 'top', horizontal: 'left', wrapText: true },
    }));
    row.height = heightOf([head, text], widths);
  };
  sheet.addRow([]);
  // Whoever reads this has opened the list.
  packSteps(pack)
    .slice(1)
    .forEach((step, index) => add(`${index + 1}`, step));
  sheet.addRow([]);
  add('White columns', 'are yours. Rows may be sorted and filtered, and added at the end.');
  for (const field of ANSWER_FIELDS)
    add(ANSWER_HEADERS[pack.audience][field], ANSWER_HELP[pack.audience][field]);
  add(KEY_HEADER, 'is a hidden column that tells which request a row is about. Leave it as it is.');
}

/** Text only: a string cell is never evaluated, whatever it begins with. One character that XML refuses would lose the whole list. */
function addRow(
  sheet: ExcelJS.Worksheet,
  texts: readonly string[],
  styleAt: (index: number) => Partial<Style>,
): ExcelJS.Row {
  const row = sheet.addRow([]);
  texts.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    // "_x0041_" is how the format writes an "A".
    const clean = cleanText(text).slice(0, LONGEST_TEXT).toWellFormed();
    cell.value = clean === '' ? null : clean.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
    cell.style = styleAt(index);
  });
  return row;
}

function itemsText(keys: readonly string[]): string {
  const more = keys.length - MOST_ITEMS;
  return more > 0
    ? `${keys.slice(0, MOST_ITEMS).join(', ')} and ${more} more, see the folder`
    : keys.join(', ');
}

/** Points that show the whole wrapped text. Written out, because not every program measures rows when it opens a file. */
function heightOf(texts: readonly string[], columns: readonly { width: number }[]): number {
  const lines = texts.map((text, index) => {
    const width = ((columns[index]?.width ?? 10) - 1) * 1.1;
    return index === columns.length - 1 && columns.length > 2
      ? 1
      : text.split('\n').reduce((sum, each) => sum + Math.max(1, Math.ceil(each.length / width)), 0);
  });
  return Math.min(TALLEST_ROW, Math.max(...lines) * LINE + 4);
}
