/** A sheet of records as it is to be written: a table with its head in the first row, so that it can be read back. */
import { cleanText } from '../clean-text.ts';
import type { PlannedCell, PlannedRow, PlannedSheet, Target } from './ooxml/plan.ts';
import type { CellStyle } from './ooxml/styles.ts';
import { columnLetters, placeIn } from './ooxml/xml.ts';
import { heightOf, layoutOf, linesOf } from './layout.ts';
import type { Kind, Sheet, SheetColumn, Value } from './sheet.ts';

/** Excel's limit for the head of a column and for the tip of a link. */
const LONGEST_TITLE = 255;

/** Where the record with a reference stands; the first sheet that has it wins. */
export type Places = ReadonlyMap<string, { sheet: string; place: string }>;

const keyOf = (kind: Kind, ref: string): string => `${kind} ${ref}`;

/** The place of every record that cells may lead to. */
export function placesOf(sheets: readonly Sheet<unknown>[]): Places {
  const places = new Map<string, { sheet: string; place: string }>();
  for (const { name, columns, rows } of sheets) {
    columns.forEach(({ names, value }, at) => {
      if (!names) return;
      rows.forEach((row, index) => {
        const key = keyOf(names, String(value(row)));
        if (!places.has(key)) places.set(key, { sheet: name, place: `${columnLetters(at + 1)}${index + 2}` });
      });
    });
  }
  return places;
}

/** @param takenNames names of tables and columns so far; those of this sheet are added */
export function planTable(sheet: Sheet<unknown>, places: Places, takenNames: Set<string>): PlannedSheet {
  const { columns, rows } = sheet;
  const values = rows.map((row) => columns.map((column) => column.value(row)));
  const { widths, pagesWide } = layoutOf(columns, values);
  const titles = titlesOf(columns);
  return {
    name: sheet.name,
    widths,
    rows: rowsOf(sheet, titles, values, widths, places),
    count: rows.length + 1,
    frozen: sheet.frozen,
    table: { name: free(identifier(sheet.name), takenNames), titles },
    choices: columns.flatMap(({ choices }, at) => (choices ? [{ column: at + 1, words: choices }] : [])),
    tones: columns.flatMap(({ tones }, at) => (tones ? [{ column: at + 1, of: tones }] : [])),
    names: columns.flatMap(({ names }, at) => {
      if (!names) return [];
      const name = `${names[0]?.toUpperCase()}${names.slice(1)}Refs`;
      return takenNames.has(name.toLowerCase()) ? [] : [{ column: at + 1, name: free(name, takenNames) }];
    }),
    pagesWide,
  };
}

/** Heads as a table needs them: not empty, and none twice, whatever the case of its letters. */
function titlesOf(columns: readonly { title: string }[]): string[] {
  const taken = new Set<string>();
  return columns.map(({ title }, index) => {
    const wanted =
      title
        .replaceAll(/\s+/g, ' ')
        .trim()
        .slice(0, LONGEST_TITLE - 5) || `Column ${index + 1}`;
    return free(wanted, taken, ' ');
  });
}

/** The name itself, or with the first number that makes it one of its own. */
function free(wanted: string, taken: Set<string>, between = ''): string {
  let name = wanted;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${wanted}${between}${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** A name that Excel takes for a table: letters and digits, and nothing that could be the place of a cell. */
export function identifier(text: string): string {
  const name = text.replaceAll(/[^\p{L}\p{N}]+/gu, '_').replaceAll(/^_+|_+$/g, '');
  return /^(?:\p{N}|[rc]\d*$|[a-z]{1,3}\d+$)/iu.test(name) || name === '' ? `Table_${name}` : name;
}

function* rowsOf(
  { name, columns, rows }: Sheet<unknown>,
  titles: readonly string[],
  values: readonly (readonly Value[])[],
  widths: readonly number[],
  places: Places,
): Generator<PlannedRow> {
  yield {
    height: headHeight(columns, titles, widths),
    cells: titles.map((title, at) => ({ value: title, style: columns[at]?.isMark ? 'headTurned' : 'head' })),
  };
  for (const [index, row] of rows.entries()) {
    const own = values[index] ?? [];
    yield {
      height: heightOf(own, widths),
      cells: columns.map((column, at) =>
        planCell(column, row, own[at] ?? null, places, name, widths[at] ?? 0),
      ),
    };
  }
}

/** Points. A turned head needs the length of its text, any other room for the button of its filter. */
function headHeight(
  columns: readonly SheetColumn<unknown>[],
  titles: readonly string[],
  widths: readonly number[],
): number {
  const turned = titles.filter((_, at) => columns[at]?.isMark);
  const longest = Math.max(0, ...turned.map((title) => title.length));
  const wrapped = heightOf(
    titles.map((title, at) => (columns[at]?.isMark ? null : title)),
    widths.map((width) => width - 2),
  );
  return Math.max(wrapped, longest === 0 ? 0 : longest * 5.5 + 22);
}

function planCell(
  column: SheetColumn<unknown>,
  row: unknown,
  value: Value,
  places: Places,
  sheet: string,
  width: number,
): PlannedCell {
  const file = column.link?.(row) ?? null;
  const led = value === null ? null : (column.leadsBy?.(row) ?? value);
  const target = file !== null ? { file } : targetOf(column.leads, led, places, sheet);
  if (target && typeof value === 'number') return { value, style: 'countLink', target };
  // LibreOffice does not wrap what is a link, and would cut it off.
  const isWhole = typeof value === 'string' && value !== '' && linesOf(value, width) === 1;
  if (target && (isWhole || 'file' in target))
    return { value, style: column.isMark ? 'mark' : 'link', target };
  return { value, style: styleOf(column, value) };
}

function targetOf(
  leads: SheetColumn<unknown>['leads'],
  value: Value,
  places: Places,
  own: string,
): Target | null {
  if (leads === undefined || typeof value !== 'string' || value === '') return null;
  for (const ref of value.split(', ')) {
    const found = [leads]
      .flat()
      .map((kind) => places.get(keyOf(kind, ref)))
      .find(Boolean);
    if (found && found.sheet !== own) {
      return {
        place: placeIn(found.sheet, found.place),
        tip: cleanText(`${ref} in ${found.sheet}`).slice(0, LONGEST_TITLE),
      };
    }
  }
  return null;
}

function styleOf({ isMark }: SheetColumn<unknown>, value: Value): CellStyle {
  if (isMark) return 'mark';
  if (typeof value === 'number') return Number.isInteger(value) ? 'count' : 'decimal';
  if (value === null || typeof value === 'string') return 'text';
  return 'day' in value ? 'day' : 'moment';
}
