/** What an engagement asks of its evidence as a whole: how old it may be, how exported files are named, how long it is kept. */
import { freshnessRules, type FreshnessRules } from './evidence-time.ts';

export interface EvidenceRules {
  freshness: FreshnessRules;
  /** Names of exported files, with fields in braces such as {ref}. */
  namePattern: string;
  /** Full years that evidence is kept after the date or period of the report. */
  retentionYears: number;
}

/** The naming that public guides of the trade use, with our own number first so that it sorts. */
export const DEFAULT_NAME_PATTERN = '{ref}_{control}_{criterion}_{title}_{date}_v{version}';

/** Many firms keep an engagement for 7 years; the shortest that standards of audits name is 5. */
export const DEFAULT_RETENTION_YEARS = 7;

export const DEFAULT_EVIDENCE_RULES: EvidenceRules = {
  freshness: freshnessRules({}),
  namePattern: DEFAULT_NAME_PATTERN,
  retentionYears: DEFAULT_RETENTION_YEARS,
};
