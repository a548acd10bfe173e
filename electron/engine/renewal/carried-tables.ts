import type { RenewalPart } from '../../../shared/domain/renewal/parts.ts';
import type { Row } from '../workspace/workspace.ts';

/** What the rows of the next engagement are made with. */
export interface RenewalContext {
  /** Moves a day of the engagement before into the new one. */
  shift: (day: string) => string;
  /** First day of the new engagement. */
  start: string;
  /** Assessed risk of a control after last time's results. */
  riskOf: (controlId: string, risk: Row[string]) => Row[string];
  /** What an action came from, for notes: its records stay behind. */
  sourceOf: (action: Row) => string;
}

export interface CarriedTable {
  part: RenewalPart;
  table: string;
  /** SQL condition on the rows that go along; `@start` is the first day of the new engagement. */
  where?: string;
  /** Columns that get another value. */
  change?: (row: Row, context: RenewalContext) => Row;
  /** Rows are counted as records of the part. */
  counts?: true;
}

const shifted = (value: Row[string] | undefined, { shift }: RenewalContext): string | null =>
  typeof value === 'string' ? shift(value) : null;

/**
 * Tables whose rows go along, each after those that it points to. A link to a record that stays behind is left out, or emptied
 * where the column may be.
 */
export const CARRIED_TABLES: readonly CarriedTable[] = [
  { part: 'scope', table: 'engagement_category' },
  { part: 'scope', table: 'person', counts: true },
  { part: 'scope', table: 'engagement_role', counts: true },
  { part: 'scope', table: 'service', counts: true },
  { part: 'scope', table: 'commitment', counts: true },
  { part: 'scope', table: 'component', counts: true },
  { part: 'scope', table: 'location', counts: true },
  { part: 'scope', table: 'data_class', counts: true },
  { part: 'scope', table: 'data_flow', counts: true },
  { part: 'scope', table: 'exclusion', counts: true },
  {
    part: 'scope',
    table: 'milestone',
    counts: true,
    change: (row, context) => ({
      due: shifted(row['due'], context),
      ends: shifted(row['ends'], context),
      done_on: null,
    }),
  },
  {
    part: 'scope',
    table: 'criterion_assessment',
    // A rating is a result; that a criterion does not apply is a decision about the system.
    where: "relevant = 0 OR notes <> ''",
    change: () => ({ override_rating: null, override_reason: '', overridden_by: '', overridden_at: null }),
  },
  {
    part: 'scope',
    table: 'description_note',
    // What incidents and changes there were is told for each period; the rest a person confirms again.
    where: 'criterion NOT IN (4, 9)',
    change: () => ({ is_complete: 0 }),
  },
  { part: 'policies', table: 'policy', counts: true },
  { part: 'policies', table: 'policy_criterion' },
  {
    part: 'controls',
    table: 'control',
    counts: true,
    change: (row, { riskOf }) => ({
      sampling_risk: riskOf(String(row['id']), row['sampling_risk'] ?? null),
    }),
  },
  { part: 'controls', table: 'control_criterion' },
  {
    part: 'controls',
    table: 'test',
    change: (row, context) => ({
      planned_on: shifted(row['planned_on'], context),
      result: null,
      conclusion: '',
      concluded_by: '',
      concluded_at: null,
    }),
  },
  { part: 'controls', table: 'test_attribute' },
  { part: 'controls', table: 'test_procedure', change: () => ({ outcome: '', done_on: null }) },
  { part: 'vendors', table: 'vendor', counts: true },
  { part: 'vendors', table: 'vendor_review' },
  { part: 'vendors', table: 'vendor_cuec' },
  { part: 'vendors', table: 'complementary_control' },
  { part: 'vendors', table: 'complementary_control_criterion' },
  { part: 'risks', table: 'risk', counts: true },
  { part: 'risks', table: 'risk_control' },
  { part: 'risks', table: 'risk_criterion' },
  {
    part: 'policies',
    table: 'policy_exception',
    where: 'closed_on IS NULL OR closed_on >= @start',
    counts: true,
  },
  { part: 'requirements', table: 'requirement', counts: true },
  { part: 'requirements', table: 'requirement_control' },
  { part: 'workers', table: 'worker', where: 'left_on IS NULL OR left_on >= @start', counts: true },
  {
    part: 'assets',
    table: 'asset',
    where: 'disposed_on IS NULL OR disposed_on >= @start',
    counts: true,
  },
  { part: 'assets', table: 'handling_rule' },
  {
    part: 'follow_up',
    table: 'gap',
    where: "status IN ('open', 'in_progress', 'accepted')",
    counts: true,
  },
  {
    part: 'follow_up',
    table: 'corrective_action',
    where: "status IN ('open', 'in_progress')",
    counts: true,
    change: (row, { sourceOf }) => ({ notes: sourceOf(row) }),
  },
  {
    part: 'walkthroughs',
    table: 'walkthrough',
    counts: true,
    change: () => ({ held_on: null, notes: '' }),
  },
  { part: 'walkthroughs', table: 'walkthrough_control' },
  { part: 'rules', table: 'control_schedule', counts: true },
  { part: 'rules', table: 'programme_rules', counts: true },
  { part: 'rules', table: 'risk_scale', counts: true },
  { part: 'rules', table: 'metric_setting', counts: true },
  { part: 'rules', table: 'sampling_policy', counts: true },
  { part: 'rules', table: 'report_settings', counts: true },
  { part: 'rules', table: 'evidence_rules', counts: true },
  { part: 'rules', table: 'saved_view', counts: true },
];

/** Series whose numbers go on, because records that carry them go along. */
export const CARRIED_SERIES: readonly string[] = [...new Set(CARRIED_TABLES.map(({ table }) => table))];

/** Tables that start empty, with what is written into them otherwise. A test holds both lists against the schema. */
export const ANEW_TABLES: readonly string[] = [
  'area_lock',
  'review_import',
  'review_item',
  'rule_override',
  'document_text',
  'representation_answer',
  'access_review',
  'access_review_line',
  'backup_run',
  'cell_evidence',
  'compensating_control',
  'control_comment',
  'control_evidence',
  'counter',
  'deviation',
  'engagement',
  'evidence',
  'evidence_file',
  'evidence_mark',
  'finding',
  'governance_decision',
  'governance_meeting',
  'incident',
  'incident_control',
  'incident_event',
  'incident_evidence',
  'management_response',
  'metric_point',
  'occurrence',
  'occurrence_evidence',
  'policy_evidence',
  'policy_exception_evidence',
  'population',
  'population_control',
  'population_evidence',
  'prior_engagement',
  'prior_result',
  'redaction',
  'request',
  'request_comment',
  'request_control',
  'request_criterion',
  'request_evidence',
  'request_pack',
  'request_return',
  'request_test',
  'requirement_evidence',
  'restore_test',
  'restore_test_evidence',
  'retest',
  'retest_evidence',
  'review_note',
  'risk_evidence',
  'sample',
  'sample_event',
  'sample_item',
  'sample_item_evidence',
  'sign_off',
  'spot_check',
  'system_change',
  'system_change_component',
  'system_change_control',
  'system_change_evidence',
  'test_evidence',
  'test_mark',
  'test_sample',
  'training_record',
  'vendor_evidence',
  'vendor_review_evidence',
  'vulnerability',
  'walkthrough_evidence',
];
