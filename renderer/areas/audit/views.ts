import { links } from '../../app/links.ts';

/** The views of the mock audit, in the order of its bar. The first one is the area's own address. */
export const AUDIT_VIEWS = [
  { id: 'tests', label: 'Tests', path: links.audit },
  { id: 'populations', label: 'Populations', path: links.populations },
  { id: 'policy', label: 'Sampling policy', path: links.samplingPolicy },
  { id: 'results', label: 'Results', path: links.results },
] as const;
export type AuditView = (typeof AUDIT_VIEWS)[number]['id'];
