/**
 * Hand-over and segregation of duties: what came back from an auditor, areas locked after sign-off, and the reason of whoever
 * went past a rule. `journal_seal` holds the one row of a sealed copy; it stands beside the journal, which it covers.
 */
export const trust = {
  id: 6,
  sql: `
CREATE TABLE journal_seal (
  id TEXT NOT NULL PRIMARY KEY CHECK (id = 'seal'),
  manifest TEXT NOT NULL CHECK (json_valid(manifest)),
  signature TEXT NOT NULL CHECK (length(signature) = 128),
  public_key TEXT NOT NULL CHECK (length(public_key) = 64)
) STRICT;

CREATE TABLE review_import (
  id TEXT NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL CHECK (file_name <> ''),
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  seal_sha256 TEXT NOT NULL CHECK (length(seal_sha256) = 64),
  reviewer TEXT NOT NULL CHECK (reviewer <> ''),
  organization TEXT NOT NULL,
  made_at TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL
) STRICT;
CREATE TABLE review_item (
  id TEXT NOT NULL PRIMARY KEY,
  review_import_id TEXT NOT NULL REFERENCES review_import (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  kind TEXT NOT NULL CHECK (kind IN ('comment', 'request', 'accept', 'return')),
  target_table TEXT NOT NULL,
  target_id TEXT NOT NULL,
  target_label TEXT NOT NULL,
  text TEXT NOT NULL,
  written_by TEXT NOT NULL,
  written_at TEXT NOT NULL,
  conflict TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('open', 'taken', 'declined')),
  decided_by TEXT NOT NULL,
  decided_at TEXT,
  note TEXT NOT NULL,
  request_id TEXT REFERENCES request (id) ON DELETE RESTRICT,
  UNIQUE (review_import_id, position)
) STRICT;
CREATE INDEX review_item_target ON review_item (target_table, target_id);
CREATE INDEX review_item_request ON review_item (request_id);

CREATE TABLE area_lock (
  id TEXT NOT NULL PRIMARY KEY,
  area TEXT NOT NULL CHECK (area <> ''),
  locked_by TEXT NOT NULL,
  locked_at TEXT NOT NULL,
  reason TEXT NOT NULL,
  unlocked_by TEXT NOT NULL,
  unlocked_at TEXT,
  unlock_reason TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX area_lock_standing ON area_lock (area) WHERE unlocked_at IS NULL;

CREATE TABLE rule_override (
  id TEXT NOT NULL PRIMARY KEY,
  rule TEXT NOT NULL CHECK (rule <> ''),
  target_table TEXT NOT NULL,
  target_id TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (reason <> ''),
  overridden_by TEXT NOT NULL,
  overridden_at TEXT NOT NULL
) STRICT;
CREATE INDEX rule_override_target ON rule_override (target_table, target_id);
`,
} as const;
