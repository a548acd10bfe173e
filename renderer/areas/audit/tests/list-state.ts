import { create } from 'zustand';
import { NO_FILTER, type TestFilter } from './test-filter.ts';

interface ListState {
  filter: TestFilter;
  /** The test that was looked at last. */
  current: string | null;
}

const START: ListState = { filter: NO_FILTER, current: null };

const useStore = create<{ workspaceId: string } & ListState>(() => ({ workspaceId: '', ...START }));

/** Filter and place in the list of tests, kept while a sheet is open, so that one can work through a filtered list. */
export function useListState(workspaceId: string) {
  const state = useStore();
  const { filter, current } = state.workspaceId === workspaceId ? state : START;
  return {
    filter,
    current,
    setFilter: (next: TestFilter) => useStore.setState({ workspaceId, current, filter: next }),
    setCurrent: (id: string) => useStore.setState({ workspaceId, filter, current: id }),
  };
}
