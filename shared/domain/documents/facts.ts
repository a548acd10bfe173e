/** What the records say to the documents of management. Gathered in one read; days are ISO 8601. */
import type { ReportChange, ReportIncident } from '../report-model.ts';
import type { ReportComplementary } from '../report-vendors.ts';
import type { RollUpResult } from '../mock-audit/roll-up.ts';
import type { VendorStatus } from '../programme-vocabulary.ts';
import type { Treatment } from '../vendors.ts';
import type {
  Category,
  CLASSIFICATION_NAMES,
  COMPONENT_KIND_NAMES,
  EngagementType,
  FindingStatus,
} from '../vocabulary.ts';

export type ComponentKind = keyof typeof COMPONENT_KIND_NAMES;

export interface DocumentFacts {
  client: string;
  system: string;
  type: EngagementType;
  /** The days the report speaks of; for a Type I both are its date. */
  from: string;
  to: string;
  today: string;
  categories: { category: Category; rationale: string }[];
  services: { name: string; description: string; users: string }[];
  commitments: {
    name: string;
    kind: 'commitment' | 'requirement';
    category: Category | null;
    measure: string;
    source: string;
  }[];
  components: { name: string; kind: ComponentKind; description: string; provider: string }[];
  locations: { name: string; country: string; purpose: string }[];
  dataClasses: {
    name: string;
    classification: keyof typeof CLASSIFICATION_NAMES;
    description: string;
    keptWhere: string;
    retention: string;
  }[];
  dataFlows: { name: string; origin: string; destination: string; protection: string }[];
  exclusions: { name: string; reason: string }[];
  /** Approved policies. */
  policies: { name: string; version: string; approvedOn: string | null }[];
  vendors: DocumentVendor[];
  complementary: ReportComplementary[];
  controls: { ref: string; title: string; statement: string }[];
  /** References that controls had once, and none has now. */
  formerRefs: string[];
  criteria: DocumentCriterion[];
  /** Told, or not decided on, in the days of the report (Type I: the year before). */
  incidents: ReportIncident[];
  changes: ReportChange[];
  /** What people wrote to the description criteria, by number. */
  notes: Partial<Record<number, string>>;
  findings: { ref: string; title: string; status: FindingStatus }[];
  /** Who signs for the organization; empty while nobody has the role. */
  signer: { name: string; title: string };
}

export interface DocumentVendor {
  name: string;
  service: string;
  status: VendorStatus;
  isSubservice: boolean;
  treatment: Treatment;
  /** Which criterion needs it, and what for. */
  reason: string;
  reviewedOn: string | null;
  hasReport: boolean;
}

export interface DocumentCriterion {
  id: string;
  category: Category;
  summary: string;
  isRelevant: boolean;
  irrelevantBecause: string;
  result: RollUpResult;
  controls: { ref: string; hasException: boolean }[];
}

/** Organizations without whose controls a criterion would fail, in use. */
export const subservices = ({ vendors }: Pick<DocumentFacts, 'vendors'>): DocumentVendor[] =>
  vendors.filter(({ isSubservice, status }) => isSubservice && status !== 'ended');

export const carvedOut = (facts: Pick<DocumentFacts, 'vendors'>): DocumentVendor[] =>
  subservices(facts).filter(({ treatment }) => treatment === 'carve-out');

export const included = (facts: Pick<DocumentFacts, 'vendors'>): DocumentVendor[] =>
  subservices(facts).filter(({ treatment }) => treatment === 'inclusive');
