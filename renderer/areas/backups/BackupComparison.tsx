import { Button, Menu } from '@mantine/core';
import { useMemo, useState } from 'react';
import {
  COMPARISON_FORMATS,
  type Backup,
  type BackupComparison as Comparison,
  type ComparisonFormat,
} from '../../../shared/contract/backups.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural, sentenceCase } from '../../app/format.ts';
import { platform } from '../../app/platform.ts';
import { useAction, useData } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { fieldWords, valueWords } from '../../components/HistoryEntries.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import { waitForJob } from '../../state/jobs.ts';
import styles from './backups.module.css';

interface Row {
  id: string;
  area: string;
  record: string;
  what: string;
  before: string;
  after: string;
}

/** One line a field for a changed record, one line for a record that came or went. */
function rowsOf(changes: Comparison['changes']): Row[] {
  return changes.flatMap(({ table, rowId, record, action, fields }): Row[] => {
    const common = { area: sentenceCase(fieldWords(table)), record: record || 'Entry' };
    if (action !== 'changed')
      return [
        {
          ...common,
          id: `${table} ${rowId}`,
          what: action === 'added' ? 'Added since' : 'Removed since',
          before: '',
          after: '',
        },
      ];
    return fields.map(({ field, before, after }) => ({
      ...common,
      id: `${table} ${rowId} ${field}`,
      what: sentenceCase(fieldWords(field)),
      before: valueWords(before),
      after: valueWords(after),
    }));
  });
}

const column = (id: keyof Row, header: string, width: number, grow = false): GridColumn<Row> => ({
  id,
  header,
  width,
  grow,
  cell: (row) => row[id],
  text: (row) => row[id],
});

const COLUMNS: readonly GridColumn<Row>[] = [
  column('area', 'Area', 130),
  column('record', 'Record', 150),
  column('what', 'What', 130),
  column('before', 'In the backup', 200, true),
  column('after', 'Now', 200, true),
];

const FORMAT_NAMES: Record<ComparisonFormat, string> = { xlsx: 'Excel workbook', csv: 'CSV' };

/** Which records differ between a backup and the workspace as it is now, field by field. */
export function BackupComparison({ backup, onClose }: { backup: Backup; onClose: () => void }) {
  const { data, error } = useData(['backups', 'compare', backup.name], () =>
    api.backups.compare({ name: backup.name }),
  );
  const [search, setSearch] = useState('');
  const { run, busy } = useAction();
  const exportAs = (format: ComparisonFormat) =>
    run(
      async () => {
        const target = await platform.pickSaveTarget({
          suggestedName: `Changes since ${backup.at.slice(0, 10)}.${format}`,
          kind: format === 'csv' ? 'any' : format,
        });
        if (!target) return undefined;
        const started = await api.backups.exportComparison({
          name: backup.name,
          format,
          target: target.token,
        });
        const { lines } = await waitForJob<{ lines: number }>(started.jobId);
        await platform.deliver(target);
        return lines;
      },
      {
        done: (lines) => (lines === undefined ? undefined : `Exported ${plural(lines, 'difference')}.`),
        undo: false,
      },
    );
  const rows = useMemo(() => rowsOf(data?.changes ?? []), [data]);
  const shown = useMemo(() => {
    const words = search.trim().toLowerCase();
    return rows.filter((row) => Object.values(row).join(' ').toLowerCase().includes(words));
  }, [rows, search]);
  return (
    <Dialog title={`Changes since the backup of ${moment(backup.at)}`} size={1080} onClose={onClose}>
      <p className={styles.note} role="status">
        {error?.message ?? (data ? sentence(data) : 'Comparing')}
      </p>
      {rows.length > 0 && (
        <>
          <div className={styles.compareBar}>
            <SearchBox label="Filter differences" value={search} onChange={setSearch} />
            <span className={styles.note}>{plural(shown.length, 'difference')}</span>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button disabled={busy} title="All differences, whatever the filter">
                  Export
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {COMPARISON_FORMATS.map((format) => (
                  <Menu.Item key={format} onClick={() => void exportAs(format)}>
                    {FORMAT_NAMES[format]}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </div>
          <div className={styles.changes}>
            <Grid
              label="Changes since the backup"
              rows={shown}
              columns={COLUMNS}
              readOnly
              empty={<p className={styles.none}>No difference has these words. Clear the filter.</p>}
            />
          </div>
        </>
      )}
    </Dialog>
  );
}

function sentence({ ahead, behind, changes }: Comparison): string {
  if (changes.length === 0) return 'Every record is as it is in the backup.';
  const records = `${plural(changes.length, 'record')} ${changes.length === 1 ? 'differs' : 'differ'}`;
  const parted =
    behind > 0 ? `, and the backup has ${plural(behind, 'change')} that the workspace has not` : '';
  return `${records} after ${plural(ahead, 'change')} since${parted}.`;
}
