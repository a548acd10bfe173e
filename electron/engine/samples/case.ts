/** What a sample engagement is made of. Companies, people and places of every case are invented. */
import type { SampleDesign } from '../../../shared/contract/audit/samples.ts';
import type { ControlFields } from '../../../shared/contract/matrix.ts';
import type { LibraryChoice } from '../../../shared/contract/primitives.ts';
import type { VendorReviewPatch } from '../../../shared/contract/registers/vendor-reviews.ts';
import type { RequestInput } from '../../../shared/contract/requests/records.ts';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import type {
  DeviationExtent,
  EvidenceMarkKind,
  IpeVerdict,
  RetestResult,
  WalkthroughKind,
} from '../../../shared/domain/audit-vocabulary.ts';
import type { DeviationSign } from '../../../shared/domain/deviations.ts';
import type { MarkPlace } from '../../../shared/domain/evidence-marks.ts';
import type { EvidenceVerdict } from '../../../shared/domain/evidence-vocabulary.ts';
import type { IpeChecks } from '../../../shared/domain/ipe-checks.ts';
import type { PERIODIC_FREQUENCIES } from '../../../shared/domain/occurrences.ts';
import type { CommentSide, RequestKind } from '../../../shared/domain/request-vocabulary.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import type {
  Category,
  Mark,
  PersonSide,
  ProcedureNature,
  ReadinessRating,
  SampleCaseId,
  Severity,
  TestKind,
  TestResult,
} from '../../../shared/domain/vocabulary.ts';
import type { KeptCalendar } from './calendar.ts';
import type { EvidenceFile } from './evidence.ts';
import type { SampleGovernance } from './governance.ts';
import type { SampleProgramme } from './programme.ts';
import type { RiskAnswer } from './risks.ts';

export interface SamplePerson {
  name: string;
  title: string;
  email: string;
  side: PersonSide;
}

/** The client's own sheet of controls, imported as it is. */
export interface SampleSheet {
  file: string;
  banner: string;
  header: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What a tester finds on one item. */
export interface ItemResult {
  /** By letter of the attribute; met where nothing is said. */
  marks: Readonly<Record<string, { mark: Mark; note: string }>>;
  isException: boolean;
}

/** How the items of a test come about. A seed is fixed, so that the case always draws the same items. */
export type SampleDraw =
  | {
      method: 'random';
      size: number;
      seed: string;
      basis: string;
      design?: Partial<SampleDesign>;
      /** More items after the first result. */
      extension?: { size: number; reason: string };
    }
  | {
      method: 'stratified';
      size: number;
      seed: string;
      basis: string;
      design?: Partial<SampleDesign>;
      column: string;
    }
  | { method: 'targeted'; keys: readonly string[]; reason: string; basis: string }
  | { method: 'all'; basis: string }
  /** The sample of the test of another control, given by its reference, of the same kind. */
  | { method: 'shared'; with: string };

export interface SampleStep {
  nature: ProcedureNature;
  text: string;
  outcome: string;
  doneOn: string;
}

/** A reviewer's verdict on evidence. */
export interface SampleVerdict {
  /** Names of evidence files. */
  files: readonly string[];
  verdict: EvidenceVerdict;
  reason: string;
}

/** A mark on evidence, tied to a cell of the sheet. */
export interface SamplePageMark extends MarkPlace {
  /** Name of the evidence file. */
  file: string;
  item: string;
  letter: string;
  kind: EvidenceMarkKind;
  /** Of a tick mark. */
  mark?: Mark;
  text: string;
}

/** A test on items of a population. */
export interface SampleTest {
  /** Reference of the control. */
  control: string;
  kind: TestKind;
  draw: SampleDraw;
  objective: string;
  source: string;
  steps: readonly SampleStep[];
  /** Instead of those of the library, which has none for tests of design. */
  attributes?: readonly string[];
  /** Why an item is not applicable, so that the next in draw order takes its place; null for an item to test. */
  replaced?(data: Readonly<Record<string, string>>): string | null;
  test(data: Readonly<Record<string, string>>): ItemResult;
  /** What the record of a deviating item is called, such as "Change ticket", and its fields that show the deviation. */
  record: string;
  shows: readonly string[];
  /** Evidence file of an item, by its key. */
  itemFiles?: Readonly<Record<string, string>>;
  pageMarks?: readonly SamplePageMark[];
  result: TestResult;
  /** `{exception}` stands for the keys of the items that deviate. */
  conclusion: string;
}

/** What was done so that a list may be relied on. */
export interface SampleCompleteness {
  /** Answers other than yes, and what is noted beside an answer. */
  checks: Partial<IpeChecks>;
  /** Null leaves the record open: only the checks named are answered. */
  verdict: { verdict: IpeVerdict; note: string } | null;
  /** Rows looked up in the system, and what was seen there. */
  fromList: { count: number; note: string };
  /** Keys seen in the system and looked up in the list. */
  fromSystem: { keys: readonly string[]; note: string };
  /** Evidence files that show how the list came about. */
  files?: readonly string[];
}

interface Provenance {
  name: string;
  sourceSystem: string;
  query: string;
  runBy: string;
  runAt: string;
}

export interface SampleListing extends Provenance {
  kind: 'listing';
  file: string;
  /** Header and rows, the same every time. */
  table(): string[][];
  keyColumn: string;
  dateColumn: string | null;
  /** What a test sheet shows first; none shows all. */
  shownColumns?: readonly string[];
  /** A count from another source; null when nobody has one. */
  independentTotal: number | null;
  totalSource: string;
  completeness: SampleCompleteness;
  tests: readonly SampleTest[];
}

/** When a periodic control was due. */
export interface SampleCalendar {
  kind: 'calendar';
  name: string;
  control: string;
  frequency: (typeof PERIODIC_FREQUENCIES)[number];
  tests: readonly SampleTest[];
}

/** Nothing was there, and somebody looked. */
export interface SampleZero extends Provenance {
  kind: 'zero';
  controls: readonly string[];
  completeness: SampleCompleteness;
}

export type SamplePopulation = SampleListing | SampleCalendar | SampleZero;

/** Who does which work when: a test is planned on a day of these, in the order of the references. */
export interface SamplePlan {
  preparer: string;
  reviewer: string;
  /** Working days, one after the other. */
  days: readonly string[];
}

export interface SampleWalkthrough {
  name: string;
  kind: WalkthroughKind;
  heldOn: string;
  people: string;
  conductedBy: string;
  notes: string;
  controls: readonly string[];
  /** Names of evidence files. */
  files: readonly string[];
}

/** A question of the reviewer about a sheet, or about the cell of an item. */
export interface SampleNote {
  control: string;
  kind: TestKind;
  /** The cell it is about: `exception` is the first item that deviates. */
  cell?: { item: 'exception' | 'first'; letter: string };
  text: string;
  answer?: string;
  isCleared?: boolean;
}

export interface SampleReview {
  /** Sheets that the preparer signs, and those of them that the reviewer signs too; by kind, references of controls. */
  prepared: Partial<Record<TestKind, readonly string[]>>;
  reviewed: Partial<Record<TestKind, readonly string[]>>;
  notes: readonly SampleNote[];
}

/** Several tests concluded with the same words. */
export interface SampleConclusion {
  refs: readonly string[];
  result: TestResult;
  text: string;
}

export interface SampleFinding {
  control: string;
  kind: TestKind;
  title: string;
  severity: Severity;
  owner: string;
  due: string;
  /** `{exception}` stands for the keys of the items that deviate. */
  condition: string;
  criteria: string;
  cause: string;
  effect: string;
  recommendation: string;
  /** What the preparer made of the deviations. */
  extent: DeviationExtent;
  signs: readonly DeviationSign[];
  compensating?: readonly { control: string; reason: string }[];
  response: {
    text: string;
    by: string;
    on: string;
    action: string;
    actionOwner: string;
    actionDue: string;
  } | null;
  retests?: readonly SampleRetest[];
  /** The conclusion after a retest, for a design that was put right before the date of the report. */
  concludedAnew?: { result: TestResult; text: string };
}

/** It is dated the day on which the case is built, because a finding is never retested before it was raised. */
export interface SampleRetest {
  procedure: string;
  items: number;
  deviations: number;
  result: RetestResult;
  notes: string;
  files: readonly string[];
}

/** What the auditor and the engagement ask for, and how far each thing is. */
export interface SampleRequests {
  /** Proposals of these kinds that are missing are recorded. */
  generated: readonly RequestKind[];
  requestedOn: string;
  /** What became of recorded proposals, found by kind and a control that they are for. */
  outcomes: readonly (SampleOutcome & { kind: RequestKind; control: string })[];
  /** From the auditor's own list. */
  own: readonly (SampleOutcome & {
    number: string;
    title: string;
    wording: string;
    kind: RequestKind;
    controls: readonly string[];
    assignee: string;
    due: string;
    /** Number of the request that it follows up on. */
    followUpOf?: string;
  })[];
}

/** The changes are made one after the other, as they happened. */
export interface SampleOutcome {
  changes?: readonly Pick<
    RequestInput,
    | 'status'
    | 'statusReason'
    | 'auditorStatus'
    | 'auditorReason'
    | 'submittedOn'
    | 'interpretation'
    | 'priority'
  >[];
  files?: readonly string[];
  comments?: readonly { side: CommentSide; author: string; text: string }[];
}

/** A review of a vendor, finished on its day. */
export interface SampleVendorReview {
  vendor: string;
  reviewedOn: string;
  /** Beside what is known of the vendor. */
  facts: VendorReviewPatch;
  /** Names of evidence files. */
  files: readonly string[];
}

export interface SampleReport {
  kind: 'type1' | 'type2' | 'matrix';
  format: 'pdf' | 'xlsx' | 'json';
  file: string;
}

export interface SampleCase {
  id: SampleCaseId;
  /** Of the workspace file. */
  file: string;
  /** Who sets the engagement up and reviews; the preparer of the plan tests. */
  lead: string;
  plan: SamplePlan;
  engagement: Engagement;
  categories: readonly { category: Category; rationale: string }[];
  people: readonly SamplePerson[];
  library: LibraryChoice;
  /** Owner by domain of the library. */
  owners: Readonly<Record<string, string>>;
  /** Patches after the library and the sheet are in; people are given by `ownerName`. */
  controls: readonly { refs: readonly string[]; patch: Partial<ControlFields> }[];
  /** Records by field; people, controls and organizations are given by name or reference. */
  records: Partial<Record<RegisterId, readonly Readonly<Record<string, string | number>>[]>>;
  /** What was written down in the course of an incident, by its number. */
  timelines?: readonly { incident: string; entries: readonly { at: string; text: string }[] }[];
  /** Answers to description criteria that no register holds. */
  descriptions: readonly { criterion: number; text: string; isComplete: boolean }[];
  notRelevant: readonly { criterionIds: readonly string[]; reason: string }[];
  overrides: readonly {
    criterionId: string;
    rating: Exclude<ReadinessRating, 'not_relevant'>;
    reason: string;
  }[];
  comments: readonly { control: string; text: string }[];
  sheet: SampleSheet | null;
  evidence: readonly EvidenceFile[];
  calendar?: KeptCalendar;
  verdicts?: readonly SampleVerdict[];
  populations: readonly SamplePopulation[];
  walkthroughs: readonly SampleWalkthrough[];
  review: SampleReview;
  design: readonly SampleConclusion[];
  operation: readonly SampleConclusion[];
  findings: readonly SampleFinding[];
  requests?: SampleRequests;
  vendorReviews?: readonly SampleVendorReview[];
  programme?: SampleProgramme;
  riskAnswers?: readonly RiskAnswer[];
  governance?: SampleGovernance;
  reports: readonly SampleReport[];
}
