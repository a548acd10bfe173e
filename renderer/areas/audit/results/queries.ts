import { api } from '../../../app/api.ts';
import { useData } from '../../../app/query.ts';

export const useDeviations = (testId: string) =>
  useData(['audit', 'deviations', { testId }], () => api.audit.deviations({ testId }));
export const useResults = () => useData(['audit', 'results'], () => api.audit.results({}));
