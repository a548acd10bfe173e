import type { KeyboardEvent, ReactNode } from 'react';

/** Edits a column in place. `commit` gets one row, or every selected row when a value is filled down. */
export interface CellEdit<Row> {
  value: (row: Row) => string;
  /** Saves. Throw an AppError to keep the editor open with its sentence under the cell. */
  commit: (rows: Row[], value: string) => Promise<unknown>;
  /** A closed list of values; without it the cell is free text. */
  options?: readonly { value: string; label: string }[];
  /** Offered while typing free text, for example names that are known. */
  suggestions?: readonly string[];
}

/** A value for a cell, on its way in from the clipboard. */
export interface CellWrite<Row> {
  row: Row;
  /** Id. */
  column: string;
  value: string;
}

export interface GridColumn<Row> {
  id: string;
  header: string;
  /** The full name, where the header is an abbreviation. */
  title?: string;
  /** px. Of a growing column: its least width. */
  width: number;
  /** Takes the width that is left. At most one column; of the frozen ones, the last. */
  grow?: boolean;
  align?: 'start' | 'center' | 'end';
  /** Stays at the left while the grid scrolls. Frozen columns come first. */
  frozen?: boolean;
  cell: (row: Row) => ReactNode;
  /** What the column sorts by and copies as. A column without it does neither. */
  text?: (row: Row) => string | number | null;
  edit?: CellEdit<Row>;
}

export interface GridSort {
  column: string;
  descending: boolean;
}

export interface GridCell<Row> {
  row: Row;
  column: GridColumn<Row>;
}

export interface GridProps<Row extends { id: string }> {
  /** Accessible name. */
  label: string;
  /** Keep the array stable between renders (query data is). */
  rows: readonly Row[];
  /** Keep the array stable between renders: module scope or useMemo. */
  columns: readonly GridColumn<Row>[];
  /** No cell can be edited, whatever its column says. */
  readOnly?: boolean;
  /** px; 28 unless told. */
  rowHeight?: number;
  /** px; 32 unless told. */
  headHeight?: number;
  /** The row that the detail pane shows. */
  current?: string | null;
  /** The person moved to a row by key or pointer. */
  onCurrent?: (row: Row) => void;
  /** Enter on a cell that is not editable, or a double click. */
  onOpen?: (row: Row) => void;
  /** With `onSelected`, adds a checkbox column, Space, Shift and Ctrl A. */
  selected?: ReadonlySet<string>;
  onSelected?: (selected: ReadonlySet<string>) => void;
  /** Saves a pasted block in one change; without it every value is a change of its own. */
  onPaste?: (writes: readonly CellWrite<Row>[]) => Promise<unknown>;
  /** Heading under which a row stands. Groups come in the order in which their first row does. */
  groupBy?: (row: Row) => string;
  /** A fact beside the heading; the number of rows unless told. */
  groupHint?: (rows: readonly Row[]) => string;
  /** Order at first; without it, the order of `rows`. */
  initialSort?: GridSort;
  /** Given with `onSort`, the owner sorts (for example the engine) and the grid only shows it. */
  sort?: GridSort;
  onSort?: (sort: GridSort) => void;
  /** The last rows came into view: load more. */
  onEndReached?: () => void;
  /** First try at a key on the active cell, for example marks of a test sheet. True when it was used. */
  onCellKey?: (event: KeyboardEvent, cell: GridCell<Row>) => boolean;
  /** The active cell, for example for a cell bar. */
  onCell?: (cell: GridCell<Row>) => void;
  /** Class of a cell, for example a corner that says there is a note. */
  cellClass?: (cell: GridCell<Row>) => string | undefined;
  /** Shown instead of rows when there are none. */
  empty?: ReactNode;
}

/** One line of the grid: a group heading or a row. */
export type GridItem<Row> =
  | { kind: 'group'; key: string; name: string; rows: readonly Row[]; collapsed: boolean }
  | { kind: 'row'; key: string; row: Row };

export interface ActiveCell {
  /** Of the item. */
  key: string;
  /** Index among `columns`. */
  column: number;
}
