import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { isConcluded } from '../../../shared/domain/readiness.ts';
import {
  CATEGORIES,
  CATEGORY_NAMES,
  FREQUENCIES,
  FREQUENCY_NAMES,
  LAYER_NAMES,
  LAYERS,
  MODE_NAMES,
  MODES,
  NATURE_NAMES,
  NATURES,
  READINESS_NAMES,
  READINESS_RATINGS,
  RESPONSIBILITIES,
  RESPONSIBILITY_NAMES,
  type Category,
} from '../../../shared/domain/vocabulary.ts';
import { wordingCount } from './control-wording.ts';

/** What a control may lack, or what may wait at it. */
export const GAPS = [
  'owner',
  'criterion',
  'evidence',
  'statement',
  'wording',
  'untested',
  'findings',
  'comments',
  'type1',
] as const;
export type Gap = (typeof GAPS)[number];
export const GAP_NAMES: Record<Gap, string> = {
  owner: 'No owner',
  criterion: 'No criterion',
  evidence: 'No evidence',
  statement: 'No statement',
  wording: 'Wording',
  untested: 'Not tested',
  findings: 'Open findings',
  comments: 'Comments',
  type1: 'Type I to do',
};
/** What a name that is short for a pill means in full. */
export const GAP_TITLES: Partial<Record<Gap, string>> = {
  wording: 'The statement has words that cannot be tested, or parts that are missing',
  untested: 'No test is concluded',
  comments: 'A comment is not resolved',
  type1: 'Lacks an owner, a criterion, a statement, evidence or a conclusion on design',
};

/** What controls can be narrowed to, several values of one field meaning any of them. */
export const FACETS = [
  'owner',
  'criterion',
  'frequency',
  'layer',
  'category',
  'domain',
  'nature',
  'mode',
  'responsibility',
  'policy',
  'rating',
] as const;
export type Facet = (typeof FACETS)[number];
export const FACET_NAMES: Record<Facet, string> = {
  owner: 'Owner',
  criterion: 'Criterion',
  frequency: 'Frequency',
  layer: 'Layer',
  category: 'Category',
  domain: 'Domain',
  nature: 'Nature',
  mode: 'Mode',
  responsibility: 'Responsibility',
  policy: 'Policy',
  rating: 'Rating',
};

export interface ControlFilters {
  search: string;
  gaps: readonly Gap[];
  facets: Readonly<Partial<Record<Facet, readonly string[]>>>;
}
export const NO_FILTERS: ControlFilters = { search: '', gaps: [], facets: {} };

const isTested = ({ design, operation }: ControlRow) => isConcluded(design) || isConcluded(operation);

const HAS_GAP: Record<Gap, (row: ControlRow) => boolean> = {
  owner: ({ ownerId }) => ownerId === null,
  criterion: ({ criteria }) => criteria.length === 0,
  evidence: ({ evidenceCount }) => evidenceCount === 0,
  statement: ({ statement }) => statement.trim() === '',
  wording: (row) => wordingCount(row) > 0,
  untested: (row) => !isTested(row),
  findings: ({ openFindings }) => openFindings > 0,
  comments: ({ comments }) => comments > 0,
  type1: (row) =>
    ['owner', 'criterion', 'statement', 'evidence'].some((gap) => HAS_GAP[gap as Gap](row)) ||
    !isConcluded(row.design),
};

const CATEGORY_OF = new Map(CRITERIA.map(({ id, category }) => [id, category]));

/** The trust services categories that a control serves, in their order. */
export function categoriesOf({ criteria }: ControlRow): Category[] {
  const served = new Set(criteria.map((id) => CATEGORY_OF.get(id)));
  return CATEGORIES.filter((category) => served.has(category));
}

/** The values of a control by facet; none when the field is not set. */
const VALUES: Record<Facet, (row: ControlRow) => readonly (string | null)[]> = {
  owner: ({ owner }) => [owner],
  criterion: ({ criteria }) => criteria,
  frequency: ({ frequency }) => [frequency],
  layer: ({ layer }) => [layer],
  category: categoriesOf,
  domain: ({ domain }) => [domain],
  nature: ({ nature }) => [nature],
  mode: ({ mode }) => [mode],
  responsibility: ({ responsibility }) => [responsibility],
  policy: ({ policy }) => [policy],
  rating: ({ rating }) => [rating],
};

/** Stands for "not set" among the values of a facet. */
export const NOT_SET = '';

/** The values of one control in one facet, `NOT_SET` when it has none. */
export function valuesOf(row: ControlRow, facet: Facet): readonly string[] {
  const set = VALUES[facet](row).filter((value) => value !== null);
  return set.length > 0 ? set : [NOT_SET];
}

const NAMES: Partial<Record<Facet, Readonly<Record<string, string>>>> = {
  frequency: FREQUENCY_NAMES,
  layer: LAYER_NAMES,
  category: CATEGORY_NAMES,
  nature: NATURE_NAMES,
  mode: MODE_NAMES,
  responsibility: RESPONSIBILITY_NAMES,
  rating: READINESS_NAMES,
};
/** Closed lists come in their own order, everything else as people order it. */
const ORDERS: Partial<Record<Facet, readonly string[]>> = {
  criterion: CRITERIA.map(({ id }) => id),
  frequency: FREQUENCIES,
  layer: LAYERS,
  category: CATEGORIES,
  nature: NATURES,
  mode: MODES,
  responsibility: RESPONSIBILITIES,
  rating: READINESS_RATINGS,
};

/** The word for a value of a facet. */
export const facetWords = (facet: Facet, value: string): string =>
  value === NOT_SET ? `No ${FACET_NAMES[facet].toLowerCase()}` : (NAMES[facet]?.[value] ?? value);

export const countGap = (rows: readonly ControlRow[], gap: Gap): number => rows.filter(HAS_GAP[gap]).length;

/** Compares two values of a facet; not set comes last. */
export function compareValues(facet: Facet, a: string, b: string): number {
  const order = ORDERS[facet];
  if (a === NOT_SET || b === NOT_SET) return Number(a === NOT_SET) - Number(b === NOT_SET);
  return order ? order.indexOf(a) - order.indexOf(b) : a.localeCompare(b, 'en', { numeric: true });
}

/** Every value of a facet that occurs with the number of controls that have it, in order. */
export function facetCounts(rows: readonly ControlRow[], facet: Facet): { value: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows)
    for (const value of valuesOf(row, facet)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => compareValues(facet, a.value, b.value));
}

export const isFiltered = ({ search, gaps, facets }: ControlFilters): boolean =>
  search.trim() !== '' || gaps.length > 0 || FACETS.some((facet) => (facets[facet] ?? []).length > 0);

/** The controls that pass every filter. The search looks at what a person can read of a control. */
export function filterControls(
  rows: readonly ControlRow[],
  { search, gaps, facets }: ControlFilters,
): ControlRow[] {
  const words = search.trim().toLowerCase().split(/\s+/);
  const chosen = FACETS.flatMap((facet) => {
    const values = facets[facet] ?? [];
    return values.length > 0 ? [{ facet, values }] : [];
  });
  return rows.filter(
    (row) =>
      gaps.every((gap) => HAS_GAP[gap](row)) &&
      chosen.every(({ facet, values }) => valuesOf(row, facet).some((value) => values.includes(value))) &&
      words.every((word) => searchable(row).includes(word)),
  );
}

const texts = new WeakMap<ControlRow, string>();

function searchable(row: ControlRow): string {
  const text =
    texts.get(row) ??
    [
      row.ref,
      row.title,
      row.statement,
      row.owner,
      row.domain,
      row.system,
      row.risk,
      row.policy,
      row.provider,
      row.evidenceWanted,
      row.notes,
      row.criteria.join(' '),
    ]
      .join('\n')
      .toLowerCase();
  texts.set(row, text);
  return text;
}
