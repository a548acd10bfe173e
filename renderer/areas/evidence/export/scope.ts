import { api } from '../../../app/api.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { countFilters, filterOf, useEvidenceQuery } from '../evidence-query.ts';

/** Which records leave. */
export type Scope = 'all' | 'selected' | 'filtered';

export interface ScopeOption {
  value: Scope;
  label: string;
  /** What a call needs to name these records. */
  records: { ids?: string[]; filter?: ReturnType<typeof filterOf> };
}

/** The sets of records that can be exported now, the narrowest first. */
export function useScopes(selected: readonly string[]): ScopeOption[] {
  const { evidence } = useWorkspace().counts;
  const filters = useEvidenceQuery();
  const isNarrowed = filters.search.trim() !== '' || countFilters(filters) > 0;
  const filter = filterOf(filters);
  const query = { ...filter, limit: 1 };
  const found = useData(['evidence', 'list', query], () => api.evidence.list(query), {
    enabled: isNarrowed,
  }).data?.total;
  const scopes: ScopeOption[] = [{ value: 'all', label: `All ${evidence}`, records: {} }];
  if (isNarrowed) {
    const label = `Found by the search and filters${found === undefined ? '' : `: ${found}`}`;
    scopes.unshift({ value: 'filtered', label, records: { filter } });
  }
  if (selected.length > 0)
    scopes.unshift({
      value: 'selected',
      label: `Selected: ${selected.length}`,
      records: { ids: [...selected] },
    });
  return scopes;
}
