/**
 * The gap map: what each control owes over the period, and what evidence holds of it. A periodic control owes one piece of evidence
 * for each of its occurrences, a continuous one evidence for every day, one that follows events owes nothing by the calendar.
 */
import type { EngagementDates, EvidenceDates } from './evidence.ts';
import { spanOf } from './evidence-time.ts';
import { NO_SCHEDULE, plannedOccurrences, type PlannedOccurrence } from './calendar/schedule.ts';
import { stateOf } from './calendar/states.ts';
import { isPeriodic } from './occurrences.ts';
import { DEFAULT_PROGRAMME_RULES } from './programme-rules.ts';
import type { OccurrenceState } from './programme-vocabulary.ts';
import { addDays, daysBetween } from './readiness/days.ts';
import { earliestUseful } from './readiness/evidence-window.ts';
import type { Frequency } from './vocabulary.ts';

export interface CoverageEvidence extends EvidenceDates {
  id: string;
}

export interface CoverageControl {
  id: string;
  frequency: Frequency | null;
  evidence: readonly CoverageEvidence[];
  /** What the calendar expects of it; by its frequency alone, with nothing recorded, when left out. */
  expected?: readonly ExpectedOccurrence[];
}

/** An occurrence of the calendar with what became of it. */
export interface ExpectedOccurrence extends Pick<PlannedOccurrence, 'key' | 'from' | 'nominal'> {
  state: OccurrenceState;
  /** It is recorded that it was performed, in time or not. */
  isPerformed: boolean;
  /** Attached to the occurrence itself. */
  evidenceIds: readonly string[];
}

/**
 * Held: evidence shows it. To collect: its time has come and nothing shows it. Missed: the calendar says that it was not performed
 * in time, and nothing shows otherwise. Not yet due: its time is still to come.
 */
export const COVERAGE_STATES = ['held', 'to_collect', 'missed', 'not_due'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];

/** A stretch of days of one state; both days belong to it. */
export interface CoverageStretch {
  from: string;
  to: string;
  state: CoverageState;
}

/** One occurrence of a periodic control. */
export interface CoverageOccurrence extends CoverageStretch {
  /** 2026-Q1, 2026-03, 2026-W14, 2026-03-31 and so on. */
  key: string;
  evidenceIds: string[];
}

export type ControlCoverage =
  | { kind: 'occurrences'; occurrences: CoverageOccurrence[]; owed: number; held: number; due: number }
  | { kind: 'days'; stretches: CoverageStretch[]; owed: number; held: number; due: number }
  | { kind: 'events'; evidenceIds: string[] };

/** The days that the map spans: the period, or for a Type I the time before the as-of date in which evidence is useful. */
export function coverageSpan(
  dates: EngagementDates,
  frequency: Frequency | null,
): { from: string; to: string } {
  const to = (dates.type === 'I' ? dates.asOf : dates.periodTo) ?? '';
  return { from: earliestUseful(dates, frequency), to };
}

/**
 * What one control owes and holds.
 *
 * @param today ISO day; an occurrence that ends later is not yet due
 */
export function controlCoverage(
  { frequency, evidence, expected }: CoverageControl,
  dates: EngagementDates,
  today: string,
): ControlCoverage {
  const span = coverageSpan(dates, frequency);
  const dated = evidence.flatMap((piece) => {
    const days = spanOf(piece);
    return days && days.last >= span.from && days.first <= span.to ? [{ id: piece.id, ...days }] : [];
  });
  if (frequency === 'continuous') return continuous(span, dated, today, dates);
  if (!isPeriodic(frequency) || dates.type === 'I')
    return { kind: 'events', evidenceIds: dated.map(({ id }) => id) };
  const occurrences = occurrencesOf(
    frequency,
    span,
    dated,
    expected ?? plainOccurrences(frequency, span, today),
  );
  // A yearly control may have no due day in half a year: the calendar asks nothing of it then.
  if (occurrences.length === 0) return { kind: 'events', evidenceIds: dated.map(({ id }) => id) };
  return {
    kind: 'occurrences',
    occurrences,
    owed: occurrences.length,
    held: occurrences.filter(({ state }) => state === 'held').length,
    due: occurrences.filter(({ state }) => state !== 'not_due').length,
  };
}

interface Dated {
  id: string;
  first: string;
  last: string;
}

/** The occurrences of a control of which nothing is set and nothing recorded. */
function plainOccurrences(
  frequency: Frequency,
  span: { from: string; to: string },
  today: string,
): ExpectedOccurrence[] {
  const { soonDays } = DEFAULT_PROGRAMME_RULES;
  return plannedOccurrences(frequency, NO_SCHEDULE, span, DEFAULT_PROGRAMME_RULES).map((occurrence) => ({
    ...occurrence,
    state: stateOf(occurrence, null, today, { soonDays, isPlan: false }),
    isPerformed: false,
    evidenceIds: [],
  }));
}

/**
 * Evidence shows an occurrence when it is attached to it, covers the day on which the interval ends, or lies within the interval: the
 * signed review of March shows March, an export of January to March shows all three, and a screenshot of today shows none before
 * today's. What is recorded as performed too late was missed, whatever shows it; what is not required is not owed.
 */
function occurrencesOf(
  frequency: Frequency,
  span: { from: string; to: string },
  dated: readonly Dated[],
  expected: readonly ExpectedOccurrence[],
): CoverageOccurrence[] {
  return expected.flatMap((occurrence): CoverageOccurrence[] => {
    const { key, nominal, state } = occurrence;
    if (state === 'waived') return [];
    const from = later(occurrence.from, span.from);
    // Once a year means once in the period: which month it falls in is the firm's choice.
    const end = frequency === 'annual' ? span.to : nominal;
    const shown = dated
      .filter(({ first, last }) => (first <= nominal && last >= nominal) || (first >= from && last <= end))
      .map(({ id }) => id);
    const evidenceIds = [...new Set([...occurrence.evidenceIds, ...shown])];
    const isMissed = state === 'missed' && (occurrence.isPerformed || evidenceIds.length === 0);
    const isOpen = state === 'upcoming' || state === 'not_due';
    const covered = isMissed ? 'missed' : evidenceIds.length > 0 ? 'held' : isOpen ? 'not_due' : 'to_collect';
    return [{ key, from, to: nominal, state: covered, evidenceIds }];
  });
}

/** Every day of the period counts; evidence of one day shows that day. */
function continuous(
  span: { from: string; to: string },
  dated: readonly Dated[],
  today: string,
  { type }: EngagementDates,
): ControlCoverage {
  // A Type I speaks of one day, and any evidence from the useful time before it shows that day.
  if (type === 'I') return { kind: 'events', evidenceIds: dated.map(({ id }) => id) };
  const held = merge(
    dated.map(({ first, last }) => ({ from: later(first, span.from), to: earlier(last, span.to) })),
  );
  const stretches: CoverageStretch[] = [];
  let next = span.from;
  const open = (to: string) => {
    if (next > to) return;
    const lastDue = earlier(addDays(today, -1), to);
    if (next <= lastDue) stretches.push({ from: next, to: lastDue, state: 'to_collect' });
    const firstOpen = next <= lastDue ? addDays(lastDue, 1) : next;
    if (firstOpen <= to) stretches.push({ from: firstOpen, to, state: 'not_due' });
  };
  for (const { from, to } of held) {
    open(addDays(from, -1));
    stretches.push({ from, to, state: 'held' });
    next = addDays(to, 1);
  }
  open(span.to);
  const days = (states: readonly CoverageState[]) =>
    stretches
      .filter(({ state }) => states.includes(state))
      .reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, 0);
  return {
    kind: 'days',
    stretches,
    owed: days(COVERAGE_STATES),
    held: days(['held']),
    due: days(['held', 'to_collect']),
  };
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Stretches in order, those that touch or overlap made one. */
function merge(stretches: readonly { from: string; to: string }[]): { from: string; to: string }[] {
  const merged: { from: string; to: string }[] = [];
  for (const { from, to } of stretches.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (last && from <= addDays(last.to, 1)) last.to = later(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** More occurrences than this are drawn as a bar and told as stretches: single ones would touch, and fill a page. */
export const MOST_OCCURRENCES = 40;

/** Occurrences of the same state that follow each other, as one stretch. */
export function joinedOccurrences(occurrences: readonly CoverageStretch[]): CoverageStretch[] {
  const stretches: CoverageStretch[] = [];
  for (const { from, to, state } of occurrences) {
    const last = stretches.at(-1);
    if (last?.state === state) last.to = to;
    else stretches.push({ from, to, state });
  }
  return stretches;
}

/** A stretch of days that nothing shows, and what people call it: "2026-04", "2026-Q1", "2026-04-01 to 2026-05-21". */
export interface CoverageGap {
  from: string;
  to: string;
  /** The calendar says that it was not performed in time. */
  isMissed: boolean;
  words: string;
}

/** What nothing shows of one control although its time has come, in the order of time; none of what follows events. */
export function gapsOf({ coverage }: { coverage: ControlCoverage }): CoverageGap[] {
  if (coverage.kind === 'events') return [];
  if (coverage.kind === 'occurrences' && coverage.occurrences.length <= MOST_OCCURRENCES)
    return coverage.occurrences
      .filter(isGap)
      .map(({ from, to, key, state }) => ({ from, to, isMissed: state === 'missed', words: key }));
  const stretches = coverage.kind === 'days' ? coverage.stretches : joinedOccurrences(coverage.occurrences);
  return stretches.filter(isGap).map(({ from, to, state }) => ({
    from,
    to,
    isMissed: state === 'missed',
    words: from === to ? from : `${from} to ${to}`,
  }));
}

const isGap = ({ state }: { state: CoverageState }): boolean => state === 'to_collect' || state === 'missed';

/** What is to collect in one month, for a table of controls by month. */
export interface MonthCoverage {
  month: string;
  owed: number;
  held: number;
  state: CoverageState | 'none';
}

/** The coverage of a control cut by month: occurrences count in the month in which they are due, days in their own. */
export function coverageByMonth(coverage: ControlCoverage, months: readonly string[]): MonthCoverage[] {
  return months.map((month) => {
    const parts =
      coverage.kind === 'occurrences'
        ? coverage.occurrences
            .filter(({ to }) => to.startsWith(month))
            .map(({ state }) => ({ state, size: 1 }))
        : coverage.kind === 'days'
          ? coverage.stretches.flatMap(({ from, to, state }) => {
              const first = later(from, `${month}-01`);
              const last = earlier(to, lastDayOf(month));
              return first <= last ? [{ state, size: daysBetween(first, last) + 1 }] : [];
            })
          : [];
    const count = (state: CoverageState) =>
      parts.filter((part) => part.state === state).reduce((sum, { size }) => sum + size, 0);
    const [held, missed, missing, open] = [
      count('held'),
      count('missed'),
      count('to_collect'),
      count('not_due'),
    ];
    const first = (['missed', 'to_collect', 'held', 'not_due'] as const).find((one) => count(one) > 0);
    return { month, owed: held + missed + missing + open, held, state: first ?? 'none' };
  });
}

const lastDayOf = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);
