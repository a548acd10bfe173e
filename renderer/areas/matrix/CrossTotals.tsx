import { VisuallyHidden } from '@mantine/core';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { COLUMN } from './CrossRow.tsx';
import styles from './cross.module.css';

interface Props {
  /** The controls in view; the first of them is control number `first`. */
  controls: readonly ControlRow[];
  first: number;
  rowIndex: number;
}

/** How many criteria each control serves. */
export function CrossTotals({ controls, first, rowIndex }: Props) {
  return (
    <div role="row" aria-rowindex={rowIndex} className={styles.totals}>
      <div role="rowheader" className={styles.total}>
        Criteria served
      </div>
      <div style={{ width: first * COLUMN }} />
      {controls.map(({ id, ref, criteria }, offset) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={first + offset + 4}
          className={styles.cell}
          data-none={criteria.length === 0 || undefined}
        >
          <VisuallyHidden>{ref}: </VisuallyHidden>
          {criteria.length}
        </div>
      ))}
    </div>
  );
}
