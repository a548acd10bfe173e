import { cellAt, columnCount, columnLetter, type SheetTable } from '../../../../shared/domain/table.ts';
import { parseWorkbook } from '../../tables/workbook.ts';
import type { TableFile, TableSheet } from './table-query.ts';

const LIMITS = { rows: 200_000, columns: 2000 };
/** Names of columns stand within the first rows; what is above them is a title. */
const MOST_ROWS_ABOVE = 20;

/**
 * The sheets of a workbook, also the hidden ones. Every value is text, so nothing is computed.
 * @throws AppError unknown_format when it cannot be read
 */
export async function workbookTable(bytes: Uint8Array, name: string): Promise<TableFile> {
  const tables = await parseWorkbook(bytes, name, LIMITS);
  return { sheets: tables.map(asSheet), encoding: null, delimiter: null, problem: null };
}

function asSheet(table: SheetTable): TableSheet {
  const width = columnCount(table);
  const head = headRow(table);
  const hiddenRows = new Set(table.hiddenRows);
  // The row of names goes to the head of the grid; titles above it stay rows.
  const rowAt = (row: number) => (head >= 0 && row >= head ? row + 1 : row);
  return {
    name: table.name,
    hidden: table.hidden,
    rowCount: Math.max(0, table.rows.length - (head >= 0 ? 1 : 0)),
    columns: Array.from(
      { length: width },
      (_, column) => (head >= 0 && cellAt(table, head, column).text.trim()) || columnLetter(column),
    ),
    hiddenColumns: new Set(table.hiddenColumns),
    hiddenRows: hiddenRows.size,
    formulas: table.rows.reduce((sum, row) => sum + row.filter(({ kind }) => kind === 'formula').length, 0),
    cells: (row) => (table.rows[rowAt(row)] ?? []).map(({ text, merged }) => (merged ? '' : text)),
    number: (row) => table.firstRow + rowAt(row),
    isHidden: (row) => hiddenRows.has(rowAt(row)),
  };
}

/** The first row that is filled like the fullest ones and holds words only; -1 when there is none. */
function headRow(table: SheetTable): number {
  const filled = table.rows
    .slice(0, MOST_ROWS_ABOVE)
    .map((row) => row.filter((cell) => cell.text.trim() !== '' && !cell.merged));
  const most = Math.max(0, ...filled.map((row) => row.length));
  return filled.findIndex(
    (row) => row.length > 0 && row.length >= most * 0.75 && row.every(({ kind }) => kind === 'text'),
  );
}
