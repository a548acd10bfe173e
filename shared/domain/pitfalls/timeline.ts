import { addDays, daysBetween } from '../readiness/days.ts';
import { anchorOf } from '../readiness/evidence-window.ts';
import { places } from '../readiness/places.ts';
import { MILESTONE_KIND_NAMES } from '../vocabulary.ts';
import type { CheckItem, Pitfall } from './check.ts';
import type { PitfallFacts } from './facts.ts';
import { nullIfNone } from './items.ts';

/** Usual lengths of a Type II period (days): 3 to 12 months, with a few days for the lengths of months. No rule prescribes one. */
const SHORTEST_PERIOD = 89;
const LONGEST_PERIOD = 366;
/** A Type I date this far away (days) speaks of another system than today's. */
const FAR_DATE = 366;

const item = (text: string, link: string): CheckItem => ({ text, link });

/** Milestones that stand for a date of the engagement. */
const SAME_DATES = (dates: PitfallFacts['dates']): [kind: string, date: string | null][] =>
  dates.type === 'I'
    ? [['type1_date', dates.asOf]]
    : [
        ['period_start', dates.periodFrom],
        ['period_end', dates.periodTo],
      ];

/** Dates, periods and milestones. */
export const TIMELINE: readonly Pitfall[] = [
  {
    id: 'period-length',
    title: 'Unusual length of the period',
    why: 'Under three months, quarterly controls may never run and readers put little weight on the report; over twelve, parts of it are old when it appears.',
    severity: 'medium',
    fix: 'Choose a period of 3, 6, 9 or 12 months.',
    link: places.scope,
    find: ({ dates }) => {
      if (dates.type === 'I' || dates.periodFrom === null || dates.periodTo === null) return null;
      const days = daysBetween(dates.periodFrom, dates.periodTo) + 1;
      if (days >= SHORTEST_PERIOD && days <= LONGEST_PERIOD) return [];
      const side = days < SHORTEST_PERIOD ? 'shorter than three months' : 'longer than twelve months';
      return [item(`The period has ${days} days, ${side}.`, places.scope)];
    },
  },
  {
    id: 'as-of-date-far',
    title: 'As-of date far from today',
    why: 'A Type I report speaks of one day; more than a year away, neither people nor settings are those of that day.',
    severity: 'medium',
    fix: 'Move the as-of date to the day on which the fixes are in place.',
    link: places.scope,
    find: ({ dates, today }) => {
      if (dates.type === 'II' || dates.asOf === null) return null;
      const days = daysBetween(today, dates.asOf);
      if (Math.abs(days) <= FAR_DATE) return [];
      return [
        item(
          `The as-of date ${dates.asOf} lies ${Math.abs(days)} days ${days < 0 ? 'back' : 'ahead'}.`,
          places.scope,
        ),
      ];
    },
  },
  {
    id: 'date-passed-untested',
    title: 'Date passed with tests open',
    why: 'What was not tested by the date can not be made up for it: evidence of the date gets harder to obtain every week.',
    severity: 'high',
    fix: 'Conclude the tests, or move the date.',
    link: places.audit,
    find: ({ dates, today, tests }) => {
      if (today <= anchorOf(dates)) return null;
      const open = tests.filter((t) => t.result === null);
      return open.map((t) => item(`${t.ref} has no conclusion.`, places.test(t.id)));
    },
  },
  {
    id: 'milestone-overdue',
    title: 'Milestone overdue',
    why: 'Each later milestone moves with it; the date of the report is missed one milestone at a time.',
    severity: 'medium',
    fix: 'Record the day on which it was done, or plan it anew.',
    link: places.roadmap,
    find: ({ milestones, today }) =>
      nullIfNone(milestones, ({ name, due, ends, doneOn }) =>
        doneOn === null && (ends ?? due) < today
          ? [item(`${name} was due on ${ends ?? due}.`, places.scopeRegister('milestones'))]
          : [],
      ),
  },
  {
    id: 'no-milestones',
    title: 'No milestones',
    why: 'Readiness takes 4 to 8 weeks and a period its months; without dates the owners do not know when their part is due.',
    severity: 'low',
    fix: 'Plan readiness, remediation, the dates of the report and the fieldwork.',
    link: places.scopeRegister('milestones'),
    find: ({ milestones }) =>
      milestones.length > 0 ? [] : [item('No milestone is planned.', places.scopeRegister('milestones'))],
  },
  {
    id: 'milestone-differs',
    title: 'Milestone differs from the engagement',
    why: 'Two dates for one thing: owners work toward the wrong one.',
    severity: 'low',
    fix: 'Give the milestone the date of the engagement, or change the engagement.',
    link: places.scopeRegister('milestones'),
    find: ({ milestones, dates }) => {
      const dated = SAME_DATES(dates).flatMap(([kind, date]) =>
        milestones.filter((m) => m.kind === kind).map((milestone) => ({ ...milestone, date })),
      );
      return nullIfNone(dated, ({ kind, due, date }) =>
        due === date
          ? []
          : [
              item(
                `${MILESTONE_KIND_NAMES[kind as keyof typeof MILESTONE_KIND_NAMES]}: the milestone says ${due}, the engagement ${date}.`,
                places.scopeRegister('milestones'),
              ),
            ],
      );
    },
  },
  {
    id: 'gap-due-after-date',
    title: 'Gap due after the date',
    why: 'Remediation, then evidence that it works, takes weeks; what is closed after the date does not help the report.',
    severity: 'medium',
    fix: 'Bring the dates forward, or move the date of the report.',
    link: places.gaps,
    find: ({ gaps, dates }) =>
      nullIfNone(
        gaps.filter((g) => (g.status === 'open' || g.status === 'in_progress') && g.due !== null),
        ({ id, ref, name, due }) =>
          (due ?? '') > anchorOf(dates)
            ? [item(`${ref} ${name}: due ${due}, after ${anchorOf(dates)}.`, places.gap(id))]
            : [],
      ),
  },
  {
    id: 'period-starts-unready',
    title: 'Period began with controls not designed',
    why: 'In the period, every occurrence counts: a control without a sound design on the first day can only collect exceptions.',
    severity: 'medium',
    fix: 'Conclude the test of design before the period begins, or begin it later.',
    link: places.audit,
    find: ({ dates, today, controls }) => {
      if (dates.type === 'I' || dates.periodFrom === null) return null;
      // Two weeks before the start there is still time to act on it.
      if (today < addDays(dates.periodFrom, -14)) return null;
      return controls
        .filter((c) => c.design === 'not_tested' || c.design === 'in_progress')
        .map((c) => item(`${c.ref} ${c.title}: the test of design is not concluded.`, places.control(c.id)));
    },
  },
];
