import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { ControlFields, ControlRow } from '../../../shared/contract/matrix.ts';
import {
  RESPONSIBILITIES,
  RESPONSIBILITY_NAMES,
  type Responsibility,
} from '../../../shared/domain/vocabulary.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { Grid, type CellWrite, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import styles from './scope.module.css';

type Patch = Partial<ControlFields>;

const OPTIONS = RESPONSIBILITIES.map((value) => ({ value, label: RESPONSIBILITY_NAMES[value] }));

/** What a text in a column means for the control; a control that someone else operates names who. */
const patchOf = (column: string, text: string): Patch =>
  column === 'provider'
    ? { provider: text }
    : { responsibility: RESPONSIBILITIES.find((known) => known === text) ?? 'own' };

const save = (column: string) => (rows: ControlRow[], text: string) =>
  api.matrix.updateControls({ ids: rows.map(({ id }) => id), patch: patchOf(column, text) });

async function saveAll(writes: readonly CellWrite<ControlRow>[]): Promise<void> {
  const patches = new Map<string, Patch>();
  for (const { row, column, value } of writes)
    patches.set(row.id, { ...patches.get(row.id), ...patchOf(column, value) });
  await api.matrix.changeControls({ changes: [...patches].map(([id, patch]) => ({ id, patch })) });
}

const columnsFor = (providers: readonly string[]): GridColumn<ControlRow>[] => [
  {
    id: 'ref',
    header: 'Ref',
    width: 76,
    frozen: true,
    text: ({ ref }) => ref,
    cell: ({ id, ref }) => (
      <Link href={links.control(id)} tabIndex={-1}>
        {ref}
      </Link>
    ),
  },
  {
    id: 'title',
    header: 'Control',
    width: 240,
    grow: true,
    frozen: true,
    text: ({ title }) => title,
    cell: ({ title }) => <span title={title}>{title}</span>,
  },
  {
    id: 'criteria',
    header: 'Criteria',
    width: 140,
    text: ({ criteria }) => criteria.join(', '),
    cell: ({ criteria }) => <span title={criteria.join(', ')}>{criteria.join(', ')}</span>,
  },
  {
    id: 'responsibility',
    header: 'Operated by',
    width: 120,
    text: ({ responsibility }) => RESPONSIBILITY_NAMES[responsibility],
    cell: ({ responsibility }) => RESPONSIBILITY_NAMES[responsibility],
    edit: {
      value: ({ responsibility }) => responsibility,
      options: OPTIONS,
      required: true,
      apply: (row, value) => ({ ...row, ...patchOf('responsibility', value) }),
      commit: save('responsibility'),
    },
  },
  {
    id: 'provider',
    header: 'Provider',
    width: 200,
    text: ({ provider }) => provider,
    cell: ({ provider, responsibility }) =>
      provider || (responsibility === 'own' ? '' : <span className={styles.missing}>Not named</span>),
    edit: {
      value: ({ provider }) => provider,
      suggestions: providers,
      apply: (row, provider) => ({ ...row, provider }),
      commit: save('provider'),
    },
  },
  {
    id: 'owner',
    header: 'Owner',
    width: 140,
    text: ({ owner }) => owner,
    cell: ({ owner }) => owner ?? <span className={styles.missing}>No owner</span>,
  },
];

/** The controls by who operates them, edited in place. */
export function ResponsibilityPart() {
  const { readOnly } = useWorkspace();
  const controls = useData(['matrix', 'controls'], () => api.matrix.controls({})).data;
  const organizations = useData(['registers', 'list', 'vendors'], () =>
    api.registers.list({ register: 'vendors' }),
  ).data;
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<Responsibility | 'all'>('all');
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const names = useMemo(() => {
    const known = [
      ...(organizations?.map(({ values }) => String(values['name'])) ?? []),
      ...(controls?.map(({ provider }) => provider) ?? []),
    ];
    return [...new Set(known.filter((name) => name !== ''))].toSorted();
  }, [organizations, controls]);
  const columns = useMemo(() => columnsFor(names), [names]);
  const rows = useMemo(() => {
    const words = search.trim().toLowerCase();
    return (controls ?? []).filter(
      (row) =>
        (show === 'all' || row.responsibility === show) &&
        [row.ref, row.title, row.provider, ...row.criteria].join(' ').toLowerCase().includes(words),
    );
  }, [controls, search, show]);
  if (!controls) return null;
  return (
    <>
      <div className={styles.bar}>
        <SearchBox label="Filter controls" value={search} onChange={setSearch} />
        <FilterPills
          label="Operated by"
          value={show}
          onChange={setShow}
          options={[
            { value: 'all' as const, label: 'All', count: controls.length },
            ...OPTIONS.map((option) => ({
              ...option,
              count: controls.filter(({ responsibility }) => responsibility === option.value).length,
            })),
          ]}
        />
      </div>
      <Grid
        label="Shared responsibility"
        rows={rows}
        columns={columns}
        readOnly={readOnly}
        selected={selected}
        onSelected={setSelected}
        onWrites={saveAll}
        empty={
          controls.length === 0 ? (
            <EmptyState title="No controls yet">Controls are added in the matrix.</EmptyState>
          ) : (
            <EmptyState
              title="No control passes the filters"
              actions={
                <Button
                  onClick={() => {
                    setSearch('');
                    setShow('all');
                  }}
                >
                  Show all controls
                </Button>
              }
            >
              All {controls.length} controls are still here.
            </EmptyState>
          )
        }
      />
    </>
  );
}
