/**
 * The first released schema. Frozen: a later change is a new migration.
 *
 * Every table outside `journal_*` and `content*` is journaled and therefore has a text `id` (UUIDv7, so that two copies of a
 * workspace can be merged one day) and no BLOB column. Bytes live in `content_chunk` and are covered by their SHA-256.
 */
export const initial = {
  id: 1,
  sql: `
CREATE TABLE engagement (
  id TEXT NOT NULL PRIMARY KEY,
  client TEXT NOT NULL CHECK (client <> ''),
  system TEXT NOT NULL,
  firm TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('I', 'II')),
  as_of TEXT,
  period_from TEXT,
  period_to TEXT,
  criteria_version TEXT NOT NULL,
  created_at TEXT NOT NULL,
  CHECK ((type = 'I' AND as_of IS NOT NULL) OR (type = 'II' AND period_from IS NOT NULL AND period_to IS NOT NULL AND period_from <= period_to))
) STRICT;

CREATE TABLE engagement_category (
  id TEXT NOT NULL PRIMARY KEY,
  category TEXT NOT NULL UNIQUE CHECK (category IN ('security', 'availability', 'processing-integrity', 'confidentiality', 'privacy')),
  rationale TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  title TEXT NOT NULL,
  email TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('client', 'firm'))
) STRICT;

CREATE TABLE control (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (ref <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  domain TEXT NOT NULL,
  statement TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  frequency TEXT CHECK (frequency IN ('annual', 'semi-annual', 'quarterly', 'monthly', 'semi-monthly', 'weekly', 'daily', 'per-occurrence', 'continuous')),
  nature TEXT CHECK (nature IN ('preventive', 'detective', 'corrective')),
  mode TEXT CHECK (mode IN ('manual', 'automated', 'it-dependent')),
  layer TEXT CHECK (layer IN ('people', 'process', 'technology')),
  is_key INTEGER NOT NULL CHECK (is_key IN (0, 1)),
  system TEXT NOT NULL,
  evidence_wanted TEXT NOT NULL,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX control_owner ON control (owner_id);

CREATE TABLE control_criterion (
  id TEXT NOT NULL PRIMARY KEY,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  criterion_id TEXT NOT NULL CHECK (criterion_id <> ''),
  UNIQUE (control_id, criterion_id)
) STRICT;
CREATE INDEX control_criterion_criterion ON control_criterion (criterion_id);

CREATE TABLE content (
  id INTEGER NOT NULL PRIMARY KEY,
  sha256 TEXT UNIQUE CHECK (length(sha256) = 64),
  size INTEGER NOT NULL CHECK (size >= 0),
  CHECK (sha256 IS NOT NULL OR size = 0)
) STRICT;

CREATE TABLE content_chunk (
  content_id INTEGER NOT NULL REFERENCES content (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL CHECK (seq >= 0),
  bytes BLOB NOT NULL,
  PRIMARY KEY (content_id, seq)
) STRICT;

CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  covers_from TEXT,
  covers_to TEXT,
  as_of TEXT,
  source TEXT NOT NULL,
  notes TEXT NOT NULL,
  collected_by TEXT NOT NULL,
  CHECK (covers_from IS NULL OR covers_to IS NULL OR covers_from <= covers_to)
) STRICT;
CREATE INDEX evidence_time ON evidence (coalesce(covers_to, as_of, covers_from));

CREATE TABLE evidence_file (
  id TEXT NOT NULL PRIMARY KEY,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  version INTEGER NOT NULL CHECK (version >= 1),
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  media_type TEXT NOT NULL,
  type_differs INTEGER NOT NULL CHECK (type_differs IN (0, 1)),
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  size INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  UNIQUE (evidence_id, version)
) STRICT;
CREATE INDEX evidence_file_sha256 ON evidence_file (sha256);

CREATE TABLE control_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (control_id, evidence_id)
) STRICT;
CREATE INDEX control_evidence_evidence ON control_evidence (evidence_id);

CREATE TABLE population (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (name <> ''),
  evidence_file_id TEXT NOT NULL REFERENCES evidence_file (id) ON DELETE RESTRICT,
  key_column TEXT NOT NULL,
  date_column TEXT,
  columns TEXT NOT NULL CHECK (json_valid(columns)),
  rows INTEGER NOT NULL,
  in_period INTEGER NOT NULL,
  frame_size INTEGER NOT NULL,
  duplicate_keys INTEGER NOT NULL,
  empty_keys INTEGER NOT NULL,
  unreadable_dates INTEGER NOT NULL,
  first_date TEXT,
  last_date TEXT,
  period_from TEXT,
  period_to TEXT,
  source_system TEXT NOT NULL,
  query TEXT NOT NULL,
  run_by TEXT NOT NULL,
  run_at TEXT NOT NULL,
  independent_total INTEGER,
  frozen_at TEXT NOT NULL
) STRICT;

CREATE INDEX population_file ON population (evidence_file_id);

CREATE TABLE test (
  id TEXT NOT NULL PRIMARY KEY,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('design', 'operation')),
  procedure TEXT NOT NULL,
  natures TEXT NOT NULL CHECK (json_valid(natures)),
  result TEXT CHECK (result IN ('no_exceptions', 'exceptions', 'not_suitably_designed', 'did_not_occur', 'unable_to_test')),
  conclusion TEXT NOT NULL,
  concluded_by TEXT NOT NULL,
  concluded_at TEXT,
  UNIQUE (control_id, kind)
) STRICT;

CREATE TABLE test_attribute (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL REFERENCES test (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX test_attribute_test ON test_attribute (test_id);

CREATE TABLE sample (
  id TEXT NOT NULL PRIMARY KEY,
  test_id TEXT NOT NULL UNIQUE REFERENCES test (id) ON DELETE RESTRICT,
  population_id TEXT NOT NULL REFERENCES population (id) ON DELETE RESTRICT,
  population_sha256 TEXT NOT NULL,
  algorithm TEXT NOT NULL,
  seed TEXT NOT NULL CHECK (seed <> ''),
  size INTEGER NOT NULL CHECK (size >= 1),
  frame_size INTEGER NOT NULL,
  basis TEXT NOT NULL,
  drawn_at TEXT NOT NULL,
  drawn_by TEXT NOT NULL
) STRICT;
CREATE INDEX sample_population ON sample (population_id);

CREATE TABLE sample_item (
  id TEXT NOT NULL PRIMARY KEY,
  sample_id TEXT NOT NULL REFERENCES sample (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  key TEXT NOT NULL,
  ticket TEXT NOT NULL,
  item_date TEXT NOT NULL,
  description TEXT NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data)),
  note TEXT NOT NULL,
  UNIQUE (sample_id, position),
  UNIQUE (sample_id, key)
) STRICT;

CREATE TABLE test_mark (
  id TEXT NOT NULL PRIMARY KEY,
  sample_item_id TEXT NOT NULL REFERENCES sample_item (id) ON DELETE RESTRICT,
  attribute_id TEXT NOT NULL REFERENCES test_attribute (id) ON DELETE RESTRICT,
  mark TEXT NOT NULL CHECK (mark IN ('met', 'exception', 'not_applicable', 'traced', 'agreed', 'reperformed', 'inquiry', 'observed', 'unable')),
  note TEXT NOT NULL,
  marked_by TEXT NOT NULL,
  marked_at TEXT NOT NULL,
  UNIQUE (sample_item_id, attribute_id)
) STRICT;
CREATE INDEX test_mark_attribute ON test_mark (attribute_id);

CREATE TABLE sample_item_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  sample_item_id TEXT NOT NULL REFERENCES sample_item (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (sample_item_id, evidence_id)
) STRICT;
CREATE INDEX sample_item_evidence_evidence ON sample_item_evidence (evidence_id);

CREATE TABLE finding (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  title TEXT NOT NULL CHECK (title <> ''),
  severity TEXT NOT NULL CHECK (severity IN ('low', 'medium', 'high', 'critical')),
  status TEXT NOT NULL CHECK (status IN ('open', 'responded', 'remediated', 'closed')),
  control_id TEXT REFERENCES control (id) ON DELETE RESTRICT,
  test_id TEXT REFERENCES test (id) ON DELETE RESTRICT,
  condition TEXT NOT NULL,
  criteria TEXT NOT NULL,
  cause TEXT NOT NULL,
  effect TEXT NOT NULL,
  recommendation TEXT NOT NULL,
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  due TEXT,
  raised_at TEXT NOT NULL
) STRICT;
CREATE INDEX finding_control ON finding (control_id);
CREATE INDEX finding_test ON finding (test_id);
CREATE INDEX finding_owner ON finding (owner_id);

CREATE TABLE management_response (
  id TEXT NOT NULL PRIMARY KEY,
  finding_id TEXT NOT NULL UNIQUE REFERENCES finding (id) ON DELETE RESTRICT,
  text TEXT NOT NULL,
  responded_by TEXT NOT NULL,
  responded_on TEXT,
  action TEXT NOT NULL,
  action_owner TEXT NOT NULL,
  action_due TEXT
) STRICT;

CREATE TABLE counter (
  id TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL CHECK (value >= 0)
) STRICT;

CREATE TABLE journal_transaction (
  id INTEGER NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  label TEXT NOT NULL CHECK (label <> ''),
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  target INTEGER REFERENCES journal_transaction (id),
  entries INTEGER NOT NULL,
  hash TEXT NOT NULL CHECK (length(hash) = 64),
  CHECK ((kind = 'change') = (target IS NULL))
) STRICT;

CREATE TABLE journal_entry (
  id INTEGER NOT NULL PRIMARY KEY,
  transaction_id INTEGER NOT NULL REFERENCES journal_transaction (id) DEFERRABLE INITIALLY DEFERRED,
  table_name TEXT NOT NULL,
  row_id TEXT NOT NULL,
  before TEXT,
  after TEXT,
  CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;
CREATE INDEX journal_entry_transaction ON journal_entry (transaction_id);
CREATE INDEX journal_entry_row ON journal_entry (row_id);
CREATE INDEX journal_entry_control ON journal_entry (json_extract(coalesce(after, before), '$.control_id')) WHERE json_extract(coalesce(after, before), '$.control_id') IS NOT NULL;
CREATE INDEX journal_entry_evidence ON journal_entry (json_extract(coalesce(after, before), '$.evidence_id')) WHERE json_extract(coalesce(after, before), '$.evidence_id') IS NOT NULL;
CREATE INDEX journal_entry_test ON journal_entry (json_extract(coalesce(after, before), '$.test_id')) WHERE json_extract(coalesce(after, before), '$.test_id') IS NOT NULL;
CREATE INDEX journal_entry_finding ON journal_entry (json_extract(coalesce(after, before), '$.finding_id')) WHERE json_extract(coalesce(after, before), '$.finding_id') IS NOT NULL;
`,
};
