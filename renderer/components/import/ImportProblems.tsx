import { Button, CopyButton, Select, UnstyledButton } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { ImportProblem } from '../../../shared/contract/table-import.ts';
import { FilterPills } from '../FilterPills.tsx';
import { ResultGlyph } from '../glyphs.tsx';
import styles from './import.module.css';
import { problemsCsv, SEVERITIES, SEVERITY_WORDS, type ProblemKinds } from './problems-csv.ts';

type Shown = 'all' | ImportProblem['severity'];

const GLYPHS = { blocks: 'exceptions', warns: 'unable_to_test', informs: 'not_tested' } as const;

/** Where something stands on the sheet. */
export type Place = Pick<ImportProblem, 'row' | 'column'>;

interface Props {
  problems: readonly ImportProblem[];
  kinds: ProblemKinds;
  fileName: string;
  /** A problem was pressed: show its row. */
  onPlace?: (place: Place) => void;
}

/** What keeps rows out, what should be looked at and what is good to know, by row and column of the sheet; each kind explained. */
export function ImportProblems({ problems, kinds, fileName, onPlace }: Props) {
  const [shown, setShown] = useState<Shown>('all');
  const [code, setCode] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useMemo(
    () =>
      problems
        .filter((problem) => shown === 'all' || problem.severity === shown)
        .filter((problem) => code === null || problem.code === code)
        .toSorted((a, b) => rank(a) - rank(b) || a.row - b.row),
    [problems, shown, code],
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
          onChange={(next) => {
            setShown(next);
            setCode(null);
          }}
          options={[
            { value: 'all', label: 'All', count: problems.length },
            ...SEVERITIES.map((severity) => ({
              value: severity,
              label: SEVERITY_WORDS[severity],
              count: count(severity),
            })),
          ]}
        />
        <Select
          aria-label="Kind of problem"
          placeholder="All kinds"
          clearable
          value={code}
          data={kindsOf(problems, kinds, shown)}
          onChange={setCode}
        />
        {code !== null && <p className={styles.help}>{kinds[code]?.help}</p>}
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
                <Problem problem={problem} kind={kinds[problem.code]} onPlace={onPlace} />
              </li>
            );
          })}
        </ol>
      </div>
      <div className={styles.problemsFoot}>
        <CopyButton value={problemsCsv(problems, kinds)}>
          {({ copied, copy }) => (
            <Button disabled={problems.length === 0} onClick={copy}>
              {copied ? 'Copied' : 'Copy as CSV'}
            </Button>
          )}
        </CopyButton>
        <Button
          disabled={problems.length === 0}
          onClick={() => download(`${fileName} problems.csv`, problemsCsv(problems, kinds))}
        >
          Download CSV
        </Button>
      </div>
    </section>
  );
}

interface ProblemProps {
  problem: ImportProblem;
  kind: ProblemKinds[string] | undefined;
  onPlace?: Props['onPlace'];
}

function Problem({ problem, kind, onPlace }: ProblemProps) {
  const { row, column, severity, message } = problem;
  const content = (
    <>
      <span className={styles.where}>
        <span className={styles.sign} data-severity={severity}>
          <ResultGlyph result={GLYPHS[severity]} />
          {kind?.name ?? SEVERITY_WORDS[severity]}
        </span>
        <b>{column ? `${column}${row}` : `Row ${row}`}</b>
      </span>
      <span>{message}</span>
    </>
  );
  if (!onPlace) return <div className={styles.problem}>{content}</div>;
  return (
    <UnstyledButton className={styles.problem} title={kind?.help} onClick={() => onPlace({ row, column })}>
      {content}
    </UnstyledButton>
  );
}

/** The kinds that occur, the gravest first. */
function kindsOf(problems: readonly ImportProblem[], kinds: ProblemKinds, shown: Shown) {
  return Object.entries(kinds).flatMap(([code, { name, severity }]) => {
    const times = problems.filter((problem) => problem.code === code).length;
    if (times === 0 || (shown !== 'all' && severity !== shown)) return [];
    return [{ value: code, label: `${name} (${times})` }];
  });
}

function rank({ severity }: ImportProblem): number {
  return SEVERITIES.indexOf(severity);
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
