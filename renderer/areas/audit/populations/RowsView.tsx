import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PopulationRecord } from '../../../../shared/contract/audit/populations.ts';
import { api } from '../../../app/api.ts';
import { count } from '../../../app/format.ts';
import { useData } from '../../../app/query.ts';
import { PreviewTable } from './PreviewTable.tsx';
import styles from './detail.module.css';

const PAGE = 100;

/** The rows of the frozen file, page by page. */
export function RowsView({ population }: { population: PopulationRecord }) {
  const { id, rows, keyColumn, dateColumn } = population;
  const [from, setFrom] = useState(0);
  const page = { id, from, count: PAGE };
  const { data, error, isPlaceholderData } = useData(
    ['audit', 'populationRows', page],
    () => api.audit.populationRows(page),
    { enabled: rows > 0, fixed: true },
  );
  if (rows === 0) return <p className={styles.text}>The file has no rows.</p>;
  if (error) return <p className={styles.text}>{error.message}</p>;
  if (!data) return null;
  const to = Math.min(from + PAGE, rows);
  return (
    <div className={styles.rows}>
      <div className={styles.pager}>
        <span aria-live="polite">
          Rows {count(from + 1)} to {count(to)} of {count(rows)}, as they stand in the frozen file
        </span>
        <Button disabled={from === 0 || isPlaceholderData} onClick={() => setFrom(Math.max(from - PAGE, 0))}>
          Previous
        </Button>
        <Button disabled={to >= rows || isPlaceholderData} onClick={() => setFrom(from + PAGE)}>
          Next
        </Button>
        <Button
          disabled={to >= rows || isPlaceholderData}
          onClick={() => setFrom(Math.floor((rows - 1) / PAGE) * PAGE)}
        >
          Last
        </Button>
      </div>
      <PreviewTable preview={data} keyColumn={keyColumn} dateColumn={dateColumn} firstRow={from + 1} tall />
    </div>
  );
}
