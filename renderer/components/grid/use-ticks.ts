import { useMemo, useRef } from 'react';
import type { GridItem, GridProps } from './types.ts';

interface Context<Row extends { id: string }> {
  props: GridProps<Row>;
  items: readonly GridItem<Row>[];
  lineOf: ReadonlyMap<string, number>;
  /** Line of the active cell. */
  from: number | null;
}

/** Rows that are ticked by their checkboxes, by Space, or with Shift in a list. */
export function useTicks<Row extends { id: string }>({ props, items, lineOf, from }: Context<Row>) {
  const { selected, onSelected } = props;
  /** Key of the line from which Shift reaches. */
  const start = useRef<string | null>(null);
  const ticked = useMemo(() => {
    const seen = new Set<string>();
    return items.flatMap((item) => {
      if (item.kind !== 'row' || !selected?.has(item.row.id) || seen.has(item.row.id)) return [];
      seen.add(item.row.id);
      return [item.row];
    });
  }, [items, selected]);

  const startAt = (line: number) => {
    start.current = items[line]?.key ?? null;
  };
  const startLine = () => lineOf.get(start.current ?? '');

  return {
    /** In the order on screen. */
    ticked,
    startAt,
    hasStart: () => startLine() !== undefined,
    toggle: (row: Row, line: number) => {
      const next = new Set(selected);
      if (!next.delete(row.id)) next.add(row.id);
      startAt(line);
      onSelected?.(next);
    },
    /** Ticks all rows from the start to a line, and no others. */
    extendTo: (line: number) => {
      const to = Math.min(Math.max(line, 0), items.length - 1);
      const begin = startLine() ?? from ?? to;
      start.current ??= items[begin]?.key ?? null;
      const rows = items.slice(Math.min(begin, to), Math.max(begin, to) + 1);
      onSelected?.(new Set(rows.flatMap((item) => (item.kind === 'row' ? [item.row.id] : []))));
    },
  };
}
