import { useMemo } from 'react';
import type { ExportComparison, ExportRecord } from '../../../shared/contract/reports/exports.ts';
import { CHANGE_DIRECTION_NAMES } from '../../../shared/domain/report-comparison.ts';
import { api } from '../../app/api.ts';
import { moment } from '../../app/dates.ts';
import { plural } from '../../app/format.ts';
import { useData } from '../../app/query.ts';
import { Dialog } from '../../components/Dialog.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import styles from './reports.module.css';

type Change = ExportComparison['changes'][number] & { id: string };

const whatOf = ({ field, change }: Change): string =>
  field ?? { added: 'Came', removed: 'Went', changed: 'Changed' }[change];

const COLUMNS: readonly GridColumn<Change>[] = [
  { id: 'area', header: 'Area', width: 120, cell: ({ area }) => area, text: ({ area }) => area },
  { id: 'ref', header: 'Reference', width: 96, cell: ({ ref }) => ref, text: ({ ref }) => ref },
  {
    id: 'title',
    header: 'Title',
    width: 160,
    grow: true,
    cell: ({ title }) => title,
    text: ({ title }) => title,
  },
  { id: 'what', header: 'What', width: 110, cell: whatOf, text: whatOf },
  { id: 'before', header: 'Then', width: 150, cell: ({ before }) => before, text: ({ before }) => before },
  { id: 'after', header: 'Now', width: 150, cell: ({ after }) => after, text: ({ after }) => after },
  {
    id: 'direction',
    header: 'Direction',
    width: 88,
    cell: ({ direction }) => (direction === 'neither' ? '' : CHANGE_DIRECTION_NAMES[direction]),
    text: ({ direction }) => CHANGE_DIRECTION_NAMES[direction],
  },
];

/** What changed between an export and the engagement as it is now. */
export function Comparison({ record, onClose }: { record: ExportRecord; onClose: () => void }) {
  const { data, error } = useData(['reports', 'compare', record.id], () =>
    api.reports.compare({ id: record.id }),
  );
  const rows = useMemo(
    () => (data?.changes ?? []).map((change, index): Change => ({ ...change, id: String(index) })),
    [data],
  );
  return (
    <Dialog title={`Changes since ${record.fileName}`} size={1040} onClose={onClose}>
      <p className={styles.paneNote} role="status">
        {error?.message ??
          (data
            ? `Exported ${moment(record.at)} by ${record.by}. ${rows.length === 0 ? 'It would say the same now.' : `${plural(rows.length, 'change')} since, worst first.`}`
            : 'Comparing')}
      </p>
      {rows.length > 0 && (
        <div className={styles.changes}>
          <Grid label="Changes since the export" rows={rows} columns={COLUMNS} readOnly />
        </div>
      )}
    </Dialog>
  );
}
