import { create } from 'zustand';
import type { PlanRow } from '../../../../shared/contract/audit/plan.ts';
import { isShownInPlan, PLAN_SHOWS, type PlanShow } from '../../../../shared/domain/mock-audit/dashboard.ts';
import type { TestKind, TestResult } from '../../../../shared/domain/vocabulary.ts';

export interface PlanFilter {
  search: string;
  show: PlanShow;
  kind: TestKind | null;
  result: TestResult | null;
  /** Name of a preparer; empty for tests without one; null for anybody. */
  preparer: string | null;
}

export const NO_FILTER: PlanFilter = { search: '', show: 'all', kind: null, result: null, preparer: null };

export const SHOW_NAMES: Record<PlanShow, string> = {
  all: 'All tests',
  open: 'Open',
  late: 'Late',
  unassigned: 'Not planned',
  no_population: 'No population',
  incomplete: 'Items open',
  exceptions: 'With exceptions',
  notes: 'Review notes',
  unsigned: 'Not signed',
};

const useStore = create<{ workspaceId: string; filter: PlanFilter }>(() => ({
  workspaceId: '',
  filter: NO_FILTER,
}));

/** The filter of the plan, kept while a sheet is open, so that one can work through a filtered list. */
export function usePlanFilter(workspaceId: string): [PlanFilter, (next: PlanFilter) => void] {
  const state = useStore();
  return [
    state.workspaceId === workspaceId ? state.filter : NO_FILTER,
    (filter) => useStore.setState({ workspaceId, filter }),
  ];
}

/** Shows this part of the plan next time it is opened: what a figure of the dashboard counts. */
export const choosePlan = (workspaceId: string, part: Partial<PlanFilter>): void =>
  useStore.setState({ workspaceId, filter: { ...NO_FILTER, ...part } });

const searched = (row: PlanRow) =>
  [row.workpaper, row.controlTitle, row.domain, row.preparer ?? '', row.reviewer ?? '', ...row.criteria]
    .join(' ')
    .toLowerCase();

/** Tests that the filter lets through; every word of the search must be found. @param today ISO day */
export function filterPlan(rows: readonly PlanRow[], filter: PlanFilter, today: string): PlanRow[] {
  const words = filter.search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(
    (row) =>
      isShownInPlan(row, filter.show, today) &&
      (filter.kind === null || row.kind === filter.kind) &&
      (filter.result === null || row.result === filter.result) &&
      (filter.preparer === null || (row.preparer ?? '') === filter.preparer) &&
      words.every((word) => searched(row).includes(word)),
  );
}

/** The lists with the number of tests in each, empty ones left out. */
export const planShows = (rows: readonly PlanRow[], today: string): { value: PlanShow; label: string }[] =>
  PLAN_SHOWS.flatMap((value) => {
    const count = rows.filter((row) => isShownInPlan(row, value, today)).length;
    return count > 0 || value === 'all' ? [{ value, label: `${SHOW_NAMES[value]} (${count})` }] : [];
  });
