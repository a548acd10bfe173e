/** What of an engagement goes into a sealed copy: the areas, the bytes of evidence, and the notes that stay inside the firm. */

/** Tables of each area. Every table that the journal covers stands in one of these lists or in ALWAYS_SEALED; a test holds them against the schema. */
export const SEAL_AREA_TABLES = {
  scope: [
    'person',
    'engagement_role',
    'service',
    'commitment',
    'component',
    'location',
    'data_class',
    'data_flow',
    'exclusion',
    'milestone',
    'criterion_assessment',
    'description_note',
    'complementary_control',
    'complementary_control_criterion',
  ],
  matrix: [
    'control',
    'control_criterion',
    'control_comment',
    'control_evidence',
    'control_schedule',
    'occurrence',
    'occurrence_evidence',
  ],
  evidence: ['evidence', 'evidence_file', 'evidence_rules', 'redaction'],
  requests: [
    'request',
    'request_comment',
    'request_control',
    'request_criterion',
    'request_evidence',
    'request_pack',
    'request_return',
    'request_test',
    'review_import',
    'review_item',
  ],
  audit: [
    'population',
    'population_control',
    'population_evidence',
    'spot_check',
    'sampling_policy',
    'test',
    'test_attribute',
    'test_procedure',
    'test_evidence',
    'test_mark',
    'test_sample',
    'sample',
    'sample_event',
    'sample_item',
    'sample_item_evidence',
    'cell_evidence',
    'evidence_mark',
    'review_note',
    'sign_off',
    'walkthrough',
    'walkthrough_control',
    'walkthrough_evidence',
    'area_lock',
    'rule_override',
  ],
  findings: [
    'deviation',
    'finding',
    'compensating_control',
    'management_response',
    'retest',
    'retest_evidence',
    'gap',
    'corrective_action',
  ],
  registers: [
    'policy',
    'policy_criterion',
    'policy_evidence',
    'policy_exception',
    'policy_exception_evidence',
    'requirement',
    'requirement_control',
    'requirement_evidence',
    'risk',
    'risk_scale',
    'risk_control',
    'risk_criterion',
    'risk_evidence',
    'vendor',
    'vendor_cuec',
    'vendor_evidence',
    'vendor_review',
    'vendor_review_evidence',
    'worker',
    'training_record',
    'asset',
    'handling_rule',
    'incident',
    'incident_control',
    'incident_event',
    'incident_evidence',
    'system_change',
    'system_change_component',
    'system_change_control',
    'system_change_evidence',
    'vulnerability',
    'backup_run',
    'restore_test',
    'restore_test_evidence',
    'access_review',
    'access_review_line',
    'programme_rules',
  ],
  reports: [
    'report_settings',
    'document_text',
    'representation_answer',
    'metric_setting',
    'metric_point',
    'governance_meeting',
    'governance_decision',
    'prior_engagement',
    'prior_result',
  ],
} as const satisfies Record<string, readonly string[]>;

export type SealArea = keyof typeof SEAL_AREA_TABLES;
export const SEAL_AREAS = Object.keys(SEAL_AREA_TABLES) as SealArea[];

/** What a workspace is not one without, and what holds nothing of a client. */
export const ALWAYS_SEALED: readonly string[] = [
  'engagement',
  'engagement_category',
  'counter',
  'saved_view',
];

/** Tables that are notes between people of the firm. */
export const INTERNAL_TABLES: readonly string[] = [
  'control_comment',
  'review_note',
  'review_import',
  'review_item',
  'saved_view',
];

/** Tables whose `notes` are remarks of the firm and no part of the record that an auditor relies on. */
export const INTERNAL_NOTES: readonly string[] = [
  'asset',
  'complementary_control',
  'control',
  'corrective_action',
  'engagement_role',
  'evidence',
  'incident',
  'metric_setting',
  'milestone',
  'policy',
  'policy_exception',
  'requirement',
  'risk',
  'system_change',
  'training_record',
  'vendor',
  'vendor_cuec',
  'vulnerability',
  'worker',
];

/** Tables whose `notes` say what was done, found or decided, and so go along. */
export const SHARED_NOTES: readonly string[] = [
  'access_review',
  'criterion_assessment',
  'governance_meeting',
  'restore_test',
  'retest',
  'walkthrough',
];

/** `linked`: the bytes of evidence that a record of another chosen area rests on. What is left out keeps its record and SHA-256. */
export const SEALED_EVIDENCE = ['all', 'linked', 'none'] as const;
export type SealedEvidence = (typeof SEALED_EVIDENCE)[number];

export interface SealSelection {
  areas: readonly SealArea[];
  evidence: SealedEvidence;
  notes: boolean;
}

export interface ForeignKey {
  table: string;
  column: string;
  parent: string;
  required: boolean;
}

/** What does not go along: whole tables, and columns that are emptied. */
export interface Withheld {
  tables: string[];
  columns: { table: string; column: string; value: '' | null }[];
}

/**
 * What a selection leaves out. A table whose rows can not be without a withheld one goes too; where the link may be empty, it is
 * emptied, so that no record points to nothing.
 */
export function withheldBy(selection: SealSelection, foreignKeys: readonly ForeignKey[]): Withheld {
  const tables = new Set<string>(
    SEAL_AREAS.filter((area) => !selection.areas.includes(area)).flatMap((area) => SEAL_AREA_TABLES[area]),
  );
  if (!selection.notes) for (const table of INTERNAL_TABLES) tables.add(table);
  for (let before = -1; before !== tables.size;) {
    before = tables.size;
    for (const { table, parent, required } of foreignKeys)
      if (required && tables.has(parent)) tables.add(table);
  }
  const notes = selection.notes
    ? []
    : INTERNAL_NOTES.map((table) => ({ table, column: 'notes', value: '' as const }));
  const links = foreignKeys
    .filter(({ parent, required }) => !required && tables.has(parent))
    .map(({ table, column }) => ({ table, column, value: null }));
  return {
    tables: [...tables].toSorted(),
    columns: [...notes, ...links].filter(({ table }) => !tables.has(table)),
  };
}
