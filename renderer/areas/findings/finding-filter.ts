import type { FindingRow } from '../../../shared/contract/findings.ts';
import { isOverdue, isSettled } from '../../../shared/domain/findings.ts';
import type { Severity } from '../../../shared/domain/vocabulary.ts';

export type Show = 'all' | 'open' | 'unanswered' | 'retest' | 'overdue' | 'settled';

export interface FindingFilter {
  search: string;
  severity: Severity | null;
  show: Show;
}

export const NO_FILTER: FindingFilter = { search: '', severity: null, show: 'all' };

export const isAnswered = ({ response }: FindingRow) => Boolean(response?.text.trim());

const isOpen = ({ status }: FindingRow) => !isSettled(status);

/** Something was done about it that nobody has tested yet. */
const awaitsRetest = ({ status, retested }: FindingRow) => status === 'responded' && retested === null;

const SHOWN: Record<Show, (finding: FindingRow, today: string) => boolean> = {
  all: () => true,
  open: isOpen,
  unanswered: (finding) => isOpen(finding) && !isAnswered(finding),
  retest: awaitsRetest,
  overdue: isOverdue,
  settled: ({ status }) => isSettled(status),
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
