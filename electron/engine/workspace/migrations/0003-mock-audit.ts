/**
 * The mock audit: what is known of a population, how a sample came about and was extended, procedures by nature, marks on
 * evidence, review notes, sign-offs, walkthroughs, deviations and retests.
 */
export const mockAudit = {
  id: 3,
  sql: `
CREATE TABLE sampling_policy (
  id TEXT NOT NULL PRIMARY KEY CHECK (id = 'policy'),
  name TEXT NOT NULL CHECK (name <> ''),
  source TEXT NOT NULL,
  sizes TEXT NOT NULL CHECK (json_valid(sizes)),
  model TEXT NOT NULL CHECK (model IN ('binomial', 'hypergeometric', 'poisson')),
  confidence TEXT NOT NULL CHECK (confidence <> ''),
  tolerable TEXT NOT NULL CHECK (tolerable <> ''),
  expected_deviations INTEGER NOT NULL CHECK (expected_deviations >= 0)
) STRICT;

ALTER TABLE control ADD COLUMN sampling_risk TEXT DEFAULT NULL CHECK (sampling_risk IN ('low', 'moderate', 'high'));

ALTER TABLE population ADD COLUMN ref TEXT NOT NULL DEFAULT '';
ALTER TABLE population ADD COLUMN kind TEXT NOT NULL DEFAULT 'listing' CHECK (kind IN ('listing', 'calendar', 'zero'));
ALTER TABLE population ADD COLUMN profile TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(profile));
ALTER TABLE population ADD COLUMN date_order TEXT DEFAULT NULL CHECK (date_order IN ('day-first', 'month-first'));
ALTER TABLE population ADD COLUMN shown_columns TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(shown_columns));
ALTER TABLE population ADD COLUMN total_source TEXT NOT NULL DEFAULT '';
ALTER TABLE population ADD COLUMN ipe_checks TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(ipe_checks));
ALTER TABLE population ADD COLUMN ipe_verdict TEXT DEFAULT NULL CHECK (ipe_verdict IN ('sufficient', 'insufficient', 'not_ipe'));
ALTER TABLE population ADD COLUMN ipe_note TEXT NOT NULL DEFAULT '';
ALTER TABLE population ADD COLUMN ipe_by TEXT NOT NULL DEFAULT '';
ALTER TABLE population ADD COLUMN ipe_at TEXT DEFAULT NULL;

CREATE TABLE population_control (
  id TEXT NOT NULL PRIMARY KEY,
  population_id TEXT NOT NULL REFERENCES population (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  UNIQUE (population_id, control_id)
) STRICT;
CREATE INDEX population_control_control ON population_control (control_id);

CREATE TABLE population_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  population_id TEXT NOT NULL REFERENCES population (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (population_id, evidence_id)
) STRICT;
CREATE INDEX population_evidence_evidence ON population_evidence (evidence_id);

CREATE TABLE spot_check (
  id TEXT NOT NULL PRIMARY KEY,
  population_id TEXT NOT NULL REFERENCES population (id) ON DELETE RESTRICT,
  direction TEXT NOT NULL CHECK (direction IN ('list_to_system', 'system_to_list')),
  key TEXT NOT NULL CHECK (key <> ''),
  outcome TEXT CHECK (outcome IN ('agrees', 'differs')),
  note TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  checked_at TEXT,
  UNIQUE (population_id, direction, key)
) STRICT;

ALTER TABLE sample ADD COLUMN method TEXT NOT NULL DEFAULT 'random' CHECK (method IN ('random', 'stratified', 'systematic', 'targeted', 'all'));
ALTER TABLE sample ADD COLUMN design TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(design));

CREATE TABLE test_sample (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL UNIQUE REFERENCES test (id) ON DELETE RESTRICT,
  sample_id TEXT NOT NULL REFERENCES sample (id) ON DELETE RESTRICT
) STRICT;
CREATE INDEX test_sample_sample ON test_sample (sample_id);

ALTER TABLE sample_item ADD COLUMN stratum TEXT NOT NULL DEFAULT '';
ALTER TABLE sample_item ADD COLUMN stage INTEGER NOT NULL DEFAULT 1 CHECK (stage >= 1);
ALTER TABLE sample_item ADD COLUMN replaces_id TEXT DEFAULT NULL REFERENCES sample_item (id) ON DELETE RESTRICT;
ALTER TABLE sample_item ADD COLUMN void_reason TEXT NOT NULL DEFAULT '';
CREATE INDEX sample_item_replaces ON sample_item (replaces_id);

CREATE TABLE sample_event (
  id TEXT NOT NULL PRIMARY KEY,
  sample_id TEXT NOT NULL REFERENCES sample (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('draw', 'extend', 'stage', 'replace', 'reperform')),
  details TEXT NOT NULL CHECK (json_valid(details)),
  reason TEXT NOT NULL,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL,
  UNIQUE (sample_id, position)
) STRICT;

ALTER TABLE test ADD COLUMN objective TEXT NOT NULL DEFAULT '';
ALTER TABLE test ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE test ADD COLUMN preparer_id TEXT DEFAULT NULL REFERENCES person (id) ON DELETE RESTRICT;
ALTER TABLE test ADD COLUMN reviewer_id TEXT DEFAULT NULL REFERENCES person (id) ON DELETE RESTRICT;
ALTER TABLE test ADD COLUMN planned_on TEXT DEFAULT NULL;
CREATE INDEX test_preparer ON test (preparer_id);
CREATE INDEX test_reviewer ON test (reviewer_id);

CREATE TABLE test_procedure (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL REFERENCES test (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  nature TEXT NOT NULL CHECK (nature IN ('inquiry', 'observation', 'inspection', 'reperformance')),
  text TEXT NOT NULL CHECK (text <> ''),
  outcome TEXT NOT NULL,
  done_on TEXT
) STRICT;
CREATE INDEX test_procedure_test ON test_procedure (test_id);

CREATE TABLE test_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL REFERENCES test (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (test_id, evidence_id)
) STRICT;
CREATE INDEX test_evidence_evidence ON test_evidence (evidence_id);

CREATE TABLE cell_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  sample_item_id TEXT NOT NULL REFERENCES sample_item (id) ON DELETE RESTRICT,
  attribute_id TEXT NOT NULL REFERENCES test_attribute (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (sample_item_id, attribute_id, evidence_id)
) STRICT;
CREATE INDEX cell_evidence_attribute ON cell_evidence (attribute_id);
CREATE INDEX cell_evidence_evidence ON cell_evidence (evidence_id);

CREATE TABLE evidence_mark (
  id TEXT NOT NULL PRIMARY KEY,
  evidence_file_id TEXT NOT NULL REFERENCES evidence_file (id) ON DELETE RESTRICT,
  page INTEGER NOT NULL CHECK (page >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('rectangle', 'arrow', 'tick', 'note')),
  x1 INTEGER NOT NULL CHECK (x1 BETWEEN 0 AND 10000),
  y1 INTEGER NOT NULL CHECK (y1 BETWEEN 0 AND 10000),
  x2 INTEGER NOT NULL CHECK (x2 BETWEEN 0 AND 10000),
  y2 INTEGER NOT NULL CHECK (y2 BETWEEN 0 AND 10000),
  mark TEXT CHECK (mark IN ('met', 'exception', 'not_applicable', 'traced', 'agreed', 'reperformed', 'inquiry', 'observed', 'unable')),
  text TEXT NOT NULL,
  test_id TEXT REFERENCES test (id) ON DELETE RESTRICT,
  sample_item_id TEXT REFERENCES sample_item (id) ON DELETE RESTRICT,
  attribute_id TEXT REFERENCES test_attribute (id) ON DELETE RESTRICT,
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX evidence_mark_file ON evidence_mark (evidence_file_id);
CREATE INDEX evidence_mark_test ON evidence_mark (test_id);
CREATE INDEX evidence_mark_item ON evidence_mark (sample_item_id);
CREATE INDEX evidence_mark_attribute ON evidence_mark (attribute_id);

CREATE TABLE review_note (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL REFERENCES test (id) ON DELETE RESTRICT,
  sample_item_id TEXT REFERENCES sample_item (id) ON DELETE RESTRICT,
  attribute_id TEXT REFERENCES test_attribute (id) ON DELETE RESTRICT,
  text TEXT NOT NULL CHECK (text <> ''),
  raised_by TEXT NOT NULL,
  raised_at TEXT NOT NULL,
  answer TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_at TEXT,
  cleared_by TEXT NOT NULL,
  cleared_at TEXT
) STRICT;
CREATE INDEX review_note_test ON review_note (test_id);
CREATE INDEX review_note_item ON review_note (sample_item_id);
CREATE INDEX review_note_attribute ON review_note (attribute_id);

CREATE TABLE sign_off (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL REFERENCES test (id) ON DELETE RESTRICT,
  role TEXT NOT NULL CHECK (role IN ('preparer', 'reviewer')),
  signed_by TEXT NOT NULL CHECK (signed_by <> ''),
  signed_at TEXT NOT NULL,
  content_sha256 TEXT NOT NULL CHECK (length(content_sha256) = 64),
  content TEXT NOT NULL CHECK (json_valid(content)),
  UNIQUE (test_id, role)
) STRICT;

CREATE TABLE walkthrough (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('walkthrough', 'interview')),
  held_on TEXT,
  people TEXT NOT NULL,
  conducted_by TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;

CREATE TABLE walkthrough_control (
  id TEXT NOT NULL PRIMARY KEY,
  walkthrough_id TEXT NOT NULL REFERENCES walkthrough (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  UNIQUE (walkthrough_id, control_id)
) STRICT;
CREATE INDEX walkthrough_control_control ON walkthrough_control (control_id);

CREATE TABLE walkthrough_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  walkthrough_id TEXT NOT NULL REFERENCES walkthrough (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (walkthrough_id, evidence_id)
) STRICT;
CREATE INDEX walkthrough_evidence_evidence ON walkthrough_evidence (evidence_id);

CREATE TABLE deviation (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL REFERENCES test (id) ON DELETE RESTRICT,
  sample_item_id TEXT REFERENCES sample_item (id) ON DELETE RESTRICT,
  extent TEXT CHECK (extent IN ('isolated', 'systematic')),
  signs TEXT NOT NULL CHECK (json_valid(signs)),
  cause TEXT NOT NULL,
  finding_id TEXT REFERENCES finding (id) ON DELETE RESTRICT,
  assessed_by TEXT NOT NULL,
  assessed_at TEXT,
  UNIQUE (test_id, sample_item_id)
) STRICT;
CREATE INDEX deviation_item ON deviation (sample_item_id);
CREATE INDEX deviation_finding ON deviation (finding_id);

ALTER TABLE finding ADD COLUMN status_reason TEXT NOT NULL DEFAULT '';

CREATE TABLE compensating_control (
  id TEXT NOT NULL PRIMARY KEY,
  finding_id TEXT NOT NULL REFERENCES finding (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  reason TEXT NOT NULL,
  UNIQUE (finding_id, control_id)
) STRICT;
CREATE INDEX compensating_control_control ON compensating_control (control_id);

CREATE TABLE retest (
  id TEXT NOT NULL PRIMARY KEY,
  finding_id TEXT NOT NULL REFERENCES finding (id) ON DELETE RESTRICT,
  tested_on TEXT NOT NULL,
  tested_by TEXT NOT NULL,
  procedure TEXT NOT NULL CHECK (procedure <> ''),
  items INTEGER NOT NULL CHECK (items >= 0),
  deviations INTEGER NOT NULL CHECK (deviations BETWEEN 0 AND items),
  result TEXT NOT NULL CHECK (result IN ('effective', 'not_effective')),
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX retest_finding ON retest (finding_id);

CREATE TABLE retest_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  retest_id TEXT NOT NULL REFERENCES retest (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (retest_id, evidence_id)
) STRICT;
CREATE INDEX retest_evidence_evidence ON retest_evidence (evidence_id);
`,
};
