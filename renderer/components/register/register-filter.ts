import type { RegisterRow } from '../../../shared/contract/registers.ts';
import type { Register, RegisterField } from '../../../shared/domain/registers.ts';
import { partsOf, valueText, type OptionsOf } from './field-values.ts';

export interface RegisterFilter {
  search: string;
  /** Values by field; '' stands for one that is not set. */
  facets: Readonly<Record<string, readonly string[]>>;
}
export const NO_FILTER: RegisterFilter = { search: '', facets: {} };

const NOT_SET = 'Not set';

/** Of free text and of days, times and amounts, hardly any two are the same. */
const FREE_KINDS: readonly string[] = ['line', 'paragraph', 'day', 'instant'];
const MOST_STEPS = 12;

function isFacet({ kind, range }: RegisterField): boolean {
  if (kind === 'number') return range !== undefined && range[1] - range[0] < MOST_STEPS;
  return !FREE_KINDS.includes(kind);
}

/** Fields with few values: these can be filtered and grouped by. */
export const facetFields = ({ fields }: Register): readonly RegisterField[] => fields.filter(isFacet);

/** The values that a field has in these rows, in the order of its list. */
export function facetChoices(
  field: RegisterField,
  rows: readonly RegisterRow[],
  optionsOf: OptionsOf,
): { value: string; label: string }[] {
  const present = new Set(rows.flatMap((row) => partsOf(field, row.values[field.id])));
  const order =
    optionsOf(field)?.map(({ value }) => value) ??
    [...present].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return [
    ...order.filter((value) => present.has(value) && value !== ''),
    ...(present.has('') ? [''] : []),
  ].map((value) => ({ value, label: valueText(field, value, optionsOf) || NOT_SET }));
}

/** What a search looks through: reference and fields of each row, as people read them, in lower case. */
export const searchTexts = (
  register: Register,
  rows: readonly RegisterRow[],
  optionsOf: OptionsOf,
): ReadonlyMap<RegisterRow, string> =>
  new Map(
    rows.map((row) => [
      row,
      [row.ref ?? '', ...register.fields.map((field) => valueText(field, row.values[field.id], optionsOf))]
        .join(' ')
        .toLowerCase(),
    ]),
  );

/**
 * The rows that pass the search and every filter.
 *
 * @param texts of the rows, see `searchTexts`
 */
export function filterRows(
  register: Register,
  rows: readonly RegisterRow[],
  { search, facets }: RegisterFilter,
  texts: ReadonlyMap<RegisterRow, string>,
): readonly RegisterRow[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  const wanted = facetFields(register).flatMap((field) => {
    const values = facets[field.id] ?? [];
    return values.length > 0 ? [{ field, values }] : [];
  });
  return rows.filter(
    (row) =>
      words.every((word) => texts.get(row)?.includes(word)) &&
      wanted.every(({ field, values }) =>
        partsOf(field, row.values[field.id]).some((value) => values.includes(value)),
      ),
  );
}
