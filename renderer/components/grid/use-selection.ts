import { useEffect, useRef, useState } from 'react';
import { isSingle, nextInside, spanOf, type Place, type Span, type Step } from './range.ts';
import type { ActiveCell, GridColumn, GridItem, GridProps } from './types.ts';

/** The range reaches from `anchor` to `head`; the active cell, which is typed into, lies in it. */
interface Selected {
  active: ActiveCell;
  anchor: ActiveCell;
  head: ActiveCell;
}

export interface Selection {
  active: ActiveCell | null;
  /** Where the active cell is; null while its line is not there. */
  place: Place | null;
  /** The range; of one cell when nothing else was chosen. */
  span: Span | null;
  isRange: boolean;
  /** Where the range ends that Shift and an arrow change. */
  head: Place | null;
  /**
   * Makes a cell the active one, as near to the place as there is one.
   * @param how.extend The range reaches to it instead. @param how.quiet The owner is told later.
   */
  move: (to: Place, how?: { extend?: boolean; quiet?: boolean }) => void;
  /** On from an entered value: inside the range, or else down or up, and right or left to the next cell that can be edited. */
  step: (way: Step) => void;
  /** Makes a range; its first cell becomes the active one. */
  select: (from: Place, to: Place) => void;
  collapse: () => void;
  /** Says to the owner which cell is active, once it is painted. */
  tell: (place: Place) => void;
}

interface Context<Row extends { id: string }> {
  props: GridProps<Row>;
  columns: readonly GridColumn<Row>[];
  items: readonly GridItem<Row>[];
  /** By key. */
  lineOf: ReadonlyMap<string, number>;
  scrollTo: (line: number) => void;
}

const clamp = (value: number, most: number) => Math.min(Math.max(value, 0), most);

/** The active cell and the range around it. They are known by row, so they stay where they are when rows come, go or move. */
export function useSelection<Row extends { id: string }>(context: Context<Row>): Selection {
  const { props, columns, items, lineOf, scrollTo } = context;
  const { current } = props;
  const [selected, setSelected] = useState<Selected | null>(null);
  // After Tab, Enter goes down below the cell from which the row was entered.
  const rowStart = useRef<number | null>(null);
  const told = useRef<string | null | undefined>(null);
  const turn = useRef(0);

  const placeOf = (cell: ActiveCell | undefined): Place | null => {
    const line = cell && lineOf.get(cell.key);
    return cell && line !== undefined ? { line, column: clamp(cell.column, columns.length - 1) } : null;
  };
  const place = placeOf(selected?.active);
  const [anchor, head] = [placeOf(selected?.anchor), placeOf(selected?.head)];
  const span = anchor && head ? spanOf(anchor, head) : place && spanOf(place, place);

  const cellAt = ({ line, column }: Place): ActiveCell | null => {
    const item = items[clamp(line, items.length - 1)];
    return item ? { key: item.key, column: clamp(column, columns.length - 1) } : null;
  };

  const tell = (at: Place) => {
    turn.current += 1;
    const mine = turn.current;
    const [item, column] = [items[at.line], columns[at.column]];
    if (item?.kind !== 'row' || !column) return;
    told.current = item.row.id;
    // What follows the active cell, for example a pane, must not delay the next key.
    requestAnimationFrame(() =>
      setTimeout(() => {
        if (turn.current !== mine) return;
        if (item.row.id !== current) props.onCurrent?.(item.row);
        props.onCell?.({ row: item.row, column });
      }),
    );
  };

  const move: Selection['move'] = (to, { extend = false, quiet = false } = {}) => {
    rowStart.current = null;
    const cell = cellAt(to);
    if (!cell) return;
    const active = extend && place && selected ? selected.active : cell;
    setSelected({ active, anchor: active, head: cell });
    const line = lineOf.get(cell.key) ?? 0;
    scrollTo(line);
    if (active === cell && !quiet) tell({ line, column: cell.column });
  };

  const nextRow = (line: number, by: 1 | -1): number => {
    let at = line + by;
    while (items[at]?.kind === 'group') at += by;
    return items[at] ? at : line;
  };

  /** Tab: the next cell of the row that can be edited, and after the last one the first of the next row. */
  const nextEditable = ({ line, column }: Place, by: 1 | -1): Place => {
    const editable = columns.flatMap(({ edit }, at) => (edit ? [at] : []));
    const inRow = by === 1 ? editable.find((at) => at > column) : editable.findLast((at) => at < column);
    if (inRow !== undefined) return { line, column: inRow };
    const next = nextRow(line, by);
    const wrapped = by === 1 ? editable[0] : editable.at(-1);
    return next === line || wrapped === undefined ? { line, column } : { line: next, column: wrapped };
  };

  const stepInRange = (from: Place, range: Span, way: Step) => {
    let to = from;
    do to = nextInside(range, to, way);
    while (items[to.line]?.kind === 'group' && to.line !== from.line);
    const cell = cellAt(to);
    if (cell && selected) setSelected({ ...selected, active: cell });
    scrollTo(to.line);
    tell(to);
  };

  const step = (way: Step) => {
    if (!place || !span) return;
    if (!isSingle(span)) return stepInRange(place, span, way);
    const by = way === 'down' || way === 'right' ? 1 : -1;
    if (way === 'down' || way === 'up') {
      return move({ line: nextRow(place.line, by), column: rowStart.current ?? place.column });
    }
    const start = rowStart.current ?? place.column;
    const to = nextEditable(place, by);
    move(to);
    if (to.line === place.line) rowStart.current = start;
  };

  const select = (from: Place, to: Place) => {
    const [anchor, head] = [cellAt(from), cellAt(to)];
    if (anchor && head) setSelected({ active: anchor, anchor, head });
  };

  const collapse = () => {
    if (selected) setSelected({ active: selected.active, anchor: selected.active, head: selected.active });
  };

  // The row that the address or another part of the screen names becomes the active one.
  useEffect(() => {
    if (!current) told.current = null;
    if (!current || current === told.current || !lineOf.has(current)) return;
    told.current = current;
    setSelected((known) => {
      const cell = { key: current, column: known?.active.column ?? 0 };
      return { active: cell, anchor: cell, head: cell };
    });
    scrollTo(lineOf.get(current) ?? 0);
    // Only a new row moves the view; new data must not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [current, props.rows.length === 0]);

  return {
    active: selected?.active ?? null,
    place,
    span,
    isRange: Boolean(span && !isSingle(span)),
    head: head ?? place,
    move,
    step,
    select,
    collapse,
    tell,
  };
}
