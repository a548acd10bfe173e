/** One sheet as XML, row by row. */
import { setImmediate } from 'node:timers/promises';
import { cleanText } from '../../clean-text.ts';
import type { StatusColors } from '../../pdf/palette.ts';
import type { Value } from '../sheet.ts';
import type { PlannedBook, PlannedCell, PlannedSheet } from './plan.ts';
import type { SharedStrings } from './strings.ts';
import { formatNumber } from './styles.ts';
import { columnLetters, escapeXml, MAIN, OFFICE, XML_HEAD } from './xml.ts';

/** The most an Excel cell holds, in UTF-16 units. */
const CELL_LIMIT = 32_767;
/** The most links that Excel keeps in a sheet. */
const LINK_LIMIT = 65_530;
/** Of the address of a link. */
const ADDRESS_LIMIT = 2_079;
const ROWS_PER_CHUNK = 250;
const PAPER_NUMBERS = { letter: 1, a4: 9 } as const;
/** Days from the first day that Excel counts to 1970-01-01. */
const EPOCH = 25_569;
const MS_PER_DAY = 86_400_000;

export interface SheetContext {
  book: PlannedBook;
  strings: SharedStrings;
  /** Numbers of conditional formats. */
  tones: ReadonlyMap<StatusColors, number>;
  /** Addresses of files that cells lead to, by number of the relation; filled while the sheet is written. */
  files: string[];
  /** Told the rows written; may throw to stop. */
  turn: (rows: number) => void;
}

/** The relation of a sheet to its table; those to files have the numbers from 2. */
export const TABLE_RELATION = 1;

export async function* sheetChunks(sheet: PlannedSheet, context: SheetContext): AsyncGenerator<string> {
  const { widths, frozen, count } = sheet;
  const last = `${columnLetters(widths.length)}${Math.max(count, 1)}`;
  yield `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:${last}"/>${viewXml(frozen)}<sheetFormatPr defaultRowHeight="13"/><cols>${widths
    .map(
      (width, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width.toFixed(2)}" customWidth="1"/>`,
    )
    .join('')}</cols><sheetData>`;
  const links: string[] = [];
  const letters = widths.map((_, index) => columnLetters(index + 1));
  let number = 0;
  let chunk: string[] = [];
  for (const row of sheet.rows) {
    number += 1;
    const cells = row.cells.map((cell, index) => {
      const place = `${letters[index]}${number}`;
      const link = linkXml(cell, place, context.files);
      if (link !== null && links.length < LINK_LIMIT) links.push(link);
      return cellXml(cell, place, context.strings);
    });
    chunk.push(`<row r="${number}" ht="${row.height}" customHeight="1">${cells.join('')}</row>`);
    if (chunk.length === ROWS_PER_CHUNK) {
      context.turn(chunk.length);
      yield chunk.join('');
      chunk = [];
      await setImmediate();
    }
  }
  context.turn(chunk.length);
  yield `${chunk.join('')}</sheetData>`;
  yield conditionsXml(sheet, context.tones);
  yield choicesXml(sheet);
  if (links.length > 0) yield `<hyperlinks>${links.join('')}</hyperlinks>`;
  yield pageXml(sheet, context.book);
  if (sheet.table) yield `<tableParts count="1"><tablePart r:id="rId${TABLE_RELATION}"/></tableParts>`;
  yield '</worksheet>';
}

function viewXml(frozen: number | null): string {
  if (frozen === null) return '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>';
  const pane = frozen === 0 ? 'bottomLeft' : 'bottomRight';
  const split = frozen === 0 ? '' : ` xSplit="${frozen}"`;
  return `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane${split} ySplit="1" topLeftCell="${columnLetters(frozen + 1)}2" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView></sheetViews>`;
}

function cellXml({ value, style }: PlannedCell, place: string, strings: SharedStrings): string {
  const plain = toCell(value);
  if (plain === null) return `<c r="${place}" s="${formatNumber(style)}"/>`;
  if (typeof plain === 'number') return `<c r="${place}" s="${formatNumber(style)}"><v>${plain}</v></c>`;
  return `<c r="${place}" s="${formatNumber(style, plain)}" t="s"><v>${strings.add(plain)}</v></c>`;
}

/** What a cell holds: a number, which a day is too, or text, which no spreadsheet evaluates. */
function toCell(value: Value): string | number | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string') return cellText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  const written = 'day' in value ? value.day : value.moment;
  const at = Date.parse('day' in value ? `${value.day}T00:00:00Z` : value.moment) / MS_PER_DAY + EPOCH;
  // Excel has no days before 1900; what is no day stays as it is written.
  return at >= 61 ? Math.round(at * 86_400) / 86_400 : cellText(written);
}

function cellText(text: string): string {
  const clean = cleanText(text);
  return clean.length <= CELL_LIMIT
    ? clean
    : `${clean.slice(0, CELL_LIMIT - 40)} (shortened from ${clean.length} characters)`;
}

/** Null for a cell that leads nowhere. A path is relative to the workbook, which may be moved together with its files. */
function linkXml({ target }: PlannedCell, place: string, files: string[]): string | null {
  if (!target) return null;
  if ('place' in target)
    return `<hyperlink ref="${place}" location="${escapeXml(target.place)}" tooltip="${escapeXml(target.tip)}"/>`;
  const address = target.file.split('/').map(encodeURIComponent).join('/');
  if (address.length > ADDRESS_LIMIT) return null;
  const known = files.indexOf(address, -2);
  const index = known >= 0 ? known : files.push(address) - 1;
  return `<hyperlink ref="${place}" r:id="rId${TABLE_RELATION + 1 + index}"/>`;
}

function conditionsXml(sheet: PlannedSheet, tones: ReadonlyMap<StatusColors, number>): string {
  if (sheet.count < 2) return '';
  let priority = 0;
  return sheet.tones
    .map(({ column, of }) => {
      const rules = [...of].map(([word, colors]) => {
        priority += 1;
        const formula = escapeXml(`"${word.replaceAll('"', '""')}"`);
        return `<cfRule type="cellIs" dxfId="${tones.get(colors) ?? 0}" priority="${priority}" operator="equal"><formula>${formula}</formula></cfRule>`;
      });
      return `<conditionalFormatting sqref="${below(sheet, column)}">${rules.join('')}</conditionalFormatting>`;
    })
    .join('');
}

/** A drop-down list in each cell of a column below its head; an empty cell stays allowed. */
function choicesXml(sheet: PlannedSheet): string {
  const { choices, count } = sheet;
  if (choices.length === 0 || count < 2) return '';
  const lists = choices.map(({ column, words }) => {
    const error = `Use one of: ${words.join(', ')}.`.slice(0, 225);
    return `<dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="Not on the list" error="${escapeXml(error)}" sqref="${below(sheet, column)}"><formula1>${escapeXml(`"${words.join(',')}"`)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`;
}

const below = ({ count }: PlannedSheet, column: number): string =>
  `${columnLetters(column)}2:${columnLetters(column)}${count}`;

/** What is no table is one page, as a cover is. */
function pageXml({ pagesWide, table }: PlannedSheet, { paper, header, footer }: PlannedBook): string {
  return `<printOptions horizontalCentered="0"/><pageMargins left="0.4" right="0.4" top="0.7" bottom="0.8" header="0.3" footer="0.3"/><pageSetup paperSize="${PAPER_NUMBERS[paper]}" orientation="landscape" pageOrder="overThenDown" fitToWidth="${pagesWide}" fitToHeight="${table ? 0 : 1}"/><headerFooter><oddHeader>${escapeXml(header)}</oddHeader><oddFooter>${escapeXml(footer)}</oddFooter></headerFooter>`;
}
