import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { FREQUENCY_NAMES } from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { useAction, useData } from '../../app/query.ts';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import styles from './dialogs.module.css';
import { Dialog } from '../../components/Dialog.tsx';

type Entry = Awaited<ReturnType<typeof api.matrix.library>>[number] & { id: string };

const COLUMNS: GridColumn<Entry>[] = [
  { id: 'ref', header: 'Ref', width: 72, cell: ({ ref }) => ref, text: ({ ref }) => ref },
  {
    id: 'title',
    header: 'Control',
    width: 240,
    grow: true,
    cell: ({ title, statement }) => <span title={statement}>{title}</span>,
    text: ({ title }) => title,
  },
  {
    id: 'criteria',
    header: 'Criteria',
    width: 150,
    cell: ({ criteria }) => <span title={criteria.join(' ')}>{criteria.join(' ')}</span>,
    text: ({ criteria }) => criteria.join(' '),
  },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 100,
    cell: ({ frequency }) => FREQUENCY_NAMES[frequency],
    text: ({ frequency }) => FREQUENCY_NAMES[frequency],
  },
  {
    id: 'present',
    header: 'In the matrix',
    width: 96,
    cell: ({ present }) => (present ? 'Already there' : ''),
    text: ({ present }) => (present ? 'Already there' : ''),
  },
];
const domainOf = ({ domain }: Entry) => domain;
const hint = (rows: readonly Entry[]) =>
  `${rows.filter(({ present }) => !present).length} of ${rows.length} not there yet`;

/** Controls of the starter library that serve the criteria in scope. What is there already is left alone. */
export function LibraryDialog({ onClose }: { onClose: () => void }) {
  const library = useData(['matrix', 'library'], () => api.matrix.library({})).data;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { run, busy } = useAction();
  const rows = useMemo(() => library?.map((entry) => ({ ...entry, id: entry.ref })) ?? [], [library]);
  const missing = rows.filter(({ present }) => !present);
  const chosen = missing.filter(({ ref }) => selected.has(ref));

  const add = async (refs: string[]) => {
    const added = await run(() => api.matrix.loadLibrary({ choice: refs }), {
      done: ({ added }) => `Added ${plural(added, 'control')} from the starter library.`,
    });
    if (added) onClose();
  };
  return (
    <Dialog onClose={onClose} title="Starter library" size={860}>
      <div className={styles.library}>
        <Grid
          label="Controls of the starter library"
          rows={rows}
          columns={COLUMNS}
          groupBy={domainOf}
          groupHint={hint}
          selected={selected}
          onSelected={setSelected}
        />
      </div>
      <div className={styles.foot}>
        <span>
          {missing.length === 0
            ? 'Every control of the library is in the matrix.'
            : `${plural(missing.length, 'control')} not in the matrix yet. Tests of design and operation come with each.`}
        </span>
        <Button disabled={chosen.length === 0 || busy} onClick={() => void add(chosen.map(({ ref }) => ref))}>
          Add {chosen.length || 'the'} selected
        </Button>
        <Button
          variant="filled"
          disabled={missing.length === 0 || busy}
          onClick={() => void add(missing.map(({ ref }) => ref))}
        >
          Add all {missing.length || ''}
        </Button>
      </div>
    </Dialog>
  );
}
