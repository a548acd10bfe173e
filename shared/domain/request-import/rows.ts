/** Tells the rows of a request list that are requests from headings, totals, notes and rows that repeat the column names. */
import { cellAt, tidy, type Cell } from '../table.ts';
import { namedFields } from '../table-import/header.ts';
import { isPlaceholder } from '../table-import/placeholder.ts';
import type { RequestLayout } from './layout.ts';
import { isNumber, REQUEST_LEXICON } from './lexicon.ts';

export type LineKind =
  | { kind: 'request' | 'empty' | 'total' | 'header' | 'number' }
  /** Goes on with the request above. */
  | { kind: 'continued'; text: string }
  | { kind: 'section'; text: string };

const TOTAL = /^(?:(?:grand|sub)[\s-]*)?totals?\b|^(?:sum|count|summe|gesamt|anzahl|nombre)\b/iu;

export function lineKindOf(layout: RequestLayout, index: number): LineKind {
  const { table, mapping } = layout;
  const own = (table.rows[index] ?? [])
    .map((cell, column) => ({ cell, column }))
    .filter(({ cell, column }) => tidy(cell.text) !== '' && !reaches(cell, cellAt(table, index - 1, column)));
  const [first] = own;
  if (!first) return { kind: 'empty' };
  const number = textAt(layout, index, mapping.number);
  const request = textAt(layout, index, mapping.request);
  const texts = new Set(own.map(({ cell }) => tidy(cell.text)));
  const [only = ''] = texts;
  if (isHeader(layout, index, [...texts])) return { kind: 'header' };
  if (TOTAL.test(tidy(first.cell.text)) && !isNumber(number) && tidy(first.cell.text).length <= 40)
    return { kind: 'total' };
  if (texts.size === 1) {
    if (isNumber(only) && first.column === mapping.number) return { kind: 'number' };
    const isRequest = own.length === 1 && first.column === mapping.request;
    if (!isRequest) return { kind: 'section', text: only };
    if (mapping.number === undefined) return { kind: 'request' };
    return continuesAbove(layout, index)
      ? { kind: 'continued', text: only }
      : { kind: 'section', text: only };
  }
  if (request === '' || isPlaceholder(request))
    return { kind: isNumber(number) ? 'number' : 'section', text: [...texts].join(' ') };
  // "4 | Access" heads a block where requests have further cells.
  const isHeading =
    own.length === 2 &&
    mapping.number !== undefined &&
    number !== '' &&
    request.length <= 60 &&
    /^\d{1,2}$|^\p{Lu}$/u.test(number) &&
    others(layout, index);
  return isHeading ? { kind: 'section', text: request } : { kind: 'request' };
}

export function textAt({ table }: RequestLayout, index: number, column: number | undefined): string {
  return column === undefined ? '' : tidy(cellAt(table, index, column).text);
}

/** Most requests have more than two cells, and their numbers are of another form. */
function others({ table, headerRow, mapping }: RequestLayout, index: number): boolean {
  const rows = table.rows.slice(headerRow + 1).filter((_, at) => at + headerRow + 1 !== index);
  const filled = rows
    .map((row) => row.filter((cell) => tidy(cell.text) !== '').length)
    .filter((count) => count > 0);
  const wide = filled.filter((count) => count > 2).length;
  const numbers = rows.map((row) => tidy(row[mapping.number ?? -1]?.text ?? '')).filter(isNumber);
  return (
    wide > filled.length / 2 && numbers.filter((each) => /[.\-_]/.test(each)).length > numbers.length / 2
  );
}

/** The row above is a request or goes on with one, without an empty row between. */
function continuesAbove(layout: RequestLayout, index: number): boolean {
  if (index - 1 <= layout.headerRow) return false;
  const above = lineKindOf(layout, index - 1).kind;
  return above === 'request' || above === 'continued';
}

function isHeader(layout: RequestLayout, index: number, texts: readonly string[]): boolean {
  const { mapping, headerRow, table } = layout;
  if (headerRow < 0) return false;
  const columns = Object.values(mapping);
  const same = columns.filter((column) => {
    const text = textAt(layout, index, column).toLowerCase();
    return text !== '' && text === tidy(cellAt(table, headerRow, column).text).toLowerCase();
  }).length;
  if (same >= 2 && same * 2 >= columns.length) return true;
  const areShort = texts.length >= 4 && texts.every((text) => text.length <= 40);
  return areShort && namedFields(texts, REQUEST_LEXICON).size >= Math.max(4, texts.length * 0.8);
}

/** The repetition of a merged range that begins above. */
function reaches(cell: Cell, above: Cell): boolean {
  return cell.merged === true && above.text === cell.text;
}
