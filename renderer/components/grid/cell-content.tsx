import type { ReactNode } from 'react';
import { labelOf } from './cell-writes.ts';
import styles from './Grid.module.css';
import type { GridColumn, PendingCell } from './types.ts';

/**
 * What a cell shows: the column's own look, or the text of a value that is not saved yet, with the reason under it when it
 * cannot be kept.
 * @param row With its pending values.
 */
export function cellContent<Row>(
  row: Row,
  { cell, edit }: GridColumn<Row>,
  pending: PendingCell<Row> | undefined,
): ReactNode {
  if (!pending || !edit) return cell(row);
  if (pending.refused === undefined) {
    return edit.apply?.(row, pending.value) ? cell(row) : labelOf(edit, pending.value);
  }
  return (
    <>
      <span className={styles.refused}>{labelOf(edit, pending.value)}</span>
      <span role="alert" className={styles.reason}>
        {pending.refused}
      </span>
    </>
  );
}
