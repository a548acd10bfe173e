import type { KeyboardEvent, ReactNode } from 'react';

/** Edits a column in place. `commit` gets one row, or every selected row when a value is filled down. */
export interface CellEdit<Row> {
  value: (row: Row) => string;
  /** Saves. Throw an AppError to keep the value in its cell with the sentence under it. */
  commit: (rows: Row[], value: string) => Promise<unknown>;
  /** A closed list of values; without it the cell is free text. */
  options?: readonly { value: string; label: string }[];
  /** The cell holds any of the options, with commas between. */
  several?: boolean;
  /** Offered while typing free text, for example names that are known. */
  suggestions?: readonly string[];
  /** Deleting and pasting cannot empty the cell. */
  required?: boolean;
  /** The row as it looks with a value that is being saved. Without it, or when it gives null, the cell shows the value as text. */
  apply?: (row: Row, value: string) => Row | null;
}

/** A value on its way into a cell. */
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
  /** Drawn in the head in the place of the header, for example an axis. Such a column does not sort by its head. */
  head?: ReactNode;
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

/** How a person arranged a grid. It can be kept as JSON; ids that are gone do no harm. */
export interface GridLayout {
  /** px by column id, where it differs from the column's own. */
  widths: Readonly<Record<string, number>>;
  /** Column ids. */
  hidden: readonly string[];
  /** Column ids from the left; columns that are not named follow. Frozen columns stay in front. */
  order: readonly string[];
  sort: GridSort | null;
  /** Id of the column whose text heads the groups. `groupBy` goes before it. */
  group: string | null;
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
  /** With `onSelected`, adds a checkbox column, Shift Space and Ctrl A; in a grid that nobody edits also Space and Shift. */
  selected?: ReadonlySet<string>;
  onSelected?: (selected: ReadonlySet<string>) => void;
  /** Saves what one gesture writes into several cells in one change; without it every value is a change of its own. */
  onWrites?: (writes: readonly CellWrite<Row>[]) => Promise<unknown>;
  /**
   * Saves a pasted block that goes on below the last row: what it writes into rows that are there, and the lines that are left,
   * from the given columns on. Without it these are left out.
   */
  onPasteBelow?: (
    writes: readonly CellWrite<Row>[],
    lines: readonly (readonly string[])[],
    columns: readonly GridColumn<Row>[],
  ) => Promise<unknown>;
  /** Heading, or headings, under which a row stands. Groups come in the order in which their first row does. */
  groupBy?: (row: Row) => string | readonly string[];
  /** The headings in the order in which groups stand; those that it does not name follow. */
  groupOrder?: readonly string[];
  /** A fact beside the heading; the number of rows unless told. */
  groupHint?: (rows: readonly Row[]) => string;
  /** Order at first; without it, the order of `rows`. */
  initialSort?: GridSort;
  /** Given with `onSort`, the owner sorts (for example the engine) and the grid only shows it. */
  sort?: GridSort;
  onSort?: (sort: GridSort) => void;
  /** Given with `onLayout`, the owner keeps how the columns are arranged, for example in a saved view. */
  layout?: GridLayout;
  onLayout?: (layout: GridLayout) => void;
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

/** What a cell holds until the engine has it, or for as long as it cannot be kept. */
export interface PendingCell<Row> {
  value: string;
  /** The row that was on screen when the value was written or, once saved, when it was. */
  row: Row;
  saved: boolean;
  /** Why the value cannot be kept. */
  refused?: string;
}

/** By column id. */
export type PendingRow<Row> = ReadonlyMap<string, PendingCell<Row>>;

/** Where the active cell goes after a value was entered. */
export type Leave = 'down' | 'up' | 'right' | 'left' | 'stay';

export interface ActiveCell {
  /** Of the item. */
  key: string;
  /** Index among `columns`. */
  column: number;
}
