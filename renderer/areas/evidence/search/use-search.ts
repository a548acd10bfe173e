import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';
import { useJobs } from '../../../state/jobs.ts';
import { listQueryOf, type EvidenceQuery } from '../evidence-query.ts';

/** The first hits of a search among the records that pass the filters. */
export function useHits(query: EvidenceQuery, limit: number) {
  const { search: text = '', sort: _sort, descending: _descending, ...filters } = listQueryOf(query);
  const input = { ...filters, text, limit };
  return useData(['evidence', 'search', input], () => api.evidence.search(input));
}

/** How much of the evidence the search can see. */
export const useSearchState = () =>
  useData(['evidence', 'searchState'], () => api.evidence.searchState({})).data;

/** True while evidence is being read, or its index made anew. */
export const useIsReading = (): boolean =>
  useJobs(({ jobs }) =>
    Object.values(jobs).some(
      ({ kind, status }) => (kind === 'read' || kind === 'search') && status === 'running',
    ),
  );
