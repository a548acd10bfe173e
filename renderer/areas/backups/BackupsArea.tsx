import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Backup } from '../../../shared/contract/backups.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { count, plural, size } from '../../app/format.ts';
import { useAction, useData, useWorkspace } from '../../app/query.ts';
import { AreaBar } from '../../components/AreaBar.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { waitForJob } from '../../state/jobs.ts';
import styles from './backups.module.css';
import { BackupFolder } from './BackupFolder.tsx';
import { BackupPane } from './BackupPane.tsx';
import { BackupComparison } from './BackupComparison.tsx';

type Row = Backup & { id: string };

/** Changes that the workspace has and the copy has not, as far as their numbers tell. */
const since = ({ state }: Row, transactions: number): number | null =>
  state && Math.max(0, transactions - state.transactions);

const columnsFor = (transactions: number, headHash: string): readonly GridColumn<Row>[] => [
  { id: 'at', header: 'Made', width: 128, cell: ({ at }) => moment(at), text: ({ at }) => at },
  {
    id: 'label',
    header: 'Last change in it',
    width: 150,
    grow: true,
    cell: ({ state, problem }) => state?.label ?? <span className={styles.problem}>{problem}</span>,
    text: ({ state, problem }) => state?.label ?? problem,
  },
  {
    id: 'savedAt',
    header: 'Changed',
    title: 'When that change was made',
    width: 128,
    cell: ({ state }) => state && moment(state.savedAt),
    text: ({ state }) => state?.savedAt ?? '',
  },
  {
    id: 'actor',
    header: 'By',
    width: 96,
    cell: ({ state }) => state?.actor,
    text: ({ state }) => state?.actor ?? '',
  },
  {
    id: 'since',
    header: 'Since',
    title: 'Changes made since',
    width: 84,
    align: 'end',
    cell: (row) => {
      if (row.state?.headHash === headHash) return 'This state';
      const changes = since(row, transactions);
      return changes === null ? '' : count(changes);
    },
    text: (row) => since(row, transactions) ?? -1,
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

/** Copies of the workspace on this computer: what each holds, what changed since, and the way back. */
export default function BackupsArea() {
  const { transactions, headHash, readOnly } = useWorkspace();
  const { data } = useData(['backups', 'list'], () => api.backups.list({}));
  const [search, setSearch] = useState('');
  const [current, setCurrent] = useState<string | null>(null);
  const [compared, setCompared] = useState<Backup | null>(null);
  const { run, busy } = useAction();
  const columns = useMemo(() => columnsFor(transactions, headHash), [transactions, headHash]);
  const rows = useMemo(() => {
    const words = search.trim().toLowerCase();
    return (data?.backups ?? [])
      .map((backup): Row => ({ ...backup, id: backup.name }))
      .filter(({ name, state, problem }) =>
        [name, state?.label, state?.actor, state?.savedAt, problem].join(' ').toLowerCase().includes(words),
      );
  }, [data, search]);
  const backUp = () =>
    run(async () => waitForJob<unknown>((await api.workspace.backup({})).jobId), {
      done: 'Backed up, and the copy checked.',
      undo: false,
    });
  if (!data) return null;
  const backup = rows.find(({ id }) => id === current);
  return (
    <>
      <AreaBar title="Backups" hint={plural(data.backups.length, 'copy', 'copies')}>
        <SearchBox label="Find a change, person or date" value={search} onChange={setSearch} />
        <Button
          variant="filled"
          disabled={busy || readOnly}
          title={readOnly ? 'The workspace is open read-only' : undefined}
          onClick={() => void backUp()}
        >
          Back up now
        </Button>
      </AreaBar>
      <BackupFolder folder={data.folder} isChosen={data.isChosen} notes={data.notes} />
      {data.backups.length === 0 ? (
        <EmptyState title="No backup yet">
          {readOnly
            ? 'A workspace that is open read-only is not backed up.'
            : 'A copy is made a few seconds after opening and every half hour in which something changed.'}
        </EmptyState>
      ) : (
        <div className={styles.list}>
          <Grid
            label="Backups"
            rows={rows}
            columns={columns}
            readOnly
            current={current}
            onCurrent={({ id }) => setCurrent(id)}
            empty={<p className={styles.none}>No backup has these words. Clear the filter.</p>}
          />
          {backup && (
            <BackupPane
              backup={backup}
              folder={data.folder}
              onCompare={() => setCompared(backup)}
              onClose={() => setCurrent(null)}
            />
          )}
        </div>
      )}
      {compared && <BackupComparison backup={compared} onClose={() => setCompared(null)} />}
    </>
  );
}
