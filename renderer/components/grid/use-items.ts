import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import type { GridItem, GridLayout, GridProps } from './types.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: {} });
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

type Value = string | number | null | undefined;

/** Numbers by size, texts as people order them; what is missing comes last. */
function compare(a: Value, b: Value): number {
  const missing = Number(a === null || a === '') - Number(b === null || b === '');
  if (missing) return missing;
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

type Headings<Row> = (row: Row) => string | readonly string[];

/** Rows by heading, headings in the order told, or else in that in which their first row comes. */
function groups<Row>(
  rows: readonly Row[],
  headingsOf: Headings<Row>,
  order: readonly string[] = [],
): [string, Row[]][] {
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    for (const name of [headingsOf(row)].flat()) {
      const group = byName.get(name);
      if (group) group.push(row);
      else byName.set(name, [row]);
    }
  }
  const rank = new Map(order.map((name, at) => [name, at]));
  const rankOf = (name: string) => rank.get(name) ?? order.length;
  return [...byName].toSorted(([a], [b]) => rankOf(a) - rankOf(b));
}

/** Lines of the groups. A row that stands under several headings has its id as key only the first time. */
function groupLines<Row extends { id: string }>(
  rows: readonly Row[],
  headingsOf: Headings<Row>,
  collapsed: ReadonlySet<string>,
  order: readonly string[] | undefined,
): GridItem<Row>[] {
  const seen = new Set<string>();
  return groups(rows, headingsOf, order).flatMap(([name, group]): GridItem<Row>[] => {
    const isCollapsed = collapsed.has(name);
    const head = { kind: 'group', key: `group:${name}`, name, rows: group, collapsed: isCollapsed } as const;
    if (isCollapsed) return [head];
    const lines = group.map((row): GridItem<Row> => {
      const key = seen.has(row.id) ? `${name}:${row.id}` : row.id;
      seen.add(row.id);
      return { kind: 'row', key, row };
    });
    return [head, ...lines];
  });
}

/** Sorts and groups the rows into the lines that the grid shows. */
export function useItems<Row extends { id: string }>(
  { rows, columns, groupBy, groupOrder, sort, onSort }: GridProps<Row>,
  layout: GridLayout,
  changeLayout: (next: GridLayout) => void,
) {
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const sorted = sort ?? layout.sort;
  const sorting = useMemo<SortingState>(
    // A layout may name a column that is gone.
    () =>
      sorted && columns.some(({ id }) => id === sorted.column)
        ? [{ id: sorted.column, desc: sorted.descending }]
        : [],
    [sorted, columns],
  );
  const definitions = useMemo(
    () =>
      columns.map((column): ColumnDef<typeof features, Row> => ({
        id: column.id,
        accessorFn: (row) => column.text?.(row) ?? null,
        enableSorting: Boolean(column.text),
        sortFn: (a, b, id) => compare(a.getValue<Value>(id), b.getValue<Value>(id)),
      })),
    [columns],
  );
  const table = useTable({
    features,
    columns: definitions,
    data: rows as Row[],
    getRowId: (row) => row.id,
    state: { sorting },
    manualSorting: Boolean(sort),
    onSortingChange: (update) => {
      const [first] = typeof update === 'function' ? update(sorting) : update;
      const next = first ? { column: first.id, descending: first.desc } : null;
      if (!sort) changeLayout({ ...layout, sort: next });
      else if (next) onSort?.(next);
    },
  });
  const inOrder = table.getRowModel().rows;

  const headings = useMemo((): Headings<Row> | undefined => {
    const column = columns.find(({ id }) => id === layout.group);
    return (
      groupBy ?? (column && ((row) => String(column.text?.(row) || `No ${column.title ?? column.header}`)))
    );
  }, [groupBy, columns, layout.group]);

  const items = useMemo(() => {
    const all = inOrder.map((row) => row.original);
    if (headings) return groupLines(all, headings, collapsed, groupOrder);
    return all.map((row): GridItem<Row> => ({ kind: 'row', key: row.id, row }));
  }, [inOrder, headings, collapsed, groupOrder]);

  const toggleGroup = useCallback(
    (name: string) =>
      setCollapsed((known) => {
        const next = new Set(known);
        if (!next.delete(name)) next.add(name);
        return next;
      }),
    [],
  );

  return { table, items, toggleGroup };
}
