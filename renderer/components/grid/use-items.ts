import {
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
  type ColumnDef,
  type SortingState,
} from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import type { GridItem, GridProps } from './types.ts';

const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel(), sortFns: {} });
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

type Value = string | number | null | undefined;

/** Numbers by size, texts as people order them; what is missing comes last. */
function compare(a: Value, b: Value): number {
  const missing = Number(a === null || a === '') - Number(b === null || b === '');
  if (missing) return missing;
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** Rows by heading, headings in the order in which their first row comes. */
function groups<Row>(rows: readonly Row[], nameOf: (row: Row) => string): [string, Row[]][] {
  const byName = new Map<string, Row[]>();
  for (const row of rows) {
    const name = nameOf(row);
    const group = byName.get(name);
    if (group) group.push(row);
    else byName.set(name, [row]);
  }
  return [...byName];
}

/** Sorts and groups the rows into the lines that the grid shows. */
export function useItems<Row extends { id: string }>({
  rows,
  columns,
  groupBy,
  initialSort,
  sort,
  onSort,
}: GridProps<Row>) {
  const [ownSorting, setOwnSorting] = useState<SortingState>(
    initialSort ? [{ id: initialSort.column, desc: initialSort.descending }] : [],
  );
  const [collapsed, setCollapsed] = useState<ReadonlySet<string>>(new Set());
  const sorting = useMemo(
    () => (sort ? [{ id: sort.column, desc: sort.descending }] : ownSorting),
    [sort, ownSorting],
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
      const next = typeof update === 'function' ? update(sorting) : update;
      const [first] = next;
      if (!sort) setOwnSorting(next);
      else if (first) onSort?.({ column: first.id, descending: first.desc });
    },
  });
  const sorted = table.getRowModel().rows;

  const items = useMemo(() => {
    const lines = (list: readonly Row[]) =>
      list.map((row): GridItem<Row> => ({ kind: 'row', key: row.id, row }));
    const all = sorted.map((row) => row.original);
    if (!groupBy) return lines(all);
    return groups(all, groupBy).flatMap(([name, group]): GridItem<Row>[] => {
      const isCollapsed = collapsed.has(name);
      const head = {
        kind: 'group',
        key: `group:${name}`,
        name,
        rows: group,
        collapsed: isCollapsed,
      } as const;
      return [head, ...(isCollapsed ? [] : lines(group))];
    });
  }, [sorted, groupBy, collapsed]);

  const toggleGroup = (name: string) =>
    setCollapsed((known) => {
      const next = new Set(known);
      if (!next.delete(name)) next.add(name);
      return next;
    });

  return { table, items, toggleGroup };
}
