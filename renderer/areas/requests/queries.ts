import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';

export const useRequests = () => useData(['requests', 'list'], () => api.requests.list({}));
export const useRequest = (id: string) =>
  useData(['requests', 'get', { id }], () => api.requests.get({ id }));
export const useProposals = () => useData(['requests', 'proposals'], () => api.requests.proposals({}));
export const usePeople = () => useData(['scope'], () => api.scope.get({})).data?.people ?? [];
export const useControls = () => useData(['matrix', 'controls'], () => api.matrix.controls({})).data ?? [];
