import type { AuditResults, CriterionResult } from '../../../../shared/contract/audit/results.ts';
import { isTrouble } from '../../../../shared/domain/mock-audit/roll-up.ts';

export const SHOW_NAMES = {
  all: 'All',
  trouble: 'Exceptions',
  unmitigated: 'Not compensated',
  incomplete: 'Incomplete',
  clean: 'No exceptions',
} as const;
export type Show = keyof typeof SHOW_NAMES;
export const SHOWS = Object.keys(SHOW_NAMES) as Show[];

export interface ResultFilter {
  search: string;
  show: Show;
}
export const NO_FILTER: ResultFilter = { search: '', show: 'all' };

export const criteriaOf = ({ categories }: AuditResults): CriterionResult[] =>
  categories.flatMap(({ criteria }) => criteria);

const SHOWN: Record<Show, (criterion: CriterionResult) => boolean> = {
  all: () => true,
  trouble: ({ isRelevant, result }) => isRelevant && isTrouble(result),
  unmitigated: ({ isRelevant, result, isMitigated }) => isRelevant && isTrouble(result) && !isMitigated,
  incomplete: ({ isRelevant, result }) => isRelevant && result === 'incomplete',
  clean: ({ isRelevant, result }) => isRelevant && (result === 'no_exceptions' || result === 'did_not_occur'),
};

const textOf = ({ id, group, summary, reasons, controls }: CriterionResult) =>
  [
    id,
    group,
    summary,
    ...reasons.map(({ text }) => text),
    ...controls.map(({ ref, title }) => `${ref} ${title}`),
  ]
    .join(' ')
    .toLowerCase();

/** The criteria that pass; every word of the search must be found. */
export function filterResults(
  criteria: readonly CriterionResult[],
  { search, show }: ResultFilter,
): CriterionResult[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return criteria.filter((row) => SHOWN[show](row) && words.every((word) => textOf(row).includes(word)));
}

/** How many criteria each quick filter would show. */
export const countShown = (criteria: readonly CriterionResult[], show: Show): number =>
  criteria.filter(SHOWN[show]).length;
