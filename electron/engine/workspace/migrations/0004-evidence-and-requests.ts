/**
 * Evidence and requests: what is known of each piece of evidence, what was blacked out of copies, text and pictures derived from
 * the bytes, and the request list with what went to the client and came back.
 *
 * Tables named `content_*` hold what can be derived again from stored bytes: they are no part of the journal.
 */
export const evidenceAndRequests = {
  id: 4,
  sql: `
ALTER TABLE evidence ADD COLUMN kind TEXT NOT NULL DEFAULT '' CHECK (kind IN ('', 'policy', 'configuration', 'listing', 'record', 'minutes', 'report', 'log', 'agreement', 'training', 'diagram', 'correspondence', 'other'));
ALTER TABLE evidence ADD COLUMN environment TEXT NOT NULL DEFAULT '' CHECK (environment IN ('', 'production', 'staging', 'test', 'corporate'));
ALTER TABLE evidence ADD COLUMN method TEXT NOT NULL DEFAULT '' CHECK (method IN ('', 'screenshot', 'photo', 'export', 'query', 'api', 'document', 'interview', 'observation'));
ALTER TABLE evidence ADD COLUMN query TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN collected_at TEXT DEFAULT NULL;
ALTER TABLE evidence ADD COLUMN collected_offset INTEGER DEFAULT NULL CHECK (collected_offset BETWEEN -900 AND 900);
ALTER TABLE evidence ADD COLUMN record_count INTEGER DEFAULT NULL CHECK (record_count >= 0);
ALTER TABLE evidence ADD COLUMN confidentiality TEXT NOT NULL DEFAULT '' CHECK (confidentiality IN ('', 'public', 'internal', 'confidential', 'restricted'));
ALTER TABLE evidence ADD COLUMN personal_data TEXT NOT NULL DEFAULT '' CHECK (personal_data IN ('', 'yes', 'no'));
ALTER TABLE evidence ADD COLUMN expires_on TEXT DEFAULT NULL;
ALTER TABLE evidence ADD COLUMN retain_until TEXT DEFAULT NULL;
ALTER TABLE evidence ADD COLUMN supersedes_id TEXT DEFAULT NULL REFERENCES evidence (id) ON DELETE RESTRICT;
ALTER TABLE evidence ADD COLUMN checks TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(checks));
ALTER TABLE evidence ADD COLUMN verdict TEXT DEFAULT NULL CHECK (verdict IN ('sufficient', 'insufficient'));
ALTER TABLE evidence ADD COLUMN verdict_reason TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN reviewed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN reviewed_at TEXT DEFAULT NULL;
CREATE INDEX evidence_supersedes ON evidence (supersedes_id);

ALTER TABLE evidence_file ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence_file ADD COLUMN modified_at TEXT DEFAULT NULL;
ALTER TABLE evidence_file ADD COLUMN notices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(notices));

CREATE TABLE policy_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  policy_id TEXT NOT NULL REFERENCES policy (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (policy_id, evidence_id)
) STRICT;
CREATE INDEX policy_evidence_evidence ON policy_evidence (evidence_id);

CREATE TABLE subservice_organization_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  subservice_organization_id TEXT NOT NULL REFERENCES subservice_organization (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (subservice_organization_id, evidence_id)
) STRICT;
CREATE INDEX subservice_organization_evidence_evidence ON subservice_organization_evidence (evidence_id);

CREATE TABLE redaction (
  id TEXT NOT NULL PRIMARY KEY,
  evidence_file_id TEXT NOT NULL REFERENCES evidence_file (id) ON DELETE RESTRICT,
  page INTEGER NOT NULL CHECK (page >= 1),
  x1 INTEGER NOT NULL CHECK (x1 BETWEEN 0 AND 10000),
  y1 INTEGER NOT NULL CHECK (y1 BETWEEN 0 AND 10000),
  x2 INTEGER NOT NULL CHECK (x2 BETWEEN 0 AND 10000),
  y2 INTEGER NOT NULL CHECK (y2 BETWEEN 0 AND 10000),
  what TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;
CREATE INDEX redaction_file ON redaction (evidence_file_id);

CREATE TABLE evidence_rules (
  id TEXT NOT NULL PRIMARY KEY CHECK (id = 'rules'),
  freshness TEXT NOT NULL CHECK (json_valid(freshness)),
  name_pattern TEXT NOT NULL CHECK (name_pattern <> ''),
  retention_years INTEGER NOT NULL CHECK (retention_years BETWEEN 1 AND 50)
) STRICT;

CREATE TABLE request (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  number TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('generated', 'imported', 'manual')),
  source_key TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('population', 'completeness', 'sample', 'evidence', 'meeting', 'policy', 'other')),
  title TEXT NOT NULL CHECK (title <> ''),
  wording TEXT NOT NULL,
  source_wording TEXT NOT NULL,
  interpretation TEXT NOT NULL,
  category TEXT NOT NULL,
  covers_from TEXT,
  covers_to TEXT,
  as_of TEXT,
  assignee_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  requested_by TEXT NOT NULL,
  requested_on TEXT,
  due TEXT,
  priority TEXT NOT NULL CHECK (priority IN ('high', 'normal', 'low')),
  status TEXT NOT NULL CHECK (status IN ('open', 'in_progress', 'received', 'submitted', 'not_applicable')),
  status_reason TEXT NOT NULL,
  auditor_status TEXT NOT NULL CHECK (auditor_status IN ('none', 'under_review', 'accepted', 'returned', 'withdrawn')),
  auditor_reason TEXT NOT NULL,
  submitted_on TEXT,
  closed_on TEXT,
  follow_up_of_id TEXT REFERENCES request (id) ON DELETE RESTRICT,
  CHECK (covers_from IS NULL OR covers_to IS NULL OR covers_from <= covers_to)
) STRICT;
CREATE INDEX request_assignee ON request (assignee_id);
CREATE INDEX request_follow_up ON request (follow_up_of_id);
CREATE INDEX request_number ON request (number);
CREATE UNIQUE INDEX request_source ON request (source_key) WHERE source_key <> '';

CREATE INDEX journal_entry_request ON journal_entry (json_extract(coalesce(after, before), '$.request_id')) WHERE json_extract(coalesce(after, before), '$.request_id') IS NOT NULL;

CREATE TABLE request_control (
  id TEXT NOT NULL PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES request (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  UNIQUE (request_id, control_id)
) STRICT;
CREATE INDEX request_control_control ON request_control (control_id);

CREATE TABLE request_criterion (
  id TEXT NOT NULL PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES request (id) ON DELETE RESTRICT,
  criterion_id TEXT NOT NULL CHECK (criterion_id <> ''),
  UNIQUE (request_id, criterion_id)
) STRICT;

CREATE TABLE request_test (
  id TEXT NOT NULL PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES request (id) ON DELETE RESTRICT,
  test_id TEXT NOT NULL REFERENCES test (id) ON DELETE RESTRICT,
  UNIQUE (request_id, test_id)
) STRICT;
CREATE INDEX request_test_test ON request_test (test_id);

CREATE TABLE request_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES request (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  UNIQUE (request_id, evidence_id)
) STRICT;
CREATE INDEX request_evidence_evidence ON request_evidence (evidence_id);

CREATE TABLE request_comment (
  id TEXT NOT NULL PRIMARY KEY,
  request_id TEXT NOT NULL REFERENCES request (id) ON DELETE RESTRICT,
  side TEXT NOT NULL CHECK (side IN ('own', 'client', 'auditor')),
  author TEXT NOT NULL,
  written_at TEXT NOT NULL,
  text TEXT NOT NULL CHECK (text <> '')
) STRICT;
CREATE INDEX request_comment_request ON request_comment (request_id);

CREATE TABLE request_pack (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  audience TEXT NOT NULL CHECK (audience IN ('client', 'auditor')),
  recipient TEXT NOT NULL,
  due TEXT,
  requests TEXT NOT NULL CHECK (json_valid(requests)),
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  made_by TEXT NOT NULL,
  made_at TEXT NOT NULL
) STRICT;

CREATE TABLE request_return (
  id TEXT NOT NULL PRIMARY KEY,
  pack_id TEXT REFERENCES request_pack (id) ON DELETE RESTRICT,
  file_name TEXT NOT NULL,
  summary TEXT NOT NULL CHECK (json_valid(summary)),
  received_by TEXT NOT NULL,
  received_at TEXT NOT NULL
) STRICT;
CREATE INDEX request_return_pack ON request_return (pack_id);

CREATE TABLE content_text (
  content_id INTEGER NOT NULL PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
  extractor INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('text', 'ocr', 'none', 'failed')),
  reason TEXT NOT NULL,
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  truncated INTEGER NOT NULL CHECK (truncated IN (0, 1)),
  text TEXT NOT NULL
) STRICT;

CREATE TABLE content_thumbnail (
  content_id INTEGER NOT NULL PRIMARY KEY REFERENCES content (id) ON DELETE CASCADE,
  media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'image/webp')),
  width INTEGER NOT NULL CHECK (width BETWEEN 1 AND 1000),
  height INTEGER NOT NULL CHECK (height BETWEEN 1 AND 1000),
  bytes BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE content_search USING fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
`,
};
