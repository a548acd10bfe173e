import { Button, Checkbox, Select } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import {
  FREQUENCY_NAMES,
  LIBRARY_SET_NAMES,
  LIBRARY_SETS,
  type Frequency,
} from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { useAction, useData } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import styles from './dialogs.module.css';
import { filterLibrary, NO_LIBRARY_FILTERS, uncoveredOf, type LibraryEntry } from './library-filters.ts';

// The texts of the library are large and read one at a time.
const LibraryPreview = lazy(() => import('./LibraryPreview.tsx'));

type Entry = LibraryEntry & { id: string; frequency: Frequency };

const COLUMNS: GridColumn<Entry>[] = [
  { id: 'ref', header: 'Ref', width: 72, cell: ({ ref }) => ref, text: ({ ref }) => ref },
  {
    id: 'title',
    header: 'Control',
    width: 200,
    grow: true,
    cell: ({ title }) => <span title={title}>{title}</span>,
    text: ({ title }) => title,
  },
  {
    id: 'criteria',
    header: 'Criteria',
    width: 110,
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
    width: 108,
    cell: ({ present }) => (present ? 'Already there' : ''),
    text: ({ present }) => (present ? 'Already there' : ''),
  },
];
const domainOf = ({ domain }: Entry) => domain;
const hint = (rows: readonly Entry[]) =>
  `${rows.filter(({ present }) => !present).length} of ${rows.length} not there yet`;

const WHOLE = 'whole';

/** Controls of the library that serve the criteria in scope, to choose from. What is in the matrix already is left alone. */
export function LibraryDialog({ onClose }: { onClose: () => void }) {
  const library = useData(['matrix', 'library'], () => api.matrix.library({})).data;
  const criteria = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data;
  const [filters, setFilters] = useState(NO_LIBRARY_FILTERS);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [current, setCurrent] = useState<string | null>(null);
  const { run, busy } = useAction();
  const entries = useMemo(
    () => library?.map((entry): Entry => ({ ...entry, id: entry.ref })) ?? [],
    [library],
  );
  const uncovered = useMemo(() => uncoveredOf(criteria ?? []), [criteria]);
  const rows = useMemo(() => filterLibrary(entries, filters, uncovered), [entries, filters, uncovered]);
  const chosen = entries.filter(({ ref, present }) => !present && selected.has(ref));
  const addable = rows.filter(({ present }) => !present);
  const shown = rows.find(({ ref }) => ref === current) ?? rows[0];
  const set = (change: Partial<typeof filters>) => setFilters({ ...filters, ...change });

  const add = async (refs: string[]) => {
    const added = await run(() => api.matrix.loadLibrary({ choice: refs }), {
      done: ({ added }) => `Added ${plural(added, 'control')} of the library.`,
    });
    if (added) onClose();
  };
  return (
    <Dialog onClose={onClose} title="Control library" size={1120}>
      <div className={styles.filters}>
        <Select
          aria-label="Starter set"
          w={170}
          allowDeselect={false}
          data={[
            { value: WHOLE, label: 'Whole library' },
            ...LIBRARY_SETS.map((value) => ({
              value: value as string,
              label: LIBRARY_SET_NAMES[value],
            })),
          ]}
          value={filters.set ?? WHOLE}
          onChange={(value) => set({ set: LIBRARY_SETS.find((one) => one === value) ?? null })}
        />
        <SearchBox label="Search the library" value={filters.search} onChange={(search) => set({ search })} />
        <Select
          aria-label="Family"
          placeholder="Any family"
          w={150}
          searchable
          selectFirstOptionOnChange
          clearable
          data={[...new Set(entries.map(domainOf))]}
          value={filters.domain}
          onChange={(domain) => set({ domain })}
        />
        <Select
          aria-label="Criterion"
          placeholder="Any criterion"
          w={124}
          searchable
          selectFirstOptionOnChange
          clearable
          comboboxProps={{ width: 320, position: 'bottom-start' }}
          data={(criteria ?? []).map(({ id, summary }) => ({ value: id, label: `${id}  ${summary}` }))}
          value={filters.criterion}
          onChange={(criterion) => set({ criterion })}
        />
        <Checkbox
          label={`Covers an uncovered criterion (${uncovered.size})`}
          checked={filters.coversGap}
          onChange={(event) => set({ coversGap: event.currentTarget.checked })}
        />
        <Checkbox
          label="Show what is there"
          checked={filters.withPresent}
          onChange={(event) => set({ withPresent: event.currentTarget.checked })}
        />
      </div>
      <div className={styles.library}>
        <div className={styles.list}>
          <Grid
            label="Controls of the library"
            rows={rows}
            columns={COLUMNS}
            groupBy={domainOf}
            groupHint={hint}
            current={shown?.ref ?? null}
            onCurrent={({ ref }) => setCurrent(ref)}
            selected={selected}
            onSelected={setSelected}
            empty={
              <EmptyState
                title="No control of the library passes the filters"
                actions={<Button onClick={() => setFilters(NO_LIBRARY_FILTERS)}>Clear the filters</Button>}
              >
                {entries.length} controls serve the criteria in scope.
              </EmptyState>
            }
          />
        </div>
        <section className={styles.preview} aria-label="Preview" tabIndex={0}>
          {shown && (
            <Suspense fallback={null}>
              <LibraryPreview reference={shown.ref} />
            </Suspense>
          )}
        </section>
      </div>
      <div className={styles.foot}>
        <span role="status">
          {rows.length} of {plural(entries.length, 'control')}, {addable.length} not in the matrix yet. Tests
          of design and operation come with each.
        </span>
        <Button disabled={chosen.length === 0 || busy} onClick={() => void add(chosen.map(({ ref }) => ref))}>
          Add {chosen.length || 'the'} selected
        </Button>
        <Button
          variant="filled"
          disabled={addable.length === 0 || busy}
          onClick={() => void add(addable.map(({ ref }) => ref))}
        >
          Add all {addable.length || ''} shown
        </Button>
      </div>
    </Dialog>
  );
}
