import type { CellWrite, GridColumn, PendingCell, PendingRow } from './types.ts';

/** Cells that hold something else than the engine does, by row id. */
export type Pending<Row> = ReadonlyMap<string, PendingRow<Row>>;

/** One write with the cell that shows it. */
export interface Entry<Row> {
  rowId: string;
  column: string;
  cell: PendingCell<Row>;
}

export const entriesOf = <Row extends { id: string }>(writes: readonly CellWrite<Row>[]): Entry<Row>[] =>
  writes.map(({ row, column, value }) => ({ rowId: row.id, column, cell: { value, row, saved: false } }));

/** Every other row keeps its identity, so that only the rows that change are drawn again. */
function change<Row>(
  pending: Pending<Row>,
  entries: readonly Entry<Row>[],
  next: (entry: Entry<Row>, held: PendingCell<Row> | undefined) => PendingCell<Row> | undefined,
): Pending<Row> {
  const rows = new Map<string, Map<string, PendingCell<Row>>>();
  for (const entry of entries) {
    const row = rows.get(entry.rowId) ?? new Map(pending.get(entry.rowId));
    rows.set(entry.rowId, row);
    const cell = next(entry, row.get(entry.column));
    if (cell) row.set(entry.column, cell);
    else row.delete(entry.column);
  }
  const all = new Map<string, PendingRow<Row>>([...pending, ...rows]);
  for (const [id, row] of rows) if (row.size === 0) all.delete(id);
  return all;
}

export const withEntries = <Row>(pending: Pending<Row>, entries: readonly Entry<Row>[]): Pending<Row> =>
  change(pending, entries, ({ cell }) => cell);

/** What became of writes. A cell that was written again meanwhile waits for its newer write. */
export const settled = <Row>(
  pending: Pending<Row>,
  entries: readonly Entry<Row>[],
  outcome: (entry: Entry<Row>) => PendingCell<Row> | undefined,
): Pending<Row> => change(pending, entries, (entry, held) => (held === entry.cell ? outcome(entry) : held));

/** Without the saved cells whose row came anew from the engine, which now holds their value. */
export function pruned<Row extends { id: string }>(
  pending: Pending<Row>,
  rows: readonly Row[],
): Pending<Row> {
  const current = new Map(rows.map((row) => [row.id, row]));
  const done = entries(pending).filter(({ rowId, cell }) => cell.saved && cell.row !== current.get(rowId));
  return done.length > 0 ? change(pending, done, () => undefined) : pending;
}

/** Without the values that could not be kept: of one cell, or of all. */
export function restored<Row>(pending: Pending<Row>, only?: { rowId: string; column: string }): Pending<Row> {
  const refused = entries(pending).filter(
    ({ rowId, column, cell }) =>
      cell.refused !== undefined && (!only || (only.rowId === rowId && only.column === column)),
  );
  return refused.length > 0 ? change(pending, refused, () => undefined) : pending;
}

const entries = <Row>(pending: Pending<Row>): Entry<Row>[] =>
  [...pending].flatMap(([rowId, row]) => [...row].map(([column, cell]) => ({ rowId, column, cell })));

/** The row as it looks with its pending values, as far as its columns can say. */
export const appliedRow = <Row>(
  row: Row,
  pending: PendingRow<Row> | undefined,
  columns: readonly GridColumn<Row>[],
): Row =>
  columns.reduce((known, { id, edit }) => {
    const cell = pending?.get(id);
    return (cell && cell.refused === undefined && edit?.apply?.(known, cell.value)) || known;
  }, row);
