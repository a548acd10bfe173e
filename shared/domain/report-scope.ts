/** What is examined, as a report tells it: the registers of the scope and the description criteria; see `report-model.ts`. */
import type { DescriptionState } from './description-criteria.ts';
import type { Category, Classification, COMPONENT_KIND_NAMES } from './vocabulary.ts';

export interface ReportScope {
  /** Every chosen category with the reason why it was chosen; an empty one was not written yet. */
  categories: { category: Category; rationale: string }[];
  services: { name: string; description: string; users: string }[];
  commitments: {
    name: string;
    kind: 'commitment' | 'requirement';
    category: Category | null;
    measure: string;
    source: string;
  }[];
  components: {
    name: string;
    kind: keyof typeof COMPONENT_KIND_NAMES;
    description: string;
    provider: string;
  }[];
  locations: { name: string; country: string; purpose: string }[];
  dataClasses: {
    name: string;
    classification: Classification;
    description: string;
    keptWhere: string;
    retention: string;
  }[];
  dataFlows: { name: string; origin: string; destination: string; protection: string }[];
  exclusions: { name: string; reason: string }[];
}

/** What records and notes say to one of the nine description criteria. */
export interface ReportDescription {
  /** 1 to 9. */
  criterion: number;
  title: string;
  state: Exclude<DescriptionState, 'not_asked'>;
  /** What there is: `3 services`. */
  facts: string[];
  missing: string[];
  /** Incidents (4) and changes (9) of which nobody decided yet whether the description tells of them. */
  undecided: string[];
  /** What a person wrote to it. */
  note: string;
}
