import { programmeRegisters } from './0005-programme-registers.ts';
import { reports } from './0005-reports.ts';

/**
 * The programme behind the audit: risks, vendors, people, assets, incidents, changes, access reviews and what else is kept up all
 * year, the occurrences of periodic controls, metrics, governance, what is carried over from the engagement before, and what is
 * decided about reports.
 *
 * A subservice organization is a vendor without whose controls a criterion would fail, so both are one table now; entries of the
 * journal keep the names they were written with (see `journal-names.ts`).
 */
export const programme = {
  id: 5,
  sql: `${programmeRegisters}${reports}
CREATE TABLE access_review (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  control_id TEXT REFERENCES control (id) ON DELETE RESTRICT,
  as_of TEXT NOT NULL,
  due TEXT,
  reviewer TEXT NOT NULL,
  sources TEXT NOT NULL CHECK (json_valid(sources)),
  signed_by TEXT NOT NULL,
  signed_at TEXT,
  signed_sha256 TEXT NOT NULL,
  evidence_id TEXT REFERENCES evidence (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE access_review_line (
  id TEXT NOT NULL PRIMARY KEY,
  access_review_id TEXT NOT NULL REFERENCES access_review (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  application TEXT NOT NULL,
  account TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  last_login TEXT NOT NULL,
  account_status TEXT NOT NULL,
  worker_id TEXT REFERENCES worker (id) ON DELETE RESTRICT,
  owner_note TEXT NOT NULL,
  previous_role TEXT NOT NULL,
  flags TEXT NOT NULL CHECK (json_valid(flags)),
  decision TEXT CHECK (decision IN ('keep', 'change', 'remove')),
  note TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_at TEXT,
  carried_out_on TEXT,
  UNIQUE (access_review_id, position)
) STRICT;

CREATE TABLE governance_meeting (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  quarter_from TEXT NOT NULL,
  quarter_to TEXT NOT NULL,
  held_on TEXT,
  chair TEXT NOT NULL,
  attendees TEXT NOT NULL,
  notes TEXT NOT NULL,
  snapshot TEXT NOT NULL,
  CHECK (quarter_from <= quarter_to)
) STRICT;
CREATE TABLE governance_decision (
  id TEXT NOT NULL PRIMARY KEY,
  governance_meeting_id TEXT NOT NULL REFERENCES governance_meeting (id) ON DELETE RESTRICT,
  position INTEGER NOT NULL CHECK (position >= 1),
  text TEXT NOT NULL CHECK (text <> ''),
  decided_by TEXT NOT NULL
) STRICT;

CREATE TABLE corrective_action (
  id TEXT NOT NULL PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE CHECK (ref <> ''),
  name TEXT NOT NULL CHECK (name <> ''),
  status TEXT NOT NULL CHECK (status IN ('open', 'in_progress', 'done', 'dropped')),
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  raised_on TEXT,
  due TEXT,
  done_on TEXT,
  incident_id TEXT REFERENCES incident (id) ON DELETE RESTRICT,
  risk_id TEXT REFERENCES risk (id) ON DELETE RESTRICT,
  vendor_id TEXT REFERENCES vendor (id) ON DELETE RESTRICT,
  access_review_id TEXT REFERENCES access_review (id) ON DELETE RESTRICT,
  governance_meeting_id TEXT REFERENCES governance_meeting (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE INDEX corrective_action_incident ON corrective_action (incident_id);

CREATE TABLE programme_rules (
  id TEXT NOT NULL PRIMARY KEY CHECK (id = 'rules'),
  leaver_hours INTEGER NOT NULL CHECK (leaver_hours BETWEEN 1 AND 8760),
  dormant_days INTEGER NOT NULL CHECK (dormant_days BETWEEN 1 AND 3660),
  privileged_words TEXT NOT NULL CHECK (json_valid(privileged_words)),
  sla_days TEXT NOT NULL CHECK (json_valid(sla_days)),
  day_rule TEXT NOT NULL CHECK (day_rule IN ('as_it_falls', 'before', 'after')),
  holidays TEXT NOT NULL CHECK (json_valid(holidays)),
  grace_days TEXT NOT NULL CHECK (json_valid(grace_days)),
  soon_days INTEGER NOT NULL CHECK (soon_days BETWEEN 1 AND 366)
) STRICT;

CREATE TABLE control_schedule (
  id TEXT NOT NULL PRIMARY KEY,
  control_id TEXT NOT NULL UNIQUE REFERENCES control (id) ON DELETE RESTRICT,
  anchor TEXT,
  systems TEXT NOT NULL CHECK (json_valid(systems)),
  day_rule TEXT CHECK (day_rule IN ('as_it_falls', 'before', 'after')),
  grace_days INTEGER CHECK (grace_days BETWEEN 0 AND 366),
  starts_on TEXT,
  ends_on TEXT
) STRICT;
CREATE TABLE occurrence (
  id TEXT NOT NULL PRIMARY KEY,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  system TEXT NOT NULL,
  key TEXT NOT NULL CHECK (key <> ''),
  due TEXT NOT NULL,
  done_on TEXT,
  done_by TEXT NOT NULL,
  waived TEXT NOT NULL,
  note TEXT NOT NULL,
  UNIQUE (control_id, system, key)
) STRICT;
CREATE TABLE occurrence_evidence (
  id TEXT NOT NULL PRIMARY KEY,
  occurrence_id TEXT NOT NULL REFERENCES occurrence (id) ON DELETE RESTRICT,
  evidence_id TEXT NOT NULL REFERENCES evidence (id) ON DELETE RESTRICT,
  UNIQUE (occurrence_id, evidence_id)
) STRICT;

CREATE TABLE metric_setting (
  id TEXT NOT NULL PRIMARY KEY,
  metric TEXT NOT NULL UNIQUE CHECK (metric <> ''),
  title TEXT NOT NULL,
  unit TEXT NOT NULL,
  better TEXT CHECK (better IN ('higher', 'lower')),
  target TEXT,
  drift TEXT,
  owner_id TEXT REFERENCES person (id) ON DELETE RESTRICT,
  notes TEXT NOT NULL
) STRICT;
CREATE TABLE metric_point (
  id TEXT NOT NULL PRIMARY KEY,
  metric TEXT NOT NULL CHECK (metric <> ''),
  day TEXT NOT NULL,
  value TEXT NOT NULL CHECK (value <> ''),
  source TEXT NOT NULL,
  UNIQUE (metric, day)
) STRICT;

CREATE TABLE prior_engagement (
  id TEXT NOT NULL PRIMARY KEY,
  engagement_id TEXT NOT NULL,
  client TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('I', 'II')),
  as_of TEXT,
  period_from TEXT,
  period_to TEXT,
  file_name TEXT NOT NULL,
  head_hash TEXT NOT NULL CHECK (length(head_hash) = 64),
  transactions INTEGER NOT NULL,
  rolled_at TEXT NOT NULL
) STRICT;
CREATE TABLE prior_result (
  id TEXT NOT NULL PRIMARY KEY,
  prior_engagement_id TEXT NOT NULL REFERENCES prior_engagement (id) ON DELETE RESTRICT,
  control_id TEXT NOT NULL REFERENCES control (id) ON DELETE RESTRICT,
  kind TEXT NOT NULL CHECK (kind IN ('design', 'operation')),
  result TEXT NOT NULL,
  sample_size INTEGER,
  deviations INTEGER NOT NULL,
  summary TEXT NOT NULL,
  UNIQUE (prior_engagement_id, control_id, kind)
) STRICT;

CREATE INDEX journal_entry_incident ON journal_entry (json_extract(coalesce(after, before), '$.incident_id')) WHERE json_extract(coalesce(after, before), '$.incident_id') IS NOT NULL;
CREATE INDEX journal_entry_risk ON journal_entry (json_extract(coalesce(after, before), '$.risk_id')) WHERE json_extract(coalesce(after, before), '$.risk_id') IS NOT NULL;
CREATE INDEX journal_entry_vendor ON journal_entry (json_extract(coalesce(after, before), '$.vendor_id')) WHERE json_extract(coalesce(after, before), '$.vendor_id') IS NOT NULL;
CREATE INDEX journal_entry_access_review ON journal_entry (json_extract(coalesce(after, before), '$.access_review_id')) WHERE json_extract(coalesce(after, before), '$.access_review_id') IS NOT NULL;
`,
};
