/** What a sample engagement is made of. Companies, people and places of every case are invented. */
import type { LibraryChoice } from '../../../shared/contract/primitives.ts';
import type { ControlFields } from '../../../shared/contract/matrix.ts';
import type { Engagement } from '../../../shared/contract/workspace.ts';
import type { RegisterId } from '../../../shared/domain/registers.ts';
import type {
  Category,
  Mark,
  PersonSide,
  ReadinessRating,
  SampleCaseId,
  Severity,
  TestKind,
  TestResult,
} from '../../../shared/domain/vocabulary.ts';
import type { EvidenceFile } from './evidence.ts';

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

/** A test of operation on items drawn from a population. */
export interface SampleTest {
  /** Reference of the control. */
  control: string;
  size: number;
  /** Fixed, so that the case always draws the same items. */
  seed: string;
  basis: string;
  /** What the record of a deviating item is called, such as "Change ticket". */
  record: string;
  test(data: Readonly<Record<string, string>>): ItemResult;
  result: TestResult;
  /** `{exception}` stands for the keys of the items that deviate. */
  conclusion: string;
}

export interface SamplePopulation {
  file: string;
  name: string;
  /** Header and rows, the same every time. */
  table(): string[][];
  keyColumn: string;
  dateColumn: string | null;
  sourceSystem: string;
  query: string;
  runBy: string;
  runAt: string;
  /** A count from another source; null when nobody has one. */
  independentTotal: number | null;
  tests: readonly SampleTest[];
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
  response: {
    text: string;
    by: string;
    on: string;
    action: string;
    actionOwner: string;
    actionDue: string;
  } | null;
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
  /** Who does the work: the actor of every change. */
  lead: string;
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
  populations: readonly SamplePopulation[];
  design: readonly SampleConclusion[];
  operation: readonly SampleConclusion[];
  findings: readonly SampleFinding[];
  reports: readonly SampleReport[];
}
