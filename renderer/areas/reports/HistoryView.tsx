import { useMemo, useState } from 'react';
import type { ExportRecord } from '../../../shared/contract/reports/exports.ts';
import { exportName } from '../../../shared/domain/report-kinds.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural, size } from '../../app/format.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { Comparison } from './Comparison.tsx';
import { ExportPane } from './ExportPane.tsx';
import styles from './reports.module.css';
import type { Exporting } from './use-export.ts';

const COLUMNS = (headHash: string): readonly GridColumn<ExportRecord>[] => [
  {
    id: 'file',
    header: 'File',
    width: 150,
    grow: true,
    cell: ({ fileName }) => fileName,
    text: ({ fileName }) => fileName,
  },
  {
    id: 'report',
    header: 'Report',
    width: 180,
    cell: ({ kind, format }) => exportName(kind, format),
    text: ({ kind, format }) => exportName(kind, format),
  },
  { id: 'at', header: 'When', width: 124, cell: ({ at }) => moment(at), text: ({ at }) => at },
  { id: 'by', header: 'By', width: 96, cell: ({ by }) => by, text: ({ by }) => by },
  {
    id: 'state',
    header: 'State',
    title: 'Hash of the journal that it shows',
    width: 92,
    cell: (record) =>
      record.headHash === headHash ? (
        'This state'
      ) : (
        <code title={record.headHash}>{record.headHash.slice(0, 8)}</code>
      ),
    text: (record) => (record.headHash === headHash ? 'This state' : record.headHash),
  },
  {
    id: 'size',
    header: 'Size',
    width: 72,
    align: 'end',
    cell: ({ size: bytes }) => size(bytes),
    text: ({ size: bytes }) => bytes,
  },
  {
    id: 'sha256',
    header: 'SHA-256',
    title: 'Hash of the file',
    width: 92,
    cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 8)}</code>,
    text: ({ sha256 }) => sha256,
  },
];

/** What was exported, by whom and from which state; each can be made again and compared with now. */
export function HistoryView({ exporting }: { exporting: Exporting }) {
  const { headHash, readOnly } = useWorkspace();
  const exported = useData(['reports', 'exported'], () => api.reports.exported({})).data;
  const [search, setSearch] = useState('');
  const [current, setCurrent] = useState<string | null>(null);
  const [compared, setCompared] = useState<ExportRecord | null>(null);
  const columns = useMemo(() => COLUMNS(headHash), [headHash]);
  const shown = useMemo(() => {
    const words = search.trim().toLowerCase();
    return (exported ?? []).filter(({ fileName, kind, format, by, at, sha256, headHash: state }) =>
      [fileName, exportName(kind, format), by, at, sha256, state].join(' ').toLowerCase().includes(words),
    );
  }, [exported, search]);
  if (!exported) return null;
  if (exported.length === 0) {
    return (
      <EmptyState title="Nothing was exported yet">
        {readOnly
          ? 'The engagement is read-only: reports can be exported, and nothing is written down here.'
          : 'Each export is listed here with its hash and the state it shows. Choose a report at the left.'}
      </EmptyState>
    );
  }
  const record = shown.find(({ id }) => id === current);
  return (
    <>
      <div className={styles.bar}>
        <SearchBox label="Filter exports" value={search} onChange={setSearch} />
        <span className={styles.count}>{plural(shown.length, 'export')}</span>
        {readOnly && (
          <span className={styles.count}>Read-only: what is exported now is not written down here.</span>
        )}
      </div>
      <div className={styles.list}>
        <Grid
          label="Exports"
          rows={shown}
          columns={columns}
          readOnly
          current={current}
          onCurrent={({ id }) => setCurrent(id)}
          empty={<p className={styles.none}>No export has these words. Clear the filter.</p>}
        />
        {record && (
          <ExportPane
            record={record}
            isNow={record.headHash === headHash}
            exporting={exporting}
            onCompare={() => setCompared(record)}
            onClose={() => setCurrent(null)}
          />
        )}
      </div>
      {compared && <Comparison record={compared} onClose={() => setCompared(null)} />}
    </>
  );
}
