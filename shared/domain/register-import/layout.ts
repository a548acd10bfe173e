/** Settles how the list of a register is laid out: which row names the columns, what each holds, how dates are ordered. */
import { cellAt, columnLetter, tidy, type SheetTable } from '../table.ts';
import { guessColumns, NO_HEADER, type Mapping } from '../table-import/columns.ts';
import { columnNames, findHeaderRow } from '../table-import/header.ts';
import { orderOf } from '../request-import/days.ts';
import { registerOfKind, type ImportKind } from './kinds.ts';
import { lexiconOf } from './lexicon.ts';
import type { DateOrders } from './types.ts';

const SEARCHED_ROWS = 100;

/** What a person has settled; what is absent is guessed. */
export interface RegisterLayoutChoice {
  /** Index of the row that names the columns; `NO_HEADER` when none does. */
  headerRow?: number | undefined;
  mapping?: Mapping<string> | undefined;
}

export interface RegisterLayout {
  kind: ImportKind;
  table: SheetTable;
  headerRow: number;
  /** The name of each column, empty without one. */
  names: string[];
  mapping: Mapping<string>;
  orders: DateOrders;
  /** How many fields the header names. */
  weight: number;
}

/** Columns of which a list has one at least: they say which record a row is about. */
export const KEY_COLUMNS = ['name', 'number', 'ref', 'email', 'firstName', 'lastName'] as const;

/** Fields that tell records of a register apart; the first field where none of the usual ones is there. */
export function keyColumns(kind: ImportKind): readonly string[] {
  const { fields } = registerOfKind(kind);
  return fields.some(({ id }) => id === 'name') ? KEY_COLUMNS : [fields[0]?.id ?? 'name'];
}

/** The layout as chosen and guessed. Without a row that names columns, the first of the fullest rows is taken for it. */
export function registerLayoutOf(
  table: SheetTable,
  kind: ImportKind,
  choice: RegisterLayoutChoice = {},
): RegisterLayout {
  const lexicon = lexiconOf(kind);
  const found = findHeaderRow(table, lexicon, { telling: keyColumns(kind) });
  const headerRow = choice.headerRow ?? found?.row ?? fullestRow(table);
  const mapping = choice.mapping ?? guessColumns(table, headerRow, lexicon);
  return {
    kind,
    table,
    headerRow,
    names: columnNames(table, headerRow),
    mapping,
    orders: ordersOf(table, headerRow),
    weight: found?.weight ?? 0,
  };
}

/** Whether some column says which record a row is about. */
export const isLaidOut = ({ kind, mapping }: RegisterLayout): boolean =>
  keyColumns(kind).some((column) => mapping[column] !== undefined);

/** The address on the sheet of a cell of the table; of the whole row when `column` is null. */
export function addressIn(
  { table }: Pick<RegisterLayout, 'table'>,
  index: number,
  column: number | null,
): { row: number; column: string | null } {
  return { row: table.firstRow + index, column: column === null ? null : columnLetter(column) };
}

function fullestRow(table: SheetTable): number {
  const filled = table.rows
    .slice(0, SEARCHED_ROWS)
    .map((row) => row.filter((cell) => tidy(cell.text) !== '').length);
  const most = Math.max(0, ...filled);
  return most === 0 ? NO_HEADER : filled.indexOf(most);
}

/** The order of each column that tells it; of the others the one that all telling columns share. */
function ordersOf(table: SheetTable, headerRow: number): DateOrders {
  const width = Math.max(0, ...table.rows.map((row) => row.length));
  const own = Array.from({ length: width }, (_, column) => orderOf(wholeColumn(table, headerRow, column)));
  const told = new Set(own.filter((order) => order !== undefined));
  const [shared] = told.size === 1 ? told : [];
  return new Map(own.map((order, column) => [column, order ?? shared]));
}

function wholeColumn(table: SheetTable, headerRow: number, column: number): string[] {
  // Two columns may contradict each other, and so may two rows of one: then neither is believed.
  return table.rows.slice(headerRow + 1).map((_, at) => cellAt(table, headerRow + 1 + at, column).text);
}
