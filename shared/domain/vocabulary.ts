/** The closed word lists of the field. One concept, one name, the same in the file, the contract, the screen and the reports. */

export const ENGAGEMENT_TYPES = ['I', 'II'] as const;
export type EngagementType = (typeof ENGAGEMENT_TYPES)[number];

export const CATEGORIES = [
  'security',
  'availability',
  'processing-integrity',
  'confidentiality',
  'privacy',
] as const;
export type Category = (typeof CATEGORIES)[number];
export const CATEGORY_NAMES: Record<Category, string> = {
  security: 'Security',
  availability: 'Availability',
  'processing-integrity': 'Processing integrity',
  confidentiality: 'Confidentiality',
  privacy: 'Privacy',
};

export const FREQUENCIES = [
  'annual',
  'semi-annual',
  'quarterly',
  'monthly',
  'semi-monthly',
  'weekly',
  'daily',
  'per-occurrence',
  'continuous',
] as const;
export type Frequency = (typeof FREQUENCIES)[number];
export const FREQUENCY_NAMES: Record<Frequency, string> = {
  annual: 'Annual',
  'semi-annual': 'Semi-annual',
  quarterly: 'Quarterly',
  monthly: 'Monthly',
  'semi-monthly': 'Semi-monthly',
  weekly: 'Weekly',
  daily: 'Daily',
  'per-occurrence': 'Per occurrence',
  continuous: 'Continuous',
};

export const NATURES = ['preventive', 'detective', 'corrective'] as const;
export type Nature = (typeof NATURES)[number];
export const NATURE_NAMES: Record<Nature, string> = {
  preventive: 'Preventive',
  detective: 'Detective',
  corrective: 'Corrective',
};

/** IT-dependent: a person performs it relying on a system report. */
export const MODES = ['manual', 'automated', 'it-dependent'] as const;
export type Mode = (typeof MODES)[number];
export const MODE_NAMES: Record<Mode, string> = {
  manual: 'Manual',
  automated: 'Automated',
  'it-dependent': 'IT-dependent',
};

export const LAYERS = ['people', 'process', 'technology'] as const;
export type Layer = (typeof LAYERS)[number];
export const LAYER_NAMES: Record<Layer, string> = {
  people: 'People',
  process: 'Process',
  technology: 'Technology',
};

export const PERSON_SIDES = ['client', 'firm'] as const;
export type PersonSide = (typeof PERSON_SIDES)[number];
export const SIDE_NAMES: Record<PersonSide, string> = { client: 'Client', firm: 'Firm' };

export const TEST_KINDS = ['design', 'operation'] as const;
export type TestKind = (typeof TEST_KINDS)[number];
export const TEST_KIND_NAMES: Record<TestKind, string> = { design: 'Design', operation: 'Operation' };

export const PROCEDURE_NATURES = ['inquiry', 'observation', 'inspection', 'reperformance'] as const;
export type ProcedureNature = (typeof PROCEDURE_NATURES)[number];
export const PROCEDURE_NAMES: Record<ProcedureNature, string> = {
  inquiry: 'Inquiry',
  observation: 'Observation',
  inspection: 'Inspection',
  reperformance: 'Reperformance',
};

/**
 * The state or conclusion of one test. `did_not_occur` is neither pass nor fail. Only an operation test may not have occurred,
 * only a design test may be not suitably designed.
 */
export const TEST_RESULTS = [
  'not_tested',
  'in_progress',
  'no_exceptions',
  'exceptions',
  'not_suitably_designed',
  'did_not_occur',
  'unable_to_test',
] as const;
export type TestResult = (typeof TEST_RESULTS)[number];
/** The letter codes of grids, Excel and accessible names. */
export const TEST_RESULT_CODES: Record<TestResult, string> = {
  not_tested: 'NT',
  in_progress: 'IP',
  no_exceptions: 'NE',
  exceptions: 'EX',
  not_suitably_designed: 'NSD',
  did_not_occur: 'DNO',
  unable_to_test: 'UT',
};
export const TEST_RESULT_NAMES: Record<TestResult, string> = {
  not_tested: 'Not tested',
  in_progress: 'In progress',
  no_exceptions: 'No exceptions noted',
  exceptions: 'Exceptions noted',
  not_suitably_designed: 'Not suitably designed',
  did_not_occur: 'Did not occur',
  unable_to_test: 'Unable to test',
};

/** The result of one attribute for one sample item: tick marks of the workpaper legend. */
export const MARKS = [
  'met',
  'exception',
  'not_applicable',
  'traced',
  'agreed',
  'reperformed',
  'inquiry',
  'observed',
  'unable',
] as const;
export type Mark = (typeof MARKS)[number];
/** The letters of the tick-mark legend; the same ones are the keys of the test sheet. */
export const MARK_CODES: Record<Mark, string> = {
  met: 'Met',
  exception: 'X',
  not_applicable: 'N',
  traced: 'T',
  agreed: 'A',
  reperformed: 'R',
  inquiry: 'I',
  observed: 'O',
  unable: 'U',
};
export const MARK_NAMES: Record<Mark, string> = {
  met: 'met',
  exception: 'exception',
  not_applicable: 'not applicable',
  traced: 'traced to source',
  agreed: 'agreed',
  reperformed: 'reperformed',
  inquiry: 'inquired',
  observed: 'observed',
  unable: 'unable to test, counts as a deviation',
};
/** Marks that count as a deviation; "unable" does, because nothing shows that the control operated. */
export const DEVIATION_MARKS: readonly Mark[] = ['exception', 'unable'];

export const SEVERITIES = ['low', 'medium', 'high', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];
export const SEVERITY_NAMES: Record<Severity, string> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

export const FINDING_STATUSES = ['open', 'responded', 'remediated', 'closed'] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];
export const FINDING_STATUS_NAMES: Record<FindingStatus, string> = {
  open: 'Open',
  responded: 'Responded',
  remediated: 'Remediated',
  closed: 'Closed',
};

export const READINESS_RATINGS = [
  'ready',
  'minor_gap',
  'major_gap',
  'not_in_place',
  'not_assessed',
  'not_relevant',
] as const;
export type ReadinessRating = (typeof READINESS_RATINGS)[number];
export const READINESS_NAMES: Record<ReadinessRating, string> = {
  ready: 'Ready',
  minor_gap: 'Minor gap',
  major_gap: 'Major gap',
  not_in_place: 'Not in place',
  not_assessed: 'Not assessed',
  not_relevant: 'Not relevant',
};
export const READINESS_CODES: Record<ReadinessRating, string> = {
  ready: 'R',
  minor_gap: 'Mi',
  major_gap: 'Ma',
  not_in_place: 'No',
  not_assessed: '?',
  not_relevant: '–',
};

/** Who operates a control: the organization itself, a provider such as the hosting company, or both. */
export const RESPONSIBILITIES = ['own', 'shared', 'provider'] as const;
export type Responsibility = (typeof RESPONSIBILITIES)[number];
export const RESPONSIBILITY_NAMES: Record<Responsibility, string> = {
  own: 'Own',
  shared: 'Shared',
  provider: 'Provider',
};

/** The policies that a service organization is expected to have; each has an outline in the catalog. */
export const POLICY_TEMPLATE_NAMES = {
  'information-security': 'Information security',
  'access-control': 'Access control',
  password: 'Password',
  'change-management': 'Change management',
  'risk-management': 'Risk assessment and mitigation',
  'incident-response': 'Incident response',
  'logging-and-monitoring': 'Logging and monitoring',
  'vendor-management': 'Vendor management',
  'data-classification': 'Data classification',
  'acceptable-use': 'Acceptable use',
  backup: 'Information, software and system backup',
  'business-continuity': 'Business continuity and disaster recovery',
} as const;
export type PolicyTemplate = keyof typeof POLICY_TEMPLATE_NAMES;

/** The five components of a system description. */
export const COMPONENT_KIND_NAMES = {
  infrastructure: 'Infrastructure',
  software: 'Software',
  people: 'People',
  procedures: 'Procedures',
  data: 'Data',
} as const;
export const CLASSIFICATION_NAMES = {
  public: 'Public',
  internal: 'Internal',
  confidential: 'Confidential',
  restricted: 'Restricted',
} as const;
export type Classification = keyof typeof CLASSIFICATION_NAMES;
export const CLASSIFICATIONS = Object.keys(CLASSIFICATION_NAMES) as [Classification, ...Classification[]];
export const TREATMENT_NAMES = { 'carve-out': 'Carve-out', inclusive: 'Inclusive' } as const;
export const ROLE_NAMES = {
  executive_sponsor: 'Executive sponsor',
  compliance_lead: 'Compliance lead',
  system_owner: 'System owner',
  privacy_lead: 'Privacy lead',
  engagement_lead: 'Engagement lead',
  preparer: 'Preparer',
  reviewer: 'Reviewer',
  auditor: 'Auditor',
} as const;
export const MILESTONE_KIND_NAMES = {
  kickoff: 'Kick-off',
  readiness: 'Readiness assessment',
  remediation: 'Remediation',
  mock_audit: 'Mock audit',
  type1_date: 'Type I as-of date',
  period_start: 'Type II period starts',
  period_end: 'Type II period ends',
  fieldwork: 'Fieldwork',
  report: 'Report',
  other: 'Other',
} as const;
export const POLICY_STATUS_NAMES = {
  missing: 'Missing',
  draft: 'Draft',
  approved: 'Approved',
  retired: 'Retired',
} as const;
export type PolicyStatus = keyof typeof POLICY_STATUS_NAMES;
export const EFFORT_NAMES = {
  small: 'Small (days)',
  medium: 'Medium (weeks)',
  large: 'Large (months)',
} as const;
export type Effort = keyof typeof EFFORT_NAMES;
export const GAP_STATUS_NAMES = {
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done',
  accepted: 'Risk accepted',
} as const;
export type GapStatus = keyof typeof GAP_STATUS_NAMES;

/** Kinds of firm with a starter set of their own. */
export const LIBRARY_SETS = ['saas', 'fintech', 'health', 'small'] as const;
export type LibrarySet = (typeof LIBRARY_SETS)[number];
export const LIBRARY_SET_NAMES: Record<LibrarySet, string> = {
  saas: 'SaaS company',
  fintech: 'Fintech or API provider',
  health: 'Health analytics',
  small: 'Small team',
};

/** Sample engagements, each complete enough to teach with. */
export const SAMPLE_CASES = ['saas', 'fintech', 'health'] as const;
export type SampleCaseId = (typeof SAMPLE_CASES)[number];
export const SAMPLE_CASE_NAMES: Record<SampleCaseId, string> = {
  saas: 'SaaS company, Type I in six weeks',
  fintech: 'Payments API, Type II over nine months',
  health: 'Health analytics, with Confidentiality and Privacy',
};
