import { api } from '../../app/api.ts';
import { useData } from '../../app/query.ts';

export const sheetKey = (testId: string) => ['audit', 'sheet', { testId }] as const;

export const useTests = () => useData(['audit', 'tests'], () => api.audit.tests({}));
export const usePopulations = () => useData(['audit', 'populations'], () => api.audit.populations({}));
export const useSheet = (testId: string) => useData(sheetKey(testId), () => api.audit.sheet({ testId }));
export const useSamples = () => useData(['audit', 'samples'], () => api.audit.samples({}));
export const useSamplingPolicy = () =>
  useData(['audit', 'samplingPolicy'], () => api.audit.samplingPolicy({}));
export const useControls = () => useData(['matrix', 'controls'], () => api.matrix.controls({}));
export const useScope = () => useData(['scope'], () => api.scope.get({}));

export const usePlan = () => useData(['audit', 'plan'], () => api.audit.plan({}));
export const useDashboard = () => useData(['audit', 'dashboard'], () => api.audit.dashboard({}));
export const useAuditorView = () => useData(['audit', 'auditorView'], () => api.audit.auditorView({}));
export const useSessionSteps = () => useData(['audit', 'sessionSteps'], () => api.audit.sessionSteps({}));
export const useSessionControl = (controlId: string) =>
  useData(['audit', 'sessionControl', { controlId }], () => api.audit.sessionControl({ controlId }));
export const useWalkthroughLinks = () =>
  useData(['audit', 'walkthroughLinks'], () => api.audit.walkthroughLinks({}));
export const useInterviewQuestions = (controlIds: string[]) =>
  useData(
    ['audit', 'interviewQuestions', { controlIds }],
    () => api.audit.interviewQuestions({ controlIds }),
    { enabled: controlIds.length > 0 },
  );
