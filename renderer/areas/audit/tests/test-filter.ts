import type { TestSummary } from '../../../../shared/contract/audit/tests.ts';
import type { TestKind, TestResult } from '../../../../shared/domain/vocabulary.ts';

export type Show = 'all' | 'not_tested' | 'in_progress' | 'marked' | 'concluded';

export interface TestFilter {
  search: string;
  kind: TestKind | null;
  result: TestResult | null;
  /** Name; an empty one stands for tests that nobody is assigned to. */
  preparer: string | null;
  show: Show;
}

export const NO_FILTER: TestFilter = { search: '', kind: null, result: null, preparer: null, show: 'all' };

/** Conclusions that say that something was found. */
const ADVERSE: readonly TestResult[] = ['exceptions', 'not_suitably_designed'];

const SHOWN: Record<Show, (test: TestSummary) => boolean> = {
  all: () => true,
  not_tested: ({ result }) => result === 'not_tested',
  in_progress: ({ result }) => result === 'in_progress',
  marked: ({ exceptions }) => exceptions > 0,
  concluded: ({ result }) => ADVERSE.includes(result),
};

const searched = ({ workpaper, controlTitle, owner, preparer, reviewer, criteria }: TestSummary) =>
  [workpaper, controlTitle, owner ?? '', preparer ?? '', reviewer ?? '', ...criteria].join(' ').toLowerCase();

/** Tests that the filter lets through; every word of the search must be found. */
export function filterTests(tests: readonly TestSummary[], filter: TestFilter): TestSummary[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return tests.filter(
    (test) =>
      (filter.kind === null || test.kind === filter.kind) &&
      (filter.result === null || test.result === filter.result) &&
      (filter.preparer === null || (test.preparer ?? '') === filter.preparer) &&
      SHOWN[filter.show](test) &&
      words.every((word) => searched(test).includes(word)),
  );
}

/** Everybody who prepares a test, in the order of names; an empty one when tests without exist beside. */
export function preparersOf(tests: readonly TestSummary[]): string[] {
  const names = [...new Set(tests.map(({ preparer }) => preparer ?? ''))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  return names.some(Boolean) ? names : [];
}

/** How many tests each of the quick filters would show. */
export const countShown = (tests: readonly TestSummary[], show: Show) => tests.filter(SHOWN[show]).length;
