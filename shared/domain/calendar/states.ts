/** What became of an expected occurrence: judged from what was recorded and from the day it is today. */
import type { OccurrenceState } from '../programme-vocabulary.ts';
import { addDays, daysBetween } from '../readiness/days.ts';
import type { PlannedOccurrence } from './schedule.ts';

/** What is recorded of one occurrence. */
export interface OccurrenceFact {
  /** ISO day on which it was performed; the day counts, not the moment at which somebody wrote it down. */
  doneOn: string | null;
  /** Why it is not required; empty when it is. */
  waived: string;
  /** Pieces attached to it. */
  evidence: number;
}

export interface JudgedBy {
  /** Days before its due day from which an occurrence is upcoming. */
  soonDays: number;
  /** Nothing counts as missed: see `CalendarSpan`. */
  isPlan: boolean;
}

/**
 * The state of one occurrence.
 *
 * Performed up to the due day it is done, or to collect while no evidence is attached. Performed later it is late, and after the
 * last day of grace or from the due day of the next occurrence on it was missed: a control that did not operate when it should is
 * an exception for good, and what is performed afterwards is the next occurrence or a remedy.
 *
 * Of what nobody recorded, linked evidence can speak: while it shows a day in time, the occurrence waits for somebody to confirm it
 * and is neither overdue nor missed. Before its due day it is upcoming all the same, so that nobody forgets it.
 *
 * @param shownOn the day within the interval of which linked evidence speaks; see `shownOn` of offers.ts
 */
export function stateOf(
  occurrence: PlannedOccurrence,
  fact: OccurrenceFact | null,
  today: string,
  by: JudgedBy,
  shownOn: string | null = null,
): OccurrenceState {
  if (fact && fact.waived !== '') return 'waived';
  const doneOn = fact?.doneOn ?? null;
  if (fact && doneOn !== null) {
    if (!by.isPlan && doneOn > occurrence.lastDay) return 'missed';
    if (doneOn > occurrence.due) return 'late';
    return fact.evidence > 0 ? 'done' : 'to_collect';
  }
  if (today > occurrence.due) {
    if (shownOn !== null && (by.isPlan || shownOn <= occurrence.lastDay)) return 'to_confirm';
    return today > occurrence.lastDay && !by.isPlan ? 'missed' : 'overdue';
  }
  return addDays(today, by.soonDays) >= occurrence.due ? 'upcoming' : 'not_due';
}

/** Days after its due day; 0 when it was performed in time or not at all. */
export const daysLate = ({ due }: Pick<PlannedOccurrence, 'due'>, doneOn: string | null): number =>
  doneOn === null ? 0 : Math.max(0, daysBetween(due, doneOn));

/** "performed on 2026-04-09, 9 days late"; empty when it was not performed. */
export function performedWords(occurrence: Pick<PlannedOccurrence, 'due'>, doneOn: string | null): string {
  if (doneOn === null) return '';
  const late = daysLate(occurrence, doneOn);
  return `performed on ${doneOn}${late === 0 ? '' : `, ${late} ${late === 1 ? 'day' : 'days'} late`}`;
}

/**
 * Why an occurrence can not have been performed on a day; null when it can. What is performed before its interval is the
 * occurrence before.
 */
export function doneOnProblem(
  { key, from }: PlannedOccurrence,
  doneOn: string,
  today: string,
): string | null {
  if (doneOn > today)
    return `${doneOn} is after today. Record ${key} once it is performed, or correct the day.`;
  if (doneOn < from)
    return `${doneOn} is before ${key} begins on ${from}. Record it for the occurrence before, or correct the day.`;
  return null;
}
