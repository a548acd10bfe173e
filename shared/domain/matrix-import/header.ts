/** Finds the row that names the columns of a control matrix, and the columns of a grid of controls by criteria. */
import { cellAt, tidy, type SheetTable } from '../table.ts';
import {
  looksLikeCriteria,
  readCriteria,
  seriesOf,
  withCommonSeries,
} from '../table-import/criteria-cell.ts';
import { findHeaderRow, type Header } from '../table-import/header.ts';
import { readMark } from '../table-import/marks.ts';
import { MATRIX_LEXICON } from './lexicon.ts';

/** Criteria that must stand side by side to be columns of a grid and not the criteria of one row. */
const LEAST_GRID = 2;
const JUDGED_MARKS = 200;
/** Share of the cells of a grid that are marks. */
const LEAST_MARKS = 0.4;

/**
 * The row that names most fields, the first of equals; banners above it name none. A grid of criteria counts as two or three fields.
 * Null when no row names two fields with a number, a text or criteria among them.
 */
export function findHeader(table: SheetTable): Header | null {
  return findHeaderRow(table, MATRIX_LEXICON, {
    extra: (row) => {
      const grid = criteriaNames(table, row, plainIdentifier).length;
      return grid >= LEAST_GRID ? Math.min(grid, LEAST_GRID + 1) : 0;
    },
    telling: ['ref', 'statement', 'title', 'criteria'],
  });
}

/** Columns named after one criterion, when they hold marks: a grid of controls by criteria. */
export function criteriaNames(
  table: SheetTable,
  headerRow: number,
  findCriterion: (text: string) => string | undefined,
): { column: number; criterion: string }[] {
  const found: { column: number; criterion: string }[] = [];
  for (let column = 0; column < (table.rows[headerRow]?.length ?? 0); column += 1) {
    const criterion = criterionOf(table, headerRow, column, findCriterion);
    if (criterion) found.push({ column, criterion });
  }
  return holdMarks(
    table,
    headerRow,
    found.map(({ column }) => column),
  )
    ? found
    : [];
}

/** "CC6.1", "CC6.1 Logical access", or "6.1" below "Common criteria". */
function criterionOf(
  table: SheetTable,
  headerRow: number,
  column: number,
  findCriterion: (text: string) => string | undefined,
): string | undefined {
  const { text } = cellAt(table, headerRow, column);
  if (tidy(text) === '') return undefined;
  const bare = withCommonSeries(text);
  const series = bare ? seriesOf(groupText(table, headerRow, column)) : undefined;
  const written = bare && series ? bare.replace('CC', series) : (bare ?? text);
  if (bare && !series && !looksLikeCriteria(bare)) return undefined;
  const { ids, unknown } = readCriteria(written, findCriterion);
  return ids.length === 1 && unknown.length === 0 ? ids[0] : undefined;
}

/** The text above a column, or the last one to the left of it: a group's name stands over its first column. */
function groupText(table: SheetTable, headerRow: number, column: number): string {
  for (let left = column; left >= 0; left -= 1) {
    const text = cellAt(table, headerRow - 1, left).text.trim();
    if (text !== '') return text;
  }
  return '';
}

/** Of a sheet with criteria down its side, texts of the criteria stand between the marks of the controls. */
function holdMarks(table: SheetTable, headerRow: number, columns: readonly number[]): boolean {
  const texts = table.rows
    .slice(headerRow + 1, headerRow + 1 + JUDGED_MARKS)
    .flatMap((row) => columns.map((column) => row[column]?.text.trim() ?? ''))
    .filter((text) => text !== '');
  const marks = texts.map(readMark).filter((mark) => mark !== null);
  return marks.includes(true) && marks.length >= texts.length * LEAST_MARKS;
}

function plainIdentifier(text: string): string {
  return text;
}
