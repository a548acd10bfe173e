import type { CoverageRow } from '../../../../shared/contract/evidence/coverage.ts';
import { FREQUENCY_NAMES, type Frequency } from '../../../../shared/domain/vocabulary.ts';
import { toCollect } from './track.ts';

export const COVERAGE_SHOWS = [
  { value: 'all', label: 'All' },
  { value: 'gaps', label: 'To collect' },
  { value: 'held', label: 'Nothing to collect' },
  { value: 'bare', label: 'No evidence' },
] as const;
export type CoverageShow = (typeof COVERAGE_SHOWS)[number]['value'];

export interface CoverageFilter {
  search: string;
  show: CoverageShow;
  frequency: Frequency | null;
  /** Name; empty for controls without one; null for anybody. */
  owner: string | null;
}

export const NO_COVERAGE_FILTER: CoverageFilter = { search: '', show: 'all', frequency: null, owner: null };

export function isShown(row: CoverageRow, show: CoverageShow): boolean {
  switch (show) {
    case 'all':
      return true;
    case 'gaps':
      return toCollect(row) > 0;
    case 'held':
      return toCollect(row) === 0 && row.evidence.length > 0;
    case 'bare':
      return row.evidence.length === 0;
  }
}

const words = ({ ref, title, domain, owner, frequency, evidence }: CoverageRow) =>
  [
    ref,
    title,
    domain,
    owner ?? '',
    frequency ? FREQUENCY_NAMES[frequency] : '',
    ...evidence.map((piece) => piece.ref),
  ]
    .join(' ')
    .toLowerCase();

/** Controls that the filter lets through; every word of the search must be found. */
export function filterCoverage(
  rows: readonly CoverageRow[],
  { search, show, frequency, owner }: CoverageFilter,
): CoverageRow[] {
  const needles = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      isShown(row, show) &&
      (frequency === null || row.frequency === frequency) &&
      (owner === null || (row.owner ?? '') === owner) &&
      needles.every((needle) => words(row).includes(needle)),
  );
}
