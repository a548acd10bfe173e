import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';

export const useFindings = () => useData(['findings', 'list'], () => api.findings.list({}));
export const useScope = () => useData(['scope'], () => api.scope.get({}));
