/** Facts of a mock audit for tests of its rules: each record is whole and quiet, and takes what a test is about. */
import type { EngagementDates } from '../../../../shared/domain/evidence.ts';
import type {
  AuditControl,
  AuditFacts,
  AuditPopulation,
  AuditSample,
  AuditTest,
} from '../../../../shared/domain/mock-audit/facts.ts';

export const TYPE_I: EngagementDates = { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null };
export const TYPE_II: EngagementDates = {
  type: 'II',
  asOf: null,
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
};

export const control = (fields: Partial<AuditControl> = {}): AuditControl => ({
  id: fields.ref ?? 'CHG-01',
  ref: 'CHG-01',
  title: 'Changes are reviewed',
  domain: 'Change management',
  statement: 'A second engineer reviews each change before release.',
  owner: 'Grace Owner',
  frequency: 'per-occurrence',
  nature: 'preventive',
  mode: 'manual',
  system: 'Code host',
  evidenceWanted: 'Pull requests with their reviews',
  responsibility: 'own',
  provider: '',
  policyId: null,
  policy: null,
  libraryRef: '',
  criteria: ['CC8.1'],
  evidence: [],
  ...fields,
});

export const test = (fields: Partial<AuditTest> = {}): AuditTest => ({
  id: `${fields.kind ?? 'operation'} ${fields.controlId ?? 'CHG-01'}`,
  workpaper: `${fields.kind === 'design' ? 'D' : 'E'}-${fields.controlId ?? 'CHG-01'}`,
  kind: 'operation',
  controlId: 'CHG-01',
  preparer: 'Ada Preparer',
  reviewer: 'Rita Reviewer',
  plannedOn: '2026-06-10',
  result: 'not_tested',
  conclusion: '',
  concludedBy: '',
  natures: ['inquiry', 'inspection'],
  evidence: 0,
  sample: null,
  openNotes: 0,
  signOffs: [],
  findings: [],
  ...fields,
});

export const population = (fields: Partial<AuditPopulation> = {}): AuditPopulation => ({
  id: 'p1',
  ref: 'P-01',
  name: 'Changes',
  kind: 'listing',
  controlIds: ['CHG-01'],
  rows: 800,
  inPeriod: 800,
  duplicateKeys: 0,
  emptyKeys: 0,
  unreadableDates: 0,
  firstDate: '2026-01-02',
  lastDate: '2026-06-29',
  sourceSystem: 'Code host',
  query: 'merged pull requests',
  runBy: 'Ada Preparer',
  independentTotal: 800,
  verdict: null,
  spotChecks: 4,
  sha256: 'a'.repeat(64),
  ...fields,
});

export const sample = (fields: Partial<AuditSample> = {}): AuditSample => ({
  populationId: 'p1',
  method: 'random',
  frameSize: 800,
  seed: 'seed',
  drawnBy: 'Ada Preparer',
  isShared: false,
  items: [],
  replaced: { count: 0, withoutReason: 0 },
  ...fields,
});

export const item = (key: string, fields: Partial<AuditSample['items'][number]> = {}) => ({
  id: key,
  key,
  date: '2026-03-01',
  description: '',
  hasEvidence: false,
  isDone: false,
  isException: false,
  ...fields,
});

export const facts = (fields: Partial<AuditFacts> = {}): AuditFacts => ({
  today: '2026-05-20',
  dates: TYPE_II,
  criteria: [{ id: 'CC8.1', summary: 'Changes', isRelevant: true }],
  controls: [control()],
  tests: [],
  populations: [],
  walkthroughs: [],
  policies: [],
  milestones: [],
  ...fields,
});
