import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register } from '../../../shared/domain/registers.ts';
import type { GridProps } from '../grid/types.ts';
import { partsOf, valueText, type OptionsOf } from './field-values.ts';

/**
 * How the grid groups by a field: closed lists in their own order, a record of several choices under each of them, numbers under
 * the name of the field ("Wave 2") by size.
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
  if (field.kind !== 'number') {
    return {
      groupOrder: optionsOf(field)?.map(({ label }) => label),
      ...(field.kind === 'set' && {
        groupBy: ({ values }) =>
          partsOf(field, values[field.id]).map(
            (part) => valueText(field, part, optionsOf) || `No ${field.label.toLowerCase()}`,
          ),
      }),
    };
  }
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
