import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';

export const useFindings = () => useData(['findings', 'list'], () => api.findings.list({}));
export const useFindingDetail = (id: string) =>
  useData(['findings', 'detail', { id }], () => api.findings.detail({ id }));
export const useFindingWeeks = () => useData(['findings', 'progress'], () => api.findings.progress({}));
export const useControls = () => useData(['matrix', 'controls'], () => api.matrix.controls({}));
export const useScope = () => useData(['scope'], () => api.scope.get({}));
