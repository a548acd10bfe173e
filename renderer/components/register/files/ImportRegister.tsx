import { useMemo, useState } from 'react';
import type {
  RegisterImportPreview,
  RegisterImportResult,
} from '../../../../shared/contract/registers/files.ts';
import {
  kindName,
  linkColumnsOf,
  REGISTER_PROBLEMS,
  registerOfKind,
  type ImportKind,
} from '../../../../shared/domain/register-import.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import type { PickedFile } from '../../../app/platform.ts';
import type { GridColumn } from '../../grid/Grid.tsx';
import type { Place } from '../../import/ImportProblems.tsx';
import { ImportSettings } from '../../import/ImportSettings.tsx';
import { ImportWizard, type ImportOf } from '../../import/ImportWizard.tsx';
import { previewColumns, PreviewRows } from '../../import/PreviewRows.tsx';

type Rows = ReadonlySet<number>;
type RegisterRow = RegisterImportPreview['rows'][number];
type Row = RegisterRow & { id: string; problems: number };

interface Props {
  kind: ImportKind;
  file: PickedFile;
  onPick: () => void;
  onClose: () => void;
}

/** Brings in the list of a register. Rows can be left out. */
export function ImportRegister({ kind, ...props }: Props) {
  const [leftOut, setLeftOut] = useState<Rows>(new Set());
  return <ImportWizard list={registerImport(kind, leftOut, setLeftOut)} {...props} />;
}

/** @param leftOut sheet rows that are not ticked */
function registerImport(
  kind: ImportKind,
  leftOut: Rows,
  onLeftOut: (rows: Rows) => void,
): ImportOf<RegisterImportPreview, RegisterImportResult> {
  const count = ({ rows }: RegisterImportPreview, action: RegisterRow['action']) =>
    rows.filter((row) => row.action === action && !leftOut.has(row.row)).length;
  const staying = ({ rows }: RegisterImportPreview) =>
    rows.filter(({ row, action }) => action === 'skip' || leftOut.has(row)).length;
  return {
    key: ['registers', 'import', kind],
    preview: (source) => api.registers.importPreview({ ...source, kind }),
    apply: (source) => api.registers.importApply({ ...source, kind, leaveOut: [...leftOut] }),
    kinds: REGISTER_PROBLEMS,
    settings: (preview, onChange) => (
      <ImportSettings preview={preview} fields={preview.columns} noun="record" onChange={onChange} />
    ),
    rows: (preview, current) => (
      <ImportRows kind={kind} preview={preview} current={current} leftOut={leftOut} onLeftOut={onLeftOut} />
    ),
    outlook: (preview) => {
      const { newPeople } = preview;
      const changes = `${kindName(kind)}: ${plural(count(preview, 'add'), 'record')} to add, ${count(preview, 'update')} to update, ${count(preview, 'same')} unchanged, ${plural(staying(preview), 'row')} left out.`;
      return newPeople.length > 0 ? `${changes} New people: ${newPeople.join(', ')}.` : changes;
    },
    writes: (preview) => count(preview, 'add') + count(preview, 'update'),
    counted: (records) => plural(records, 'record'),
    summary: ({ added, updated, unchanged, skipped }) =>
      `${plural(added, 'record')} added, ${updated} updated, ${unchanged} unchanged, ${plural(skipped, 'row')} left out.`,
  };
}

interface RowsProps {
  kind: ImportKind;
  preview: RegisterImportPreview;
  /** The place to show, for example of a problem that was pressed. */
  current: Place | null;
  leftOut: Rows;
  onLeftOut: (rows: Rows) => void;
}

/** The records as they would come in; those that are not ticked stay out. */
function ImportRows({ kind, preview, current, leftOut, onLeftOut }: RowsProps) {
  const all = useMemo(() => withProblems(preview), [preview]);
  const columns = useMemo(() => columnsOf(kind, preview), [kind, preview]);
  const selected = useMemo(
    () =>
      new Set(all.filter(({ row, action }) => action !== 'skip' && !leftOut.has(row)).map(({ id }) => id)),
    [all, leftOut],
  );
  const leave = (next: ReadonlySet<string>) =>
    onLeftOut(
      new Set(all.filter(({ id, action }) => action !== 'skip' && !next.has(id)).map(({ row }) => row)),
    );
  return (
    <PreviewRows
      noun="record"
      rows={all}
      columns={columns}
      textOf={textOf}
      current={current ? (all.find(({ row }) => row === current.row)?.id ?? null) : null}
      selected={selected}
      onSelected={leave}
      advice="Choose the sheet, the row that holds the headings, and which column holds what the records are called."
    />
  );
}

/** What a record is called, what changes, and the fields that the list has. */
function columnsOf(kind: ImportKind, { mapping, columns, rows }: RegisterImportPreview): GridColumn<Row>[] {
  const register = registerOfKind(kind);
  const [first, ...fields] = register.fields;
  // A field may follow from another column, such as the last day from the moment of leaving.
  const said = new Set(
    rows.flatMap(({ action, texts, changes }) =>
      action === 'add' ? Object.keys(texts) : changes.map(({ field }) => field),
    ),
  );
  const text = (id: string, header: string, width: number, of: (row: Row) => string): GridColumn<Row> => ({
    id,
    header,
    width,
    cell: (row) => <span title={of(row)}>{of(row)}</span>,
    text: of,
  });
  return [
    ...previewColumns<Row>(({ row }) => row),
    { ...text('title', first?.label ?? register.singular, 180, ({ title }) => title), grow: true },
    text('changes', 'Changes', 170, (row) => changesOf(row, columns)),
    ...fields
      .filter(({ id }) => typeof mapping[id] === 'number' || said.has(id))
      .map(({ id, label, width }) =>
        text(id, label, Math.min(Math.max(width, 84), 180), ({ texts }) => texts[id] ?? ''),
      ),
    ...linkColumnsOf(register)
      .filter(({ link: { table } }) => typeof mapping[table] === 'number' || said.has(table))
      .map(({ link: { table }, title }) => text(table, title, 140, ({ texts }) => texts[table] ?? '')),
  ];
}

/** "Due: 2026-07-01 → 2026-07-08"; values that were empty are named alone. */
function changesOf({ changes }: RegisterRow, columns: Readonly<Record<string, string>>): string {
  const short = (value: string) => (value.length > 40 ? `${value.slice(0, 39)}…` : value);
  return changes
    .map(({ field, before, after }) =>
      before === ''
        ? `${columns[field] ?? field}: ${short(after)}`
        : `${columns[field] ?? field}: ${short(before)} → ${short(after)}`,
    )
    .join('; ');
}

function withProblems({ rows, problems }: RegisterImportPreview): Row[] {
  const counts = new Map<number, number>();
  for (const { row, severity } of problems) {
    if (severity !== 'informs') counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return rows.map((row) => ({ ...row, id: String(row.row), problems: counts.get(row.row) ?? 0 }));
}

const textOf = ({ title, texts }: Row): string => [title, ...Object.values(texts)].join(' ');
