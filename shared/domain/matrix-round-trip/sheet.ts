/**
 * Finds the controls in a workbook that was away: the sheet, its heading row and its columns, wherever they were moved to and
 * whatever they are called now.
 */
import { cellAt, columnCount, columnLetter, tidy, type Cell, type SheetTable } from '../table.ts';
import {
  cellText,
  FIELD_HEADERS,
  ID_HEADER,
  ROUND_TRIP_FIELDS,
  STATE_HEADER,
  wordKey,
  type RoundTripField,
  type Texts,
} from './fields.ts';

export interface RoundTripProblem {
  /** As the spreadsheet numbers it. */
  row: number;
  /** Letters of the column; null for the row as a whole. */
  column: string | null;
  code: string;
  severity: 'blocks' | 'warns';
  message: string;
}

export interface SheetRow {
  row: number;
  /** '' where the column is missing or empty. */
  id: string;
  state: string;
  /** Only of columns that are there. */
  cells: Partial<Record<RoundTripField, Cell>>;
}

export interface RoundTripSheet {
  name: string;
  headerRow: number;
  /** Index of the column of each field that was found. */
  columns: Partial<Record<RoundTripField, number>>;
  /** Without rows that are empty. A row that was emptied but for its id is there, with empty cells. */
  rows: SheetRow[];
  problems: RoundTripProblem[];
}

/** Rows that are searched for the headings. */
const HEADER_DEPTH = 60;
const FEWEST_HEADERS = 4;
const ID_WEIGHT = 3;
/** Share of a column's cells that must be as exported before it is recognised by what it holds. */
const LIKENESS = 0.6;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type ColumnName = RoundTripField | 'id' | 'state';
const NAMES = new Map<string, ColumnName>([
  [wordKey(ID_HEADER), 'id'],
  [wordKey(STATE_HEADER), 'state'],
  ...ROUND_TRIP_FIELDS.map((field) => [wordKey(FIELD_HEADERS[field]), field] as const),
]);

/** A cell's id in its one writing; '' when it is none. */
export function readId(text: string): string {
  const id = tidy(text).toLowerCase();
  return UUID.test(id) ? id : '';
}

/**
 * Reads the sheet of the controls. `exported` are the texts as they were exported, by id, as far as they are known; columns whose
 * heading was changed are found by them. Null when no sheet has such headings.
 */
export function readRoundTripSheet(
  tables: readonly SheetTable[],
  exported: ReadonlyMap<string, Texts>,
): RoundTripSheet | null {
  const found = tables
    .flatMap((table) => {
      const header = bestHeader(table);
      return header ? [{ table, ...header }] : [];
    })
    .toSorted((a, b) => b.score - a.score)[0];
  if (!found) return null;
  const { table, header } = found;
  const problems: RoundTripProblem[] = [];
  const named = nameColumns(table, header, problems);
  if (named.id === undefined) findIdColumn(table, header, named);
  recogniseByContent(table, header, named, exported, problems);
  reportColumns(table, header, named, problems);
  const { id, state, ...columns } = named;
  return {
    name: table.name,
    headerRow: table.firstRow + header,
    columns,
    rows: readRows(table, header, { id, state, columns }),
    problems,
  };
}

type Columns = Partial<Record<ColumnName, number>>;

function bestHeader(table: SheetTable): { header: number; score: number } | undefined {
  let best: { header: number; score: number } | undefined;
  for (let row = 0; row < Math.min(table.rows.length, HEADER_DEPTH); row += 1) {
    const names = new Set((table.rows[row] ?? []).map(({ text }) => NAMES.get(wordKey(text))));
    names.delete(undefined);
    const score = names.size + (names.has('id') ? ID_WEIGHT : 0);
    if (score >= FEWEST_HEADERS && score > (best?.score ?? 0)) best = { header: row, score };
  }
  return best;
}

function nameColumns(table: SheetTable, header: number, problems: RoundTripProblem[]): Columns {
  const columns: Columns = {};
  (table.rows[header] ?? []).forEach(({ text }, index) => {
    const name = NAMES.get(wordKey(text));
    if (name === undefined) return;
    if (columns[name] === undefined) columns[name] = index;
    else {
      problems.push({
        row: table.firstRow + header,
        column: columnLetter(index),
        code: 'column_duplicate',
        severity: 'warns',
        message: `A second column "${tidy(text)}". The first one, ${columnLetter(columns[name])}, is read.`,
      });
    }
  });
  return columns;
}

/** A column without its heading still holds ids. */
function findIdColumn(table: SheetTable, header: number, columns: Columns): void {
  const counts = freeColumns(table, columns).map((index) => ({
    index,
    ids: table.rows.slice(header + 1).filter((row) => readId(row[index]?.text ?? '') !== '').length,
  }));
  const best = counts.toSorted((a, b) => b.ids - a.ids)[0];
  if (best && best.ids > 0) columns.id = best.index;
}

function recogniseByContent(
  table: SheetTable,
  header: number,
  columns: Columns,
  exported: ReadonlyMap<string, Texts>,
  problems: RoundTripProblem[],
): void {
  const { id } = columns;
  if (id === undefined || exported.size === 0) return;
  const known = table.rows.slice(header + 1).flatMap((row) => {
    const texts = exported.get(readId(row[id]?.text ?? ''));
    return texts ? [{ row, texts }] : [];
  });
  const free = freeColumns(table, columns);
  const likenesses = ROUND_TRIP_FIELDS.filter((field) => columns[field] === undefined)
    .flatMap((field) =>
      free.map((index) => {
        const filled = known.filter(({ texts }) => texts[field] !== '');
        const same = filled.filter(({ row, texts }) => cellText(row[index]?.text ?? '') === texts[field]);
        return { field, index, share: filled.length === 0 ? 0 : same.length / filled.length };
      }),
    )
    .filter(({ share }) => share >= LIKENESS)
    .toSorted((a, b) => b.share - a.share);
  for (const { field, index } of likenesses) {
    if (columns[field] !== undefined || Object.values(columns).includes(index)) continue;
    columns[field] = index;
    const heading = tidy(cellAt(table, header, index).text);
    problems.push({
      row: table.firstRow + header,
      column: columnLetter(index),
      code: 'column_renamed',
      severity: 'warns',
      message: `${heading === '' ? 'A column without heading' : `"${heading.slice(0, 60)}"`} is read as "${FIELD_HEADERS[field]}": it holds what was exported there.`,
    });
  }
}

function freeColumns(table: SheetTable, columns: Columns): number[] {
  const taken = new Set(Object.values(columns));
  return Array.from({ length: columnCount(table) }, (_, index) => index).filter((index) => !taken.has(index));
}

/** What is not read, and what is missing: the client may have meant something by it. */
function reportColumns(
  table: SheetTable,
  header: number,
  columns: Columns,
  problems: RoundTripProblem[],
): void {
  const row = table.firstRow + header;
  for (const field of ROUND_TRIP_FIELDS.filter((name) => columns[name] === undefined)) {
    problems.push({
      row,
      column: null,
      code: 'column_missing',
      severity: 'warns',
      message: `No column "${FIELD_HEADERS[field]}". It stays as it is in the file.`,
    });
  }
  for (const index of freeColumns(table, columns)) {
    const heading = tidy(cellAt(table, header, index).text);
    const isRepeated = NAMES.has(wordKey(heading));
    const hasText = table.rows.slice(header + 1).some((cells) => tidy(cells[index]?.text ?? '') !== '');
    if (isRepeated || !hasText) continue;
    problems.push({
      row,
      column: columnLetter(index),
      code: 'column_ignored',
      severity: 'warns',
      message: `${heading === '' ? 'A column without heading' : `"${heading.slice(0, 60)}"`} is not one of the exported columns and is not read.`,
    });
  }
}

function readRows(
  table: SheetTable,
  header: number,
  at: { id: number | undefined; state: number | undefined; columns: RoundTripSheet['columns'] },
): SheetRow[] {
  const textAt = (row: number, column: number | undefined) =>
    column === undefined ? '' : tidy(cellAt(table, row, column).text);
  const fields = ROUND_TRIP_FIELDS.flatMap((field) => {
    const column = at.columns[field];
    return column === undefined ? [] : [[field, column] as const];
  });
  const rows: SheetRow[] = [];
  for (let index = header + 1; index < table.rows.length; index += 1) {
    const cells = Object.fromEntries(
      fields.map(([field, column]) => [field, cellAt(table, index, column)]),
    ) as SheetRow['cells'];
    const id = readId(textAt(index, at.id));
    if (id === '' && isBlank(cells)) continue;
    rows.push({ row: table.firstRow + index, id, state: textAt(index, at.state), cells });
  }
  return rows;
}

/** Whether a row says nothing about a control. */
export const isBlank = (cells: SheetRow['cells']): boolean =>
  Object.values(cells).every(({ text }) => tidy(text) === '');
