import { groupBy } from '../group-by.ts';
import type { EngagementDates } from '../evidence.ts';
import { isConcluded } from '../readiness/control.ts';
import { daysBetween } from '../readiness/days.ts';
import { anchorOf } from '../readiness/evidence-window.ts';
import { monthsBetween } from '../periods.ts';
import type { Frequency } from '../vocabulary.ts';
import {
  counted,
  isAgreed,
  isSamePerson,
  listed,
  type AuditControl,
  type AuditFacts,
  type AuditPopulation,
  type AuditTest,
} from './facts.ts';
import { hasUsefulEvidence } from './missing.ts';

/** 3: the conclusion can not stand without an answer. 2: costs trust or time. 1: a good auditor would still ask. */
export type Weight = 1 | 2 | 3;

/** What an outsider would ask, because of what the file shows or does not show. */
export interface AuditorQuestion {
  /** Follows from rule and record. */
  id: string;
  /** Stable, for programs. */
  code: string;
  weight: Weight;
  text: string;
  /** What makes an auditor ask. */
  because: string;
  criteria: readonly string[];
  /** Controls that it is about. */
  controlIds: readonly string[];
  /** Where it is answered: an address inside the application. */
  link: string;
}

type Found = Pick<AuditorQuestion, 'code' | 'weight' | 'text' | 'because' | 'link'>;

/** The questions of an outsider, the weightiest first. Each follows from facts of the file, none from an opinion. */
export function auditorQuestions(facts: AuditFacts): AuditorQuestion[] {
  const controls = new Map(facts.controls.map((control) => [control.id, control]));
  const about = (ids: readonly string[], found: readonly Found[], record: string): AuditorQuestion[] =>
    found.map((question) => ({
      ...question,
      id: `${question.code}:${record}`,
      controlIds: ids,
      criteria: [...new Set(ids.flatMap((id) => controls.get(id)?.criteria ?? []))],
    }));
  const testsOf = groupBy(facts.tests, ({ controlId }) => controlId);
  const walked = new Set(facts.walkthroughs.filter((w) => w.heldOn !== null).flatMap((w) => w.controlIds));
  const questions = [
    ...criteriaQuestions(facts, testsOf),
    ...facts.populations.flatMap((population) =>
      about(population.controlIds, populationQuestions(population, controls, facts.dates), population.id),
    ),
    ...facts.controls.flatMap((control) =>
      about(
        [control.id],
        controlQuestions(control, testsOf.get(control.id) ?? [], facts, walked.has(control.id)),
        control.id,
      ),
    ),
    ...facts.tests.flatMap((test) => {
      const control = controls.get(test.controlId);
      return control ? about([control.id], testQuestions(test, control, facts), test.id) : [];
    }),
  ];
  return questions.toSorted((a, b) => b.weight - a.weight);
}

function criteriaQuestions(
  { criteria, controls }: AuditFacts,
  testsOf: ReadonlyMap<string, readonly AuditTest[]>,
): AuditorQuestion[] {
  return criteria
    .filter(({ isRelevant }) => isRelevant)
    .flatMap(({ id }): AuditorQuestion[] => {
      const serving = controls.filter((control) => control.criteria.includes(id));
      const shared = { criteria: [id], controlIds: serving.map((c) => c.id), link: `/matrix/criteria/${id}` };
      if (serving.length === 0) {
        return [
          {
            ...shared,
            id: `uncovered:${id}`,
            code: 'uncovered',
            weight: 3,
            text: `Which control meets ${id}?`,
            because: 'No control serves the criterion.',
          },
        ];
      }
      const failed = serving.filter((control) =>
        (testsOf.get(control.id) ?? []).some(
          ({ result }) => result === 'exceptions' || result === 'not_suitably_designed',
        ),
      );
      if (failed.length < serving.length) return [];
      return [
        {
          ...shared,
          id: `all_failed:${id}`,
          code: 'all_failed',
          weight: 3,
          text: `What else meets ${id}, when ${listed(failed.map(({ ref }) => ref))} did not hold?`,
          because: 'Each control that serves the criterion has exceptions.',
        },
      ];
    });
}

/** Days between the edge of the period and the first or last row that nobody needs to explain. */
const QUIET_DAYS = 31;

function populationQuestions(
  p: AuditPopulation,
  controls: ReadonlyMap<string, AuditControl>,
  dates: EngagementDates,
): Found[] {
  const link = `/audit/populations/${p.id}`;
  const of = (code: string, weight: Weight, text: string, because: string): Found => ({
    code,
    weight,
    text,
    because,
    link,
  });
  if (p.kind === 'calendar') return [];
  const found: Found[] = [];
  if (p.duplicateKeys > 0) {
    const text = `${p.name} has ${counted(p.duplicateKeys, 'duplicate key')}: which are the true ones?`;
    found.push(
      of('duplicate_keys', 2, text, 'A key that comes twice makes the count of the list uncertain.'),
    );
  }
  if (p.emptyKeys > 0) {
    const text = `${counted(p.emptyKeys, 'row')} of ${p.name} ${p.emptyKeys === 1 ? 'has' : 'have'} no key: what are they?`;
    found.push(of('empty_keys', 3, text, 'A row without a key can not be drawn, so it can not be tested.'));
  }
  if (p.unreadableDates > 0) {
    const text = `${counted(p.unreadableDates, 'date')} of ${p.name} can not be read: do the rows belong to the period?`;
    found.push(of('unreadable_dates', 2, text, 'Rows without a readable date are not in the frame.'));
  }
  found.push(...completenessQuestions(p, of), ...makerQuestions(p, controls, of));
  if (dates.type === 'II' && p.kind === 'listing') found.push(...edgeQuestions(p, dates, of));
  return found;
}

type Make = (code: string, weight: Weight, text: string, because: string) => Found;

function completenessQuestions(p: AuditPopulation, of: Make): Found[] {
  if (isAgreed(p)) return [];
  if (p.verdict === 'insufficient') {
    const text = `${p.name} was held not to be complete and accurate: what is the sample worth?`;
    return [of('insufficient', 3, text, 'The record of its completeness says so.')];
  }
  if (p.independentTotal === null) {
    const text = `How do you know that ${p.name} is complete?`;
    return [of('no_total', 3, text, `Its ${counted(p.rows, 'row')} are compared with no independent count.`)];
  }
  const text = `${p.name} has ${counted(p.rows, 'row')} and the independent count is ${p.independentTotal}: what explains the difference?`;
  return [of('total_differs', 3, text, 'The two counts differ, and nothing says why.')];
}

function makerQuestions(p: AuditPopulation, controls: ReadonlyMap<string, AuditControl>, of: Make): Found[] {
  const found: Found[] = [];
  const owned = p.controlIds
    .flatMap((id) => controls.get(id) ?? [])
    .filter((c) => isSamePerson(c.owner, p.runBy));
  if (owned.length > 0) {
    const text = `${p.name} was exported by ${p.runBy}, who owns ${listed(owned.map(({ ref }) => ref))}: who checked it?`;
    found.push(of('by_owner', 2, text, 'Whoever is tested chose what the sample could be drawn from.'));
  }
  const unknown = [
    ...(p.sourceSystem.trim() === '' ? ['from which system'] : []),
    ...(p.query.trim() === '' ? ['with which query'] : []),
    ...(p.runBy.trim() === '' ? ['by whom'] : []),
  ];
  if (unknown.length > 0) {
    const text = `${capital(listed(unknown))} was ${p.name} exported?`;
    found.push(of('no_source', 2, text, 'The record of where the list comes from is not whole.'));
  }
  if (p.kind === 'listing' && p.spotChecks === 0) {
    const text = `Which rows of ${p.name} were traced to the system, and which records of the system to the list?`;
    found.push(of('no_spot_checks', 1, text, 'No spot check is recorded.'));
  }
  return found;
}

function edgeQuestions(p: AuditPopulation, dates: EngagementDates, of: Make): Found[] {
  const found: Found[] = [];
  const { periodFrom, periodTo } = dates;
  if (periodFrom && p.firstDate && daysBetween(periodFrom, p.firstDate) > QUIET_DAYS) {
    const text = `${p.name} begins on ${p.firstDate} and the period on ${periodFrom}: was there nothing before?`;
    found.push(of('begins_late', 2, text, 'The list may not cover the whole period.'));
  }
  if (periodTo && p.lastDate && daysBetween(p.lastDate, periodTo) > QUIET_DAYS) {
    const text = `${p.name} ends on ${p.lastDate} and the period on ${periodTo}: what came after?`;
    found.push(of('ends_early', 2, text, 'The list may not cover the whole period.'));
  }
  return found;
}
const capital = (text: string): string => text.replace(/^./, (letter) => letter.toUpperCase());

/** How often evidence is owed: a control of this frequency leaves something behind in each month. */
const MONTHLY_OR_MORE: readonly (Frequency | null)[] = [
  'monthly',
  'semi-monthly',
  'weekly',
  'daily',
  'continuous',
];

function controlQuestions(
  control: AuditControl,
  tests: readonly AuditTest[],
  facts: AuditFacts,
  isWalked: boolean,
): Found[] {
  const link = `/matrix/controls/${control.id}`;
  const { ref, evidence, owner } = control;
  const found: Found[] = [];
  const of: Make = (code, weight, text, because) => ({ code, weight, text, because, link });
  if (owner === null) found.push(of('no_owner', 2, `Who answers for ${ref}?`, 'The control has no owner.'));
  if (control.responsibility === 'provider') return found;
  if (evidence.length === 0) {
    found.push(of('no_evidence', 3, `What shows that ${ref} is in place?`, 'No evidence is linked to it.'));
  } else if (!hasUsefulEvidence(control, facts.dates)) {
    const time = facts.dates.type === 'I' ? `on ${facts.dates.asOf}` : 'in the period';
    const text = `What shows that ${ref} was in place ${time}?`;
    found.push(
      of(
        'outside',
        3,
        text,
        evidence.length === 1
          ? 'Its only piece of evidence is from another time.'
          : `All ${evidence.length} pieces of its evidence are from another time.`,
      ),
    );
  } else if (facts.dates.type === 'II') {
    const months = bareMonths(control, tests, facts);
    if (months.length > 0) {
      const text = `No evidence of ${ref} covers ${monthsInWords(months)}: was it performed then?`;
      found.push(of('bare_months', 2, text, 'A control of its frequency leaves a record in every month.'));
    }
  }
  const [first] = evidence;
  if (first && owner !== null && evidence.every(({ collectedBy }) => isSamePerson(collectedBy, owner))) {
    const text = `Each piece of evidence of ${ref} was collected by its owner: who has seen the source?`;
    found.push(of('collected_by_owner', 1, text, `All of it came from ${owner}.`));
  }
  if (!isWalked) {
    const text = `Who walked you through ${ref}, and when?`;
    found.push(of('no_walkthrough', 1, text, 'No walkthrough or interview about it was held.'));
  }
  return found;
}

/** Months of the period, up to today, that neither evidence nor a drawn item of a frequent control speaks of. */
function bareMonths(
  control: AuditControl,
  tests: readonly AuditTest[],
  { dates, today }: AuditFacts,
): string[] {
  if (!MONTHLY_OR_MORE.includes(control.frequency)) return [];
  const end = anchorOf(dates);
  const covered = new Set(
    control.evidence.flatMap(({ first, last }) =>
      first && last && last >= (dates.periodFrom ?? '') && first <= end
        ? monthsBetween(
            first < (dates.periodFrom ?? '') ? (dates.periodFrom ?? '') : first,
            last > end ? end : last,
          )
        : [],
    ),
  );
  for (const { sample } of tests) {
    for (const item of sample?.items ?? []) if (item.hasEvidence) covered.add(item.date.slice(0, 7));
  }
  return monthsBetween(dates.periodFrom ?? '', today < end ? today : end).filter(
    (month) => !covered.has(month),
  );
}

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const MOST_MONTHS = 4;

/** "March", "March and April", "March, April, May, June and 3 more months"; with the year where it is not one. */
function monthsInWords(months: readonly string[]): string {
  const sameYear = new Set(months.map((month) => month.slice(0, 4))).size === 1;
  const names = months.map((month) => {
    const name = MONTHS[Number(month.slice(5)) - 1] ?? month;
    return sameYear ? name : `${name} ${month.slice(0, 4)}`;
  });
  const more = names.length - MOST_MONTHS;
  return more <= 0 ? listed(names) : listed([...names.slice(0, MOST_MONTHS), counted(more, 'more month')]);
}

function testQuestions(test: AuditTest, control: AuditControl, facts: AuditFacts): Found[] {
  const { workpaper, sample, result, signOffs } = test;
  const link = `/audit/tests/${test.id}`;
  const of: Make = (code, weight, text, because) => ({ code, weight, text, because, link });
  const found: Found[] = [];
  const prepared = signOffs.find(({ role }) => role === 'preparer')?.by ?? test.concludedBy;
  const reviewed = signOffs.find(({ role }) => role === 'reviewer')?.by ?? null;
  if (isSamePerson(prepared, reviewed) || isSamePerson(test.preparer, test.reviewer)) {
    const text = `${workpaper} was reviewed by the person who prepared it: who else has looked at it?`;
    found.push(of('self_review', 3, text, 'Nobody reviews their own work.'));
  }
  if (isSamePerson(prepared, control.owner) || isSamePerson(test.preparer, control.owner)) {
    const text = `${workpaper} was tested by ${control.owner}, who owns the control: who tested it independently?`;
    found.push(of('own_control', 3, text, 'Nobody tests their own control.'));
  }
  found.push(...(isConcluded(result) ? concludedQuestions(test, control, reviewed, facts, of) : []));
  const exceptions = sample?.items.filter(({ isException }) => isException).length ?? 0;
  if (exceptions > 0 && test.findings.length === 0) {
    const text = `${workpaper} has ${counted(exceptions, 'exception')} and no finding: what caused ${exceptions === 1 ? 'it' : 'them'}?`;
    found.push(of('no_finding', 3, text, 'An exception that nobody wrote up has no cause and no answer.'));
  }
  for (const finding of test.findings) {
    if (!finding.isOpen || finding.hasResponse) continue;
    found.push({
      ...of('no_response', 2, `What does management say to ${finding.ref}?`, 'The finding has no response.'),
      link: `/findings/${finding.id}`,
    });
  }
  if (sample && sample.replaced.withoutReason > 0) {
    const text = `${counted(sample.replaced.withoutReason, 'item')} of ${workpaper} ${sample.replaced.withoutReason === 1 ? 'was' : 'were'} replaced: why?`;
    found.push(of('replaced', 3, text, 'A replaced item without a reason may be one that deviated.'));
  }
  return found;
}

/**
 * Whether one instance says little about the rest. A setting that a program enforces is tested once for each variant, and what is
 * done once a year has one instance.
 */
const isOftenByHand = ({ mode, frequency }: AuditControl): boolean =>
  mode !== 'automated' && frequency !== null && frequency !== 'continuous' && frequency !== 'annual';

function concludedQuestions(
  test: AuditTest,
  control: AuditControl,
  reviewed: string | null,
  facts: AuditFacts,
  of: Make,
): Found[] {
  const { workpaper, sample, result, natures } = test;
  const found: Found[] = [];
  if (natures.every((nature) => nature === 'inquiry')) {
    const text = `What was looked at for ${workpaper}, beside what people said?`;
    found.push(of('inquiry_alone', 3, text, 'Its only procedure is inquiry.'));
  }
  if (reviewed === null)
    found.push(
      of('not_reviewed', 2, `Who reviewed ${workpaper}?`, 'It is concluded, and no reviewer signed it.'),
    );
  if (test.openNotes > 0) {
    const text = `What became of ${counted(test.openNotes, 'review note')} on ${workpaper}?`;
    found.push(of('open_notes', 2, text, 'The test is concluded, and the notes are not cleared.'));
  }
  if (test.kind !== 'operation' || result === 'unable_to_test') return found;
  if (result === 'did_not_occur') {
    const zero = facts.populations.some(
      (population) =>
        population.controlIds.includes(test.controlId) &&
        (population.kind === 'zero' || population.inPeriod === 0),
    );
    if (!zero) {
      const text = `How do you know that ${workpaper} had nothing to test?`;
      found.push(
        of('no_zero', 3, text, 'It did not occur, and no list that is empty for the period shows that.'),
      );
    }
    return found;
  }
  if (!sample && isOftenByHand(control)) {
    const text = `How many times was it due, and which of them were looked at for ${workpaper}?`;
    found.push(of('no_sample', 3, text, 'Operation is concluded without a population and a sample.'));
  } else if (sample?.method === 'targeted' && result === 'no_exceptions') {
    const text = `Why were these ${counted(sample.items.length, 'item')} of ${workpaper} chosen, and not others?`;
    found.push(of('targeted', 2, text, 'Items chosen by judgement say nothing about the rest.'));
  }
  const bare = sample?.items.filter(({ hasEvidence }) => !hasEvidence).length ?? 0;
  if (bare > 0) {
    const text = `What was looked at for ${bare} of ${counted(sample?.items.length ?? 0, 'item')} of ${workpaper}?`;
    found.push(of('items_bare', 2, text, 'The items carry marks and no evidence of their own.'));
  }
  return found;
}
