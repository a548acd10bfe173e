import type { FieldValue, Register, RegisterField } from '../../../shared/domain/registers.ts';
import { readListed } from '../grid/cell-writes.ts';
import type { CellWrite } from '../grid/types.ts';
import type { OptionsOf } from './field-values.ts';

type Values = Record<string, FieldValue>;

/** @throws AppError bad_input for a text that a closed list does not have */
function valueOf(field: RegisterField, text: string, optionsOf: OptionsOf): string {
  const wanted = text.trim();
  const options = optionsOf(field);
  if (!options || wanted === '') return wanted;
  return readListed(field.label, options, wanted, field.kind === 'set');
}

/**
 * New records from the lines of a block; empty lines are left out.
 *
 * @param fields the fields that the columns of the block hold, in their order; undefined for one that no field keeps
 * @throws AppError bad_input for a text that cannot be kept; then nothing of the block is
 */
export function recordsOf(
  lines: readonly (readonly string[])[],
  fields: readonly (RegisterField | undefined)[],
  optionsOf: OptionsOf,
): Values[] {
  return lines
    .filter((line) => line.some((cell) => cell.trim() !== ''))
    .map((line) =>
      Object.fromEntries(
        fields.flatMap((field, i) => {
          if (!field) return [];
          const text = valueOf(field, line[i] ?? '', optionsOf);
          return text === '' ? [] : [[field.id, text]];
        }),
      ),
    );
}

/** One patch for each record that a block touches. */
export function changesOf(
  register: Register,
  writes: readonly CellWrite<{ id: string }>[],
): { id: string; values: Values }[] {
  const known = new Set(register.fields.map(({ id }) => id));
  const patches = new Map<string, Values>();
  for (const { row, column, value } of writes) {
    if (known.has(column)) patches.set(row.id, { ...patches.get(row.id), [column]: value });
  }
  return [...patches].map(([id, values]) => ({ id, values }));
}
