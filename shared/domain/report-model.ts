/**
 * What a report says, as plain data: gathered from the workspace in one read transaction, then rendered to PDF or Excel in another
 * thread. Everything here survives JSON and structured clone. Dates are `YYYY-MM-DD`; moments are ISO 8601 with an offset. Lists come in the order shown.
 */
import type { ReportCadence } from './calendar/report-cadence.ts';
import type { RetestResult } from './audit-vocabulary.ts';
import type { RollUpResult } from './mock-audit/roll-up.ts';
import type { ChangeKind } from './programme-vocabulary.ts';
import type { ReportRisks } from './risks.ts';
import type { PolicyDocument } from './policies/document.ts';
import type { ReportMetrics } from './report-metrics.ts';
import type { ReportProgramme } from './report-programme.ts';
import type { ReportFront } from './report-front.ts';
import type { ReportPartId } from './report-parts.ts';
import type { ReportSettings } from './report-settings.ts';
import type { ReportComplementary, ReportVendor } from './report-vendors.ts';
import type {
  Category,
  EngagementType,
  FindingStatus,
  Frequency,
  Layer,
  Mark,
  Mode,
  Nature,
  PersonSide,
  ProcedureNature,
  ReadinessRating,
  Severity,
  TestKind,
  TestResult,
} from './vocabulary.ts';

/** Stands on every page of every report; no setting removes it. */
export const NOT_AN_ATTESTATION =
  'Readiness view, not an attestation. Only a licensed CPA firm issues a SOC 2 report.';

export type ReportKind = 'type1' | 'type2';

export interface ReportModel extends ReportProgramme, ReportFront {
  meta: ReportMeta;
  /** Parts it has, in the order of `REPORT_PARTS`. */
  parts: readonly ReportPartId[];
  /** A person's own text by part, in the place of what the report says there by itself. */
  texts: Partial<Record<ReportPartId, PolicyDocument>>;
  summary: ReportSummary;
  /** Every criterion of the chosen categories, not relevant ones included, in the order CC, A, PI, C, P. */
  criteria: ReportCriterion[];
  /** Every control of the engagement, by reference. */
  controls: ReportControl[];
  /** Every test, by control reference, design before operation. */
  tests: ReportTest[];
  /** What the tests come to by criterion, in the order of `criteria`. */
  results: ReportResult[];
  findings: ReportFinding[];
  evidence: ReportEvidence[];
  /** Vendors in use by name, those first without whose controls a criterion would fail. */
  vendors: ReportVendor[];
  risks?: ReportRisks | null;
  /** Controls assumed at customers, then those assumed at carved-out organizations, by number. */
  complementary: ReportComplementary[];
  /** Incidents and changes of the period as the description tells them; null in a report of design. */
  events: ReportEvents | null;
  /** Periodic controls with what was expected of them and what became of it; empty for `type1`. */
  cadence: ReportCadence[];
  /** Figures of the programme over the period; null for `type1` and before the period begins. */
  metrics: ReportMetrics | null;
  people: ReportPerson[];
}

/** What the description tells of the period (DC 4, DC 9), and what nobody decided on yet. */
export interface ReportEvents {
  incidents: ReportIncident[];
  changes: ReportChange[];
  /** What a person wrote to DC 4 and DC 9; empty when nobody did. */
  incidentNote: string;
  changeNote: string;
}

export interface ReportIncident {
  /** Its number and what it is called. */
  name: string;
  severity: Severity | null;
  /** `2026-04-02 08:38 UTC`; empty while not known. */
  began: string;
  detected: string;
  resolved: string;
  effect: string;
  rootCause: string;
  resolution: string;
  isDecided: boolean;
}

export interface ReportChange {
  name: string;
  kind: ChangeKind;
  changedOn: string | null;
  description: string;
  effect: string;
  isDecided: boolean;
}

export interface ReportMeta {
  /** `type1`: design at a date, and no word about operation. `type2`: design and operation over a period. */
  kind: ReportKind;
  /** What the document is called, when it is not a readiness report. */
  title?: string;
  /** Name of the organisation whose system is examined. */
  client: string;
  /** Name of the system in scope. */
  system: string;
  /** Name of the firm that prepares the report; empty when the client prepares it itself. */
  firm: string;
  /** Type of the engagement. A Type II engagement may also produce a `type1` report. */
  engagementType: EngagementType;
  /** The date a Type I report speaks of; null for `type2`. */
  asOf: string | null;
  /** First and last day a Type II report speaks of; null for `type1`. */
  period: ReportPeriod | null;
  categories: Category[];
  /** When the model was gathered. Also the creation date of the file, so that one model gives one file. */
  generatedAt: string;
  /** Version as people call it: `Draft 0.3`. */
  version: string;
  /** Hash of the last journal entry, lower-case hex: the workspace state the report was made from. */
  journalHash: string;
  /**
   * Fingerprint, in words, of the key that the firm seals copies with, for an auditor to compare; of a report made from a sealed copy,
   * the key of that copy. Empty without a key.
   */
  sealKey: string;
  /** Edition of the criteria: `2017, points of focus revised 2022`. */
  criteriaVersion: string;
  /** Name of the person who made the report. */
  preparedBy: string;
  settings: ReportSettings;
}

export interface ReportPeriod {
  from: string;
  to: string;
}

export interface ReportSummary {
  /** Number of criteria by rating; every rating has a key. */
  criteria: Record<ReadinessRating, number>;
  controls: {
    total: number;
    key: number;
    /** Controls whose test of design has a conclusion, whatever it is. */
    designConcluded: number;
    /** Controls whose test of operation has a conclusion, whatever it is. */
    operationConcluded: number;
  };
  /** Number of controls by state of the test; a control without a test counts as `not_tested`. */
  tests: Record<TestKind, Record<TestResult, number>>;
  evidence: number;
  /** Number of findings by severity, whatever their status. */
  findings: Record<Severity, number>;
}

export interface ReportCriterion {
  /** `CC6.2` */
  id: string;
  /** Heading the criterion belongs to: `Logical and physical access`. */
  group: string;
  category: Category;
  /** The criterion in Trustbench's own words. */
  summary: string;
  /** The rating that counts: an override or "not relevant" applied. */
  rating: ReadinessRating;
  /** The rating that the rules give, whatever a person decided. */
  computed: ReadinessRating;
  /** Set when a person put the rating in place of the computed one. */
  override: ReportOverride | null;
  /** Why the computed rating, one sentence each; for `not_relevant` the written reason. */
  reasons: string[];
  /** References of the controls that serve it. */
  controls: string[];
}

export interface ReportOverride {
  rating: ReadinessRating;
  reason: string;
  by: string;
  /** Day of the decision. */
  at: string;
}

/** The tests of one criterion taken together: facts of tests, never an opinion. */
export interface ReportResult {
  /** `CC6.2` */
  id: string;
  category: Category;
  isRelevant: boolean;
  result: RollUpResult;
  /** Every control with an exception is compensated; the result stays what it is. */
  isMitigated: boolean;
  /** Controls that serve the criterion, and those of them without exceptions. */
  controls: number;
  withoutExceptions: number;
  reasons: string[];
}

export interface ReportControl {
  /** `IAM-07` */
  ref: string;
  title: string;
  /** The control activity, in the present tense. */
  statement: string;
  /** `Identity and access` */
  domain: string;
  /** Name of the one accountable person; empty when nobody is named yet. */
  owner: string;
  frequency: Frequency | null;
  nature: Nature | null;
  mode: Mode | null;
  layer: Layer | null;
  isKey: boolean;
  /** Identifiers of the criteria served, the one it serves most first. */
  criteria: string[];
  evidenceRefs: string[];
  design: ReportControlResult;
  operation: ReportControlResult;
}

export interface ReportControlResult {
  /** `not_tested` when there is no test of this kind. */
  result: TestResult;
  workpaperRef: string | null;
  /** Items with a conclusion, and how many of them are deviations. */
  testedCount: number;
  exceptionsCount: number;
}

export interface ReportTest {
  /** `WP-O-IAM-07` */
  workpaperRef: string;
  controlRef: string;
  kind: TestKind;
  /** What was done, in the past tense, with the number tested. */
  procedure: string;
  natures: ProcedureNature[];
  result: TestResult;
  /** The fact behind the result; empty when the term says it all. Never an opinion. */
  conclusion: string;
  population: ReportPopulation | null;
  sample: ReportSample | null;
  attributes: ReportAttribute[];
  /** The drawn items in the order of the draw; empty when the test has none. */
  items: ReportItem[];
  testedCount: number;
  exceptionsCount: number;
  /** Who signed as preparer, and as reviewer; empty, and the day null, while nobody did or a change undid it. */
  preparedBy: string;
  preparedOn: string | null;
  reviewedBy: string;
  reviewedOn: string | null;
}

export interface ReportPopulation {
  name: string;
  /** System and query it came from. */
  source: string;
  /** Rows of the file, and how many of them lie in the period. */
  rows: number;
  inPeriod: number;
  /** Hash of the file as received, hex. */
  sha256: string;
  /** The column that identifies a row. */
  key: string;
}

export interface ReportSample {
  /** Name and version of the drawing rule, enough to draw again. */
  algorithm: string;
  seed: string;
  size: number;
  /** Number of items the sample was drawn from. */
  frameSize: number;
}

export interface ReportAttribute {
  /** Letter in the test sheet: `A`. */
  key: string;
  label: string;
}

export interface ReportItem {
  /** Position in the frame, from 1. */
  position: number;
  /** Value of the population's key column. */
  key: string;
  /** Mark by attribute key; an attribute without a mark is not done. */
  marks: Record<string, Mark>;
  note: string;
  evidenceRefs: string[];
}

export interface ReportFinding {
  /** `F-04` */
  ref: string;
  title: string;
  severity: Severity;
  status: FindingStatus;
  /** What was found, what should be, why, what follows, what to do. An empty text is not printed. */
  condition: string;
  criteria: string;
  cause: string;
  effect: string;
  recommendation: string;
  controlRef: string | null;
  /** The test whose exception it records; null for a gap found otherwise. */
  workpaperRef: string | null;
  owner: string;
  due: string | null;
  /** Why it is remediated or closed without an effective retest. */
  statusReason: string;
  response: ReportResponse | null;
  remedies: FindingRemedies;
}

/** What stands beside an exception. It never takes the exception's place. */
export interface FindingRemedies {
  /** Oldest first. */
  retests: ReportRetest[];
  compensating: ReportCompensating[];
}

export interface ReportRetest {
  on: string;
  by: string;
  procedure: string;
  items: number;
  deviations: number;
  result: RetestResult;
  notes: string;
  evidenceRefs: string[];
}

export interface ReportCompensating {
  ref: string;
  title: string;
  reason: string;
  /** What the control's own tests came to. */
  result: RollUpResult;
}

export interface ReportResponse {
  text: string;
  by: string;
  at: string;
  action: string;
  actionOwner: string;
  due: string | null;
}

export interface ReportEvidence {
  /** `EV-0142` */
  ref: string;
  title: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  sha256: string;
  /** Days the evidence covers; null when it shows one moment. */
  coversFrom: string | null;
  coversTo: string | null;
  /** Day the evidence shows; null when it covers days. */
  asOf: string | null;
  collectedBy: string;
  controls: string[];
}

export interface ReportPerson {
  name: string;
  side: PersonSide;
  role: string;
}
