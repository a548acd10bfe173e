import type { PopulationKind, SampleMethod, SignOffRole, WalkthroughKind } from '../audit-vocabulary.ts';
import type { EngagementDates } from '../evidence.ts';
import { isSamePerson as isOnePerson } from '../segregation.ts';
import type {
  Frequency,
  Mode,
  Nature,
  PolicyStatus,
  ProcedureNature,
  Responsibility,
  TestKind,
  TestResult,
} from '../vocabulary.ts';

/**
 * What the rules of running a mock audit look at: the workspace as plain data. Days are ISO 8601; an empty text means that nothing
 * was entered. People are names, because that is how they sign.
 */
export interface AuditFacts {
  today: string;
  dates: EngagementDates;
  criteria: readonly { id: string; summary: string; isRelevant: boolean }[];
  /** By reference. */
  controls: readonly AuditControl[];
  /** Those of the engagement's type, by control, design before operation. */
  tests: readonly AuditTest[];
  populations: readonly AuditPopulation[];
  walkthroughs: readonly AuditWalkthrough[];
  policies: readonly AuditPolicy[];
  milestones: readonly { kind: string; name: string; due: string; ends: string | null }[];
}

export interface AuditControl {
  id: string;
  ref: string;
  title: string;
  domain: string;
  statement: string;
  owner: string | null;
  frequency: Frequency | null;
  nature: Nature | null;
  mode: Mode | null;
  system: string;
  evidenceWanted: string;
  responsibility: Responsibility;
  provider: string;
  policyId: string | null;
  policy: string | null;
  libraryRef: string;
  /** In scope, in canonical order. */
  criteria: readonly string[];
  /** Linked to the control, or to the items of its samples. */
  evidence: readonly AuditEvidence[];
}

export interface AuditEvidence {
  id: string;
  ref: string;
  title: string;
  /** First and last day shown; null when no date is recorded. */
  first: string | null;
  last: string | null;
  collectedBy: string;
}

export interface AuditTest {
  id: string;
  /** Such as D-IAM-07. */
  workpaper: string;
  kind: TestKind;
  controlId: string;
  preparer: string | null;
  reviewer: string | null;
  plannedOn: string | null;
  /** The conclusion, or how far it is. */
  result: TestResult;
  conclusion: string;
  concludedBy: string;
  /** Natures of its procedures. */
  natures: readonly ProcedureNature[];
  /** Evidence of the test itself, its cells and its items. */
  evidence: number;
  sample: AuditSample | null;
  /** Review notes that are not cleared. */
  openNotes: number;
  /** Those that what the sheet says now still carries. */
  signOffs: readonly { role: SignOffRole; by: string; at: string }[];
  /** All that were raised from it. */
  findings: readonly AuditFinding[];
}

export interface AuditFinding {
  id: string;
  ref: string;
  isOpen: boolean;
  hasResponse: boolean;
  retests: number;
}

export interface AuditSample {
  populationId: string;
  method: SampleMethod;
  frameSize: number;
  seed: string;
  drawnBy: string;
  /** Drawn for another test that shares it. */
  isShared: boolean;
  /** Without those that were replaced. */
  items: readonly AuditItem[];
  /** Items that were replaced, and how many of them have no reason. */
  replaced: { count: number; withoutReason: number };
}

export interface AuditItem {
  id: string;
  key: string;
  date: string;
  description: string;
  hasEvidence: boolean;
  /** Every attribute carries a mark. */
  isDone: boolean;
  isException: boolean;
}

export interface AuditPopulation {
  id: string;
  ref: string;
  name: string;
  kind: PopulationKind;
  /** Controls that use it: linked, or tested with a sample of it. */
  controlIds: readonly string[];
  rows: number;
  inPeriod: number;
  duplicateKeys: number;
  emptyKeys: number;
  unreadableDates: number;
  firstDate: string | null;
  lastDate: string | null;
  sourceSystem: string;
  query: string;
  runBy: string;
  independentTotal: number | null;
  /** What was decided of its completeness and accuracy. */
  verdict: 'sufficient' | 'insufficient' | 'not_ipe' | null;
  spotChecks: number;
  sha256: string;
}

export interface AuditWalkthrough {
  id: string;
  ref: string;
  name: string;
  kind: WalkthroughKind;
  heldOn: string | null;
  controlIds: readonly string[];
}

export interface AuditPolicy {
  id: string;
  name: string;
  status: PolicyStatus;
  owner: string | null;
  approvedOn: string | null;
}

/** One person, however the names were typed; nobody is the same as nobody. */
export const isSamePerson = (a: string | null, b: string | null): boolean => isOnePerson(a ?? '', b ?? '');

/** Whether the population agrees with an independent count, or somebody held it to be complete and accurate. */
export const isAgreed = (population: AuditPopulation): boolean =>
  population.kind === 'calendar' ||
  population.verdict === 'sufficient' ||
  population.verdict === 'not_ipe' ||
  (population.verdict === null && population.independentTotal === population.rows);

/** The words for the time the report speaks of: "2026-01-01 to 2026-06-30", or "2026-06-30". */
export const timeOf = ({ type, asOf, periodFrom, periodTo }: EngagementDates): string =>
  type === 'I' ? (asOf ?? '') : `${periodFrom ?? ''} to ${periodTo ?? ''}`;

/** "1 item", "3 items". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** "A", "A and B", "A, B and C". */
export function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
