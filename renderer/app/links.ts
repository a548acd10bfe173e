/** Addresses of records, for `Link` and `navigate` of wouter. Every mark, reference and palette entry uses these. */
export const links = {
  overview: '/overview',
  scope: '/scope',
  matrix: '/matrix',
  newEngagement: '/new',
  criteria: '/matrix/criteria',
  evidence: '/evidence',
  audit: '/audit',
  findings: '/findings',
  reports: '/reports',
  history: '/history',
  control: (id: string) => `/matrix/controls/${id}`,
  criterion: (id: string) => `/matrix/criteria/${id}`,
  evidenceRecord: (id: string) => `/evidence/${id}`,
  test: (id: string) => `/audit/${id}`,
  finding: (id: string) => `/findings/${id}`,
};
