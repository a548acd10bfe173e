/**
 * Whether the text of each column is for the auditor or stays in the firm, as names with blanks between them. Keys of rows go with their
 * table. A test holds this list against the schema, so that a new column is decided on before it can leave the firm.
 */
interface ColumnClasses {
  shared: string;
  /** Emptied in a sealed copy unless internal notes are asked for. */
  internal?: string;
}

export const COLUMN_CLASSES: Readonly<Record<string, ColumnClasses>> = {
  access_review: { shared: 'ref name as_of due reviewer sources signed_by signed_at signed_sha256 notes' },
  access_review_line: {
    shared:
      'application account name role last_login account_status owner_note previous_role flags decision note decided_by decided_at carried_out_on',
  },
  area_lock: { shared: 'area locked_by locked_at reason unlocked_by unlocked_at unlock_reason' },
  asset: {
    shared: 'name number kind classification criticality environment in_scope place added_on disposed_on',
    internal: 'notes',
  },
  backup_run: { shared: 'name day started_at finished_at outcome message' },
  commitment: { shared: 'name kind category measure source' },
  compensating_control: { shared: 'reason' },
  complementary_control: { shared: 'name kind criterion_id number', internal: 'notes' },
  complementary_control_criterion: { shared: 'criterion_id' },
  component: { shared: 'kind name description provider' },
  control: {
    shared:
      'ref title domain statement frequency nature mode layer system evidence_wanted risk responsibility provider library_ref sampling_risk',
    internal: 'notes',
  },
  control_criterion: { shared: 'criterion_id rationale' },
  control_schedule: { shared: 'anchor systems day_rule starts_on ends_on' },
  corrective_action: { shared: 'ref name status raised_on due done_on', internal: 'notes' },
  criterion_assessment: {
    shared: 'criterion_id reason override_rating override_reason overridden_by overridden_at notes',
  },
  data_class: { shared: 'name classification description kept_where retention' },
  data_flow: { shared: 'name origin destination protection' },
  description_note: { shared: 'text' },
  deviation: { shared: 'extent signs cause assessed_by assessed_at' },
  document_text: { shared: 'document part body' },
  engagement: { shared: 'client system firm type as_of period_from period_to criteria_version created_at' },
  engagement_category: { shared: 'category rationale' },
  engagement_role: { shared: 'role', internal: 'notes' },
  evidence: {
    shared:
      'ref title covers_from covers_to as_of source collected_by kind environment method query collected_at confidentiality personal_data expires_on retain_until checks verdict verdict_reason reviewed_by reviewed_at',
    internal: 'notes',
  },
  evidence_file: { shared: 'file_name media_type added_at origin modified_at notices' },
  evidence_mark: { shared: 'kind mark text made_by made_at' },
  evidence_rules: { shared: 'freshness name_pattern' },
  exclusion: { shared: 'name reason' },
  finding: {
    shared:
      'ref title severity status condition criteria cause effect recommendation due raised_at status_reason',
  },
  gap: {
    shared:
      'ref name criterion_id condition recommendation severity effort due status closed_on source raised_on',
  },
  governance_decision: { shared: 'text decided_by' },
  governance_meeting: { shared: 'ref name quarter_from quarter_to held_on chair attendees notes snapshot' },
  handling_rule: { shared: 'classification meaning access storage transfer disposal' },
  incident: {
    shared:
      'name number severity kind lead began_at detected_at declared_at contained_at resolved_at reviewed_on effect root_cause resolution notice notice_on significance significance_reason',
    internal: 'notes',
  },
  incident_event: { shared: 'at text author' },
  location: { shared: 'name country purpose' },
  management_response: { shared: 'text responded_by responded_on action action_owner action_due' },
  metric_point: { shared: 'metric day value source' },
  metric_setting: { shared: 'metric title unit better target drift', internal: 'notes' },
  milestone: { shared: 'name kind due ends done_on', internal: 'notes' },
  occurrence: { shared: 'system key due done_on done_by waived note' },
  person: { shared: 'name title email side' },
  policy: {
    shared:
      'name template status version approved_by approved_on review_due effective_on body acknowledged_on',
    internal: 'notes',
  },
  policy_criterion: { shared: 'criterion_id' },
  policy_exception: {
    shared: 'ref name reason compensation requested_on approved_by approved_on expires_on closed_on',
    internal: 'notes',
  },
  population: {
    shared:
      'name key_column date_column columns first_date last_date period_from period_to source_system query run_by run_at frozen_at ref kind profile date_order shown_columns total_source ipe_checks ipe_verdict ipe_note ipe_by ipe_at',
  },
  prior_engagement: {
    shared: 'engagement_id client type as_of period_from period_to file_name head_hash rolled_at',
  },
  prior_result: { shared: 'kind result summary' },
  programme_rules: { shared: 'privileged_words sla_days day_rule holidays grace_days' },
  redaction: { shared: 'what reason made_by made_at' },
  report_settings: { shared: 'value' },
  representation_answer: { shared: 'question answer explanation answered_by answered_on' },
  request: {
    shared:
      'ref number origin source_key kind title wording source_wording category covers_from covers_to as_of requested_by requested_on due priority status status_reason auditor_status auditor_reason submitted_on closed_on',
    internal: 'interpretation',
  },
  request_criterion: { shared: 'criterion_id' },
  request_evidence: { shared: 'added_by added_at' },
  requirement: { shared: 'name template status done_on next_due proof', internal: 'notes' },
  restore_test: { shared: 'name tested_on outcome notes' },
  retest: { shared: 'tested_on tested_by procedure result notes' },
  risk: {
    shared:
      'ref name category threat consequence status decision approved_by approved_on accepted_until plan plan_status due identified_on reviewed_on next_review',
    internal: 'notes',
  },
  risk_criterion: { shared: 'criterion_id' },
  risk_scale: { shared: 'likelihood impact levels' },
  rule_override: { shared: 'rule target_table target_id reason overridden_by overridden_at' },
  sample: { shared: 'population_sha256 algorithm seed basis drawn_at drawn_by method design' },
  sample_event: { shared: 'kind details reason made_by made_at' },
  sample_item: { shared: 'key ticket item_date description data note stratum void_reason' },
  sampling_policy: { shared: 'name source sizes model confidence tolerable' },
  service: { shared: 'name description users' },
  sign_off: { shared: 'role signed_by signed_at content_sha256 content' },
  spot_check: { shared: 'direction key outcome note checked_by checked_at' },
  system_change: { shared: 'name number kind changed_on significance description effect', internal: 'notes' },
  test: {
    shared: 'kind procedure natures result conclusion concluded_by concluded_at objective source planned_on',
  },
  test_attribute: { shared: 'text' },
  test_mark: { shared: 'mark note marked_by marked_at' },
  test_procedure: { shared: 'nature text outcome done_on' },
  training_record: { shared: 'name course assigned_on due completed_on score', internal: 'notes' },
  vendor: {
    shared:
      'name service treatment report report_from report_to reviewed_on subservice subservice_reason criticality status data classification contact report_auditor report_opinion report_exceptions bridge_to review_verdict next_review contract contract_ends clauses',
    internal: 'notes',
  },
  vendor_cuec: { shared: 'number name response', internal: 'notes' },
  vendor_review: {
    shared:
      'ref basis report_from report_to auditor opinion exceptions bridge_to subservice_chain verdict conclusion reviewed_by reviewed_on next_review',
  },
  vulnerability: {
    shared: 'name number place severity opened_on closed_on exception accepted_until',
    internal: 'notes',
  },
  walkthrough: { shared: 'ref name kind held_on people conducted_by notes' },
  worker: {
    shared:
      'name number email title department manager kind started_on screened_on code_signed_on trained_on access_ticket access_approved_by access_approved_at access_granted_at left_on left_at access_removed_at leaver_ticket',
    internal: 'notes',
  },
};

const namesIn = (list: string | undefined): string[] => list?.split(' ').filter((name) => name !== '') ?? [];

export const sharedColumns = (table: string): string[] => namesIn(COLUMN_CLASSES[table]?.shared);
export const internalColumns = (table: string): string[] => namesIn(COLUMN_CLASSES[table]?.internal);
