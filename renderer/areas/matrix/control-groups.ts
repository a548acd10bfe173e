import { CRITERIA } from '../../../shared/catalog/criteria.ts';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { FACET_NAMES, facetCounts, facetWords, valuesOf, type Facet } from './control-filters.ts';

/** What the grid can be grouped by. Each is a facet, so that a group holds what a filter would leave. */
export const GROUPINGS = [
  'domain',
  'criterion',
  'owner',
  'category',
  'layer',
  'policy',
] as const satisfies Facet[];
export type Grouping = (typeof GROUPINGS)[number];
export const groupingName = (grouping: Grouping): string => FACET_NAMES[grouping];

const SUMMARIES = new Map(CRITERIA.map(({ id, summary }) => [id, summary]));

function heading(grouping: Grouping, value: string): string {
  const words = facetWords(grouping, value);
  const summary = grouping === 'criterion' ? SUMMARIES.get(value) : undefined;
  return summary ? `${words} ${summary}` : words;
}

/** The headings a control stands under: one for each value it has. */
export const headingsOf = (row: ControlRow, grouping: Grouping): string[] =>
  valuesOf(row, grouping).map((value) => heading(grouping, value));

/** All headings in their order: criteria and closed lists in their own, names as people order them, "none" last. */
export const headingOrder = (rows: readonly ControlRow[], grouping: Grouping): string[] =>
  facetCounts(rows, grouping).map(({ value }) => heading(grouping, value));
