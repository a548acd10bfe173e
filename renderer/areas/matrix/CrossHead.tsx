import { memo } from 'react';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import styles from './cross.module.css';

interface Props {
  controls: readonly ControlRow[];
  activeColumn: number | null;
  onControl: (id: string) => void;
}

/** The heads of the columns: what a criterion says, then the controls. */
export const CrossHead = memo(function CrossHead({ controls, activeColumn, onControl }: Props) {
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      <div role="none" className={styles.left}>
        <div role="columnheader" className={styles.id}>
          Ref
        </div>
        <div role="columnheader" className={styles.summary}>
          Criterion
        </div>
        <div role="columnheader" className={styles.coverage}>
          Coverage
        </div>
      </div>
      {controls.map((control, column) => (
        <ControlHead
          key={control.id}
          control={control}
          column={column}
          isActive={activeColumn === column}
          onControl={onControl}
        />
      ))}
    </div>
  );
});

interface HeadProps {
  control: ControlRow;
  column: number;
  isActive: boolean;
  onControl: (id: string) => void;
}

const ControlHead = memo(function ControlHead({ control, column, isActive, onControl }: HeadProps) {
  const { id, ref, title } = control;
  return (
    <div
      role="columnheader"
      aria-colindex={column + 4}
      aria-label={`${ref} ${title}`}
      title={title}
      className={styles.control}
      data-active={isActive || undefined}
      onClick={() => onControl(id)}
    >
      <span>{ref}</span>
    </div>
  );
});
