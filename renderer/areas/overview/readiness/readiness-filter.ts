import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import type { ReadinessSummary } from '../../../../shared/contract/readiness.ts';
import type { Coverage } from '../../../../shared/domain/readiness.ts';
import type { ReadinessRating } from '../../../../shared/domain/vocabulary.ts';

export interface ReadinessFilter {
  /** Any of them; all when there is none. */
  ratings: readonly ReadinessRating[];
  coverages: readonly Coverage[];
  search: string;
}
export const NO_FILTER: ReadinessFilter = { ratings: [], coverages: [], search: '' };

export const COVERAGE_NAMES: Record<Coverage, string> = {
  none: 'No control',
  single: 'Single point of support',
  several: 'Several controls',
};

export const criteriaOf = ({ groups }: ReadinessSummary): CriterionRow[] =>
  groups.flatMap(({ criteria }) => criteria);

/** The criteria that pass; every word of the search must be found. What is not relevant has no coverage to ask for. */
export function filterCriteria(
  criteria: readonly CriterionRow[],
  { ratings, coverages, search }: ReadinessFilter,
): CriterionRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return criteria.filter(
    (row) =>
      (ratings.length === 0 || ratings.includes(row.rating)) &&
      (coverages.length === 0 || (row.isRelevant && coverages.includes(row.coverage))) &&
      words.every((word) => textOf(row).includes(word)),
  );
}

const textOf = ({ id, summary, group, reasons }: CriterionRow) =>
  [id, summary, group, ...reasons.map(({ text }) => text)].join(' ').toLowerCase();
