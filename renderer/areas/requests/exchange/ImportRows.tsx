import { useMemo } from 'react';
import type { RequestImportPreview } from '../../../../shared/contract/requests/importing.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import type { Place } from '../../../components/import/ImportProblems.tsx';
import { previewColumns, PreviewRows } from '../../../components/import/PreviewRows.tsx';
import { COLUMN_NAMES, statusWords } from './words.ts';

type RequestRow = RequestImportPreview['rows'][number];
type Row = RequestRow & { id: string; problems: number };

const text = (id: string, header: string, width: number, of: (row: Row) => string): GridColumn<Row> => ({
  id,
  header,
  width,
  cell: (row) => <span title={of(row)}>{of(row)}</span>,
  text: of,
});

const COLUMNS: GridColumn<Row>[] = [
  ...previewColumns<Row>(({ row }) => row),
  text('number', 'No.', 68, ({ number }) => number),
  { ...text('title', 'Request', 180, ({ title }) => title), grow: true },
  text('status', 'Status', 140, ({ status, auditorStatus }) => statusWords(status, auditorStatus)),
  text('due', 'Due', 84, ({ due }) => due ?? ''),
  text('changes', 'Changes', 150, changesOf),
  text('assignee', 'Assigned to', 96, ({ assignee }) => assignee),
  text('category', 'Area', 100, ({ category }) => category),
];

/** "Due 2026-07-01 → 2026-07-08"; values that were empty are named alone. */
function changesOf({ changes }: RequestRow): string {
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
  const all = useMemo(() => withProblems(preview), [preview]);
  const selected = useMemo(
    () =>
      new Set(all.filter(({ row, action }) => action !== 'skip' && !leftOut.has(row)).map(({ id }) => id)),
    [all, leftOut],
  );
  return (
    <PreviewRows
      noun="request"
      rows={all}
      columns={COLUMNS}
      textOf={textOf}
      current={current ? (all.find(({ row }) => row === current.row)?.id ?? null) : null}
      selected={selected}
      onSelected={(next) =>
        onLeftOut(
          new Set(all.filter(({ id, action }) => action !== 'skip' && !next.has(id)).map(({ row }) => row)),
        )
      }
      advice="Choose the sheet, the row that holds the headings, and which column holds the requests."
    />
  );
}

function withProblems({ rows, problems }: RequestImportPreview): Row[] {
  const counts = new Map<number, number>();
  for (const { row, severity } of problems) {
    if (severity !== 'informs') counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return rows.map((row) => ({ ...row, id: String(row.row), problems: counts.get(row.row) ?? 0 }));
}

const textOf = ({ number, title, category, assignee }: Row): string =>
  [number, title, category, assignee].join(' ');
