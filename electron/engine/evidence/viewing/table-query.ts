import type { TableInput, TablePage } from '../../../../shared/contract/evidence/contents.ts';

/** One sheet of a file that is read as a table. Rows count from 0 and leave the one of column names out. */
export interface TableSheet {
  name: string;
  hidden: boolean;
  rowCount: number;
  columns: string[];
  hiddenColumns: ReadonlySet<number>;
  hiddenRows: number;
  formulas: number;
  cells(row: number): string[];
  /** Of the row in the sheet, from 1. */
  number(row: number): number;
  isHidden(row: number): boolean;
  /** A quick look whether the row can hold the words (in lower case); without it every row is read. */
  mayHold?(row: number, words: string): boolean;
}

export interface TableFile {
  sheets: TableSheet[];
  encoding: string | null;
  delimiter: string | null;
  problem: string | null;
}

/** Rows whose texts decide how wide a column is, and whether it holds numbers. */
const SAMPLED_ROWS = 200;
/** Cells of one answer; a table of thousands of columns comes in fewer rows. */
const MOST_CELLS = 50_000;
/** Orders that are kept, so that the next page of one needs no sorting. */
const KEPT_ORDERS = 4;

const NUMBER = /^[-+]?(?:\d{1,3}(?:[ ,.']\d{3})*|\d+)(?:[.,]\d+)?\s?%?$/;

/** Answers questions about one table file; orders and widths are worked out once. */
export class TableQuery {
  readonly #file: TableFile;
  readonly #columns = new Map<TableSheet, TablePage['columns']>();
  readonly #orders = new Map<string, Int32Array>();

  constructor(file: TableFile) {
    this.#file = file;
  }

  /** @returns fewer rows than `limit` where rows are very wide; a sheet that is not there has none */
  page({ sheet: at, offset, limit, filter, sort }: TableInput): TablePage {
    const { sheets, encoding, delimiter, problem } = this.#file;
    const sheet = sheets[at];
    const about = {
      sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
      encoding,
      delimiter,
      problem,
    };
    if (!sheet)
      return { ...about, columns: [], rowCount: 0, matching: 0, hiddenRows: 0, formulas: 0, rows: [] };
    const order = this.#order(sheet, at, filter.trim().toLowerCase(), sort);
    const most = Math.max(1, Math.min(limit, Math.floor(MOST_CELLS / Math.max(sheet.columns.length, 1))));
    return {
      ...about,
      columns: this.#columnsOf(sheet),
      rowCount: sheet.rowCount,
      matching: order?.length ?? sheet.rowCount,
      hiddenRows: sheet.hiddenRows,
      formulas: sheet.formulas,
      rows: Array.from(
        { length: Math.max(0, Math.min(most, (order?.length ?? sheet.rowCount) - offset)) },
        (_, index) => {
          const row = order ? (order[offset + index] ?? 0) : offset + index;
          return { number: sheet.number(row), hidden: sheet.isHidden(row), cells: sheet.cells(row) };
        },
      ),
    };
  }

  /** Rows in the order asked for; null for all of them as they stand. */
  #order(sheet: TableSheet, at: number, filter: string, sort: TableInput['sort']): Int32Array | null {
    if (filter === '' && !sort) return null;
    const key = JSON.stringify([at, filter, sort]);
    const known = this.#orders.get(key);
    if (known) return known;
    const rows: number[] = [];
    for (let row = 0; row < sheet.rowCount; row += 1) if (holds(sheet, row, filter)) rows.push(row);
    if (sort) sortRows(rows, (row) => sheet.cells(row)[sort.column] ?? '', sort.direction);
    const order = Int32Array.from(rows);
    this.#orders.set(key, order);
    const oldest = this.#orders.keys().next();
    if (this.#orders.size > KEPT_ORDERS && !oldest.done) this.#orders.delete(oldest.value);
    return order;
  }

  #columnsOf(sheet: TableSheet): TablePage['columns'] {
    const known = this.#columns.get(sheet);
    if (known) return known;
    const widths = sheet.columns.map((name) => name.length);
    const numbers = sheet.columns.map(() => 0);
    const others = sheet.columns.map(() => 0);
    const sampled = Math.min(sheet.rowCount, SAMPLED_ROWS);
    for (let row = 0; row < sampled; row += 1) {
      sheet.cells(row).forEach((text, column) => {
        if (text === '') return;
        widths[column] = Math.max(widths[column] ?? 0, text.length);
        const counts = NUMBER.test(text) ? numbers : others;
        counts[column] = (counts[column] ?? 0) + 1;
      });
    }
    const columns = sheet.columns.map((name, column) => ({
      name,
      width: widths[column] ?? 0,
      numeric: (numbers[column] ?? 0) > 0 && others[column] === 0,
      hidden: sheet.hiddenColumns.has(column),
    }));
    this.#columns.set(sheet, columns);
    return columns;
  }
}

function holds(sheet: TableSheet, row: number, words: string): boolean {
  if (words === '') return true;
  if (sheet.mayHold && !sheet.mayHold(row, words)) return false;
  return sheet.cells(row).some((text) => text.toLowerCase().includes(words));
}

/** Numbers by value and before texts, texts as people order them, empty cells last whatever the direction. */
function sortRows(rows: number[], textOf: (row: number) => string, direction: string): void {
  const sign = direction === 'descending' ? -1 : 1;
  const texts = new Map(rows.map((row) => [row, textOf(row)]));
  const values = new Map(
    [...texts].map(([row, text]) => [
      row,
      NUMBER.test(text) ? Number(text.replace(/[ ,'%]/g, '')) : Number.NaN,
    ]),
  );
  const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
  rows.sort((a, b) => {
    const [one = '', other = ''] = [texts.get(a), texts.get(b)];
    if (one === '' || other === '') return Number(one === '') - Number(other === '') || a - b;
    const [first = Number.NaN, second = Number.NaN] = [values.get(a), values.get(b)];
    const isFirst = !Number.isNaN(first);
    const isSecond = !Number.isNaN(second);
    if (isFirst !== isSecond) return sign * (isFirst ? -1 : 1);
    return sign * (isFirst ? first - second : collator.compare(one, other)) || a - b;
  });
}
