import { TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { MatrixImportPreview } from '../../../../shared/contract/matrix.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import type { Place } from '../../../components/import/ImportProblems.tsx';
import styles from '../../../components/import/import.module.css';

type PreviewRow = MatrixImportPreview['rows'][number];
type Row = PreviewRow & { id: string; problems: number };
type Shown = 'all' | 'problems' | PreviewRow['action'];

const ACTIONS: Record<PreviewRow['action'], string> = { add: 'Add', update: 'Update', skip: 'Leave out' };
const FILTERS: { value: Shown; label: string }[] = [
  { value: 'add', label: 'Add' },
  { value: 'update', label: 'Update' },
  { value: 'skip', label: 'Left out' },
  { value: 'problems', label: 'To check' },
];
const COLUMNS: GridColumn<Row>[] = [
  {
    id: 'row',
    header: 'Row',
    width: 52,
    frozen: true,
    cell: ({ row, column }) => column ?? row,
    text: ({ row, column }) => column ?? row,
  },
  {
    id: 'action',
    header: 'Does',
    width: 72,
    cell: ({ action }) =>
      action === 'skip' ? <b className={styles.skip}>{ACTIONS.skip}</b> : ACTIONS[action],
    text: ({ action }) => ACTIONS[action],
  },
  {
    id: 'problems',
    header: 'Check',
    title: 'Problems to check',
    width: 54,
    align: 'end',
    cell: ({ problems }) => problems || '',
    text: ({ problems }) => problems,
  },
  { id: 'ref', header: 'Ref', width: 72, cell: ({ ref }) => <b>{ref}</b>, text: ({ ref }) => ref },
  {
    id: 'title',
    header: 'Control',
    width: 140,
    grow: true,
    cell: ({ title }) => <span title={title}>{title}</span>,
    text: ({ title }) => title,
  },
  {
    id: 'criteria',
    header: 'Criteria',
    width: 104,
    cell: ({ criteria }) => <span title={criteria.join(' ')}>{criteria.join(' ')}</span>,
    text: ({ criteria }) => criteria.join(' '),
  },
  { id: 'owner', header: 'Owner', width: 96, cell: ({ owner }) => owner, text: ({ owner }) => owner },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 96,
    cell: ({ frequency }) => frequency && FREQUENCY_NAMES[frequency],
    text: ({ frequency }) => frequency && FREQUENCY_NAMES[frequency],
  },
];

interface Props {
  preview: MatrixImportPreview;
  /** The place to show, for example of a problem that was pressed. */
  current: Place | null;
}

/** The controls as they would come in, and those that stay out. */
export function ImportRows({ preview, current }: Props) {
  const [shown, setShown] = useState<Shown>('all');
  const [search, setSearch] = useState('');
  const all = useMemo(() => withProblems(preview), [preview]);
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return all.filter((row) => isShown(row, shown) && (wanted === '' || textOf(row).includes(wanted)));
  }, [all, shown, search]);
  const count = (which: Shown) => all.filter((row) => isShown(row, which)).length;
  const target = current && all.find((row) => isAt(row, current, preview.turned));
  return (
    <section className={styles.rows} aria-label="Controls of the sheet">
      <div className={styles.bar}>
        <FilterPills
          label="Controls"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: 'All', count: all.length },
            ...FILTERS.map((filter) => ({ ...filter, count: count(filter.value) })).filter(
              (filter) => filter.count > 0 || filter.value === shown,
            ),
          ]}
        />
        <TextInput
          type="search"
          className={styles.search}
          aria-label="Search controls"
          placeholder="Search controls"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || search === '') return;
            // The first Esc empties the field, the next one closes the dialog.
            event.stopPropagation();
            setSearch('');
          }}
        />
      </div>
      <Grid
        label="Controls to import"
        rows={rows}
        columns={COLUMNS}
        current={target?.id ?? null}
        empty={
          all.length > 0 ? (
            <EmptyState title="No control here">Choose All, or search for something else.</EmptyState>
          ) : (
            <EmptyState title="No control to import">
              Choose the sheet, the row that holds the headings, and which column holds the number.
            </EmptyState>
          )
        }
      />
    </section>
  );
}

function withProblems({ rows, problems, turned }: MatrixImportPreview): Row[] {
  const counts = new Map<string, number>();
  for (const { row, column, severity } of problems) {
    if (severity === 'informs') continue;
    const key = turned ? (column ?? '') : String(row);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return rows.map((row, index) => ({
    ...row,
    id: String(index),
    problems: counts.get(turned ? (row.column ?? '') : String(row.row)) ?? 0,
  }));
}

function isShown(row: Row, shown: Shown): boolean {
  return shown === 'all' || (shown === 'problems' ? row.problems > 0 : row.action === shown);
}

function isAt(row: PreviewRow, place: Place, turned: boolean): boolean {
  return turned ? row.column === place.column : row.row === place.row;
}

function textOf({ ref, title, criteria, owner }: Row): string {
  return [ref, title, criteria.join(' '), owner].join(' ').toLowerCase();
}
