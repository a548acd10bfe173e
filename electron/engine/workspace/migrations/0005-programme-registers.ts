/** Tables of the registers of format 5: vendors, risks, policies, people, assets, incidents, changes and operations. */
export const programmeRegisters = `
DROP INDEX complementary_control_organization;
DROP INDEX subservice_organization_evidence_evidence;
ALTER TABLE subservice_organization RENAME TO vendor;
ALTER TABLE subservice_organization_evidence RENAME TO vendor_evidence;
ALTER TABLE vendor_evidence RENAME COLUMN subservice_organization_id TO vendor_id;
ALTER TABLE complementary_control RENAME COLUMN subservice_organization_id TO vendor_id;
CREATE INDEX complementary_control_vendor ON complementary_control (vendor_id);
CREATE INDEX vendor_evidence_evidence ON vendor_evidence (evidence_id);

ALTER TABLE vendor ADD COLUMN subservice TEXT NOT NULL DEFAULT 'yes' CHECK (subservice IN ('yes', 'no', 'undecided'));
ALTER TABLE vendor ADD COLUMN subservice_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE vendor ADD COLUMN criticality TEXT DEFAULT NULL CHECK (criticality IN ('critical', 'high', 'medium', 'low'));
ALTER TABLE vendor ADD COLUMN status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('proposed', 'active', 'ended'));
ALTER TABLE vendor ADD COLUMN owner_id TEXT DEFAULT NULL REFERENCES person (id) ON DELETE RESTRICT;
ALTER TABLE vendor ADD COLUMN data TEXT NOT NULL DEFAULT '';
ALTER TABLE vendor ADD COLUMN classification TEXT DEFAULT NULL CHECK (classification IN ('public', 'internal', 'confidential', 'restricted'));
ALTER TABLE vendor ADD COLUMN contact TEXT NOT NULL DEFAULT '';
ALTER TABLE vendor ADD COLUMN report_auditor TEXT NOT NULL DEFAULT '';
ALTER TABLE vendor ADD COLUMN report_opinion TEXT DEFAULT NULL CHECK (report_opinion IN ('unqualified', 'qualified', 'adverse', 'disclaimer'));
ALTER TABLE vendor ADD COLUMN report_exceptions TEXT NOT NULL DEFAULT '';
ALTER TABLE vendor ADD COLUMN bridge_to TEXT DEFAULT NULL;
ALTER TABLE vendor ADD COLUMN review_verdict TEXT DEFAULT NULL CHECK (review_verdict IN ('satisfactory', 'conditions', 'unsatisfactory'));
ALTER TABLE vendor ADD COLUMN next_review TEXT DEFAULT NULL;
ALTER TABLE vendor ADD COLUMN contract TEXT NOT NULL DEFAULT '';
ALTER TABLE vendor ADD COLUMN contract_ends TEXT DEFAULT NULL;
ALTER TABLE vendor ADD COLUMN clauses TEXT NOT NULL DEFAULT '';

CREATE TABLE vendor_review (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  vendor_id TEXT NOT NULL REFERENCES vendor (id) ON DELETE RESTRICT,
  basis TEXT NOT NULL CHECK (basis IN ('soc2_type2', 'soc2_type1', 'soc1', 'iso27001', 'questionnaire', 'contract', 'other')),
  report_from TEXT,
  report_to TEXT,
  auditor TEXT NOT NULL,
  opinion TEXT CHECK (opinion IN ('unqualified', 'qualified', 'adverse', 'disclaimer')),
  exceptions TEXT NOT NULL,
  bridge_to TEXT,
  subservice_chain TEXT NOT NULL,
  verdict TEXT CHECK (verdict IN ('satisfactory', 'conditions', 'unsatisfactory')),
  conclusion TEXT NOT NULL,
  reviewed_by TEXT NOT NULL,
  reviewed_on TEXT,
  next_review TEXT,
  CHECK (report_from IS NULL OR report_to IS NULL OR report_from <= report_to)
) STRICT;
CREATE INDEX vendor_review_vendor ON vendor_review (vendor_id);

CREATE TABLE vendor_review_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  vendor_review_id TEXT NOT NULL REFERENCES vendor_review (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (vendor_review_id, evidence_id)
) STRICT;

CREATE TABLE vendor_cuec (
  id TEXT NOT NULL PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendor (id) ON DELETE RESTRICT,
  number TEXT NOT NULL,
  name TEXT NOT NULL CHECK (name <> ''),
  response TEXT NOT NULL CHECK (response IN ('open', 'covered', 'gap', 'not_applicable')),
  control_id TEXT REFERENCES control (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX vendor_cuec_vendor ON vendor_cuec (vendor_id);

ALTER TABLE complementary_control ADD COLUMN number TEXT NOT NULL DEFAULT '';
ALTER TABLE complementary_control ADD COLUMN control_id TEXT DEFAULT NULL REFERENCES control (id) ON DELETE RESTRICT;
CREATE TABLE complementary_control_criterion (
  id TEXT NOT NULL PRIMARY KEY,
  complementary_control_id TEXT NOT NULL REFERENCES complementary_control (id) ON DELETE RESTRICT,
  criterion_id TEXT NOT NULL CHECK (criterion_id <> ''),
  UNIQUE (complementary_control_id, criterion_id)
) STRICT;

CREATE TABLE risk_scale (
  id TEXT NOT NULL PRIMARY KEY CHECK (id = 'scale'),
  likelihood TEXT NOT NULL CHECK (json_valid(likelihood)),
  impact TEXT NOT NULL CHECK (json_valid(impact)),
  levels TEXT NOT NULL CHECK (json_valid(levels)),
  appetite INTEGER NOT NULL CHECK (appetite >= 0)
) STRICT;

CREATE TABLE risk (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  category TEXT NOT NULL CHECK (category IN ('access', 'availability', 'change', 'compliance', 'data', 'financial', 'fraud', 'operations', 'people', 'physical', 'privacy', 'security', 'strategy', 'vendor', 'other')),
  threat TEXT NOT NULL,
  consequence TEXT NOT NULL,
  likelihood INTEGER CHECK (likelihood BETWEEN 1 AND 6),
  impact INTEGER CHECK (impact BETWEEN 1 AND 6),
  residual_likelihood INTEGER CHECK (residual_likelihood BETWEEN 1 AND 6),
  residual_impact INTEGER CHECK (residual_impact BETWEEN 1 AND 6),
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  status TEXT NOT NULL CHECK (status IN ('open', 'monitored', 'closed')),
  decision TEXT CHECK (decision IN ('accept', 'mitigate', 'transfer', 'avoid')),
  approved_by TEXT NOT NULL,
  approved_on TEXT,
  accepted_until TEXT,
  plan TEXT NOT NULL,
  plan_status TEXT NOT NULL CHECK (plan_status IN ('none', 'planned', 'in_progress', 'done')),
  due TEXT,
  identified_on TEXT,
  reviewed_on TEXT,
  next_review TEXT,
  vendor_id TEXT REFERENCES vendor (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE risk_control (
  id TEXT NOT NULL PRIMARY KEY,
  risk_id TEXT NOT NULL REFERENCES risk (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  UNIQUE (risk_id, control_id)
) STRICT;
CREATE TABLE risk_criterion (
  id TEXT NOT NULL PRIMARY KEY,
  risk_id TEXT NOT NULL REFERENCES risk (id) ON DELETE RESTRICT,
  criterion_id TEXT NOT NULL CHECK (criterion_id <> ''),
  UNIQUE (risk_id, criterion_id)
) STRICT;
CREATE TABLE risk_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  risk_id TEXT NOT NULL REFERENCES risk (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (risk_id, evidence_id)
) STRICT;

ALTER TABLE policy ADD COLUMN effective_on TEXT DEFAULT NULL;
ALTER TABLE policy ADD COLUMN body TEXT NOT NULL DEFAULT '';
ALTER TABLE policy ADD COLUMN acknowledged INTEGER DEFAULT NULL CHECK (acknowledged >= 0);
ALTER TABLE policy ADD COLUMN acknowledgers INTEGER DEFAULT NULL CHECK (acknowledgers >= 0);
ALTER TABLE policy ADD COLUMN acknowledged_on TEXT DEFAULT NULL;
CREATE TABLE policy_criterion (
  id TEXT NOT NULL PRIMARY KEY,
  policy_id TEXT NOT NULL REFERENCES policy (id) ON DELETE RESTRICT,
  criterion_id TEXT NOT NULL CHECK (criterion_id <> ''),
  UNIQUE (policy_id, criterion_id)
) STRICT;

CREATE TABLE policy_exception (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  policy_id TEXT REFERENCES policy (id) ON DELETE RESTRICT,
  control_id TEXT REFERENCES control (id) ON DELETE RESTRICT,
  risk_id TEXT REFERENCES risk (id) ON DELETE RESTRICT,
  reason TEXT NOT NULL,
  compensation TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  requested_on TEXT,
  approved_by TEXT NOT NULL,
  approved_on TEXT,
  expires_on TEXT,
  closed_on TEXT,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE policy_exception_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  policy_exception_id TEXT NOT NULL REFERENCES policy_exception (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (policy_exception_id, evidence_id)
) STRICT;

CREATE TABLE requirement (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  template TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('not_started', 'in_progress', 'in_place')),
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  cadence_months INTEGER CHECK (cadence_months BETWEEN 1 AND 60),
  done_on TEXT,
  next_due TEXT,
  proof TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE requirement_control (
  id TEXT NOT NULL PRIMARY KEY,
  requirement_id TEXT NOT NULL REFERENCES requirement (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  UNIQUE (requirement_id, control_id)
) STRICT;
CREATE TABLE requirement_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  requirement_id TEXT NOT NULL REFERENCES requirement (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (requirement_id, evidence_id)
) STRICT;

CREATE TABLE worker (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  number TEXT NOT NULL,
  email TEXT NOT NULL,
  title TEXT NOT NULL,
  department TEXT NOT NULL,
  manager TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('employee', 'contractor', 'service', 'other')),
  person_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  started_on TEXT,
  screened_on TEXT,
  code_signed_on TEXT,
  trained_on TEXT,
  access_ticket TEXT NOT NULL,
  access_approved_by TEXT NOT NULL,
  access_approved_at TEXT,
  access_granted_at TEXT,
  left_on TEXT,
  left_at TEXT,
  access_removed_at TEXT,
  leaver_ticket TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX worker_number ON worker (number);
CREATE INDEX worker_email ON worker (email);

CREATE TABLE training_record (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  course TEXT NOT NULL,
  worker_id TEXT REFERENCES worker (id) ON DELETE RESTRICT,
  assigned_on TEXT,
  due TEXT,
  completed_on TEXT,
  score TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX training_record_worker ON training_record (worker_id);

CREATE TABLE asset (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('application', 'database', 'server', 'network', 'cloud_account', 'repository', 'endpoint', 'saas', 'data_store', 'other')),
  classification TEXT CHECK (classification IN ('public', 'internal', 'confidential', 'restricted')),
  criticality TEXT CHECK (criticality IN ('critical', 'high', 'medium', 'low')),
  environment TEXT CHECK (environment IN ('production', 'staging', 'test', 'corporate')),
  in_scope TEXT NOT NULL CHECK (in_scope IN ('yes', 'no', 'undecided')),
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  component_id TEXT REFERENCES component (id) ON DELETE RESTRICT,
  vendor_id TEXT REFERENCES vendor (id) ON DELETE RESTRICT,
  place TEXT NOT NULL,
  added_on TEXT,
  disposed_on TEXT,
  notes TEXT NOT NULL
) STRICT;

CREATE TABLE handling_rule (
  id TEXT NOT NULL PRIMARY KEY,
  classification TEXT NOT NULL UNIQUE CHECK (classification IN ('public', 'internal', 'confidential', 'restricted')),
  meaning TEXT NOT NULL,
  access TEXT NOT NULL,
  storage TEXT NOT NULL,
  transfer TEXT NOT NULL,
  disposal TEXT NOT NULL
) STRICT;

CREATE TABLE incident (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  number TEXT NOT NULL,
  severity TEXT CHECK (severity IN ('critical', 'high', 'medium', 'low')),
  kind TEXT CHECK (kind IN ('security', 'availability', 'processing', 'confidentiality', 'privacy', 'other')),
  lead TEXT NOT NULL,
  began_at TEXT,
  detected_at TEXT,
  declared_at TEXT,
  contained_at TEXT,
  resolved_at TEXT,
  reviewed_on TEXT,
  affected INTEGER CHECK (affected >= 0),
  effect TEXT NOT NULL,
  root_cause TEXT NOT NULL,
  resolution TEXT NOT NULL,
  notice TEXT NOT NULL,
  notice_on TEXT,
  significance TEXT NOT NULL CHECK (significance IN ('undecided', 'yes', 'no')),
  significance_reason TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE incident_event (
  id TEXT NOT NULL PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE RESTRICT,
  at TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  author TEXT NOT NULL
) STRICT;
CREATE INDEX incident_event_incident ON incident_event (incident_id);
CREATE TABLE incident_control (
  id TEXT NOT NULL PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  UNIQUE (incident_id, control_id)
) STRICT;
CREATE TABLE incident_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (incident_id, evidence_id)
) STRICT;

CREATE TABLE system_change (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  number TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('infrastructure', 'software', 'people', 'procedures', 'data', 'vendor', 'organization')),
  changed_on TEXT,
  significance TEXT NOT NULL CHECK (significance IN ('undecided', 'yes', 'no')),
  description TEXT NOT NULL,
  effect TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  vendor_id TEXT REFERENCES vendor (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE system_change_control (
  id TEXT NOT NULL PRIMARY KEY,
  system_change_id TEXT NOT NULL REFERENCES system_change (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  UNIQUE (system_change_id, control_id)
) STRICT;
CREATE TABLE system_change_component (
  id TEXT NOT NULL PRIMARY KEY,
  system_change_id TEXT NOT NULL REFERENCES system_change (id) ON DELETE RESTRICT,
  component_id TEXT NOT NULL REFERENCES component (id) ON DELETE RESTRICT,
  UNIQUE (system_change_id, component_id)
) STRICT;
CREATE TABLE system_change_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  system_change_id TEXT NOT NULL REFERENCES system_change (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (system_change_id, evidence_id)
) STRICT;

CREATE TABLE vulnerability (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  number TEXT NOT NULL,
  place TEXT NOT NULL,
  severity TEXT CHECK (severity IN ('critical', 'high', 'medium', 'low')),
  opened_on TEXT,
  closed_on TEXT,
  sla_days INTEGER CHECK (sla_days >= 0),
  exception TEXT NOT NULL,
  accepted_until TEXT,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX vulnerability_number ON vulnerability (number);

CREATE TABLE backup_run (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  day TEXT,
  started_at TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('succeeded', 'warnings', 'failed')),
  attempt INTEGER NOT NULL CHECK (attempt >= 1),
  message TEXT NOT NULL
) STRICT;
CREATE INDEX backup_run_job ON backup_run (name, day);

CREATE TABLE restore_test (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  tested_on TEXT,
  outcome TEXT CHECK (outcome IN ('succeeded', 'partly', 'failed')),
  recovery_minutes INTEGER CHECK (recovery_minutes >= 0),
  recovery_target INTEGER CHECK (recovery_target >= 0),
  loss_minutes INTEGER CHECK (loss_minutes >= 0),
  loss_target INTEGER CHECK (loss_target >= 0),
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE restore_test_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  restore_test_id TEXT NOT NULL REFERENCES restore_test (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (restore_test_id, evidence_id)
) STRICT;
`;
