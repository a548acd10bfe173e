import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { today } from '../../app/dates.ts';
import { jump } from './range.ts';
import type { GridColumn, GridItem, GridProps } from './types.ts';
import type { Selection } from './use-selection.ts';

interface Context<Row extends { id: string }> {
  props: GridProps<Row>;
  columns: readonly GridColumn<Row>[];
  items: readonly GridItem<Row>[];
  selection: Selection;
  /** Rows that nobody edits: Shift and an arrow tick them. */
  isList: boolean;
  /** Rows that fit in view. */
  page: number;
  extendTicked: (line: number) => void;
  toggleTicked: (row: Row) => void;
  toggleGroup: (name: string) => void;
  /** @param typed The text to start from; null starts from the value. */
  startEdit: (typed: string | null) => void;
  fillDown: () => void;
  fillRight: () => void;
  clear: () => void;
  /** Makes a column wider by so many px. */
  widen: (column: GridColumn<Row>, by: number) => void;
  /** Gives refused cells their values back: the active one, or all. False when there is none. */
  restore: () => boolean;
}

/** px of one press on Alt Shift and an arrow. */
const WIDEN = 8;

const ARROWS: Record<string, { axis: 'line' | 'column'; by: 1 | -1 }> = {
  ArrowDown: { axis: 'line', by: 1 },
  ArrowUp: { axis: 'line', by: -1 },
  ArrowRight: { axis: 'column', by: 1 },
  ArrowLeft: { axis: 'column', by: -1 },
};

/** What the keys of a grid do. Returns the handler for the table element. */
export function gridKeys<Row extends { id: string }>(context: Context<Row>) {
  const { props, columns, items, selection, isList, page } = context;
  const { selected, onSelected } = props;
  const { place, head } = selection;
  const at = place ?? { line: -1, column: 0 };
  const item = items[at.line];
  const column = columns[at.column];
  const row = item?.kind === 'row' ? item.row : undefined;
  const editable = Boolean(row && column?.edit);

  /** Ctrl and an arrow: along the cells that hold something. */
  const edgeFrom = (from: { line: number; column: number }, { axis, by }: (typeof ARROWS)[string]) => {
    const isFilled = (line: number, column: number) => {
      const item = items[line];
      const text = item?.kind === 'row' && columns[column]?.text?.(item.row);
      return text !== undefined && text !== null && text !== false && text !== '';
    };
    if (axis === 'column')
      return { ...from, column: jump(from.column, by, columns.length, (to) => isFilled(from.line, to)) };
    const lines = items.flatMap(({ kind }, line) => (kind === 'row' ? [line] : []));
    const start = lines.indexOf(from.line);
    if (start < 0) return from;
    const to = jump(start, by, lines.length, (index) => isFilled(lines[index] ?? -1, from.column));
    return { ...from, line: lines[to] ?? from.line };
  };

  const target = (event: KeyboardEvent) => {
    const ctrl = event.ctrlKey || event.metaKey;
    const from = event.shiftKey && !isList ? (head ?? at) : at;
    const arrow = ARROWS[event.key];
    if (arrow) return ctrl ? edgeFrom(from, arrow) : { ...from, [arrow.axis]: from[arrow.axis] + arrow.by };
    const last = columns.length - 1;
    if (event.key === 'Home') return { line: ctrl ? 0 : from.line, column: 0 };
    if (event.key === 'End') return { line: ctrl ? items.length - 1 : from.line, column: last };
    if (event.key === 'PageDown' && !ctrl) return { ...from, line: from.line + page };
    if (event.key === 'PageUp' && !ctrl) return { ...from, line: from.line - page };
    return null;
  };

  const leave = (): boolean => {
    if (context.restore()) return true;
    if (selection.isRange) {
      selection.collapse();
      return true;
    }
    if (selected?.size) {
      onSelected?.(new Set());
      return true;
    }
    return false;
  };

  /** Commands with Ctrl or Cmd. */
  const command = (event: KeyboardEvent): (() => void) | undefined => {
    if (event.key === 'd' && editable) return context.fillDown;
    if (event.key === 'r' && editable) return context.fillRight;
    if (event.key === ';' && editable && !column?.edit?.options) return () => context.startEdit(today());
    if (event.key === 'a' && onSelected) return () => onSelected(new Set(props.rows.map(({ id }) => id)));
    return undefined;
  };

  const plain = (event: KeyboardEvent): (() => void) | undefined => {
    const { key, shiftKey } = event;
    if (item?.kind === 'group' && (key === 'Enter' || key === ' ')) {
      return () => context.toggleGroup(item.name);
    }
    if (selection.isRange && (key === 'Enter' || key === 'Tab')) {
      const way = key === 'Enter' ? (shiftKey ? 'up' : 'down') : shiftKey ? 'left' : 'right';
      return () => selection.step(way);
    }
    if (key === ' ' && row && onSelected && (shiftKey || !editable)) return () => context.toggleTicked(row);
    if (key === 'Enter' && row) return () => (editable ? context.startEdit(null) : props.onOpen?.(row));
    if (key === 'F2') return () => context.startEdit(null);
    if (key === 'Delete') return context.clear;
    if (key === 'Backspace' && editable) return () => context.startEdit('');
    // Where letters are typed into cells, they are no commands.
    if (columns.some(({ edit }) => edit)) return undefined;
    if (key === 'j' || key === 'J') return () => selection.move({ ...at, line: at.line + 1 });
    if (key === 'k' || key === 'K') return () => selection.move({ ...at, line: at.line - 1 });
    return undefined;
  };

  return (event: KeyboardEvent) => {
    if (row && column && props.onCellKey?.(event, { row, column })) {
      event.preventDefault();
      return;
    }
    const { key, shiftKey, altKey } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (key === 'Escape') {
      if (leave()) event.stopPropagation();
      return;
    }
    const run = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (altKey) {
      const by = { ArrowRight: WIDEN, ArrowLeft: -WIDEN }[key];
      if (by && shiftKey && !ctrl && column) run(() => context.widen(column, by));
      return;
    }
    if (item?.kind === 'group' && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      return run(() => item.collapsed === (key === 'ArrowRight') && context.toggleGroup(item.name));
    }
    const to = target(event);
    if (to) {
      return run(() => {
        if (shiftKey && isList) context.extendTicked(to.line);
        selection.move(to, { extend: shiftKey && !isList });
      });
    }
    const act = ctrl ? command(event) : plain(event);
    if (act) return run(act);
    // Not prevented: the key goes into the editor, which is there and has the focus by then. So do dead keys and those of
    // an input method.
    const types = key.length === 1 || key === 'Dead' || key === 'Process';
    if (editable && types && !ctrl) flushSync(() => context.startEdit(''));
  };
}
