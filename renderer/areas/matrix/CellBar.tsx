import { UnstyledButton } from '@mantine/core';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import type { GridColumn } from '../../components/grid/Grid.tsx';
import { Keys } from '../../components/Keys.tsx';
import styles from './controls.module.css';

interface Props {
  row: ControlRow | undefined;
  column: GridColumn<ControlRow> | undefined;
  readOnly: boolean;
  onDetail: () => void;
}

/** Address and value of the active cell, as in a spreadsheet, and the keys that work on it. */
export function CellBar({ row, column, readOnly, onDetail }: Props) {
  return (
    <div className={styles.cellbar}>
      <span className={styles.address}>
        {row && column && `${row.ref}, ${column.title ?? column.header}`}
      </span>
      <span className={styles.value}>{row && column?.text?.(row)}</span>
      <span className={styles.hints}>
        {!readOnly && (
          <>
            <span className={styles.optional}>
              <Keys keys="F2" />
              Edit
            </span>
            <span className={styles.optional}>
              <Keys keys="mod+D" />
              Fill down
            </span>
          </>
        )}
        <span className={styles.optional}>
          <Keys keys="shift+ " />
          Select row
        </span>
        <UnstyledButton className={styles.detail} disabled={!row} onClick={onDetail}>
          <Keys keys="F6" />
          Detail
        </UnstyledButton>
      </span>
    </div>
  );
}
