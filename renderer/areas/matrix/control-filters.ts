import { create } from 'zustand';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { FREQUENCY_NAMES, type Frequency } from '../../../shared/domain/vocabulary.ts';
import { NO_DOMAIN } from './control-words.ts';

/** What a control may lack. */
export const GAPS = ['owner', 'evidence', 'criterion'] as const;
export type Gap = (typeof GAPS)[number];
export const GAP_NAMES: Record<Gap, string> = {
  owner: 'No owner',
  evidence: 'No evidence',
  criterion: 'No criterion',
};

/** What controls can be narrowed to, several values of one field meaning any of them. */
export const FACETS = ['owner', 'frequency', 'domain', 'criterion'] as const;
export type Facet = (typeof FACETS)[number];
export const FACET_NAMES: Record<Facet, string> = {
  owner: 'Owner',
  frequency: 'Frequency',
  domain: 'Domain',
  criterion: 'Criterion',
};

export interface ControlFilters {
  search: string;
  gaps: readonly Gap[];
  facets: Readonly<Record<Facet, readonly string[]>>;
}

const NONE: ControlFilters = {
  search: '',
  gaps: [],
  facets: { owner: [], frequency: [], domain: [], criterion: [] },
};

interface FilterState extends ControlFilters {
  setSearch(search: string): void;
  setGaps(gaps: readonly Gap[]): void;
  setFacet(facet: Facet, values: readonly string[]): void;
  clear(): void;
}

/** Lives as long as the window, so that going to another area and back keeps the selection of controls. */
export const useControlFilters = create<FilterState>((set) => ({
  ...NONE,
  setSearch: (search) => set({ search }),
  setGaps: (gaps) => set({ gaps }),
  setFacet: (facet, values) => set(({ facets }) => ({ facets: { ...facets, [facet]: values } })),
  clear: () => set(NONE),
}));

const LACKS: Record<Gap, (row: ControlRow) => boolean> = {
  owner: ({ ownerId }) => ownerId === null,
  evidence: ({ evidenceCount }) => evidenceCount === 0,
  criterion: ({ criteria }) => criteria.length === 0,
};

const VALUES: Record<Facet, (row: ControlRow) => readonly string[]> = {
  owner: ({ owner }) => (owner ? [owner] : []),
  frequency: ({ frequency }) => (frequency ? [frequency] : []),
  domain: ({ domain }) => [domain || NO_DOMAIN],
  criterion: ({ criteria }) => criteria,
};

/** The word for a value of a facet. */
export const facetWords = (facet: Facet, value: string) =>
  facet === 'frequency' ? FREQUENCY_NAMES[value as Frequency] : value;

export const countGap = (rows: readonly ControlRow[], gap: Gap) => rows.filter(LACKS[gap]).length;

/** Every value of a facet that occurs, in order. */
export const facetValues = (rows: readonly ControlRow[], facet: Facet) =>
  [...new Set(rows.flatMap(VALUES[facet]))].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

export const isFiltered = ({ search, gaps, facets }: ControlFilters) =>
  search.trim() !== '' || gaps.length > 0 || FACETS.some((facet) => facets[facet].length > 0);

/** The controls that pass every filter. The search looks at what a person can see of a control. */
export function filterControls(
  rows: readonly ControlRow[],
  { search, gaps, facets }: ControlFilters,
): ControlRow[] {
  const words = search.trim().toLowerCase();
  return rows.filter(
    (row) =>
      gaps.every((gap) => LACKS[gap](row)) &&
      FACETS.every(
        (facet) => facets[facet].length === 0 || VALUES[facet](row).some((v) => facets[facet].includes(v)),
      ) &&
      (words === '' || searchable(row).includes(words)),
  );
}

const searchable = (row: ControlRow) =>
  [row.ref, row.title, row.statement, row.owner, row.domain, row.system, row.criteria.join(' ')]
    .join('\n')
    .toLowerCase();
