/** Finds the row that names the columns of a control matrix. */
import { cellAt, columnCount, tidy, type SheetTable } from '../table.ts';
import { looksLikeCriteria, readCriteria, seriesOf, withCommonSeries } from './criteria-cell.ts';
import { nameWeight } from './field-names.ts';
import { readMark } from './marks.ts';
import { MATRIX_FIELDS, type MatrixField } from './types.ts';
import { plainWords } from './words.ts';

const SEARCHED_ROWS = 100;
/** A longer text is prose and no column name. */
const LONGEST_NAME = 60;
/** Criteria that must stand side by side to be columns of a grid and not the criteria of one row. */
const LEAST_GRID = 2;
const JUDGED_MARKS = 200;
/** Share of the cells of a grid that are marks. */
const LEAST_MARKS = 0.4;

export interface Header {
  /** Index of the row that names the columns; of two header rows the lower one. */
  row: number;
  /** How many fields it names; a grid of criteria counts as two or three. */
  weight: number;
}

/**
 * The row that names most fields, the first of equals; banners above it name none. Null when no row names two fields with a number,
 * a text or criteria among them.
 */
export function findHeader(table: SheetTable): Header | null {
  let best: Header | null = null;
  for (let row = 0; row < Math.min(table.rows.length, SEARCHED_ROWS); row += 1) {
    const own = namedFields((table.rows[row] ?? []).map((cell) => cell.text));
    const grid = criteriaNames(table, row, plainIdentifier).length;
    if (own.size < 2 && grid < LEAST_GRID) continue;
    const named = namedFields(columnNames(table, row));
    const isMatrix =
      grid >= LEAST_GRID ||
      ['ref', 'statement', 'title', 'criteria'].some((field) => named.has(field as MatrixField));
    const weight = named.size + (grid >= LEAST_GRID ? Math.min(grid, LEAST_GRID + 1) : 0);
    if (isMatrix && weight >= 2 && weight > (best?.weight ?? 1)) best = { row, weight };
  }
  return best;
}

/** The name of each column: the text of the header row or, where that is empty, of a header row above it. */
export function columnNames(table: SheetTable, headerRow: number): string[] {
  return Array.from({ length: columnCount(table) }, (_, column) => {
    const own = cellAt(table, headerRow, column);
    if (tidy(own.text) !== '' || !hasNames(table, headerRow - 1)) return own.text;
    const above = cellAt(table, headerRow - 1, column);
    return above.text.length <= LONGEST_NAME && !above.merged ? above.text : '';
  });
}

/** The name that a row above the header gives to several columns ("Owner" over "Name" and "Mail"); empty for a banner. */
export function groupName(table: SheetTable, headerRow: number, column: number): string {
  const text = cellAt(table, headerRow - 1, column).text;
  return text.length <= 30 && hasNames(table, headerRow - 1) ? plainWords(text) : '';
}

/** The fields that column names stand for, each name counting once. Long texts are prose, not column names. */
export function namedFields(names: readonly string[]): Set<MatrixField> {
  const fields = new Set<MatrixField>();
  for (const name of new Set(names.map(plainWords))) {
    if (name === '' || name.length > LONGEST_NAME) continue;
    const field = MATRIX_FIELDS.find((each) => !fields.has(each) && nameWeight(each, name) > 0);
    if (field) fields.add(field);
  }
  return fields;
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

function hasNames(table: SheetTable, row: number): boolean {
  const names = new Set((table.rows[row] ?? []).map((cell) => tidy(cell.text)).filter(Boolean));
  return names.size >= 2;
}

function plainIdentifier(text: string): string {
  return text;
}
