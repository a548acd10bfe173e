/**
 * Plans to start from, as milestones of the register. Lengths as practised: readiness takes 4 to 8 weeks, a Type I follows soon
 * after the fixes (a small firm that is well prepared does it in six weeks), a Type II covers 3 to 12 months, here nine.
 */
import type { EngagementDates } from './evidence.ts';
import { addDays, addMonths } from './readiness/days.ts';
import type { EngagementType, MILESTONE_KIND_NAMES } from './vocabulary.ts';

export const PLAN_TEMPLATES = ['type1-six-weeks', 'type2-nine-months'] as const;
export type PlanTemplate = (typeof PLAN_TEMPLATES)[number];

interface TemplateFacts {
  name: string;
  type: EngagementType;
  /** The day from which all others are counted. */
  anchor: string;
}

export const PLAN_FACTS: Record<PlanTemplate, TemplateFacts> = {
  'type1-six-weeks': { name: 'Type I in six weeks', type: 'I', anchor: 'Type I as-of date' },
  'type2-nine-months': { name: 'Type II over nine months', type: 'II', anchor: 'First day of the period' },
};

/** The fields of a milestone, as the register takes them. */
export type PlannedMilestone = {
  name: string;
  kind: keyof typeof MILESTONE_KIND_NAMES;
  /** ISO day. */
  due: string;
  /** Last day; null for a single day. */
  ends: string | null;
};

const on = (name: string, kind: PlannedMilestone['kind'], due: string): PlannedMilestone => ({
  name,
  kind,
  due,
  ends: null,
});

const span = (name: string, kind: PlannedMilestone['kind'], due: string, days: number): PlannedMilestone => ({
  name,
  kind,
  due,
  ends: addDays(due, days - 1),
});

/** Two weeks of assessment, three of fixes that begin with the first results, one of rehearsal, one of fieldwork: 42 days. */
function typeOne(asOf: string): PlannedMilestone[] {
  const start = addDays(asOf, -35);
  return [
    on('Kick-off', 'kickoff', start),
    span('Readiness assessment', 'readiness', start, 14),
    span('Remediation', 'remediation', addDays(start, 7), 21),
    span('Mock audit', 'mock_audit', addDays(start, 28), 7),
    on('Type I as-of date', 'type1_date', asOf),
    span('Fieldwork', 'fieldwork', addDays(asOf, 1), 5),
    on('Report', 'report', addDays(asOf, 6)),
  ];
}

/** Everything stands before the period begins; a look after each quarter finds what fails while later occurrences can still be saved. */
function typeTwo(from: string): PlannedMilestone[] {
  const start = addDays(from, -98);
  const to = addDays(addMonths(from, 9), -1);
  return [
    on('Kick-off', 'kickoff', start),
    span('Readiness assessment', 'readiness', start, 42),
    span('Remediation', 'remediation', addDays(start, 42), 56),
    on('Period starts', 'period_start', from),
    span('Check after the first quarter', 'other', addMonths(from, 3), 14),
    span('Mock audit after the second quarter', 'mock_audit', addMonths(from, 6), 14),
    on('Period ends', 'period_end', to),
    span('Fieldwork', 'fieldwork', addDays(to, 1), 28),
    on('Report', 'report', addDays(to, 56)),
  ];
}

/**
 * The milestones of a plan in the order of their days.
 *
 * @param anchor ISO day: the as-of date of a Type I, the first day of the period of a Type II
 */
export function planMilestones(template: PlanTemplate, anchor: string): PlannedMilestone[] {
  return template === 'type1-six-weeks' ? typeOne(anchor) : typeTwo(anchor);
}

/**
 * A plan around the dates that an engagement already has: readiness before them, fieldwork and the report after.
 *
 * @returns nothing while a date is missing
 */
export function usualMilestones({ type, asOf, periodFrom, periodTo }: EngagementDates): PlannedMilestone[] {
  const start = type === 'I' ? asOf : periodFrom;
  const end = type === 'I' ? asOf : periodTo;
  if (!start || !end) return [];
  return [
    on('Kick-off', 'kickoff', addDays(start, -112)),
    span('Readiness assessment', 'readiness', addDays(start, -105), 42),
    span('Remediation', 'remediation', addDays(start, -63), 56),
    ...(type === 'I'
      ? [on('Type I as-of date', 'type1_date', start)]
      : [
          on('Period starts', 'period_start', start),
          span('Mock audit', 'mock_audit', addDays(end, -28), 14),
          on('Period ends', 'period_end', end),
        ]),
    span('Fieldwork', 'fieldwork', addDays(end, 7), 28),
    on('Report', 'report', addDays(end, 63)),
  ];
}
