import { memo } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import styles from './cross.module.css';

interface Props {
  controls: readonly ControlRow[];
  rowIndex: number;
}

/** How many criteria each control serves. */
export const CrossTotals = memo(function CrossTotals({ controls, rowIndex }: Props) {
  return (
    <div role="row" aria-rowindex={rowIndex} className={styles.totals}>
      <div role="rowheader" className={styles.total}>
        Criteria served
      </div>
      {controls.map(({ id, ref, criteria }, column) => (
        <div
          key={id}
          role="gridcell"
          aria-colindex={column + 4}
          aria-label={`${ref}: ${criteria.length}`}
          className={styles.number}
          data-none={criteria.length === 0 || undefined}
        >
          {criteria.length}
        </div>
      ))}
    </div>
  );
});
