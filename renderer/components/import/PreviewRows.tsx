import { useMemo, useState, type ReactNode } from 'react';
import { EmptyState } from '../EmptyState.tsx';
import { FilterPills } from '../FilterPills.tsx';
import { Grid, type GridColumn } from '../grid/Grid.tsx';
import { SearchBox } from '../SearchBox.tsx';
import styles from './import.module.css';

/** What is done with a row of a sheet. */
export type PreviewAction = 'add' | 'update' | 'same' | 'skip';

export interface PreviewRow {
  id: string;
  action: PreviewAction;
  /** How many problems are to be checked. */
  problems: number;
}

type Shown = 'all' | 'problems' | PreviewAction;

const ACTIONS: Record<PreviewAction, string> = {
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

/** The first columns of every preview: the place in the sheet, what is done with it, problems. */
export function previewColumns<Row extends PreviewRow>(
  place: (row: Row) => number | string,
): GridColumn<Row>[] {
  return [
    { id: 'row', header: 'Row', width: 52, frozen: true, cell: place, text: place },
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
  ];
}

interface Props<Row> {
  /** What the rows are: "request". */
  noun: string;
  rows: readonly Row[];
  columns: readonly GridColumn<Row>[];
  /** Words that the search looks through. */
  textOf: (row: Row) => string;
  /** The row to show, for example of a problem that was pressed. */
  current: string | null;
  /** Rows that are ticked; without them, none can be. */
  selected?: ReadonlySet<string>;
  onSelected?: (ids: ReadonlySet<string>) => void;
  /** What to do when the sheet gave no row. */
  advice: ReactNode;
}

/** The records as they would come in, and those that stay out. */
export function PreviewRows<Row extends PreviewRow>(props: Props<Row>) {
  const { noun, rows: all, columns, textOf, current, selected, onSelected, advice } = props;
  const [shown, setShown] = useState<Shown>('all');
  const [search, setSearch] = useState('');
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return all.filter(
      (row) => isShown(row, shown) && (wanted === '' || textOf(row).toLowerCase().includes(wanted)),
    );
  }, [all, shown, search, textOf]);
  const count = (which: Shown) => all.filter((row) => isShown(row, which)).length;
  const title = `${noun.charAt(0).toUpperCase()}${noun.slice(1)}s`;
  return (
    <section className={styles.rows} aria-label={`${title} of the sheet`}>
      <div className={styles.bar}>
        <FilterPills
          label={title}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: 'All', count: all.length },
            ...FILTERS.map((filter) => ({ ...filter, count: count(filter.value) })).filter(
              (filter) => filter.count > 0 || filter.value === shown,
            ),
          ]}
        />
        <div
          className={styles.search}
          // The first Esc empties the field, the next one closes the dialog.
          onKeyDown={(event) => event.key === 'Escape' && search !== '' && event.stopPropagation()}
        >
          <SearchBox label={`Search ${noun}s`} value={search} onChange={setSearch} />
        </div>
      </div>
      <Grid
        label={`${title} to import`}
        rows={rows}
        columns={columns}
        current={current}
        {...(selected && { selected })}
        {...(onSelected && { onSelected })}
        empty={
          all.length > 0 ? (
            <EmptyState title={`No ${noun} here`}>Choose All, or search for something else.</EmptyState>
          ) : (
            <EmptyState title={`No ${noun} to import`}>{advice}</EmptyState>
          )
        }
      />
    </section>
  );
}

const isShown = ({ problems, action }: PreviewRow, shown: Shown): boolean =>
  shown === 'all' || (shown === 'problems' ? problems > 0 : action === shown);
