import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register } from '../../../shared/domain/registers.ts';
import type { GridProps } from '../grid/types.ts';
import type { OptionsOf } from './field-values.ts';

/**
 * How the grid groups by a field: closed lists in their own order, numbers under the name of the field ("Wave 2") by size.
 *
 * @param group id of the field; null for no groups
 */
export function groupingOf(
  register: Register,
  group: string | null,
  rows: readonly RegisterRow[],
  optionsOf: OptionsOf,
): Pick<GridProps<RegisterRow>, 'groupBy' | 'groupOrder'> {
  const field = register.fields.find(({ id }) => id === group);
  if (!field) return {};
  if (field.kind !== 'number') return { groupOrder: optionsOf(field)?.map(({ label }) => label) };
  const { id, label } = field;
  const numbers = [...new Set(rows.map(({ values }) => Number(values[id] ?? 0)))];
  const nameOf = (value: number) => (value ? `${label} ${value}` : `No ${label.toLowerCase()}`);
  return {
    groupBy: ({ values }) => nameOf(Number(values[id] ?? 0)),
    groupOrder: numbers
      .filter(Boolean)
      .toSorted((a, b) => a - b)
      .map(nameOf),
  };
}
