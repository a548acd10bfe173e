import { Button, CopyButton, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { ImportProblem } from '../../../../shared/contract/matrix.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { ResultGlyph } from '../../../components/glyphs.tsx';
import styles from './import.module.css';
import { problemsCsv, SEVERITY_WORDS } from './problems-csv.ts';

type Shown = 'all' | ImportProblem['severity'];

interface Props {
  problems: readonly ImportProblem[];
  fileName: string;
  /** A problem was pressed: show its row. */
  onRow?: (row: number) => void;
}

/** What is in the way of rows, or should be looked at, by row and column of the sheet. */
export function ImportProblems({ problems, fileName, onRow }: Props) {
  const [shown, setShown] = useState<Shown>('all');
  const scroller = useRef<HTMLDivElement>(null);
  const list = useMemo(
    () =>
      problems
        .filter(({ severity }) => shown === 'all' || severity === shown)
        .toSorted((a, b) => a.severity.localeCompare(b.severity) || a.row - b.row),
    [problems, shown],
  );
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const virtual = useVirtualizer({
    count: list.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 58,
    overscan: 8,
  });
  const count = (severity: ImportProblem['severity']) =>
    problems.filter((problem) => problem.severity === severity).length;
  return (
    <section className={styles.problems} aria-label="Problems">
      <div className={styles.problemsHead}>
        <FilterPills
          label="Problems"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: 'All', count: problems.length },
            { value: 'blocks', label: SEVERITY_WORDS.blocks, count: count('blocks') },
            { value: 'warns', label: SEVERITY_WORDS.warns, count: count('warns') },
          ]}
        />
      </div>
      <div
        ref={scroller}
        className={styles.problemsList}
        tabIndex={0}
        role="region"
        aria-label="List of problems"
      >
        {list.length === 0 && <p className={styles.none}>Nothing to look at.</p>}
        <ol style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const problem = list[index];
            if (!problem) return null;
            return (
              <li
                key={index}
                ref={virtual.measureElement}
                data-index={index}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Problem problem={problem} onRow={onRow} />
              </li>
            );
          })}
        </ol>
      </div>
      <div className={styles.problemsFoot}>
        <CopyButton value={problemsCsv(problems)}>
          {({ copied, copy }) => (
            <Button disabled={problems.length === 0} onClick={copy}>
              {copied ? 'Copied' : 'Copy as CSV'}
            </Button>
          )}
        </CopyButton>
        <Button
          disabled={problems.length === 0}
          onClick={() => download(`${fileName} problems.csv`, problemsCsv(problems))}
        >
          Download CSV
        </Button>
      </div>
    </section>
  );
}

function Problem({ problem, onRow }: { problem: ImportProblem; onRow?: (row: number) => void }) {
  const { row, column, severity, message } = problem;
  const content = (
    <>
      <span className={styles.where}>
        <span className={styles.sign} data-severity={severity}>
          <ResultGlyph result={severity === 'blocks' ? 'exceptions' : 'unable_to_test'} />
          {SEVERITY_WORDS[severity]}
        </span>
        <b>{column ? `${column}${row}` : `Row ${row}`}</b>
      </span>
      <span>{message}</span>
    </>
  );
  if (!onRow) return <div className={styles.problem}>{content}</div>;
  return (
    <UnstyledButton className={styles.problem} onClick={() => onRow(row)}>
      {content}
    </UnstyledButton>
  );
}

function download(fileName: string, text: string): void {
  // With a byte order mark, spreadsheets read the file as UTF-8.
  const url = URL.createObjectURL(new Blob(['\uFEFF', text], { type: 'text/csv;charset=utf-8' }));
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = fileName;
  anchor.click();
  // The download reads the blob after this turn of the event loop.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
