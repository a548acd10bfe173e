import type { RetestResult } from '../audit-vocabulary.ts';
import type { EngagementDates } from '../evidence.ts';
import type { Reason } from '../readiness/reason.ts';
import type { SelfReviewRule } from '../segregation.ts';
import type { VendorFacts } from '../vendors.ts';
import type {
  Category,
  FindingStatus,
  Frequency,
  GapStatus,
  Layer,
  Mode,
  Nature,
  PersonSide,
  PolicyStatus,
  ProcedureNature,
  ReadinessRating,
  Responsibility,
  Severity,
  TestKind,
  TestResult,
} from '../vocabulary.ts';

/** What the checks look at: the workspace as plain data. Days are ISO 8601; an empty text means that nothing was entered. */
export interface PitfallFacts {
  today: string;
  dates: EngagementDates;
  categories: readonly { category: Category; rationale: string }[];
  /** Criteria in scope, those held not relevant included. */
  criteria: readonly CriterionFact[];
  controls: readonly ControlFact[];
  evidence: readonly EvidenceFact[];
  /** Ids of the evidence that holds a population or shows an item of a sample. */
  testedEvidence: ReadonlySet<string>;
  people: readonly { id: string; name: string; side: PersonSide }[];
  roles: readonly { role: string; personId: string | null }[];
  services: number;
  components: readonly { kind: string; name: string; provider: string }[];
  commitments: readonly { name: string; category: Category | null; measure: string }[];
  dataClasses: readonly { classification: string }[];
  exclusions: readonly { name: string; reason: string }[];
  vendors: readonly VendorFacts[];
  complementary: readonly { kind: 'cuec' | 'csoc' }[];
  milestones: readonly {
    name: string;
    kind: string;
    due: string;
    ends: string | null;
    doneOn: string | null;
  }[];
  policies: readonly PolicyFact[];
  requirements: readonly RequirementFact[];
  populations: readonly PopulationFact[];
  tests: readonly TestFact[];
  findings: readonly FindingFact[];
  gaps: readonly GapFact[];
  /** Reviews given by who did the work; a null reason was never given. */
  selfReviews: readonly {
    rule: SelfReviewRule;
    id: string;
    ref: string;
    person: string;
    reason: string | null;
  }[];
  /** Periodic controls of which occurrences are recorded. */
  calendar: readonly CalendarFact[];
}

export interface CalendarFact {
  controlId: string;
  ref: string;
  title: string;
  /** Occurrences that were missed: 2026-Q1 and so on. None in a Type I, which has no period to miss one in. */
  missed: readonly string[];
}

export interface CriterionFact {
  id: string;
  category: Category;
  isRelevant: boolean;
  irrelevantBecause: string;
  computed: ReadinessRating;
  rating: ReadinessRating;
  reasons: readonly Reason[];
  controlIds: readonly string[];
}

export interface ControlFact {
  id: string;
  ref: string;
  title: string;
  statement: string;
  ownerId: string | null;
  owner: string | null;
  frequency: Frequency | null;
  nature: Nature | null;
  mode: Mode | null;
  layer: Layer | null;
  risk: string;
  responsibility: Responsibility;
  provider: string;
  policyId: string | null;
  libraryRef: string;
  criteria: readonly string[];
  design: TestResult;
  operation: TestResult;
  /** Pieces linked to the control or to items of its samples. */
  evidence: number;
  /** Last day shown by the newest piece that begins no later than the day of the report. */
  newestEvidence: string | null;
}

export interface EvidenceFact {
  id: string;
  ref: string;
  title: string;
  /** First and last day shown; null when no date is recorded. */
  first: string | null;
  last: string | null;
  /** Hash of its newest file. */
  sha256: string;
  controlIds: readonly string[];
}

export interface PolicyFact {
  id: string;
  name: string;
  template: string | null;
  status: PolicyStatus;
  ownerId: string | null;
  approvedBy: string;
  approvedOn: string | null;
  reviewDue: string | null;
  /** Places of its text that are still to be filled in. */
  placeholders: number;
  /** The day of the approval since which its text changed. */
  changedSince: string | null;
}

export interface RequirementFact {
  id: string;
  name: string;
  template: string;
  /** The day of the next round. */
  nextDue: string | null;
}

export interface PopulationFact {
  name: string;
  rows: number;
  duplicateKeys: number;
  emptyKeys: number;
  unreadableDates: number;
  source: string;
  query: string;
  independentTotal: number | null;
}

export interface TestFact {
  id: string;
  /** Workpaper number, such as D-IAM-07. */
  ref: string;
  controlId: string;
  kind: TestKind;
  natures: readonly ProcedureNature[];
  /** The conclusion; null while there is none. */
  result: TestResult | null;
  concludedBy: string;
  findings: number;
}

export interface FindingFact {
  id: string;
  ref: string;
  title: string;
  severity: Severity;
  status: FindingStatus;
  due: string | null;
  owner: string | null;
  hasResponse: boolean;
  /** Result of the newest retest. */
  retested: RetestResult | null;
}

export interface GapFact {
  id: string;
  ref: string;
  name: string;
  /** Who raised it: `person`, `rating:CC6.1`, `check:no-owner`. */
  source: string;
  recommendation: string;
  severity: Severity;
  status: GapStatus;
  due: string | null;
  owner: string | null;
}
