import type { RegisterId } from '../registers.ts';

/** Addresses inside the application to which reasons, checks and gaps lead. */
export const places = {
  matrix: '/matrix',
  criteria: '/matrix/criteria',
  heatMap: '/overview/readiness',
  populations: '/audit/populations',
  scope: '/scope',
  evidence: '/evidence',
  audit: '/audit',
  findings: '/findings',
  gaps: '/overview/gaps',
  roadmap: '/overview/roadmap',
  policies: '/registers/policies',
  control: (id: string) => `/matrix/controls/${id}`,
  criterion: (id: string) => `/matrix/criteria/${id}`,
  readiness: (id: string) => `/overview/readiness/${id}`,
  check: (id: string) => `/overview/checks/${id}`,
  gap: (id: string) => `/overview/gaps/${id}`,
  evidenceRecord: (id: string) => `/evidence/${id}`,
  test: (id: string) => `/audit/tests/${id}`,
  finding: (id: string) => `/findings/${id}`,
  register: (id: RegisterId) => `/registers/${id}`,
  registerRecord: (register: RegisterId, id: string) => `/registers/${register}/${id}`,
  scopeRegister: (id: RegisterId) => `/scope/${id}`,
};
