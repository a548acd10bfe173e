import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register, RegisterField } from '../../../shared/domain/registers.ts';
import { valueText, type OptionsOf } from './field-values.ts';

export interface RegisterFilter {
  search: string;
  /** Values by field; '' stands for one that is not set. */
  facets: Readonly<Record<string, readonly string[]>>;
}
export const NO_FILTER: RegisterFilter = { search: '', facets: {} };

const NOT_SET = 'Not set';

/** Fields with a closed list: these can be filtered and grouped by. */
export const facetFields = ({ fields }: Register): readonly RegisterField[] =>
  fields.filter(({ kind }) => kind !== 'line' && kind !== 'paragraph' && kind !== 'day');

export const facetValue = (field: RegisterField, row: RegisterRow): string =>
  String(row.values[field.id] ?? '');

/** The values that a field has in these rows, in the order of its list. */
export function facetChoices(
  field: RegisterField,
  rows: readonly RegisterRow[],
  optionsOf: OptionsOf,
): { value: string; label: string }[] {
  const present = new Set(rows.map((row) => facetValue(field, row)));
  const order = optionsOf(field)?.map(({ value }) => value) ?? [...present].toSorted();
  return [
    ...order.filter((value) => present.has(value) && value !== ''),
    ...(present.has('') ? [''] : []),
  ].map((value) => ({ value, label: valueText(field, value, optionsOf) || NOT_SET }));
}

/** The rows that pass the search and every filter. */
export function filterRows(
  register: Register,
  rows: readonly RegisterRow[],
  { search, facets }: RegisterFilter,
  optionsOf: OptionsOf,
): readonly RegisterRow[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  const passes = (row: RegisterRow) => {
    const text = [row.ref ?? '', ...register.fields.map((f) => valueText(f, row.values[f.id], optionsOf))]
      .join(' ')
      .toLowerCase();
    return (
      words.every((word) => text.includes(word)) &&
      facetFields(register).every((field) => {
        const wanted = facets[field.id] ?? [];
        return wanted.length === 0 || wanted.includes(facetValue(field, row));
      })
    );
  };
  return rows.filter(passes);
}
