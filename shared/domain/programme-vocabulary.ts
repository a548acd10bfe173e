/** The closed word lists of the programme behind the audit: risks, vendors, people, assets, incidents and what is run all year. */

export const RISK_CATEGORY_NAMES = {
  access: 'Access',
  availability: 'Availability',
  change: 'Change',
  compliance: 'Compliance',
  data: 'Data',
  financial: 'Financial',
  fraud: 'Fraud',
  operations: 'Operations',
  people: 'People',
  physical: 'Physical',
  privacy: 'Privacy',
  security: 'Security',
  strategy: 'Strategy',
  vendor: 'Vendor',
  other: 'Other',
} as const;
export type RiskCategory = keyof typeof RISK_CATEGORY_NAMES;

export const RISK_STATUS_NAMES = { open: 'Open', monitored: 'Monitored', closed: 'Closed' } as const;
export type RiskStatus = keyof typeof RISK_STATUS_NAMES;

export const RISK_DECISION_NAMES = {
  accept: 'Accept',
  mitigate: 'Mitigate',
  transfer: 'Transfer',
  avoid: 'Avoid',
} as const;
export type RiskDecision = keyof typeof RISK_DECISION_NAMES;

export const PLAN_STATUS_NAMES = {
  none: 'No plan',
  planned: 'Planned',
  in_progress: 'In progress',
  done: 'Done',
} as const;

/** How much depends on a vendor or an asset. */
export const CRITICALITY_NAMES = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
} as const;
export type Criticality = keyof typeof CRITICALITY_NAMES;

export const VENDOR_STATUS_NAMES = { proposed: 'Proposed', active: 'Active', ended: 'Ended' } as const;
export type VendorStatus = keyof typeof VENDOR_STATUS_NAMES;

/** An answer that a person has to give; never guessed. */
export const ANSWER_NAMES = { undecided: 'Not decided', yes: 'Yes', no: 'No' } as const;
export type Answer = keyof typeof ANSWER_NAMES;

/** Of an auditor, on a report that a vendor handed over. Trustbench never drafts one. */
export const OPINION_NAMES = {
  unqualified: 'Unqualified',
  qualified: 'Qualified',
  adverse: 'Adverse',
  disclaimer: 'Disclaimer',
} as const;
export type Opinion = keyof typeof OPINION_NAMES;

export const REVIEW_VERDICT_NAMES = {
  satisfactory: 'Satisfactory',
  conditions: 'With conditions',
  unsatisfactory: 'Not satisfactory',
} as const;
export type ReviewVerdict = keyof typeof REVIEW_VERDICT_NAMES;

/** What a review of a vendor rests on. */
export const REVIEW_BASIS_NAMES = {
  soc2_type2: 'SOC 2 Type II report',
  soc2_type1: 'SOC 2 Type I report',
  soc1: 'SOC 1 report',
  iso27001: 'ISO 27001 certificate',
  questionnaire: 'Questionnaire',
  contract: 'Contract',
  other: 'Other',
} as const;
export type ReviewBasis = keyof typeof REVIEW_BASIS_NAMES;

/** What a contract with a vendor should say. */
export const CLAUSE_NAMES = {
  confidentiality: 'Confidentiality',
  security: 'Security requirements',
  data_processing: 'Data processing agreement',
  incident_notice: 'Notice of incidents',
  audit: 'Right to audit or to reports',
  subcontractors: 'Subcontractors',
  service_level: 'Service level',
  return: 'Return and deletion of data',
} as const;
export type Clause = keyof typeof CLAUSE_NAMES;

/** How a control that a vendor's report assumes at its customers stands with us. */
export const CUEC_RESPONSE_NAMES = {
  open: 'Not mapped',
  covered: 'Covered',
  gap: 'Gap',
  not_applicable: 'Does not apply',
} as const;
export type CuecResponse = keyof typeof CUEC_RESPONSE_NAMES;

export const REQUIREMENT_STATUS_NAMES = {
  not_started: 'Not started',
  in_progress: 'In progress',
  in_place: 'In place',
} as const;
export type RequirementStatus = keyof typeof REQUIREMENT_STATUS_NAMES;

export const WORKER_KIND_NAMES = {
  employee: 'Employee',
  contractor: 'Contractor',
  service: 'Service account',
  other: 'Other',
} as const;
export type WorkerKind = keyof typeof WORKER_KIND_NAMES;

export const ASSET_KIND_NAMES = {
  application: 'Application',
  database: 'Database',
  server: 'Server',
  network: 'Network',
  cloud_account: 'Cloud account',
  repository: 'Repository',
  endpoint: 'Endpoint',
  saas: 'SaaS',
  data_store: 'Data store',
  other: 'Other',
} as const;

export const INCIDENT_KIND_NAMES = {
  security: 'Security',
  availability: 'Availability',
  processing: 'Processing',
  confidentiality: 'Confidentiality',
  privacy: 'Privacy',
  other: 'Other',
} as const;

export const CHANGE_KIND_NAMES = {
  infrastructure: 'Infrastructure',
  software: 'Software',
  people: 'People',
  procedures: 'Procedures',
  data: 'Data',
  vendor: 'Vendor',
  organization: 'Organization',
} as const;
export type ChangeKind = keyof typeof CHANGE_KIND_NAMES;

export const ACTION_STATUS_NAMES = {
  open: 'Open',
  in_progress: 'In progress',
  done: 'Done',
  dropped: 'Dropped',
} as const;
export type ActionStatus = keyof typeof ACTION_STATUS_NAMES;

export const BACKUP_OUTCOME_NAMES = {
  succeeded: 'Succeeded',
  warnings: 'With warnings',
  failed: 'Failed',
} as const;
export type BackupOutcome = keyof typeof BACKUP_OUTCOME_NAMES;

export const RESTORE_OUTCOME_NAMES = { succeeded: 'Succeeded', partly: 'Partly', failed: 'Failed' } as const;
export type RestoreOutcome = keyof typeof RESTORE_OUTCOME_NAMES;

/** What the reviewer says to one line of an access review. */
export const ACCESS_DECISIONS = ['keep', 'change', 'remove'] as const;
export type AccessDecision = (typeof ACCESS_DECISIONS)[number];
export const ACCESS_DECISION_NAMES: Record<AccessDecision, string> = {
  keep: 'Keep',
  change: 'Change',
  remove: 'Remove',
};

/** Where a due day goes that is no business day. */
export const DAY_RULES = ['as_it_falls', 'before', 'after'] as const;
export type DayRule = (typeof DAY_RULES)[number];
export const DAY_RULE_NAMES: Record<DayRule, string> = {
  as_it_falls: 'As it falls',
  before: 'Business day before',
  after: 'Business day after',
};

/**
 * The state of one expected occurrence of a control. Missed: due, not performed in time for it, an exception for good. To collect:
 * performed, evidence not attached. To confirm: its day is over and evidence lies in its interval, the performance is not recorded.
 * Late: performed, or still to be performed, after its day and before it counts as missed.
 */
export const OCCURRENCE_STATES = [
  'done',
  'to_collect',
  'to_confirm',
  'late',
  'overdue',
  'missed',
  'waived',
  'upcoming',
  'not_due',
] as const;
export type OccurrenceState = (typeof OCCURRENCE_STATES)[number];
export const OCCURRENCE_STATE_NAMES: Record<OccurrenceState, string> = {
  done: 'Done',
  to_collect: 'To collect',
  to_confirm: 'To confirm',
  late: 'Done late',
  overdue: 'Overdue',
  missed: 'Missed',
  waived: 'Not required',
  upcoming: 'Upcoming',
  not_due: 'Not due',
};
