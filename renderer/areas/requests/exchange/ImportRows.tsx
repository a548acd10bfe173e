import { useMemo, useState } from 'react';
import type { RequestImportPreview } from '../../../../shared/contract/requests/importing.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import type { Place } from '../../../components/import/ImportProblems.tsx';
import styles from '../../../components/import/import.module.css';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { COLUMN_NAMES, statusWords } from './words.ts';

type PreviewRow = RequestImportPreview['rows'][number];
type Row = PreviewRow & { id: string; problems: number };
type Shown = 'all' | 'problems' | PreviewRow['action'];

const ACTIONS: Record<PreviewRow['action'], string> = {
  add: 'Add',
  update: 'Update',
  same: 'Unchanged',
  skip: 'Leave out',
};
const FILTERS: { value: Shown; label: string }[] = [
  { value: 'add', label: 'Add' },
  { value: 'update', label: 'Update' },
  { value: 'same', label: 'Unchanged' },
  { value: 'skip', label: 'Left out' },
  { value: 'problems', label: 'To check' },
];

const text = (id: string, header: string, width: number, of: (row: Row) => string): GridColumn<Row> => ({
  id,
  header,
  width,
  cell: (row) => <span title={of(row)}>{of(row)}</span>,
  text: of,
});

const COLUMNS: GridColumn<Row>[] = [
  { id: 'row', header: 'Row', width: 48, frozen: true, cell: ({ row }) => row, text: ({ row }) => row },
  {
    id: 'action',
    header: 'Does',
    width: 84,
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
  text('number', 'No.', 68, ({ number }) => number),
  { ...text('title', 'Request', 180, ({ title }) => title), grow: true },
  text('status', 'Status', 140, ({ status, auditorStatus }) => statusWords(status, auditorStatus)),
  text('due', 'Due', 84, ({ due }) => due ?? ''),
  text('changes', 'Changes', 150, changesOf),
  text('assignee', 'Assigned to', 96, ({ assignee }) => assignee),
  text('category', 'Area', 100, ({ category }) => category),
];

/** "Due 2026-07-01 → 2026-07-08"; values that were empty are named alone. */
function changesOf({ changes }: PreviewRow): string {
  return changes
    .map(({ field, before, after }) => {
      const name = (COLUMN_NAMES as Record<string, string>)[field] ?? field;
      const short = (value: string) =>
        (value.length > 40 ? `${value.slice(0, 39)}…` : value).replaceAll('_', ' ');
      return before === '' ? `${name}: ${short(after)}` : `${name}: ${short(before)} → ${short(after)}`;
    })
    .join('; ');
}

interface Props {
  preview: RequestImportPreview;
  /** The place to show, for example of a problem that was pressed. */
  current: Place | null;
  /** Sheet rows that are not ticked. */
  leftOut: ReadonlySet<number>;
  onLeftOut: (rows: ReadonlySet<number>) => void;
}

/** The requests as they would come in; those that are not ticked stay out. */
export function ImportRows({ preview, current, leftOut, onLeftOut }: Props) {
  const [shown, setShown] = useState<Shown>('all');
  const [search, setSearch] = useState('');
  const all = useMemo(() => withProblems(preview), [preview]);
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return all.filter((row) => isShown(row, shown) && (wanted === '' || textOf(row).includes(wanted)));
  }, [all, shown, search]);
  const count = (which: Shown) => all.filter((row) => isShown(row, which)).length;
  const selected = useMemo(
    () =>
      new Set(all.filter(({ row, action }) => action !== 'skip' && !leftOut.has(row)).map(({ id }) => id)),
    [all, leftOut],
  );
  return (
    <section className={styles.rows} aria-label="Requests of the sheet">
      <div className={styles.bar}>
        <FilterPills
          label="Requests"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: 'All', count: all.length },
            ...FILTERS.map((filter) => ({ ...filter, count: count(filter.value) })).filter(
              (filter) => filter.count > 0 || filter.value === shown,
            ),
          ]}
        />
        <SearchBox label="Search requests" value={search} onChange={setSearch} />
      </div>
      <Grid
        label="Requests to import"
        rows={rows}
        columns={COLUMNS}
        current={current ? (all.find(({ row }) => row === current.row)?.id ?? null) : null}
        selected={selected}
        onSelected={(next) =>
          onLeftOut(
            new Set(all.filter(({ id, action }) => action !== 'skip' && !next.has(id)).map(({ row }) => row)),
          )
        }
        empty={
          all.length > 0 ? (
            <EmptyState title="No request here">Choose All, or search for something else.</EmptyState>
          ) : (
            <EmptyState title="No request to import">
              Choose the sheet, the row that holds the headings, and which column holds the requests.
            </EmptyState>
          )
        }
      />
    </section>
  );
}

function withProblems({ rows, problems }: RequestImportPreview): Row[] {
  const counts = new Map<number, number>();
  for (const { row, severity } of problems) {
    if (severity !== 'informs') counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return rows.map((row) => ({ ...row, id: String(row.row), problems: counts.get(row.row) ?? 0 }));
}

const isShown = (row: Row, shown: Shown): boolean =>
  shown === 'all' || (shown === 'problems' ? row.problems > 0 : row.action === shown);

const textOf = ({ number, title, category, assignee }: Row): string =>
  [number, title, category, assignee].join(' ').toLowerCase();
