import { useMemo, useState } from 'react';
import type { SheetItem } from '../../../../shared/contract/audit/tests.ts';
import { fitsFilter, type RowFilter } from './cell-edits.ts';

/**
 * The rows that a filter shows. What it shows is settled when it is chosen: an item that is marked meanwhile stays where it is,
 * so that rows do not move under the hand.
 */
export function useRowFilter(rows: readonly SheetItem[], attributes: number) {
  const [chosen, setChosen] = useState<{ filter: RowFilter; ids: ReadonlySet<string> | null }>({
    filter: 'all',
    ids: null,
  });
  const { filter, ids } = chosen;
  const shown = useMemo(() => (ids ? rows.filter(({ id }) => ids.has(id)) : rows), [rows, ids]);
  const choose = (next: RowFilter) => {
    const fitting = rows.filter((row) => fitsFilter(row, attributes, next)).map(({ id }) => id);
    setChosen({ filter: next, ids: next === 'all' ? null : new Set(fitting) });
  };
  const countOf = (of: RowFilter) => rows.filter((row) => fitsFilter(row, attributes, of)).length;
  return { filter, shown, choose, countOf };
}
