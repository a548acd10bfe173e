import { useMemo, useState } from 'react';
import type { ReturnedFile, ReturnPlan } from '../../../../shared/contract/requests/packs.ts';
import { size } from '../../../app/format.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import styles from './exchange.module.css';
import { REASON_NAMES } from './words.ts';

type File = ReturnedFile & { isByHand: boolean };
type Row = File & { id: string };
type Shown = 'all' | 'unmatched' | 'check' | 'new' | 'here';

const SHOWN: Record<Shown, (file: File) => boolean> = {
  all: () => true,
  unmatched: ({ requestId }) => requestId === null,
  check: ({ confidence, isByHand, requestId }) => requestId !== null && confidence === 'likely' && !isByHand,
  new: ({ already, requestId }) => already === null && requestId !== null,
  here: ({ already }) => already !== null,
};
const LABELS: Record<Shown, string> = {
  all: 'All',
  unmatched: 'Without a request',
  check: 'To check',
  new: 'New',
  here: 'Here already',
};

interface Props {
  files: readonly File[];
  requests: ReturnPlan['requests'];
  onAssign: (indexes: number[], requestId: string | null) => void;
}

/** The files that came back and where they go; the request of a file is chosen in its cell. Those without one come first. */
export function ReturnedFiles({ files, requests, onAssign }: Props) {
  const [shown, setShown] = useState<Shown>('all');
  const [search, setSearch] = useState('');
  const refs = useMemo(() => new Map(requests.map(({ id, ref }) => [id, ref])), [requests]);
  const columns = useMemo(() => columnsFor(requests, refs, onAssign), [requests, refs, onAssign]);
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return files
      .filter(
        (file) =>
          SHOWN[shown](file) &&
          `${file.origin} ${refs.get(file.requestId ?? '') ?? ''}`.toLowerCase().includes(wanted),
      )
      .map((file): Row => ({ ...file, id: String(file.index) }))
      .toSorted((a, b) => rank(a) - rank(b) || a.index - b.index);
  }, [files, shown, search, refs]);
  return (
    <>
      <div className={styles.bar}>
        <FilterPills
          label="Files"
          value={shown}
          onChange={setShown}
          options={(Object.keys(LABELS) as Shown[])
            .map((value) => ({ value, label: LABELS[value], count: files.filter(SHOWN[value]).length }))
            .filter(({ value, count }) => value === 'all' || count > 0 || value === shown)}
        />
        <SearchBox label="Search files" value={search} onChange={setSearch} />
      </div>
      <Grid
        label="Returned files"
        rows={rows}
        columns={columns}
        empty={
          <EmptyState title={files.length === 0 ? 'No files came back' : 'No file here'}>
            {files.length === 0
              ? 'Answers, if any, are in the next part.'
              : 'Choose All, or search for something else.'}
          </EmptyState>
        }
      />
    </>
  );
}

/** Without a request first, then what is likely, then what is sure. */
function rank({ requestId, confidence, isByHand }: File): number {
  if (isByHand) return 2;
  return requestId === null ? 0 : confidence === 'likely' ? 1 : 2;
}

const NOBODY = '-';

function columnsFor(
  requests: ReturnPlan['requests'],
  refs: ReadonlyMap<string, string>,
  onAssign: Props['onAssign'],
): GridColumn<Row>[] {
  const options = [
    { value: NOBODY, label: 'Leave it out' },
    ...requests
      .toSorted((a, b) => Number(b.inPack) - Number(a.inPack))
      .map(({ id, ref, number, title }) => ({
        value: id,
        label: `${ref}${number ? ` (${number})` : ''} ${title}`.slice(0, 90),
      })),
  ];
  const nameOf = ({ requestId }: Row) =>
    requestId === null ? 'Choose a request' : (options.find(({ value }) => value === requestId)?.label ?? '');
  return [
    {
      id: 'file',
      header: 'File',
      width: 220,
      frozen: true,
      cell: ({ fileName, origin }) => <span title={origin}>{fileName}</span>,
      text: ({ fileName }) => fileName,
    },
    {
      id: 'request',
      header: 'Goes to',
      width: 260,
      grow: true,
      cell: (row) =>
        row.requestId === null ? <span className={styles.open}>{nameOf(row)}</span> : nameOf(row),
      text: (row) => (row.requestId === null ? '' : (refs.get(row.requestId) ?? '')),
      edit: {
        value: ({ requestId }) => requestId ?? NOBODY,
        options,
        commit: (rows, value) => {
          onAssign(
            rows.map(({ index }) => index),
            value === NOBODY || value === '' ? null : value,
          );
          return Promise.resolve();
        },
        apply: (row, value) => ({ ...row, requestId: value === NOBODY ? null : value, isByHand: true }),
      },
    },
    {
      id: 'reason',
      header: 'Told by',
      width: 184,
      cell: ({ isByHand, reason, confidence }) =>
        isByHand ? (
          'By hand'
        ) : confidence === 'likely' ? (
          <span className={styles.likely}>{REASON_NAMES[reason]}?</span>
        ) : (
          REASON_NAMES[reason]
        ),
      text: ({ isByHand, reason }) => (isByHand ? 'By hand' : REASON_NAMES[reason]),
    },
    {
      id: 'already',
      header: 'Here already',
      width: 150,
      cell: ({ already }) => alreadyWords(already),
      text: ({ already }) => alreadyWords(already),
    },
    {
      id: 'items',
      header: 'Items',
      title: 'Sample items named in the file name',
      width: 90,
      cell: ({ items }) => items.join(', '),
      text: ({ items }) => items.join(', '),
    },
    {
      id: 'origin',
      header: 'Where it was',
      width: 220,
      cell: ({ origin }) => <span title={origin}>{origin}</span>,
      text: ({ origin }) => origin,
    },
    {
      id: 'size',
      header: 'Size',
      width: 72,
      align: 'end',
      cell: (row) => size(row.size),
      text: (row) => row.size,
    },
  ];
}

function alreadyWords(already: ReturnedFile['already']): string {
  if (already === null) return '';
  return already.requests.length > 0 ? `${already.ref}, at ${already.requests.join(', ')}` : already.ref;
}
