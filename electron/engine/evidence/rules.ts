import type { EvidenceRules } from '../../../shared/domain/evidence-rules.ts';
import { DEFAULT_EVIDENCE_RULES } from '../../../shared/domain/evidence-rules.ts';
import { freshnessRules } from '../../../shared/domain/evidence-time.ts';
import type { Session } from '../session.ts';

/** The one row of the table. */
const ID = 'rules';

interface Stored {
  freshness: string;
  name_pattern: string;
  retention_years: number;
}

const stored = ({ workspace }: Session): Stored | undefined =>
  workspace.get<Stored>('SELECT freshness, name_pattern, retention_years FROM evidence_rules');

/** What the engagement asks of its evidence, or the defaults while nobody set anything. */
export function readRules(session: Session): EvidenceRules {
  const row = stored(session);
  if (!row) return DEFAULT_EVIDENCE_RULES;
  return {
    freshness: freshnessRules(JSON.parse(row.freshness) as Record<string, unknown>),
    namePattern: row.name_pattern,
    retentionYears: row.retention_years,
  };
}

/** Changes the named rules and keeps the others. */
export function writeRules(session: Session, patch: Partial<EvidenceRules>): void {
  const { freshness, namePattern, retentionYears } = { ...readRules(session), ...patch };
  const row = {
    freshness: JSON.stringify(freshness),
    name_pattern: namePattern,
    retention_years: retentionYears,
  };
  const isNew = stored(session) === undefined;
  session.change('Change the rules of evidence', (tx) => {
    if (isNew) tx.insert('evidence_rules', { id: ID, ...row });
    else tx.update('evidence_rules', ID, row);
  });
}
