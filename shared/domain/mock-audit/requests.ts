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
} from './facts.ts';
import { listingsOf, type Listing } from './listings.ts';
import { hasUsefulEvidence } from './missing.ts';

export const REQUEST_KIND_NAMES = {
  population: 'Population',
  completeness: 'Completeness',
  sample: 'Sample',
  evidence: 'Evidence',
  meeting: 'Meeting',
  policy: 'Policy',
} as const;
export type RequestKind = keyof typeof REQUEST_KIND_NAMES;

export const REQUEST_STATUS_NAMES = { open: 'Open', received: 'Received' } as const;
export type RequestStatus = keyof typeof REQUEST_STATUS_NAMES;

/** One thing to ask the client for. It follows from the tests, so nobody writes it down and it goes when its reason does. */
export interface AuditRequest {
  /** Follows from what is asked for, so it stays the same while other requests come and go. */
  id: string;
  /** R-01 and on, in the order of the list. */
  number: string;
  kind: RequestKind;
  title: string;
  /** In full, as it is sent. */
  what: string;
  /** Workpapers that need it. */
  why: { id: string; workpaper: string }[];
  controls: { id: string; ref: string }[];
  criteria: string[];
  owner: string | null;
  /** The day the first of its tests is planned for, or fieldwork begins; null while neither is known. */
  due: string | null;
  status: RequestStatus;
  /** Of a sample: the items that are asked for, and whether each is there. */
  items: { key: string; date: string; description: string; received: boolean }[];
  /** Where what is received goes. */
  link: string;
}

type Draft = Omit<AuditRequest, 'number' | 'criteria' | 'due' | 'controls' | 'why'> & {
  controls: readonly AuditControl[];
  tests: readonly AuditTest[];
};

/** What the whole list is made from, looked up once. */
interface Board {
  facts: AuditFacts;
  controls: ReadonlyMap<string, AuditControl>;
  testsOf: ReadonlyMap<string, readonly AuditTest[]>;
}

const KINDS = Object.keys(REQUEST_KIND_NAMES) as RequestKind[];

/**
 * Everything that the tests still need from the client and what came already: listings to draw from, proof that they are complete,
 * what shows each drawn item, evidence of controls, meetings, policies. One request serves all controls that need the same thing.
 */
export function auditRequests(facts: AuditFacts): AuditRequest[] {
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
  ];
  return drafts
    .toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .map((draft, index) => toRequest(board, draft, index + 1));
}

function toRequest({ facts }: Board, { controls, tests, ...draft }: Draft, index: number): AuditRequest {
  const order = new Map(facts.criteria.map(({ id }, at) => [id, at]));
  const criteria = [...new Set(controls.flatMap((control) => control.criteria))].toSorted(
    (a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0),
  );
  const planned = tests.flatMap(({ plannedOn }) => plannedOn ?? []).toSorted();
  return {
    ...draft,
    number: `R-${String(index).padStart(2, '0')}`,
    why: tests.map(({ id, workpaper }) => ({ id, workpaper })),
    controls: controls.map(({ id, ref }) => ({ id, ref })),
    criteria,
    due: planned[0] ?? fieldworkOf(facts),
  };
}

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
  const served = groupBy(
    facts.populations.flatMap((population) => population.controlIds.map((id) => ({ id, population }))),
    ({ id }) => id,
  );
  const wanted = new Map<string, { listing: Listing; controls: AuditControl[] }>();
  const drafts: Draft[] = [];
  for (const control of facts.controls) {
    if (served.has(control.id)) continue;
    const [listing] = listingsOf(control);
    const operation = testsFor(board, [control], isOperation)[0];
    if (!listing || !operation || isSettled(operation)) continue;
    const known = wanted.get(listing.id);
    if (known) known.controls.push(control);
    else wanted.set(listing.id, { listing, controls: [control] });
  }
  const time = timeOf(facts.dates);
  for (const { listing, controls } of wanted.values()) {
    drafts.push({
      id: `population:${listing.id}`,
      kind: 'population',
      title: `List of all ${listing.name}`,
      what: `A complete list of all ${listing.name} from ${time}, from the system that keeps them, with ${listing.key} and ${listing.date} in each row. ${withProof(time)} If there was none, say so: a recorded zero counts too.`,
      controls,
      tests: testsFor(board, controls, isOperation),
      owner: ownerOf(controls),
      status: 'open',
      items: [],
      link: '/audit/populations',
    });
  }
  for (const population of facts.populations) {
    if (population.kind === 'calendar') continue;
    const controls = controlsOf(board, population);
    drafts.push({
      id: `population:${population.id}`,
      kind: 'population',
      title: population.name,
      what: `A complete list for ${population.name}, ${time}. ${withProof(time)}`,
      controls,
      tests: testsFor(board, controls, isOperation),
      owner: ownerOf(controls),
      status: 'received',
      items: [],
      link: populationLink(population.id),
    });
  }
  return drafts;
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
    .map((population) => {
      const controls = controlsOf(board, population);
      return {
        id: `completeness:${population.id}`,
        kind: 'completeness',
        title: `Proof that ${population.name} is complete`,
        what: `For ${population.name} (${counted(population.rows, 'row')}): ${proofWanted(population)}`,
        controls,
        tests: testsFor(board, controls, isOperation),
        owner: ownerOf(controls),
        status: isAgreed(population) ? 'received' : 'open',
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
        id: `sample:${test.id}`,
        kind: 'sample',
        title: `Evidence for ${counted(sample.items.length, 'item')} of ${control.ref} ${control.title}`,
        what: `For each of the items drawn: ${sentence(asksFor)} Items: ${namesOf(missing.length > 0 ? missing : sample.items)}.`,
        controls: [control],
        tests: [test],
        owner: control.owner,
        status: missing.length === 0 ? 'received' : 'open',
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
        id: `evidence:${first.id}`,
        kind: 'evidence',
        title: `${controls.map(({ ref }) => ref).join(', ')} ${first.title}`,
        what: `${sentence(wanted)} ${time[0]?.toUpperCase()}${time.slice(1)}, with the system, the date and the person visible.`,
        controls,
        tests: testsFor(board, controls, ({ kind }) => kind === 'design'),
        owner: first.owner,
        status: controls.every((control) => hasUsefulEvidence(control, facts.dates)) ? 'received' : 'open',
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
  return [...groups].flatMap(([key, controls]): Draft[] => {
    const [first] = controls;
    if (!first) return [];
    const open = controls.filter(({ id }) => !held.has(id));
    const about = (open.length > 0 ? open : controls).map(({ ref }) => ref).join(', ');
    return [
      {
        id: `meeting:${key}`,
        kind: 'meeting',
        title: `Walkthrough of ${first.domain === '' ? counted(controls.length, 'control') : first.domain.toLowerCase()}`,
        what: `A meeting with ${first.owner ?? 'the person who performs it'} and whoever performs ${about}, with access to the systems, to follow one real case of each from its cause to its record.`,
        controls,
        tests: testsFor(board, controls, ({ kind }) => kind === 'design'),
        owner: first.owner,
        status: open.length === 0 ? 'received' : 'open',
        items: [],
        link: '/audit/walkthroughs',
      },
    ];
  });
}

function policies(board: Board): Draft[] {
  return board.facts.policies.map((policy) => {
    const controls = board.facts.controls.filter(({ policyId }) => policyId === policy.id);
    return {
      id: `policy:${policy.id}`,
      kind: 'policy',
      title: `Policy ${policy.name}`,
      what: `The approved version of ${policy.name}, with its number, who approved it and when, and how people are told of it.`,
      controls,
      tests: testsFor(board, controls, ({ kind }) => kind === 'design'),
      owner: policy.owner,
      status: policy.status === 'approved' ? 'received' : 'open',
      items: [],
      link: `/registers/policies/${policy.id}`,
    };
  });
}
