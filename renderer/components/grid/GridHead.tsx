import { Checkbox } from '@mantine/core';
import { ChevronDown, ChevronUp } from 'lucide-react';
import styles from './Grid.module.css';
import type { GridProps } from './types.ts';
import type { useItems } from './use-items.ts';
import type { LaidOut } from './use-layout.ts';
import { widthDrag } from './width-drag.ts';

interface Props<Row extends { id: string }> {
  props: GridProps<Row>;
  table: ReturnType<typeof useItems<Row>>['table'];
  laidOut: LaidOut<Row>;
  lefts: readonly (number | null)[];
  height: number;
}

export function GridHead<Row extends { id: string }>({ props, table, laidOut, lefts, height }: Props<Row>) {
  const { rows, selected, onSelected } = props;
  const { columns } = laidOut;
  const all = rows.length > 0 && rows.every(({ id }) => selected?.has(id));
  return (
    <div role="rowgroup" data-head className={styles.head}>
      <div role="row" className={styles.line} style={{ height }} aria-rowindex={1}>
        {onSelected && (
          <div role="columnheader" className={styles.check}>
            <Checkbox
              aria-label="Select all"
              tabIndex={-1}
              checked={all}
              indeterminate={!all && Boolean(selected?.size)}
              onChange={() => onSelected(all ? new Set() : new Set(rows.map(({ id }) => id)))}
            />
          </div>
        )}
        {columns.map((column, index) => {
          const sorting = table.getColumn(column.id);
          const direction = sorting?.getIsSorted() ?? false;
          const Arrow = direction === 'desc' ? ChevronDown : ChevronUp;
          const left = lefts[index] ?? null;
          const last = column.frozen && !columns[index + 1]?.frozen;
          return (
            <div
              key={column.id}
              role="columnheader"
              title={column.title ?? column.header}
              data-column={column.id}
              data-align={column.align}
              data-frozen={left !== null || undefined}
              data-last-frozen={last || undefined}
              style={left === null ? undefined : { left }}
              aria-sort={direction ? (direction === 'desc' ? 'descending' : 'ascending') : undefined}
            >
              {column.head ??
                (sorting?.getCanSort() ? (
                  <button
                    type="button"
                    tabIndex={-1}
                    className={styles.sort}
                    aria-label={`Sort by ${column.title ?? column.header}`}
                    onClick={() => sorting.toggleSorting(direction === 'asc')}
                  >
                    <span>{column.header}</span>
                    {direction && <Arrow size={12} aria-hidden />}
                  </button>
                ) : (
                  column.header
                ))}
              <i aria-hidden className={styles.resize} {...widthDrag(laidOut, column.id)} />
            </div>
          );
        })}
      </div>
    </div>
  );
}
