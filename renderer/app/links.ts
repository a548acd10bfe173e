import type { RegisterId } from '../../shared/domain/registers.ts';

/** A place on the sheet of a test; ids hold no dots, so dots part them in addresses. */
interface Cell {
  testId: string;
  itemId: string | null;
  attributeId: string | null;
}

const cellPart = ({ testId, itemId, attributeId }: Cell) =>
  [testId, itemId ?? '', attributeId ?? ''].join('.');

/** Addresses of records, for `Link` and `navigate` of wouter. Every mark, reference and palette entry uses these. */
export const links = {
  overview: '/overview',
  readiness: '/overview/readiness',
  gaps: '/overview/gaps',
  roadmap: '/overview/roadmap',
  checks: '/overview/checks',
  scope: '/scope',
  matrix: '/matrix',
  newEngagement: '/new',
  criteria: '/matrix/criteria',
  evidence: '/evidence',
  evidenceCoverage: '/evidence/coverage',
  coverageOf: (controlId: string) => `/evidence/coverage/${controlId}`,
  requests: '/requests',
  requestBoard: '/requests/board',
  overdueRequests: '/requests/overdue',
  requestProposals: '/requests/proposals',
  requestPacks: '/requests/packs',
  request: (id: string) => `/requests/list/${id}`,
  audit: '/audit',
  findings: '/findings',
  reports: '/reports',
  /** A kind of report, or a view of that area. */
  reportPart: (part: string) => (part === 'all' ? '/reports' : `/reports/${part}`),
  history: '/history',
  backups: '/backups',
  auditorReview: '/review',
  registers: '/registers',
  register: (register: RegisterId, id?: string) =>
    id ? `/registers/${register}/${id}` : `/registers/${register}`,
  /** A register or a view of that area. */
  registerPart: (part: string) => `/registers/${part}`,
  calendar: '/registers/calendar',
  metrics: '/registers/metrics',
  governance: '/registers/governance',
  policies: '/registers/policies',
  scopePart: (part: string) => (part === 'engagement' ? '/scope' : `/scope/${part}`),
  scopeRecord: (part: string, id: string) => `/scope/${part}/${id}`,
  policy: (id: string) => `/registers/policies/${id}`,
  /** The text of a policy, to read and to write. */
  policyText: (id: string) => `/registers/policies/${id}/text`,
  guide: '/guide',
  licences: '/licences',
  /** @param place of the part in the list of the build */
  licence: (place: number) => `/licences/${place}`,
  control: (id: string) => `/matrix/controls/${id}`,
  criterion: (id: string) => `/matrix/criteria/${id}`,
  evidenceRecord: (id: string) => `/evidence/${id}`,
  /** A mark on one version of a record, scrolled to. */
  evidenceMark: (mark: { id: string; evidenceId: string; version: number }) =>
    `/evidence/${mark.evidenceId}/mark.${mark.id}.${mark.version}`,
  /** A record in which new marks belong to a cell of a workpaper. */
  evidenceForCell: (id: string, cell: Cell) => `/evidence/${id}/cell.${cellPart(cell)}`,
  test: (id: string) => `/audit/tests/${id}`,
  /** The sheet of a test with an item, or a cell of it, chosen. */
  testCell: ({ testId, itemId, attributeId }: Cell) =>
    itemId ? `/audit/tests/${testId}/${itemId}.${attributeId ?? ''}` : `/audit/tests/${testId}`,
  populations: '/audit/populations',
  auditDashboard: '/audit/dashboard',
  auditPlan: '/audit/plan',
  auditSession: '/audit/session',
  sessionControl: (id: string) => `/audit/session/${id}`,
  auditorView: '/audit/auditor',
  walkthroughs: '/audit/walkthroughs',
  walkthrough: (id: string) => `/audit/walkthroughs/${id}`,
  samplingPolicy: '/audit/policy',
  review: '/audit/review',
  results: '/audit/results',
  resultsOf: (criterion: string) => `/audit/results/${criterion}`,
  population: (id: string) => `/audit/populations/${id}`,
  guideSection: (section: string) => `/guide/${section}`,
  guideEntry: (section: string, key: string) => `/guide/${section}/${key}`,
  /** Of a criterion or a category. */
  readinessOf: (id: string) => `/overview/readiness/${id}`,
  gap: (id: string) => `/overview/gaps/${id}`,
  check: (id: string) => `/overview/checks/${id}`,
  finding: (id: string) => `/findings/${id}`,
};
