import { links } from '../../app/links.ts';

/** The views of the mock audit, in the order of its bar. The first one is the area's own address. */
export const AUDIT_VIEWS = [
  { id: 'tests', label: 'Tests', path: links.audit },
  { id: 'dashboard', label: 'Dashboard', path: links.auditDashboard },
  { id: 'plan', label: 'Plan', path: links.auditPlan },
  { id: 'populations', label: 'Populations', path: links.populations },
  { id: 'policy', label: 'Sampling policy', path: links.samplingPolicy },
  { id: 'walkthroughs', label: 'Walkthroughs', path: links.walkthroughs },
  { id: 'review', label: 'Review', path: links.review },
  { id: 'results', label: 'Results', path: links.results },
  { id: 'auditor', label: 'Auditor’s view', path: links.auditorView },
] as const;
export type AuditView = (typeof AUDIT_VIEWS)[number]['id'];
