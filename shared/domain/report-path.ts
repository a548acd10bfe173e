/** The path that follows from what is recorded: for a date whether it can be held, for a period what is left of it. */
import { addDays } from './readiness/days.ts';
import type { ReportModel } from './report-model.ts';
import type { ReportPathStep } from './report-outlook.ts';
import { isReportedException } from './report-rules.ts';

/**
 * Whether the as-of date of a Type I report can be held. `go`: nothing that is recorded stands against it. `go_if`: what has to
 * land before it has an owner and a day in time. `no_go`: something is late, or nobody has taken it on.
 */
export type DateVerdict = 'go' | 'go_if' | 'no_go';
export const DATE_VERDICT_NAMES: Record<DateVerdict, string> = {
  go: 'Go',
  go_if: 'Go, if the fixes land in time',
  no_go: 'No-go as planned',
};

export interface DatePath {
  verdict: DateVerdict;
  /** Why, in sentences. */
  because: string;
  /** First day of a Type II period that may follow; `isPlanned` when a milestone sets it. */
  start: string;
  isPlanned: boolean;
}

/** The path to a date. */
export function pathToDate({ outlook, milestones }: Pick<ReportModel, 'outlook' | 'milestones'>): DatePath {
  const { blockers, date, daysLeft } = outlook.path;
  const late = blockers.filter(({ isLate }) => isLate);
  const loose = blockers.filter(({ isLate, owner, due }) => !isLate && (owner === null || due === null));
  const planned = milestones.find(({ kind, due }) => kind === 'period_start' && due > date)?.due;
  const last = [date, outlook.today, ...blockers.flatMap(({ due }) => due ?? [])].toSorted().at(-1) ?? date;
  const start = planned ?? addDays(last, 1);
  const rest = { start, isPlanned: planned !== undefined };
  if (blockers.length === 0)
    return { verdict: 'go', because: `Nothing that is recorded stands against ${date}.`, ...rest };
  const must = things(blockers.length, 'has to land', 'have to land');
  if (daysLeft >= 0 && late.length + loose.length === 0)
    return {
      verdict: 'go_if',
      because: `${must} before ${date}. Each has an owner and a day before it.`,
      ...rest,
    };
  const why = [
    daysLeft < 0
      ? `${date} has passed with ${things(blockers.length, 'open', 'open')}.`
      : `${must} before ${date}.`,
    late.length > 0
      ? `${late.length} of them ${late.length === 1 ? 'is' : 'are'} overdue or due only after it.`
      : '',
    looseWords(loose.length, blockers.length),
    'Settle these, or choose a later date.',
  ];
  return { verdict: 'no_go', because: why.filter(Boolean).join(' '), ...rest };
}

function looseWords(loose: number, all: number): string {
  if (loose === 0) return '';
  if (loose === all)
    return all === 1 ? 'It has no owner or no day.' : 'None of them has both an owner and a day.';
  return `${loose} of them ${loose === 1 ? 'has' : 'have'} no owner or no day.`;
}

const things = (count: number, one: string, many: string): string =>
  count === 1 ? `1 thing ${one}` : `${count} things ${many}`;

export interface WindowRow {
  ref: string;
  title: string;
  owner: string;
  overdue: number;
  /** Its time has come: to be collected or confirmed. */
  toCollect: number;
  toCome: number;
}

/** A control whose exception is to be expected in the report, because what is recorded can not be made up for. */
export interface ProjectedException {
  controlRef: string;
  because: string;
}

export interface PeriodPath {
  /** One sentence about the days of the period. */
  sentence: string;
  /** What is left to do of each periodic control, the most pressing first. */
  window: WindowRow[];
  projected: ProjectedException[];
}

/** The path through what is left of a period. */
export function pathThroughPeriod(
  model: Pick<ReportModel, 'meta' | 'outlook' | 'cadence' | 'tests'>,
): PeriodPath {
  return { sentence: periodSentence(model), window: windowOf(model), projected: projectedExceptions(model) };
}

function periodSentence({ meta, outlook }: Pick<ReportModel, 'meta' | 'outlook'>): string {
  const { date, daysLeft } = outlook.path;
  const from = meta.period?.from ?? '';
  if (daysLeft < 0)
    return `The period ended on ${date}. What was not done in it can not be made up; what was done can still be shown.`;
  if (outlook.today < from)
    return `The period starts on ${from}. Every control has to be designed, owned and running by then.`;
  const left =
    daysLeft === 0
      ? 'ends today'
      : `runs for ${daysLeft} more ${daysLeft === 1 ? 'day' : 'days'}, until ${date}`;
  return `The period ${left}. What is still to come in it can be held and shown; what is missed stays missed.`;
}

const windowOf = ({ cadence }: Pick<ReportModel, 'cadence'>): WindowRow[] =>
  cadence
    .map(({ ref, title, owner, overdue, toCollect, toConfirm, upcoming }) => ({
      ref,
      title,
      owner,
      overdue,
      toCollect: toCollect + toConfirm,
      toCome: upcoming,
    }))
    .filter(({ overdue, toCollect, toCome }) => overdue + toCollect + toCome > 0)
    .toSorted(
      (a, b) =>
        b.overdue - a.overdue ||
        b.toCollect - a.toCollect ||
        b.toCome - a.toCome ||
        a.ref.localeCompare(b.ref, 'en', { numeric: true }),
    );

/** Missed occurrences, and deviations of tests that have no conclusion yet; what a test already reports is no projection. */
function projectedExceptions({
  cadence,
  tests,
}: Pick<ReportModel, 'cadence' | 'tests'>): ProjectedException[] {
  const operation = tests.filter(({ kind }) => kind === 'operation');
  const reported = new Set(
    operation.filter(({ result }) => isReportedException(result)).map(({ controlRef }) => controlRef),
  );
  const because = new Map<string, string[]>();
  const add = (ref: string, text: string) => because.set(ref, [...(because.get(ref) ?? []), text]);
  for (const { ref, missed, expected, missedKeys } of cadence)
    if (missed > 0 && !reported.has(ref))
      add(ref, `${missed} of ${expected} occurrences missed: ${missedKeys.join(', ')}.`);
  for (const { controlRef, result, exceptionsCount, testedCount, workpaperRef } of operation)
    if (result === 'in_progress' && exceptionsCount > 0)
      add(controlRef, `${exceptionsCount} of ${testedCount} items deviate so far in ${workpaperRef}.`);
  return [...because].map(([controlRef, texts]) => ({ controlRef, because: texts.join(' ') }));
}

/** Steps that ask the same of the same person by the same day, told by the first of them. */
export interface StepGroup extends ReportPathStep {
  /** Further steps like it. */
  more: number;
}

/** The steps in their order, those that are put right in the same way as one, so that fifty criteria without a control fill one row. */
export function groupSteps(steps: readonly ReportPathStep[]): StepGroup[] {
  const groups = new Map<string, StepGroup>();
  for (const step of steps) {
    const key = JSON.stringify([step.fix, step.owner, step.due]);
    const known = groups.get(key);
    if (known) known.more += 1;
    else groups.set(key, { ...step, more: 0 });
  }
  return [...groups.values()];
}
