/**
 * The description of the system (section III), drafted from the records by description criterion (AICPA DC section 200, 2018). The
 * criteria's numbers are theirs, the words are ours. DC 9 is asked in Type II only.
 */
import { CATEGORY_NAMES, CLASSIFICATION_NAMES, COMPONENT_KIND_NAMES, type Category } from '../vocabulary.ts';
import type { PolicyBlock } from '../policies/document.ts';
import type { DraftPart } from './document-model.ts';
import { eventParts } from './description-events.ts';
import type { ComponentKind, DocumentFacts } from './facts.ts';
import { bullet, documentOf, listed, paragraph, paragraphs, tableOf, toFill } from './prose.ts';
import { CRITERIA_STANDARD, DESCRIPTION_STANDARD, categoryList, throughout } from './wording.ts';
import { thirdParties } from './description-others.ts';

/** Every part in its order, the chapters with the number of their criterion. */
export function draftDescription(facts: DocumentFacts): DraftPart[] {
  const { incidents, changes } = eventParts(facts);
  return [
    about(facts),
    services(facts),
    commitments(facts),
    ...components(facts),
    incidents,
    ...controls(facts),
    ...thirdParties(facts),
    notRelevant(facts),
    ...(facts.type === 'II' ? [changes] : []),
  ];
}

/** What a person wrote to a description criterion on the screen of the scope. */
const noteTo = ({ notes }: DocumentFacts, criterion: number): PolicyBlock[] =>
  paragraphs(notes[criterion] ?? '');

function about(facts: DocumentFacts): DraftPart {
  const { client, system } = facts;
  return {
    part: 'about',
    number: '',
    title: 'About this description',
    level: 1,
    draft: documentOf(
      paragraph(
        `The management of ${client} wrote this description of ${system}. It speaks of the system ${throughout(facts)}, and follows ${DESCRIPTION_STANDARD}.`,
      ),
      paragraph(
        `It tells report users what the system is, what customers were promised, and which controls are meant to keep these promises under ${CRITERIA_STANDARD} for ${categoryList(facts)}. It is written for readers who know the system and its risks. It serves many customers, so it may leave out what matters to one of them only.`,
      ),
    ),
  };
}

function services(facts: DocumentFacts): DraftPart {
  const { client, system, services: all } = facts;
  return {
    part: 'dc1',
    number: '1',
    title: 'Services',
    level: 1,
    draft: documentOf(
      all.length === 0
        ? paragraph(toFill('Name the services that customers use'))
        : paragraph(`${client} provides these services to its customers through ${system}.`),
      tableOf(
        ['Service', 'What it does', 'Who uses it'],
        all.map(({ name, description, users }) => [name, description || toFill('What it does'), users]),
      ),
      noteTo(facts, 1),
    ),
  };
}

function commitments(facts: DocumentFacts): DraftPart {
  const promised = facts.commitments.filter(({ kind }) => kind === 'commitment');
  const required = facts.commitments.filter(({ kind }) => kind === 'requirement');
  const nameOf = (category: Category | null) => (category ? CATEGORY_NAMES[category] : '');
  return {
    part: 'dc2',
    number: '2',
    title: 'Service commitments and system requirements',
    level: 1,
    draft: documentOf(
      promised.length === 0
        ? paragraph(toFill('Name what customers were promised'))
        : paragraph(`${facts.client} made these commitments to its customers.`),
      tableOf(
        ['Commitment', 'Category', 'Measure', 'Where it is promised'],
        promised.map(({ name, category, measure, source }) => [name, nameOf(category), measure, source]),
      ),
      required.length === 0
        ? paragraph(toFill('Name what the system has to do so that the promises hold'))
        : paragraph('So that they hold, the system has to meet these requirements.'),
      required.map(({ name, measure }) => bullet(measure ? `${name}: ${measure}` : name)),
      noteTo(facts, 2),
    ),
  };
}

const KINDS = Object.keys(COMPONENT_KIND_NAMES) as ComponentKind[];
const KIND_LEADS: Record<ComponentKind, string> = {
  infrastructure: 'The system runs on this infrastructure.',
  software: 'These programs make up the system or are used to run it.',
  people: 'These people and teams run and use the system.',
  procedures: 'The system is run by these procedures.',
  data: 'The system holds and processes this data.',
};

function components(facts: DocumentFacts): DraftPart[] {
  return [
    {
      part: 'dc3',
      number: '3',
      title: 'Components of the system',
      level: 1,
      draft: documentOf(
        paragraph(
          `${facts.system} consists of the infrastructure, software, people, procedures and data described below, inside the boundary that section 3.6 draws.`,
        ),
        noteTo(facts, 3),
      ),
    },
    ...KINDS.map((kind, at) => componentPart(facts, kind, at + 1)),
    boundary(facts),
  ];
}

function componentPart(facts: DocumentFacts, kind: ComponentKind, at: number): DraftPart {
  const own = facts.components.filter((component) => component.kind === kind);
  const more = kind === 'procedures' ? policyTable(facts) : kind === 'data' ? dataTables(facts) : [];
  const name = COMPONENT_KIND_NAMES[kind];
  return {
    part: `dc3-${kind}`,
    number: `3.${at}`,
    title: name,
    level: 2,
    draft: documentOf(
      own.length > 0 && paragraph(KIND_LEADS[kind]),
      tableOf(
        [name, 'What it is and does', 'Operated by'],
        own.map(({ name: component, description, provider }) => [
          component,
          description,
          provider || facts.client,
        ]),
      ),
      own.length === 0 && paragraph(toFill(`Describe the ${name.toLowerCase()} of the system`)),
      more,
    ),
  };
}

function policyTable({ policies }: DocumentFacts): PolicyBlock[] {
  if (policies.length === 0) return [];
  return [
    paragraph('These policies are approved. Procedures and controls follow from them.'),
    ...tableOf(
      ['Policy', 'Version', 'Approved on'],
      policies.map(({ name, version, approvedOn }) => [name, version, approvedOn ?? '']),
    ),
  ];
}

const dataTables = ({ dataClasses, dataFlows }: DocumentFacts): PolicyBlock[] => [
  ...(dataClasses.length > 0 ? [paragraph('Data is classified as follows.')] : []),
  ...tableOf(
    ['Data', 'Class', 'What it holds', 'Where it is kept', 'Retention'],
    dataClasses.map(({ name, classification, description, keptWhere, retention }) => [
      name,
      CLASSIFICATION_NAMES[classification],
      description,
      keptWhere,
      retention,
    ]),
  ),
  ...(dataFlows.length > 0 ? [paragraph('It comes in, moves and leaves on these ways.')] : []),
  ...tableOf(
    ['Data', 'From', 'To', 'Protected by'],
    dataFlows.map(({ name, origin, destination, protection }) => [name, origin, destination, protection]),
  ),
];

function boundary({ system, locations, exclusions }: DocumentFacts): DraftPart {
  return {
    part: 'dc3-boundary',
    number: '3.6',
    title: 'Boundary',
    level: 2,
    draft: documentOf(
      locations.length > 0 && paragraph(`${system} is run from these locations.`),
      tableOf(
        ['Location', 'Country', 'What happens there'],
        locations.map(({ name, country, purpose }) => [name, country, purpose]),
      ),
      exclusions.length > 0
        ? paragraph('The following is left outside the boundary.')
        : paragraph(toFill('Name what is left outside the boundary, or say that nothing is')),
      tableOf(
        ['Left out', 'Reason'],
        exclusions.map(({ name, reason }) => [name, reason || toFill('Reason')]),
      ),
    ),
  };
}

function controls(facts: DocumentFacts): DraftPart[] {
  const relevant = facts.criteria.filter(({ isRelevant }) => isRelevant);
  return [
    {
      part: 'dc5',
      number: '5',
      title: 'Criteria and controls',
      level: 1,
      draft: documentOf(
        paragraph(
          `Management chose the categories ${categoryList(facts)} of ${CRITERIA_STANDARD}. ${relevant.length} criteria apply to the system, and ${facts.controls.length} controls are meant to meet them.`,
        ),
        facts.categories
          .filter(({ rationale }) => rationale.trim() !== '')
          .map(({ category, rationale }) => bullet(`${CATEGORY_NAMES[category]}: ${rationale.trim()}`)),
        noteTo(facts, 5),
      ),
    },
    {
      part: 'dc5-criteria',
      number: '5.1',
      title: 'Controls by criterion',
      level: 2,
      draft: documentOf(
        tableOf(
          ['Criterion', 'What it asks for, in our words', 'Controls'],
          relevant.map(({ id, summary, controls: serving }) => [
            id,
            summary,
            serving.length === 0
              ? toFill('No control meets it yet')
              : serving.map(({ ref }) => ref).join(', '),
          ]),
        ),
      ),
    },
    {
      part: 'dc5-controls',
      number: '5.2',
      title: 'Controls',
      level: 2,
      draft: documentOf(
        facts.controls.length === 0 && paragraph(toFill('Describe the controls')),
        tableOf(
          ['Control', 'What is done'],
          facts.controls.map(({ ref, title, statement }) => [ref, statement || title]),
        ),
      ),
    },
  ];
}

function notRelevant(facts: DocumentFacts): DraftPart {
  const held = facts.criteria.filter(({ isRelevant }) => !isRelevant);
  const chosen = listed(facts.categories.map(({ category }) => CATEGORY_NAMES[category].toLowerCase()));
  return {
    part: 'dc8',
    number: '8',
    title: 'Criteria that are not relevant',
    level: 1,
    draft: documentOf(
      paragraph(
        held.length === 0
          ? `Every criterion of ${chosen} applies to the system.`
          : 'These criteria of the chosen categories do not apply to the system.',
      ),
      tableOf(
        ['Criterion', 'What it asks for, in our words', 'Why it does not apply'],
        held.map(({ id, summary, irrelevantBecause }) => [
          id,
          summary,
          irrelevantBecause || toFill('Reason'),
        ]),
      ),
      noteTo(facts, 8),
    ),
  };
}
