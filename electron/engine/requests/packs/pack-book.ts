/** The list of a pack as a workbook. What is asked is grey, what is answered is white; nothing is protected. */
import ExcelJS, { type Fill, type Font, type Style } from 'exceljs';
import {
  ANSWER_FIELDS,
  ANSWER_HEADERS,
  ANSWER_WORDS,
  GIVEN_HEADERS,
  KEY_HEADER,
  LIST_SHEET,
} from '../../../../shared/domain/request-pack/sheet.ts';
import { REQUEST_PRIORITY_NAMES } from '../../../../shared/domain/request-vocabulary.ts';
import { COLORS } from '../../reports/pdf/palette.ts';
import { timeOf, type PackContent, type PackRequest } from './pack-content.ts';
import { packSteps } from './texts.ts';

/** Rows below the last request that have the list of statuses, too, for rows that are added. */
const SPARE_ROWS = 100;
/** Points per line of 10 pt text, and the tallest row that Excel allows. */
const LINE = 13.5;
const TALLEST = 409;
/** Sample items that are named in a cell; the folder names all of them. */
const MOST_ITEMS = 20;

interface Column {
  header: string;
  width: number;
  /** Whether the reader writes in it. */
  isOpen: boolean;
  text: (request: PackRequest) => string;
}

const argb = (hex: string) => ({ argb: `FF${hex.slice(1).toUpperCase()}` });
const fill = (hex: string): Fill => ({ type: 'pattern', pattern: 'solid', fgColor: argb(hex) });
const font = (extra: Partial<Font> = {}): Partial<Font> => ({
  name: 'Arial',
  size: 10,
  color: argb(COLORS.text),
  ...extra,
});
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
  const workbook = new ExcelJS.Workbook();
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
  return [...asked, ...answers, given(KEY_HEADER, 8, ({ row }) => row.id)];
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
  const sheet = workbook.addWorksheet('Instructions');
  sheet.columns = [{ width: 6 }, { width: 100 }];
  const title = sheet.addRow([`${pack.ref}, ${pack.engagement.client}`]);
  title.font = font({ bold: true, size: 14 });
  sheet.addRow([]);
  packSteps(pack).forEach((step, index) => {
    const row = addRow(sheet, [String(index + 1), step], () => ({
      font: font(),
      alignment: { vertical: 'top', wrapText: true },
    }));
    row.height = heightOf(['', step], [{ width: 6 }, { width: 100 }]);
  });
  sheet.addRow([]);
  const hint =
    'White columns are yours. Rows may be sorted and filtered; the hidden column "Key" tells which request a row is about.';
  addRow(sheet, ['', hint], () => ({ font: font(), alignment: { vertical: 'top', wrapText: true } })).height =
    LINE * 2 + 4;
}

/** Text only: a string cell is never evaluated, whatever it begins with. */
function addRow(
  sheet: ExcelJS.Worksheet,
  texts: readonly string[],
  styleAt: (index: number) => Partial<Style>,
): ExcelJS.Row {
  const row = sheet.addRow([]);
  texts.forEach((text, index) => {
    const cell = row.getCell(index + 1);
    // "_x0041_" is how the format writes an "A".
    cell.value = text === '' ? null : text.slice(0, 32_000).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
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
  return Math.min(TALLEST, Math.max(...lines) * LINE + 4);
}
