import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';

export const useReadiness = () => useData(['readiness', 'summary'], () => api.readiness.summary({}));
export const useChecks = () => useData(['readiness', 'checks'], () => api.readiness.checks({}));
export const useGaps = () =>
  useData(['registers', 'list', 'gaps'], () => api.registers.list({ register: 'gaps' }));
export const useMilestones = () =>
  useData(['registers', 'list', 'milestones'], () => api.registers.list({ register: 'milestones' }));
export const useControls = () => useData(['matrix', 'controls'], () => api.matrix.controls({}));
export const useScope = () => useData(['scope', 'get'], () => api.scope.get({}));
