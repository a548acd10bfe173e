import { REQUEST_KINDS, type ProposalState, type RequestKind } from '../request-vocabulary.ts';
import { groupBy } from '../group-by.ts';
import { anchorOf } from '../readiness/evidence-window.ts';
import {
  counted,
  isAgreed,
  listed,
  timeOf,
  type AuditControl,
  type AuditFacts,
  type AuditItem,
  type AuditPopulation,
  type AuditTest,
} from '../mock-audit/facts.ts';
import { listingsOf, type Listing } from '../mock-audit/listings.ts';
import { hasUsefulEvidence } from '../mock-audit/missing.ts';

/** Something to ask the client for. It follows from the facts, so nobody writes it down until it is recorded as a request. */
export interface RequestProposal {
  /** Follows from what is asked for, so it stays the same while other proposals come and go. */
  sourceKey: string;
  kind: RequestKind;
  title: string;
  /** In full, as it is sent; it changes only when what is asked for does, not as parts of it arrive. */
  wording: string;
  /** Area of the list: the field of work of its controls. */
  category: string;
  /** Workpapers that need it. */
  tests: { id: string; workpaper: string }[];
  controls: { id: string; ref: string }[];
  criteria: string[];
  assignee: string | null;
  /** The day the first of its tests is planned for, or fieldwork begins; null while neither is known. */
  due: string | null;
  state: ProposalState;
  /** Of a sample: the items that are asked for, and whether each is there. */
  items: RequestItem[];
  /** Where what is received goes. */
  link: string;
}

export interface RequestItem {
  key: string;
  date: string;
  description: string;
  received: boolean;
}

/** An open gap of the register. */
export interface OpenGap {
  id: string;
  ref: string;
  name: string;
  condition: string;
  recommendation: string;
  criterionId: string | null;
  controlId: string | null;
  owner: string | null;
  due: string | null;
}

type Draft = Omit<RequestProposal, 'criteria' | 'due' | 'controls' | 'tests' | 'category'> & {
  controls: readonly AuditControl[];
  tests: readonly AuditTest[];
  /** Where it is known without a test. */
  due?: string | null;
  /** Beside those of its controls. */
  criterion?: string | null;
};

/** What the whole list is made from, looked up once. */
interface Board {
  facts: AuditFacts;
  controls: ReadonlyMap<string, AuditControl>;
  testsOf: ReadonlyMap<string, readonly AuditTest[]>;
}

/**
 * Everything that controls, tests and gaps need from the client, here already or not: listings to draw from, proof that they are
 * complete, what shows each drawn item, evidence of controls, meetings, policies, what closes gaps. One proposal serves all
 * controls that need the same thing.
 */
export function requestProposals(facts: AuditFacts, gaps: readonly OpenGap[]): RequestProposal[] {
  const board: Board = {
    facts,
    controls: new Map(facts.controls.map((control) => [control.id, control])),
    testsOf: groupBy(facts.tests, ({ controlId }) => controlId),
  };
  const drafts = [
    ...populations(board),
    ...completeness(board),
    ...samples(board),
    ...evidence(board),
    ...meetings(board),
    ...policies(board),
    ...gaps.map((gap) => ofGap(board, gap)),
  ];
  return drafts
    .toSorted((a, b) => REQUEST_KINDS.indexOf(a.kind) - REQUEST_KINDS.indexOf(b.kind))
    .map((draft) => toProposal(board, draft));
}

function toProposal({ facts }: Board, { controls, tests, criterion, due, ...draft }: Draft): RequestProposal {
  const order = new Map(facts.criteria.map(({ id }, at) => [id, at]));
  const criteria = [
    ...new Set([...(criterion ? [criterion] : []), ...controls.flatMap((control) => control.criteria)]),
  ].toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  const planned = tests.flatMap(({ plannedOn }) => plannedOn ?? []).toSorted();
  const domains = new Set(controls.map(({ domain }) => domain));
  return {
    ...draft,
    title: shorten(draft.title),
    category: domains.size === 1 ? ([...domains][0] ?? '') : '',
    tests: tests.map(({ id, workpaper }) => ({ id, workpaper })),
    controls: controls.map(({ id, ref }) => ({ id, ref })),
    criteria,
    due: due ?? planned[0] ?? fieldworkOf(facts),
  };
}

/** As long as the title of a record may be. */
const LONGEST_TITLE = 200;
const shorten = (title: string): string =>
  title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE - 1)}…` : title;

/** The day by which tests must have what they need when no day is planned for them. */
const fieldworkOf = ({ milestones }: AuditFacts): string | null =>
  (
    milestones.find(({ kind }) => kind === 'mock_audit') ??
    milestones.find(({ kind }) => kind === 'fieldwork')
  )?.due ?? null;

/** The one who owns most of the controls: the request goes to one person. */
function ownerOf(controls: readonly AuditControl[]): string | null {
  const counts = new Map<string, number>();
  for (const { owner } of controls) if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

const testsFor = (
  { testsOf }: Board,
  controls: readonly AuditControl[],
  accepts: (test: AuditTest) => boolean,
): AuditTest[] => controls.flatMap(({ id }) => (testsOf.get(id) ?? []).filter(accepts));

const isOperation = ({ kind }: AuditTest): boolean => kind === 'operation';

const populationLink = (id: string): string => `/audit/populations/${id}`;

/** What every listing must come with: without it nobody can tell that it is complete. */
const withProof = (time: string): string =>
  `With it: the query or filter as it was run, who ran it and when, a screenshot of the count in the system, and a count from an independent source. As exported, not edited, for ${time}.`;

function populations(board: Board): Draft[] {
  const { facts } = board;
  if (facts.dates.type === 'I') return [];
  const served = new Set(facts.populations.flatMap(({ controlIds }) => controlIds));
  const wanted = new Map<string, { listing: Listing; controls: AuditControl[] }>();
  for (const control of facts.controls) {
    const [listing] = listingsOf(control);
    const operation = testsFor(board, [control], isOperation)[0];
    if (!listing || !operation || (isSettled(operation) && !served.has(control.id))) continue;
    const known = wanted.get(listing.id);
    if (known) known.controls.push(control);
    else wanted.set(listing.id, { listing, controls: [control] });
  }
  const time = timeOf(facts.dates);
  const asked = new Set<string>();
  const listings = [...wanted.values()].map(({ listing, controls }): Draft => {
    for (const { id } of controls) asked.add(id);
    return {
      sourceKey: `population:${listing.id}`,
      kind: 'population',
      title: `List of all ${listing.name}`,
      wording: `A complete list of all ${listing.name} from ${time}, from the system that keeps them, with ${listing.key} and ${listing.date} in each row. ${withProof(time)} If there was none, say so: a recorded zero counts too.`,
      controls,
      tests: testsFor(board, controls, isOperation),
      assignee: ownerOf(controls),
      state: controls.every(({ id }) => served.has(id)) ? 'there' : 'missing',
      items: [],
      link: '/audit/populations',
    };
  });
  // A list that came for something else is asked for under its own name.
  const others = facts.populations
    .filter(({ kind, controlIds }) => kind !== 'calendar' && !controlIds.some((id) => asked.has(id)))
    .map((population): Draft => {
      const controls = controlsOf(board, population);
      return {
        sourceKey: `population:${population.id}`,
        kind: 'population',
        title: population.name,
        wording: `A complete list for ${population.name}, ${time}. ${withProof(time)}`,
        controls,
        tests: testsFor(board, controls, isOperation),
        assignee: ownerOf(controls),
        state: 'there',
        items: [],
        link: populationLink(population.id),
      };
    });
  return [...listings, ...others];
}

/** A test that found that nothing was there to test, or could not be done, needs nothing any more. */
const isSettled = ({ result }: AuditTest): boolean =>
  result === 'no_exceptions' ||
  result === 'exceptions' ||
  result === 'did_not_occur' ||
  result === 'unable_to_test';

const controlsOf = ({ controls }: Board, { controlIds }: AuditPopulation): AuditControl[] =>
  controlIds.flatMap((id) => controls.get(id) ?? []);

function completeness(board: Board): Draft[] {
  return board.facts.populations
    .filter(({ kind }) => kind !== 'calendar')
    .map((population): Draft => {
      const controls = controlsOf(board, population);
      return {
        sourceKey: `completeness:${population.id}`,
        kind: 'completeness',
        title: `Proof that ${population.name} is complete`,
        wording: `For ${population.name} (${counted(population.rows, 'row')}): ${proofWanted(population)}`,
        controls,
        tests: testsFor(board, controls, isOperation),
        assignee: ownerOf(controls),
        state: isAgreed(population) ? 'there' : 'missing',
        items: [],
        link: populationLink(population.id),
      };
    });
}

function proofWanted({ independentTotal, rows, sourceSystem, query }: AuditPopulation): string {
  const parts = [
    ...(independentTotal === null
      ? ['a count of the same rows from an independent source']
      : independentTotal === rows
        ? []
        : [`an explanation of the difference to the independent count of ${independentTotal}`]),
    ...(sourceSystem.trim() === '' ? ['the system it came from'] : []),
    ...(query.trim() === '' ? ['the query with its filters'] : []),
  ];
  return parts.length === 0 ? 'what shows that the list is complete and accurate.' : `${listed(parts)}.`;
}

function samples(board: Board): Draft[] {
  return board.facts.tests.flatMap((test): Draft[] => {
    const { sample } = test;
    const control = board.controls.get(test.controlId);
    if (!sample || !control || sample.items.length === 0) return [];
    const missing = sample.items.filter((item) => !item.hasEvidence);
    const asksFor = control.evidenceWanted.trim() || 'what shows that the control was performed';
    return [
      {
        sourceKey: `sample:${test.id}`,
        kind: 'sample',
        title: `Evidence for ${counted(sample.items.length, 'item')} of ${control.ref} ${control.title}`,
        wording: `For each of the items drawn: ${sentence(asksFor)} Items: ${namesOf(sample.items)}.`,
        controls: [control],
        tests: [test],
        assignee: control.owner,
        state: missing.length === 0 ? 'there' : 'missing',
        items: sample.items.map(({ key, date, description, hasEvidence }) => ({
          key,
          date,
          description,
          received: hasEvidence,
        })),
        link: `/audit/tests/${test.id}`,
      },
    ];
  });
}

const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** As many keys as one reads; the export lists all on a sheet of their own. */
const MOST_NAMES = 12;
function namesOf(items: readonly AuditItem[]): string {
  const names = items.slice(0, MOST_NAMES).map(({ key }) => key);
  const more = items.length - names.length;
  return more > 0 ? `${names.join(', ')} and ${more} more` : names.join(', ');
}

/** What shows the control itself, once for all controls of a person that want the same. */
function evidence(board: Board): Draft[] {
  const { facts } = board;
  const groups = groupBy(
    facts.controls.filter(
      (control) => control.responsibility !== 'provider' && (board.testsOf.get(control.id) ?? []).length > 0,
    ),
    (control) =>
      control.evidenceWanted.trim() === ''
        ? control.id
        : `${control.evidenceWanted.trim().toLowerCase()}|${control.owner ?? ''}`,
  );
  const time = facts.dates.type === 'I' ? `as of ${anchorOf(facts.dates)}` : `from ${timeOf(facts.dates)}`;
  return [...groups.values()].flatMap((controls): Draft[] => {
    const [first] = controls;
    if (!first) return [];
    const wanted = first.evidenceWanted.trim() || `What shows how ${first.title} is set up and performed`;
    return [
      {
        sourceKey: `evidence:${first.id}`,
        kind: 'evidence',
        title: `${controls.map(({ ref }) => ref).join(', ')} ${first.title}`,
        wording: `${sentence(wanted)} ${time[0]?.toUpperCase()}${time.slice(1)}, with the system, the date and the person visible.`,
        controls,
        tests: testsFor(board, controls, ({ kind }) => kind === 'design'),
        assignee: first.owner,
        state: controls.every((control) => hasUsefulEvidence(control, facts.dates)) ? 'there' : 'missing',
        items: [],
        link: `/matrix/controls/${first.id}`,
      },
    ];
  });
}

/** One meeting for the controls of one person in one field of work. */
function meetings(board: Board): Draft[] {
  const { facts } = board;
  const held = new Set(
    facts.walkthroughs.filter(({ heldOn }) => heldOn !== null).flatMap(({ controlIds }) => controlIds),
  );
  const groups = groupBy(facts.controls, ({ owner, domain }) => `${owner ?? ''}|${domain}`);
  return [...groups.values()].flatMap((controls): Draft[] => {
    const [first] = controls;
    if (!first) return [];
    const open = controls.filter(({ id }) => !held.has(id));
    const about = controls.map(({ ref }) => ref).join(', ');
    return [
      {
        sourceKey: `meeting:${first.id}`,
        kind: 'meeting',
        title: `Walkthrough of ${first.domain === '' ? listed(controls.map(({ ref }) => ref)) : first.domain.toLowerCase()}`,
        wording: `A meeting with ${first.owner ?? 'the person who performs it'} and whoever performs ${about}, with access to the systems, to follow one real case of each from its cause to its record.`,
        controls,
        tests: testsFor(board, controls, ({ kind }) => kind === 'design'),
        assignee: first.owner,
        state: open.length === 0 ? 'there' : 'missing',
        items: [],
        link: '/audit/walkthroughs',
      },
    ];
  });
}

function policies(board: Board): Draft[] {
  return board.facts.policies.map((policy): Draft => {
    const controls = board.facts.controls.filter(({ policyId }) => policyId === policy.id);
    return {
      sourceKey: `policy:${policy.id}`,
      kind: 'policy',
      title: `Policy ${policy.name}`,
      wording: `The approved version of ${policy.name}, with its number, who approved it and when, and how people are told of it.`,
      controls,
      tests: testsFor(board, controls, ({ kind }) => kind === 'design'),
      assignee: policy.owner,
      state: policy.status === 'approved' ? 'there' : 'missing',
      items: [],
      link: `/registers/policies/${policy.id}`,
    };
  });
}

/** What shows that a gap is closed, from whoever has to close it. */
function ofGap(board: Board, gap: OpenGap): Draft {
  const control = gap.controlId === null ? undefined : board.controls.get(gap.controlId);
  const todo = gap.recommendation.trim() || gap.condition.trim();
  return {
    sourceKey: `gap:${gap.id}`,
    kind: 'other',
    title: `${gap.ref} ${gap.name}`,
    wording: `What shows that this gap is closed: ${sentence(gap.name)}${todo === '' ? '' : `\n${todo}`}`,
    controls: control ? [control] : [],
    tests: [],
    assignee: gap.owner ?? control?.owner ?? null,
    due: gap.due,
    criterion: gap.criterionId,
    state: 'missing',
    items: [],
    link: `/registers/gaps/${gap.id}`,
  };
}
