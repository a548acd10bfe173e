/**
 * What a person decides about reports and documents, and what was exported. `journal_export` stands beside the journal: a report
 * prints the hash of the state that it shows, so that writing it down must not change that state.
 */
export const reports = `
CREATE TABLE report_settings (
  id TEXT NOT NULL PRIMARY KEY CHECK (id = 'settings'),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;
CREATE TABLE document_text (
  id TEXT NOT NULL PRIMARY KEY,
  document TEXT NOT NULL CHECK (document <> ''),
  part TEXT NOT NULL CHECK (part <> ''),
  body TEXT NOT NULL CHECK (json_valid(body)),
  UNIQUE (document, part)
) STRICT;
CREATE TABLE representation_answer (
  id TEXT NOT NULL PRIMARY KEY,
  question TEXT NOT NULL UNIQUE CHECK (question <> ''),
  answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'not_applicable')),
  explanation TEXT NOT NULL,
  answered_by TEXT NOT NULL,
  answered_on TEXT NOT NULL
) STRICT;
CREATE TABLE journal_export (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind <> ''),
  format TEXT NOT NULL CHECK (format <> ''),
  file_name TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  exported_at TEXT NOT NULL,
  exported_by TEXT NOT NULL,
  head_hash TEXT NOT NULL CHECK (length(head_hash) = 64),
  choices TEXT NOT NULL CHECK (json_valid(choices)),
  facts BLOB
) STRICT;
`;
