import type { TestSummary } from '../../../../shared/contract/audit/tests.ts';
import type { TestKind, TestResult } from '../../../../shared/domain/vocabulary.ts';

export type Show = 'all' | 'not_tested' | 'in_progress' | 'exceptions';

export interface TestFilter {
  search: string;
  kind: TestKind | null;
  result: TestResult | null;
  show: Show;
}

export const NO_FILTER: TestFilter = { search: '', kind: null, result: null, show: 'all' };

const SHOWN: Record<Show, (test: TestSummary) => boolean> = {
  all: () => true,
  not_tested: ({ result }) => result === 'not_tested',
  in_progress: ({ result }) => result === 'in_progress',
  exceptions: ({ exceptions }) => exceptions > 0,
};

const searched = ({ workpaper, controlTitle, owner, criteria }: TestSummary) =>
  [workpaper, controlTitle, owner ?? '', ...criteria].join(' ').toLowerCase();

/** Tests that the filter lets through; every word of the search must be found. */
export function filterTests(tests: readonly TestSummary[], filter: TestFilter): TestSummary[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return tests.filter(
    (test) =>
      (filter.kind === null || test.kind === filter.kind) &&
      (filter.result === null || test.result === filter.result) &&
      SHOWN[filter.show](test) &&
      words.every((word) => searched(test).includes(word)),
  );
}

/** How many tests each of the quick filters would show. */
export const countShown = (tests: readonly TestSummary[], show: Show) => tests.filter(SHOWN[show]).length;
