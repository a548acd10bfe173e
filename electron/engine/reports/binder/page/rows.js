/** Which rows of a list are shown, in which order. Knows nothing of the page. */

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Text as it is searched: without case and without marks on letters, so that "Zoe" finds "Zoë". */
export const folded = (text) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/**
 * Rows that hold every word searched for and pass every filter, sorted.
 *
 * @param {{ row: unknown, text: string }[]} entries with their folded text
 * @param {{ search?: string, filters?: { valuesOf: (row: unknown) => readonly string[], value: string }[],
 *   sortOf?: ((row: unknown) => string | number) | undefined, isDescending?: boolean }} choice
 */
export function shownRows(entries, { search = '', filters = [], sortOf, isDescending = false }) {
  const wanted = folded(search).split(/\s+/).filter(Boolean);
  const rows = entries
    .filter(({ text }) => wanted.every((word) => text.includes(word)))
    .map(({ row }) => row)
    .filter((row) => filters.every(({ valuesOf, value }) => valuesOf(row).includes(value)));
  if (!sortOf) return rows;
  const way = isDescending ? -1 : 1;
  return rows
    .map((row) => ({ row, key: sortOf(row) }))
    .toSorted((a, b) => way * compare(a.key, b.key))
    .map(({ row }) => row);
}

/** Numbers by size, text as people sort it: F-2 before F-10. */
function compare(a, b) {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return collator.compare(String(a), String(b));
}

/** Values of a filter in the order of its names, or as people sort them, each once. */
export function choicesOf(rows, valuesOf, names) {
  const present = new Set(rows.flatMap((row) => valuesOf(row)));
  if (!names) return [...present].toSorted(collator.compare).map((value) => [value, value]);
  return Object.entries(names).filter(([value]) => present.has(value));
}
