import type { ReactNode } from 'react';
import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register, RegisterField } from '../../../shared/domain/registers.ts';
import { api } from '../../app/api.ts';
import type { GridColumn } from '../grid/types.ts';
import { editText, instantHint, valueText, type OptionsOf } from './field-values.ts';
import { withOverride } from '../../state/override.ts';

type Column = GridColumn<RegisterRow>;

/** Saves one value in several records; one undo takes it back. @throws AppError with the engine's sentence */
export const setField = (
  register: Register,
  field: RegisterField,
  rows: readonly { id: string }[],
  value: string,
): Promise<unknown> =>
  withOverride((override) =>
    api.registers.change({
      register: register.id,
      changes: rows.map(({ id }) => ({ id, values: { [field.id]: value } })),
      ...override,
    }),
  );

/** px of a letter in the head, on average, and of the room beside the words. */
const [LETTER, BESIDE] = [6.2, 16];
const headWidth = (label: string): number => Math.ceil(label.length * LETTER) + BESIDE;

/** By field id: what a cell shows of a row, given the text that it shows without. */
export type RegisterCells = Readonly<Record<string, (row: RegisterRow, text: string) => ReactNode>>;

function fieldColumn(
  register: Register,
  field: RegisterField,
  optionsOf: OptionsOf,
  cell: RegisterCells[string] | undefined,
): Column {
  const options = optionsOf(field);
  const text = (row: RegisterRow) => valueText(field, row.values[field.id], optionsOf);
  return {
    id: field.id,
    header: field.label,
    width: Math.max(field.width, headWidth(field.label)),
    align: field.kind === 'number' ? 'end' : undefined,
    text: (row) => (field.kind === 'number' ? (row.values[field.id] ?? null) : text(row)),
    cell: (row) => {
      if (cell) return cell(row, text(row));
      return <span title={instantHint(field, row.values[field.id]) ?? text(row)}>{text(row)}</span>;
    },
    edit: {
      value: (row) => editText(field, row.values[field.id]),
      options,
      several: field.kind === 'set',
      required: field.required,
      apply: (row, value) => ({ ...row, values: { ...row.values, [field.id]: value } }),
      commit: (rows, value) => setField(register, field, rows, value),
    },
  };
}

const REF: Column = {
  id: 'ref',
  header: 'Ref',
  width: 64,
  frozen: true,
  text: ({ ref }) => ref,
  cell: ({ ref }) => ref,
};

/**
 * A column for each field; what a record is called stays at the left, and the widest takes the width that is left.
 * @param more what stands after the name
 * @param cells how fields look where their text says too little
 */
export function registerColumns(
  register: Register,
  optionsOf: OptionsOf,
  more: readonly Column[] = [],
  cells: RegisterCells = {},
): Column[] {
  const columns = register.fields.map((field) => fieldColumn(register, field, optionsOf, cells[field.id]));
  const [first, ...rest] = columns;
  if (!first) return [];
  const widest = columns.reduce((known, column) => (column.width > known.width ? column : known), first);
  const named = { ...first, frozen: true };
  return [
    ...(register.refPrefix ? [REF] : []),
    widest === first ? { ...named, grow: true } : named,
    ...more,
    ...rest.map((column) => (column === widest ? { ...column, grow: true } : column)),
  ];
}
