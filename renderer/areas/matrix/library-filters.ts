import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import type { LibrarySet } from '../../../shared/domain/vocabulary.ts';

export interface LibraryEntry {
  ref: string;
  title: string;
  domain: string;
  statement: string;
  criteria: readonly string[];
  sets: readonly LibrarySet[];
  present: boolean;
}

export interface LibraryFilters {
  /** A starter set; null for the whole library. */
  set: LibrarySet | null;
  search: string;
  domain: string | null;
  criterion: string | null;
  /** Only what serves a criterion that no control serves yet. */
  coversGap: boolean;
  /** Also what is in the matrix already. */
  withPresent: boolean;
}

export const NO_LIBRARY_FILTERS: LibraryFilters = {
  set: null,
  search: '',
  domain: null,
  criterion: null,
  coversGap: false,
  withPresent: true,
};

/** The relevant criteria that no control serves. */
export const uncoveredOf = (criteria: readonly CriterionRow[]): ReadonlySet<string> =>
  new Set(
    criteria.filter(({ coverage, isRelevant }) => coverage === 'none' && isRelevant).map(({ id }) => id),
  );

/** The entries that pass every filter. */
export function filterLibrary<Entry extends LibraryEntry>(
  entries: readonly Entry[],
  filters: LibraryFilters,
  uncovered: ReadonlySet<string>,
): Entry[] {
  const { set, domain, criterion, coversGap, withPresent } = filters;
  const words = filters.search.trim().toLowerCase().split(/\s+/);
  return entries.filter((entry) => {
    const text = [entry.ref, entry.title, entry.statement, entry.domain, entry.criteria.join(' ')]
      .join('\n')
      .toLowerCase();
    return (
      (set === null || entry.sets.includes(set)) &&
      (domain === null || entry.domain === domain) &&
      (criterion === null || entry.criteria.includes(criterion)) &&
      (!coversGap || entry.criteria.some((id) => uncovered.has(id))) &&
      (withPresent || !entry.present) &&
      words.every((word) => text.includes(word))
    );
  });
}
