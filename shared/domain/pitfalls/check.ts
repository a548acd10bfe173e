import type { PitfallFacts } from './facts.ts';

export const CHECK_SEVERITIES = ['low', 'medium', 'high'] as const;
export type CheckSeverity = (typeof CHECK_SEVERITIES)[number];
export const CHECK_STATUSES = ['attention', 'passed', 'not_applicable'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

/** One thing that a check found, and where it is put right. */
export interface CheckItem {
  text: string;
  link: string | null;
}

/** A pitfall of the field as a rule over the workspace. */
export interface Pitfall {
  /** Stable, for programs, links and gaps. */
  id: string;
  /** The pitfall by name. */
  title: string;
  /** Why it matters to the report. */
  why: string;
  /** High: an auditor would take exception, or could not conclude. Medium: costs time or trust. Low: worth a look. */
  severity: CheckSeverity;
  fix: string;
  /** Where most of it is put right. */
  link: string;
  /** The ratings of criteria, findings or gaps say the same, record by record; the path to the report lists those. */
  isByRecord?: true;
  /** What is wrong; nothing when all is well; null when the check cannot apply to this engagement. */
  find(facts: PitfallFacts): CheckItem[] | null;
}

export interface PitfallResult extends Omit<Pitfall, 'find'> {
  status: CheckStatus;
  count: number;
  items: CheckItem[];
}
