import type { FindingRow } from '../../../shared/contract/findings.ts';
import type { Severity } from '../../../shared/domain/vocabulary.ts';

export type Show = 'all' | 'open' | 'unanswered' | 'overdue' | 'closed';

export interface FindingFilter {
  search: string;
  severity: Severity | null;
  show: Show;
}

export const NO_FILTER: FindingFilter = { search: '', severity: null, show: 'all' };

export const isAnswered = ({ response }: FindingRow) => Boolean(response?.text.trim());

const isOpen = ({ status }: FindingRow) => status !== 'closed';

/** Still open after the day it was due. `today` is an ISO day. */
export const isOverdue = (finding: FindingRow, today: string) =>
  isOpen(finding) && finding.status !== 'remediated' && finding.due !== null && finding.due < today;

const SHOWN: Record<Show, (finding: FindingRow, today: string) => boolean> = {
  all: () => true,
  open: isOpen,
  unanswered: (finding) => isOpen(finding) && !isAnswered(finding),
  overdue: isOverdue,
  closed: (finding) => !isOpen(finding),
};

const searched = (finding: FindingRow) =>
  [finding.ref, finding.title, finding.controlRef, finding.owner, finding.condition]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();

/** Findings that the filter lets through; every word of the search must be found. */
export function filterFindings(
  findings: readonly FindingRow[],
  filter: FindingFilter,
  today: string,
): FindingRow[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return findings.filter(
    (finding) =>
      (filter.severity === null || finding.severity === filter.severity) &&
      SHOWN[filter.show](finding, today) &&
      words.every((word) => searched(finding).includes(word)),
  );
}

/** How many findings each of the quick filters would show. */
export const countShown = (findings: readonly FindingRow[], show: Show, today: string) =>
  findings.filter((finding) => SHOWN[show](finding, today)).length;
