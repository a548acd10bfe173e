import { groupBy } from '../group-by.ts';
import { isConcluded } from '../readiness/control.ts';
import { anchorOf } from '../readiness/evidence-window.ts';
import { daysBetween } from '../readiness/days.ts';
import { countBy } from '../count-by.ts';
import { TEST_RESULTS, type TestKind, type TestResult } from '../vocabulary.ts';
import { counted, isAgreed, type AuditFacts, type AuditTest } from './facts.ts';

/** The lists behind the figures: tests of the plan that one of them counts. */
export const PLAN_SHOWS = [
  'all',
  'open',
  'late',
  'unassigned',
  'no_population',
  'incomplete',
  'exceptions',
  'notes',
  'unsigned',
] as const;
export type PlanShow = (typeof PLAN_SHOWS)[number];

/** What the filters of the plan look at. */
export interface PlanFacts {
  kind: TestKind;
  result: TestResult;
  preparer: string | null;
  plannedOn: string | null;
  hasPopulation: boolean;
  items: number;
  itemsDone: number;
  exceptions: number;
  openNotes: number;
  isSigned: boolean;
}

/** Whether a test belongs to one of the lists. @param today ISO day */
export function isShownInPlan(test: PlanFacts, show: PlanShow, today: string): boolean {
  const open = !isConcluded(test.result);
  switch (show) {
    case 'all':
      return true;
    case 'open':
      return open;
    case 'late':
      return open && test.plannedOn !== null && test.plannedOn < today;
    case 'unassigned':
      return open && (test.preparer === null || test.plannedOn === null);
    case 'no_population':
      return test.kind === 'operation' && open && !test.hasPopulation;
    case 'incomplete':
      return test.items > test.itemsDone;
    case 'exceptions':
      return test.exceptions > 0 || test.result === 'exceptions' || test.result === 'not_suitably_designed';
    case 'notes':
      return test.openNotes > 0;
    case 'unsigned':
      return !open && !test.isSigned;
  }
}

/** Of the facts of a test, what the filters of the plan look at. */
export function planFacts(test: AuditTest, withPopulation: ReadonlySet<string>): PlanFacts {
  const items = test.sample?.items ?? [];
  return {
    kind: test.kind,
    result: test.result,
    preparer: test.preparer,
    plannedOn: test.plannedOn,
    hasPopulation: test.sample !== null || withPopulation.has(test.controlId),
    items: items.length,
    itemsDone: items.filter(({ isDone }) => isDone).length,
    exceptions: items.filter(({ isException }) => isException).length,
    openNotes: test.openNotes,
    isSigned: (['preparer', 'reviewer'] as const).every((role) =>
      test.signOffs.some((signOff) => signOff.role === role),
    ),
  };
}

/** Ids of the controls that have a population. */
export const controlsWithPopulation = ({ populations }: AuditFacts): ReadonlySet<string> =>
  new Set(populations.flatMap(({ controlIds }) => controlIds));

export interface Milestone {
  name: string;
  day: string;
  /** Days from today; negative when it has passed. */
  left: number;
}

export interface NextStep {
  text: string;
  detail: string;
  link: string;
}

export interface RequestCounts {
  /** False while the figures are those of proposals. */
  recorded: boolean;
  total: number;
  /** Not received yet. */
  open: number;
  overdue: number;
  returned: number;
}

export interface AuditDashboard {
  results: Record<TestKind, Record<TestResult, number>>;
  /** Number of tests in each list of the plan. */
  shows: Record<PlanShow, number>;
  tests: number;
  exceptions: number;
  openFindings: number;
  openNotes: number;
  populations: number;
  notAgreed: number;
  samples: number;
  samplesIncomplete: number;
  requests: RequestCounts;
  milestones: Milestone[];
  preparers: { name: string | null; tests: number; concluded: number; late: number }[];
  next: NextStep[];
}

/** Where the mock audit stands, every figure with the list that it counts. @param requests how many there are */
export function auditDashboard(facts: AuditFacts, requests: RequestCounts): AuditDashboard {
  const { tests, populations, today } = facts;
  const withPopulation = controlsWithPopulation(facts);
  const plan = tests.map((test) => planFacts(test, withPopulation));
  const findings = new Map(tests.flatMap((test) => test.findings.map((finding) => [finding.id, finding])));
  const results = (kind: TestKind) =>
    countBy(
      TEST_RESULTS,
      plan.filter((test) => test.kind === kind).map(({ result }) => result),
    );
  return {
    results: { design: results('design'), operation: results('operation') },
    shows: Object.fromEntries(
      PLAN_SHOWS.map((show) => [show, plan.filter((test) => isShownInPlan(test, show, today)).length]),
    ) as Record<PlanShow, number>,
    tests: tests.length,
    exceptions: plan.reduce((sum, { exceptions }) => sum + exceptions, 0),
    openFindings: [...findings.values()].filter(({ isOpen }) => isOpen).length,
    openNotes: plan.reduce((sum, { openNotes }) => sum + openNotes, 0),
    populations: populations.length,
    notAgreed: populations.filter((population) => !isAgreed(population)).length,
    samples: tests.filter(({ sample }) => sample !== null).length,
    samplesIncomplete: plan.filter(({ items, itemsDone }) => items > itemsDone).length,
    requests,
    milestones: milestones(facts),
    preparers: preparers(plan, today),
    next: nextSteps(facts, plan, requests),
  };
}

/** Days that the fieldwork counts down to. */
function milestones({ dates, today, milestones: planned }: AuditFacts): Milestone[] {
  const end = anchorOf(dates);
  const own = { name: dates.type === 'I' ? 'As-of date' : 'Period ends', day: end };
  const wanted = planned.flatMap(({ kind, name, due, ends }) =>
    kind === 'mock_audit'
      ? [{ name: `${name} ends`, day: ends ?? due }]
      : kind === 'fieldwork'
        ? [{ name, day: due }]
        : [],
  );
  return [own, ...wanted].map(({ name, day }) => ({ name, day, left: daysBetween(today, day) }));
}

function preparers(plan: readonly PlanFacts[], today: string): AuditDashboard['preparers'] {
  return [...groupBy(plan, ({ preparer }) => preparer)]
    .map(([name, tests]) => ({
      name,
      tests: tests.length,
      concluded: tests.filter(({ result }) => isConcluded(result)).length,
      late: tests.filter((test) => isShownInPlan(test, 'late', today)).length,
    }))
    .toSorted((a, b) => Number(a.name === null) - Number(b.name === null) || b.tests - a.tests);
}

const MOST_STEPS = 5;

/** What to do next, in the order in which one thing waits for another. */
function nextSteps(facts: AuditFacts, plan: readonly PlanFacts[], requests: RequestCounts): NextStep[] {
  const { tests, today } = facts;
  const at = (accepts: (fact: PlanFacts, test: AuditTest) => boolean): AuditTest[] =>
    tests.filter((test, i) => {
      const fact = plan[i];
      return fact !== undefined && accepts(fact, test);
    });
  const sheet = (test: AuditTest | undefined): string => (test ? `/audit/tests/${test.id}` : '/audit');
  const steps: NextStep[] = [];
  const add = (found: readonly AuditTest[], text: string, detail: string, link = sheet(found[0])): void => {
    if (found.length > 0) steps.push({ text, detail, link });
  };
  const notes = at((fact) => fact.openNotes > 0);
  add(
    notes,
    `Answer the review notes on ${notes[0]?.workpaper}`,
    ofMany(notes, 'with notes that are not cleared'),
  );
  const unwritten = at((fact, test) => fact.exceptions > 0 && test.findings.length === 0);
  add(
    unwritten,
    `Raise a finding for the exceptions of ${unwritten[0]?.workpaper}`,
    ofMany(unwritten, 'with exceptions and no finding'),
  );
  const [disputed] = facts.populations.filter((population) => !isAgreed(population));
  if (disputed) {
    const count = facts.populations.filter((population) => !isAgreed(population)).length;
    steps.push({
      text: `Agree the completeness of ${disputed.name}`,
      detail: `${counted(count, 'population')} not agreed`,
      link: `/audit/populations/${disputed.id}`,
    });
  }
  const late = at((fact) => isShownInPlan(fact, 'late', today));
  add(late, `Test ${late[0]?.workpaper}`, ofMany(late, 'late'));
  const begun = at((fact) => fact.items > fact.itemsDone && !isConcluded(fact.result));
  add(begun, `Finish the sheet of ${begun[0]?.workpaper}`, ofMany(begun, 'with items that are not tested'));
  const undrawn = at(
    (fact, test) =>
      fact.kind === 'operation' && fact.hasPopulation && test.sample === null && !isConcluded(fact.result),
  );
  add(
    undrawn,
    `Draw the sample of ${undrawn[0]?.workpaper}`,
    ofMany(undrawn, 'with a population and no sample'),
  );
  const unsigned = at((fact) => isShownInPlan(fact, 'unsigned', today));
  add(unsigned, `Sign off ${unsigned[0]?.workpaper}`, ofMany(unsigned, 'concluded and not signed by both'));
  const unassigned = at((fact) => isShownInPlan(fact, 'unassigned', today));
  add(unassigned, 'Plan the tests', ofMany(unassigned, 'without a day or a preparer'), '/audit/plan');
  steps.push(...requestSteps(requests));
  return steps.slice(0, MOST_STEPS);
}

const ofMany = (tests: readonly AuditTest[], what: string): string =>
  `${counted(tests.length, 'test')} ${what}`;

/** Returned requests come first: somebody waits for the answer. */
function requestSteps({ recorded, open, overdue, returned }: RequestCounts): NextStep[] {
  if (!recorded && open > 0)
    return [
      {
        text: 'Make the request list',
        detail: `${counted(open, 'request')} proposed`,
        link: '/requests/proposals',
      },
    ];
  return [
    ...(returned > 0
      ? [
          {
            text: 'Answer what the auditor returned',
            detail: counted(returned, 'request'),
            link: '/requests',
          },
        ]
      : []),
    ...(open > 0
      ? [
          {
            text: 'Follow up on requests',
            detail: `${counted(open, 'request')} open${overdue > 0 ? `, ${overdue} overdue` : ''}`,
            link: overdue > 0 ? '/requests/overdue' : '/requests',
          },
        ]
      : []),
  ];
}
