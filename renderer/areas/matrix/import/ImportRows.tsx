import { useMemo } from 'react';
import type { MatrixImportPreview } from '../../../../shared/contract/matrix.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';

type Row = MatrixImportPreview['rows'][number] & { id: string };

const ACTIONS = { add: 'Add', update: 'Update', skip: 'Skip' };
const COLUMNS: GridColumn<Row>[] = [
  {
    id: 'row',
    header: 'Row',
    width: 52,
    frozen: true,
    cell: ({ row }) => row,
    text: ({ row }) => row,
  },
  {
    id: 'action',
    header: 'Does',
    width: 58,
    cell: ({ action }) => ACTIONS[action],
    text: ({ action }) => ACTIONS[action],
  },
  { id: 'ref', header: 'Ref', width: 84, cell: ({ ref }) => <b>{ref}</b>, text: ({ ref }) => ref },
  {
    id: 'title',
    header: 'Control',
    width: 160,
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
  { id: 'owner', header: 'Owner', width: 104, cell: ({ owner }) => owner, text: ({ owner }) => owner },
  {
    id: 'frequency',
    header: 'Frequency',
    width: 96,
    cell: ({ frequency }) => frequency && FREQUENCY_NAMES[frequency],
    text: ({ frequency }) => frequency && FREQUENCY_NAMES[frequency],
  },
];

interface Props {
  rows: MatrixImportPreview['rows'];
  /** Sheet row to show, for example of a problem that was pressed. */
  current: number | null;
}

/** The controls as they would come in. */
export function ImportRows({ rows, current }: Props) {
  const withId = useMemo(() => rows.map((row) => ({ ...row, id: String(row.row) })), [rows]);
  return (
    <Grid
      label="Controls to import"
      rows={withId}
      columns={COLUMNS}
      current={current === null ? null : String(current)}
      empty={
        <EmptyState title="No control to import">
          Choose the sheet, the row that holds the headings, and which column holds the reference.
        </EmptyState>
      }
    />
  );
}
