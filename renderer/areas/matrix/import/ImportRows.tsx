import { useMemo } from 'react';
import type { MatrixImportPreview } from '../../../../shared/contract/matrix.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import type { Place } from '../../../components/import/ImportProblems.tsx';
import { previewColumns, PreviewRows } from '../../../components/import/PreviewRows.tsx';

type ControlRow = MatrixImportPreview['rows'][number];
type Row = ControlRow & { id: string; problems: number };

const COLUMNS: GridColumn<Row>[] = [
  ...previewColumns<Row>(({ row, column }) => column ?? row),
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
  const all = useMemo(() => withProblems(preview), [preview]);
  const target = current && all.find((row) => isAt(row, current, preview.turned));
  return (
    <PreviewRows
      noun="control"
      rows={all}
      columns={COLUMNS}
      textOf={textOf}
      current={target?.id ?? null}
      advice="Choose the sheet, the row that holds the headings, and which column holds the number."
    />
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

function isAt(row: ControlRow, place: Place, turned: boolean): boolean {
  return turned ? row.column === place.column : row.row === place.row;
}

const textOf = ({ ref, title, criteria, owner }: Row): string =>
  [ref, title, criteria.join(' '), owner].join(' ');
