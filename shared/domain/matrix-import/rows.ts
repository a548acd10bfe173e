/** Tells the rows of a matrix that are controls from headings, totals and repeated headers. */
import { tidy, type Cell, type SheetTable } from '../table.ts';
import { looksLikeCriteria } from './criteria-cell.ts';
import { looksLikeRef, namedFields } from './header.ts';
import type { MatrixMapping } from './types.ts';

export type RowKind =
  { kind: 'control' } | { kind: 'empty' | 'total' | 'header' } | { kind: 'section'; text: string };

const TOTAL = /^(?:(?:grand|sub)[\s-]*)?totals?\b|^(?:sum|count|number of controls)\b/i;

/** What a row below the header is. `above` is the row before it, to tell a merge that reaches down from text of this row. */
export function classifyRow(
  table: SheetTable,
  index: number,
  headerRow: number,
  mapping: MatrixMapping,
): RowKind {
  const row = table.rows[index] ?? [];
  const above = table.rows[index - 1] ?? [];
  const own = row
    .map((cell, column) => ({ cell, column }))
    .filter(({ cell, column }) => tidy(cell.text) !== '' && !reachesDown(cell, above[column]));
  if (own.length === 0) return { kind: 'empty' };
  const first = tidy(own[0]?.cell.text ?? '');
  if (
    TOTAL.test(first) &&
    !hasLongText(
      own.map(({ cell }) => cell),
      first,
    )
  )
    return { kind: 'total' };
  if (repeatsHeader(table, index, headerRow, mapping)) return { kind: 'header' };
  const texts = new Set(own.map(({ cell }) => tidy(cell.text)));
  const refColumn = mapping.ref;
  const onlyRef =
    refColumn !== undefined &&
    own.length === 1 &&
    own[0]?.column === refColumn &&
    looksLikeRef(first) &&
    !looksLikeCriteria(first);
  if (texts.size === 1 && !onlyRef) return { kind: 'section', text: first };
  return { kind: 'control' };
}

/** A cell that repeats the text of the merged range beginning above it. */
export function reachesDown(cell: Cell, above: Cell | undefined): boolean {
  return cell.merged === true && above !== undefined && above.text === cell.text;
}

/** "Total risk exposure is reported ..." is a control; "Total" with figures is not. */
function hasLongText(cells: Cell[], first: string): boolean {
  return first.length > 40 || cells.filter((cell) => cell.text.length > 60).length > 0;
}

function repeatsHeader(table: SheetTable, index: number, headerRow: number, mapping: MatrixMapping): boolean {
  const columns = Object.values(mapping);
  const same = columns.filter((column) => {
    const text = tidy(table.rows[index]?.[column]?.text ?? '').toLowerCase();
    return text !== '' && text === tidy(table.rows[headerRow]?.[column]?.text ?? '').toLowerCase();
  }).length;
  if (same >= 2 && same * 2 >= columns.length) return true;
  const row = table.rows[index] ?? [];
  const filled = row.filter((cell) => cell.text.trim() !== '').length;
  return (
    namedFields(table, index).size >= Math.max(4, filled * 0.7) && row.every((cell) => cell.text.length <= 60)
  );
}
