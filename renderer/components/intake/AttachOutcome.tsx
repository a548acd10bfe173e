import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { runAction } from '../../app/query.ts';
import { attachAgain, type AttachOutcome as Outcome } from '../../state/attach.ts';
import { Dialog } from '../Dialog.tsx';
import { FilterPills } from '../FilterPills.tsx';
import { Grid } from '../grid/Grid.tsx';
import { outcomeColumns } from './outcome-columns.tsx';
import {
  OUTCOME_KINDS,
  OUTCOME_NAMES,
  outcomeCsv,
  outcomeRows,
  outcomeSentence,
  outcomeText,
  type OutcomeKind,
  type OutcomeRow,
} from './outcome-rows.ts';
import styles from './outcome.module.css';

type Props = Outcome & { onClose: () => void };

/** What became of attached files, when something needs a look or nothing was attached. */
export function AttachOutcome({ onClose, ...outcome }: Props) {
  const { result, stopped, request } = outcome;
  if (result) return <OutcomeList {...outcome} result={result} onClose={onClose} />;
  return (
    <Dialog onClose={onClose} size={520} title="Nothing was attached">
      <p role="alert">{stopped?.message}</p>
      <p className={styles.buttons}>
        <Button onClick={onClose}>Close</Button>
        <Button variant="filled" data-autofocus onClick={() => attachAgain(outcome)}>
          Try {request.files.length === 1 ? 'it' : `the ${plural(request.files.length, 'file')}`} again
        </Button>
      </p>
    </Dialog>
  );
}

function OutcomeList({ onClose, ...outcome }: Props & { result: NonNullable<Outcome['result']> }) {
  const [, navigate] = useLocation();
  const { result } = outcome;
  const all = useMemo(() => outcomeRows(result), [result]);
  const [kind, setKind] = useState<OutcomeKind | 'all'>('all');
  const [current, setCurrent] = useState<OutcomeRow | undefined>(all[0]);
  const rows = useMemo(() => all.filter((row) => kind === 'all' || row.kind === kind), [all, kind]);
  const open = ({ evidence }: OutcomeRow) => {
    if (!evidence) return;
    onClose();
    navigate(links.evidenceRecord(evidence.id));
  };
  const columns = useMemo(() => outcomeColumns(onClose), [onClose]);
  const copy = (text: string) =>
    void runAction(() => navigator.clipboard.writeText(text).then(() => true), {
      done: `Copied ${plural(rows.length, 'line')}.`,
      undo: false,
    });
  const pills = OUTCOME_KINDS.map((value) => ({
    value,
    label: OUTCOME_NAMES[value],
    count: all.filter((row) => row.kind === value).length,
  })).filter((option) => option.count > 0);
  const { length: rejected } = result.rejected;
  return (
    <Dialog onClose={onClose} size={980} title="What came in">
      <div className={styles.outcome}>
        <p>{outcomeSentence(result)}</p>
        {pills.length > 1 && (
          <FilterPills
            label="Outcome"
            value={kind}
            onChange={setKind}
            options={[{ value: 'all', label: 'All', count: all.length }, ...pills]}
          />
        )}
        <div className={styles.list}>
          <Grid
            label="What became of the files"
            rows={rows}
            columns={columns}
            current={current?.id}
            onCurrent={setCurrent}
            onOpen={open}
          />
        </div>
        <div className={styles.detail} aria-live="polite">
          {current && (
            <>
              <b>{current.path}</b>
              <span>{current.says || 'Added.'}</span>
            </>
          )}
        </div>
        <p className={styles.buttons}>
          <Button onClick={() => copy(outcomeText(rows))}>Copy as text</Button>
          <Button onClick={() => copy(outcomeCsv(rows))}>Copy as CSV</Button>
          <span />
          {rejected > 0 && (
            <Button onClick={() => attachAgain(outcome)}>
              Try the {rejected === 1 ? 'rejected file' : `${plural(rejected, 'rejected file')}`} again
            </Button>
          )}
          <Button variant="filled" data-autofocus onClick={onClose}>
            Close
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
