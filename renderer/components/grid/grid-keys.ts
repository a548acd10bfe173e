import type { KeyboardEvent } from 'react';
import { copyCells, fillDown } from './grid-edits.ts';
import type { ActiveCell, GridItem, GridProps } from './types.ts';

interface Context<Row extends { id: string }> {
  props: GridProps<Row>;
  items: readonly GridItem<Row>[];
  active: ActiveCell | null;
  /** Rows that fit in view. */
  page: number;
  moveTo: (index: number, column: number, extend?: boolean) => void;
  startEdit: (typed: string | null) => void;
  toggleGroup: (name: string) => void;
  toggleSelected: (row: Row) => void;
}

/** What the keys of a grid do. Returns the handler for the table element. */
export function gridKeys<Row extends { id: string }>(context: Context<Row>) {
  const { props, items, active, page, moveTo, startEdit, toggleGroup, toggleSelected } = context;
  const { columns, selected, onSelected } = props;
  const index = active ? items.findIndex(({ key }) => key === active.key) : -1;
  const at = active?.column ?? 0;
  const item = items[index];
  const column = columns[at];
  const row = item?.kind === 'row' ? item.row : undefined;
  const editable = Boolean(row && column?.edit);
  const rowsOf = (ids: ReadonlySet<string>) =>
    items.flatMap((line) => (line.kind === 'row' && ids.has(line.key) ? [line.row] : []));

  const moves: Record<string, () => void> = {
    ArrowDown: () => moveTo(index + 1, at),
    ArrowUp: () => moveTo(index - 1, at),
    ArrowRight: () => moveTo(index, at + 1),
    ArrowLeft: () => moveTo(index, at - 1),
    PageDown: () => moveTo(index + page, at),
    PageUp: () => moveTo(index - page, at),
    Home: () => moveTo(index, 0),
    End: () => moveTo(index, columns.length - 1),
    F2: () => startEdit(null),
  };

  const chosen = () => (selected ? rowsOf(selected) : []);

  /** The selected rows, or else the active one under the row above it, as in a spreadsheet. */
  const filled = () => {
    const rows = chosen();
    if (rows.length > 1 || !row) return rows;
    return [
      ...items
        .slice(0, index)
        .flatMap((line) => (line.kind === 'row' ? [line.row] : []))
        .slice(-1),
      row,
    ];
  };

  /** The selected rows whole, or else the active cell. */
  const copy = () => {
    const rows = chosen();
    if (rows.length > 0) copyCells(rows, columns);
    else if (row && column) copyCells([row], [column]);
  };

  return (event: KeyboardEvent) => {
    if (row && column && props.onCellKey?.(event, { row, column })) {
      event.preventDefault();
      return;
    }
    const run = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (event.ctrlKey || event.metaKey) {
      if (event.key === 'Home') run(() => moveTo(0, 0));
      else if (event.key === 'End') run(() => moveTo(items.length - 1, columns.length - 1));
      else if (event.key === 'c') run(copy);
      else if (event.key === 'd' && editable) run(() => column && fillDown(filled(), column));
      else if (event.key === 'a' && onSelected)
        run(() => onSelected(new Set(props.rows.map(({ id }) => id))));
      return;
    }
    if (event.altKey) return;
    if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp') && onSelected) {
      run(() => moveTo(index + (event.key === 'ArrowDown' ? 1 : -1), at, true));
    } else if (item?.kind === 'group' && ['Enter', ' ', 'ArrowLeft', 'ArrowRight'].includes(event.key)) {
      run(() => {
        if (event.key === 'Enter' || event.key === ' ' || item.collapsed === (event.key === 'ArrowRight')) {
          toggleGroup(item.name);
        }
      });
    } else if (event.key === ' ' && row && onSelected && (event.shiftKey || !editable))
      run(() => toggleSelected(row));
    else if (event.key === 'Enter' && row) run(() => (editable ? startEdit(null) : props.onOpen?.(row)));
    else if (moves[event.key]) run(moves[event.key] ?? (() => undefined));
    else if (editable && event.key.length === 1) run(() => startEdit(event.key));
    else if (event.key === 'j' || event.key === 'J') run(() => moveTo(index + 1, at));
    else if (event.key === 'k' || event.key === 'K') run(() => moveTo(index - 1, at));
    else if (event.key === 'Escape' && selected?.size) run(() => onSelected?.(new Set()));
  };
}
