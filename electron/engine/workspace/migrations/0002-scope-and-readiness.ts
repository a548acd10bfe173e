/**
 * Scope records, policies, the gap register, what a person decided about a criterion, comments and saved views. Controls learn
 * which risk they answer, who operates them, which policy they carry out and which library control they came from.
 */
export const scopeAndReadiness = {
  id: 2,
  sql: `
CREATE TABLE service (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  description TEXT NOT NULL,
  users TEXT NOT NULL
) STRICT;

CREATE TABLE commitment (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('commitment', 'requirement')),
  category TEXT CHECK (category IN ('security', 'availability', 'processing-integrity', 'confidentiality', 'privacy')),
  measure TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;

CREATE TABLE component (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('infrastructure', 'software', 'people', 'procedures', 'data')),
  name TEXT NOT NULL CHECK (name <> ''),
  description TEXT NOT NULL,
  provider TEXT NOT NULL
) STRICT;

CREATE TABLE location (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  country TEXT NOT NULL,
  purpose TEXT NOT NULL
) STRICT;

CREATE TABLE data_class (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  classification TEXT NOT NULL CHECK (classification IN ('public', 'internal', 'confidential', 'restricted')),
  description TEXT NOT NULL,
  kept_where TEXT NOT NULL,
  retention TEXT NOT NULL
) STRICT;

CREATE TABLE data_flow (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  origin TEXT NOT NULL,
  destination TEXT NOT NULL,
  protection TEXT NOT NULL
) STRICT;

CREATE TABLE exclusion (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE subservice_organization (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  service TEXT NOT NULL,
  treatment TEXT NOT NULL CHECK (treatment IN ('carve-out', 'inclusive')),
  report TEXT NOT NULL,
  report_from TEXT,
  report_to TEXT,
  reviewed_on TEXT,
  notes TEXT NOT NULL
) STRICT;

CREATE TABLE complementary_control (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('cuec', 'csoc')),
  criterion_id TEXT,
  subservice_organization_id TEXT REFERENCES subservice_organization (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX complementary_control_organization ON complementary_control (subservice_organization_id);

CREATE TABLE engagement_role (
  id TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('executive_sponsor', 'compliance_lead', 'system_owner', 'privacy_lead', 'engagement_lead', 'preparer', 'reviewer', 'auditor')),
  person_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX engagement_role_person ON engagement_role (person_id);

CREATE TABLE milestone (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('kickoff', 'readiness', 'remediation', 'mock_audit', 'type1_date', 'period_start', 'period_end', 'fieldwork', 'report', 'other')),
  due TEXT NOT NULL,
  ends TEXT,
  done_on TEXT,
  notes TEXT NOT NULL,
  CHECK (ends IS NULL OR due <= ends)
) STRICT;

CREATE TABLE policy (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  template TEXT,
  status TEXT NOT NULL CHECK (status IN ('missing', 'draft', 'approved', 'retired')),
  version TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  approved_by TEXT NOT NULL,
  approved_on TEXT,
  review_due TEXT,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX policy_owner ON policy (owner_id);

CREATE TABLE gap (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  criterion_id TEXT,
  control_id TEXT REFERENCES control (id) ON DELETE RESTRICT,
  condition TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  effort TEXT CHECK (effort IN ('small', 'medium', 'large')),
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  due TEXT,
  wave INTEGER CHECK (wave BETWEEN 1 AND 9),
  status TEXT NOT NULL CHECK (status IN ('open', 'in_progress', 'done', 'accepted')),
  closed_on TEXT,
  source TEXT NOT NULL,
  raised_on TEXT NOT NULL
) STRICT;
CREATE INDEX gap_control ON gap (control_id);
CREATE INDEX gap_owner ON gap (owner_id);
CREATE INDEX gap_criterion ON gap (criterion_id);

CREATE TABLE criterion_assessment (
  id TEXT NOT NULL PRIMARY KEY,
  criterion_id TEXT NOT NULL UNIQUE CHECK (criterion_id <> ''),
  relevant INTEGER NOT NULL CHECK (relevant IN (0, 1)),
  reason TEXT NOT NULL,
  override_rating TEXT CHECK (override_rating IN ('ready', 'minor_gap', 'major_gap', 'not_in_place', 'not_assessed')),
  override_reason TEXT NOT NULL,
  overridden_by TEXT NOT NULL,
  overridden_at TEXT,
  notes TEXT NOT NULL,
  CHECK (relevant = 1 OR reason <> ''),
  CHECK (override_rating IS NULL OR override_reason <> '')
) STRICT;

CREATE TABLE description_note (
  id TEXT NOT NULL PRIMARY KEY,
  criterion INTEGER NOT NULL UNIQUE CHECK (criterion BETWEEN 1 AND 9),
  text TEXT NOT NULL,
  is_complete INTEGER NOT NULL CHECK (is_complete IN (0, 1))
) STRICT;

CREATE TABLE control_comment (
  id TEXT NOT NULL PRIMARY KEY,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  author TEXT NOT NULL CHECK (author <> ''),
  written_at TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> ''),
  is_resolved INTEGER NOT NULL CHECK (is_resolved IN (0, 1))
) STRICT;
CREATE INDEX control_comment_control ON control_comment (control_id);

CREATE TABLE saved_view (
  id TEXT NOT NULL PRIMARY KEY,
  screen TEXT NOT NULL CHECK (screen <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  UNIQUE (screen, name)
) STRICT;

ALTER TABLE control ADD COLUMN risk TEXT NOT NULL DEFAULT '';
ALTER TABLE control ADD COLUMN responsibility TEXT NOT NULL DEFAULT 'own' CHECK (responsibility IN ('own', 'shared', 'provider'));
ALTER TABLE control ADD COLUMN provider TEXT NOT NULL DEFAULT '';
ALTER TABLE control ADD COLUMN policy_id TEXT DEFAULT NULL REFERENCES policy (id) ON DELETE RESTRICT;
ALTER TABLE control ADD COLUMN library_ref TEXT NOT NULL DEFAULT '';
CREATE INDEX control_policy ON control (policy_id);
ALTER TABLE control_criterion ADD COLUMN rationale TEXT NOT NULL DEFAULT '';
`,
};
