/**
 * The nine description criteria (AICPA DC section 200, 2018, guidance revised 2022): what a system description has to tell.
 * Numbers are theirs, words are ours.
 */
import type { SignificantEvent } from './significant-events.ts';
import type { Category, EngagementType } from './vocabulary.ts';
import { CATEGORY_NAMES, COMPONENT_KIND_NAMES } from './vocabulary.ts';

export const DESCRIPTION_STATES = ['covered', 'partly', 'missing', 'not_asked'] as const;
export type DescriptionState = (typeof DESCRIPTION_STATES)[number];
export const DESCRIPTION_STATE_NAMES: Record<DescriptionState, string> = {
  covered: 'Covered',
  partly: 'Partly covered',
  missing: 'Missing',
  not_asked: 'Not asked',
};

export interface DescriptionCriterion {
  /** 1 to 9. */
  criterion: number;
  title: string;
  asks: string;
}

export const DESCRIPTION_CRITERIA: readonly DescriptionCriterion[] = [
  {
    criterion: 1,
    title: 'Services',
    asks: 'What the organization does for its customers, so that a reader knows which services the report speaks of.',
  },
  {
    criterion: 2,
    title: 'Commitments and system requirements',
    asks: 'What customers were promised, and what the system has to do so that the promises hold.',
  },
  {
    criterion: 3,
    title: 'Components of the system',
    asks: 'Infrastructure, software, people, procedures and data, and where the boundary runs.',
  },
  {
    criterion: 4,
    title: 'Significant incidents',
    asks: 'Incidents that came from controls that failed or that broke a promise: what happened, when, with what effect, how it ended.',
  },
  {
    criterion: 5,
    title: 'Criteria and the controls that meet them',
    asks: 'Which categories were chosen, and which controls are meant to meet each criterion.',
  },
  {
    criterion: 6,
    title: 'Complementary user-entity controls',
    asks: 'Controls that customers have to run themselves, because without them a criterion is not met.',
  },
  {
    criterion: 7,
    title: 'Subservice organizations',
    asks: 'Vendors whose controls are needed, whether they are carved out or included, and what they are assumed to do.',
  },
  {
    criterion: 8,
    title: 'Criteria held not relevant',
    asks: 'Any criterion of the chosen categories that does not apply to the system, each with its reason.',
  },
  {
    criterion: 9,
    title: 'Significant changes in the period',
    asks: 'What changed in system and controls during the period so that it matters to a reader. Asked in Type II only.',
  },
];

/** DC 9 speaks of a period, so a Type I description does not have it. */
export const isAsked = (
  { criterion }: Pick<DescriptionCriterion, 'criterion'>,
  type: EngagementType,
): boolean => criterion !== 9 || type === 'II';

/** What the records of a workspace hold, as far as a description speaks of it. */
export interface DescriptionFacts {
  type: EngagementType;
  services: number;
  /** Services without a word about what they do. */
  bareServices: number;
  requirements: number;
  /** Service commitments by the category they speak of; null for those that name none. */
  commitments: ReadonlyMap<Category | null, number>;
  categories: readonly { category: Category; rationale: string }[];
  components: Readonly<Record<keyof typeof COMPONENT_KIND_NAMES, number>>;
  exclusions: number;
  controls: number;
  /** Criteria of the chosen categories. */
  criteria: number;
  /** Of these, the relevant ones that no control serves. */
  uncovered: number;
  notRelevant: number;
  cuecs: number;
  inclusive: number;
  /** Carved-out subservice organizations, and how many controls each is assumed to run. */
  carvedOut: readonly { name: string; controls: number }[];
  /** Incidents of the time that the report speaks of. */
  incidents: readonly SignificantEvent[];
  /** Changes of that time. */
  changes: readonly SignificantEvent[];
}

/** A sentence about the records, and the address where they are edited. */
export interface DescriptionPoint {
  text: string;
  link: string;
}

interface Points {
  facts: DescriptionPoint[];
  missing: DescriptionPoint[];
  /** Missing too, and no note answers it. */
  open?: DescriptionPoint[];
}

const point = (text: string, link: string): DescriptionPoint => ({ text, link });
const counted = (value: number, one: string, many = `${one}s`) => `${value} ${value === 1 ? one : many}`;
/** A point for each number that is not zero. */
const factsOf = (...parts: [value: number, one: string, many: string | undefined, link: string][]) =>
  parts
    .filter(([value]) => value > 0)
    .map(([value, one, many, link]) => point(counted(value, one, many), link));
const missingOf = (...parts: [isMissing: boolean, text: string, link: string][]) =>
  parts.filter(([isMissing]) => isMissing).map(([, text, link]) => point(text, link));

const SERVICES = '/scope/services';
const COMMITMENTS = '/scope/commitments';
const COMPONENTS = '/scope/components';
const ORGANIZATIONS = '/scope/vendors';
const COMPLEMENTARY = '/scope/complementary-controls';

const INCIDENTS = '/registers/incidents';
const CHANGES = '/registers/changes';

/** The significant ones as facts. That there is none is for a person to say. */
function eventPoints(events: readonly SignificantEvent[], link: string, noun: string): Points {
  const told = events.filter(({ significance }) => significance === 'yes');
  return {
    facts: told.map(({ name }) => point(name, link)),
    missing: missingOf(
      [events.length === 0, 'Nothing is written yet. Note it if there was none', link],
      [
        events.length > 0 && events.every(({ significance }) => significance === 'no'),
        `None of ${counted(events.length, noun)} is held significant. Note it if that is so`,
        link,
      ],
    ),
    open: [
      ...events
        .filter(({ significance }) => significance === 'undecided')
        .map(({ name }) => point(`Whether it is told is not decided: ${name}`, link)),
      ...told
        .filter(({ lacks }) => lacks.length > 0)
        .map(({ name, lacks }) => point(`${name}: ${lacks.join(', ')} is not said`, link)),
    ],
  };
}

/** By number of the criterion. */
const RULES: Readonly<Record<number, (facts: DescriptionFacts) => Points>> = {
  1: ({ services, bareServices }) => ({
    facts: factsOf([services, 'service', undefined, SERVICES]),
    missing: missingOf(
      [services === 0, 'No service is named', SERVICES],
      [bareServices > 0, `What it does is not said of ${counted(bareServices, 'service')}`, SERVICES],
    ),
  }),
  2: ({ commitments, requirements, categories }) => {
    const total = [...commitments.values()].reduce((sum, count) => sum + count, 0);
    return {
      facts: factsOf(
        [total, 'service commitment', undefined, COMMITMENTS],
        [requirements, 'system requirement', undefined, COMMITMENTS],
      ),
      missing: [
        ...missingOf([total === 0, 'No service commitment is written down', COMMITMENTS]),
        ...missingOf([requirements === 0, 'No system requirement is written down', COMMITMENTS]),
        ...categories
          .filter(({ category }) => total > 0 && !commitments.get(category))
          .map(({ category }) =>
            point(`No commitment speaks of ${CATEGORY_NAMES[category].toLowerCase()}`, COMMITMENTS),
          ),
      ],
    };
  },
  3: ({ components, exclusions }) => {
    const kinds = Object.keys(COMPONENT_KIND_NAMES) as (keyof typeof COMPONENT_KIND_NAMES)[];
    const present = kinds.filter((kind) => components[kind] > 0);
    const absent = kinds.filter((kind) => components[kind] === 0);
    return {
      facts: [
        ...present.map((kind) => point(`${COMPONENT_KIND_NAMES[kind]}: ${components[kind]}`, COMPONENTS)),
        ...factsOf([exclusions, 'exclusion', undefined, '/scope/exclusions']),
      ],
      missing: absent.map((kind) =>
        point(`Nothing yet for ${COMPONENT_KIND_NAMES[kind].toLowerCase()}`, COMPONENTS),
      ),
    };
  },
  4: ({ incidents }) => eventPoints(incidents, INCIDENTS, 'incident'),
  5: ({ categories, criteria, controls, uncovered }) => ({
    facts: [
      point(counted(categories.length, 'category', 'categories'), '/scope'),
      point(counted(criteria, 'criterion', 'criteria'), '/matrix/criteria'),
      ...factsOf([controls, 'control', undefined, '/matrix']),
    ],
    missing: [
      ...missingOf([
        uncovered > 0,
        `${counted(uncovered, 'relevant criterion', 'relevant criteria')} without a control`,
        '/matrix/criteria',
      ]),
      ...categories
        .filter(({ rationale }) => rationale === '')
        .map(({ category }) => point(`Why ${CATEGORY_NAMES[category]} is in scope is not said`, '/scope')),
    ],
  }),
  6: ({ cuecs }) => ({
    facts: factsOf([cuecs, 'complementary user-entity control', undefined, COMPLEMENTARY]),
    missing: missingOf([
      cuecs === 0,
      'No control of customers is named. Note it if there is none',
      COMPLEMENTARY,
    ]),
  }),
  7: ({ inclusive, carvedOut }) => ({
    facts: factsOf(
      [carvedOut.length, 'carved-out organization', undefined, ORGANIZATIONS],
      [inclusive, 'included organization', undefined, ORGANIZATIONS],
    ),
    missing: [
      ...missingOf([
        carvedOut.length + inclusive === 0,
        'No subservice organization is named. Note it if there is none',
        ORGANIZATIONS,
      ]),
      ...carvedOut
        .filter(({ controls }) => controls === 0)
        .map(({ name }) => point(`What ${name} is assumed to do is not said`, COMPLEMENTARY)),
    ],
  }),
  8: ({ notRelevant, criteria }) => ({
    facts: [
      notRelevant > 0
        ? point(
            `${counted(notRelevant, 'criterion', 'criteria')} of ${criteria} held not relevant, with reason`,
            '/scope/criteria',
          )
        : point(`All ${criteria} criteria of the chosen categories apply`, '/scope/criteria'),
    ],
    missing: [],
  }),
  9: ({ changes }) => eventPoints(changes, CHANGES, 'change'),
};

/** What a person wrote to a criterion. */
export interface DescriptionNote {
  text: string;
  /** The person said that note and records answer the criterion. */
  isComplete: boolean;
}

export interface DescriptionReading extends DescriptionCriterion, Points {
  state: DescriptionState;
  note: string;
  isComplete: boolean;
}

/**
 * What the records and the notes say to each description criterion. Records alone cover a criterion when nothing is missing; a
 * note covers it when its author marked the criterion complete and nothing is open that only a record can say. A mark without a
 * note changes nothing.
 *
 * @param notes by number of the criterion
 */
export function readDescription(
  facts: DescriptionFacts,
  notes: ReadonlyMap<number, DescriptionNote>,
): DescriptionReading[] {
  return DESCRIPTION_CRITERIA.map((each) => {
    const { text, isComplete } = notes.get(each.criterion) ?? { text: '', isComplete: false };
    const rest = { note: text, isComplete };
    const read = RULES[each.criterion]?.(facts);
    if (!read || !isAsked(each, facts.type))
      return { ...each, facts: [], missing: [], state: 'not_asked', ...rest };
    const open = read.open ?? [];
    const byNote = text !== '' && isComplete && open.length === 0;
    const missing = [...open, ...(text !== '' && read.open ? [] : read.missing)];
    const byRecords = read.facts.length > 0 && open.length + read.missing.length === 0;
    if (byNote || byRecords) return { ...each, facts: read.facts, missing: [], state: 'covered', ...rest };
    const isBegun = read.facts.length > 0 || text !== '';
    return { ...each, facts: read.facts, missing, state: isBegun ? 'partly' : 'missing', ...rest };
  });
}
