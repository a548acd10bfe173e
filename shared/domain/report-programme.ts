/** What a report says of the programme around the controls: gaps, plans, policies, risks, populations, workpapers. Days are `YYYY-MM-DD`. */
import type { ActionStatus } from './programme-vocabulary.ts';
import type { ListedRequest } from './requests/listed.ts';
import type { ReviewState } from './review/sign-off.ts';
import type { RiskRating, RiskScale } from './risk-scale.ts';
import type {
  Effort,
  GapStatus,
  MILESTONE_KIND_NAMES,
  PolicyStatus,
  Severity,
  TestKind,
  TestResult,
} from './vocabulary.ts';
import type { Fact, Signature } from './workpaper-model.ts';

export interface ReportProgramme {
  /** The register of gaps, by number. */
  gaps: ReportGap[];
  /** By day. */
  milestones: ReportMilestone[];
  /** Corrective actions, by number. */
  actions: ReportAction[];
  /** By name. */
  policies: ReportPolicy[];
  /** Null without a risk. */
  riskRegister: ReportRiskRegister | null;
  /** Populations that a test draws from or that record that nothing happened, by number. */
  populations: ReportPopulationRecord[];
  /** Every test as a workpaper, in the order of `tests`. */
  papers: ReportPaper[];
  /** Reviews by who did the work, with the reason. */
  ownReviews: ReportOwnReview[];
  /** The request list; while nothing is recorded, what could be asked for, each with the status "proposed". */
  requests: ListedRequest[];
  /** Controls that a change touched, or that started or ended inside the period, by day. */
  controlChanges: ReportControlChange[];
}

export interface ReportOwnReview {
  /** `E-CHG-01`, `EV-0012`, the name of a policy */
  ref: string;
  /** What kind of review. */
  what: string;
  person: string;
  /** Empty where none was given. */
  reason: string;
  on: string | null;
}

export interface ReportGap {
  /** `G-004` */
  ref: string;
  title: string;
  /** `CC6.2` */
  criterion: string | null;
  controlRef: string | null;
  condition: string;
  recommendation: string;
  severity: Severity;
  effort: Effort | null;
  wave: number | null;
  owner: string;
  raisedOn: string | null;
  due: string | null;
  status: GapStatus;
  closedOn: string | null;
}

export interface ReportMilestone {
  name: string;
  kind: keyof typeof MILESTONE_KIND_NAMES;
  due: string;
  /** Last day; null for a single day. */
  ends: string | null;
  doneOn: string | null;
  notes: string;
}

export interface ReportAction {
  /** `CA-003` */
  ref: string;
  name: string;
  owner: string;
  /** What it follows from: `INC-310 Payments stood still`; empty when nothing is named. */
  origin: string;
  raisedOn: string | null;
  due: string | null;
  doneOn: string | null;
  status: ActionStatus;
}

export interface ReportPolicy {
  name: string;
  status: PolicyStatus;
  version: string;
  owner: string;
  approvedBy: string;
  approvedOn: string | null;
  effectiveOn: string | null;
  reviewDue: string | null;
  /** Of how many people how many have acknowledged it; null while nobody counted. */
  acknowledged: number | null;
  acknowledgers: number | null;
  acknowledgedOn: string | null;
  /** Day of the approval after which the text was changed; null when the text is the approved one. */
  changedSince: string | null;
  criteria: string[];
}

export interface ReportRiskRegister {
  scale: RiskScale;
  /** By number, closed ones included. */
  risks: ReportRisk[];
}

export interface ReportRisk {
  ref: string;
  name: string;
  owner: string;
  isOpen: boolean;
  inherent: RiskRating | null;
  /** What is left; null while nobody rated it. */
  residual: RiskRating | null;
  /** `Mitigate`; empty while nobody decided. */
  decision: string;
  plan: string;
  due: string | null;
  controls: string[];
  criteria: string[];
}

export interface ReportPopulationRecord {
  /** Reference, or the name of a population without one. */
  ref: string;
  name: string;
  sha256: string;
  controls: string[];
  workpapers: string[];
  facts: Fact[];
  /** Completeness and accuracy of information that the entity produced (IPE): question, answer, note. */
  checks: { title: string; answer: string; note: string }[];
  verdict: string;
  /** Rows traced between file and source, and those of them that differ. */
  spotChecks: { total: number; differing: number };
}

export interface ReportPaper {
  /** `E-CHG-01` */
  ref: string;
  kind: TestKind;
  controlRef: string;
  title: string;
  result: TestResult;
  state: ReviewState;
  prepared: Signature | null;
  reviewed: Signature | null;
  /** Drawn items, and those of them with an exception. */
  items: number;
  exceptions: number;
  /** Review notes that are not cleared. */
  openNotes: number;
}

export interface ReportControlChange {
  on: string;
  controlRef: string;
  title: string;
  /** `Started`, `Ended`, or what changed. */
  what: string;
}
