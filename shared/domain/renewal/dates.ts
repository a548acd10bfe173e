/** When the next engagement is, and how far the dates of the one before move. */
import { addDays, addMonths, daysBetween } from '../readiness/days.ts';
import type { EngagementType } from '../vocabulary.ts';

/** Type I carries an as-of day, Type II a period; the other pair is null. ISO days. */
export interface RenewalDates {
  type: EngagementType;
  asOf: string | null;
  periodFrom: string | null;
  periodTo: string | null;
}

/** Months of a first Type II period when nothing says otherwise: the length in common use between the usual 3 and 12. */
const FIRST_PERIOD_MONTHS = 6;
/** Months from one report of a Type I to the next. */
const TYPE_ONE_MONTHS = 12;

const monthIndex = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Whole months from one day to another; null when the days of the month differ. */
function wholeMonths(from: string, to: string): number | null {
  const months = monthIndex(to) - monthIndex(from);
  return addMonths(from, months) === to ? months : null;
}

/** The day on which an engagement begins to speak: of Type I its only day. */
export const firstDay = ({ asOf, periodFrom }: RenewalDates): string => periodFrom ?? asOf ?? '';
/** The last day that an engagement speaks of. */
export const lastDay = ({ asOf, periodTo }: RenewalDates): string => periodTo ?? asOf ?? '';

/**
 * The dates that follow on an engagement without a gap: a period of the same length from the day after, in whole months where the
 * one before was; half a year after a Type I.
 */
export function nextDates(prior: RenewalDates, type: EngagementType): RenewalDates {
  if (type === 'I')
    return { type, asOf: addMonths(lastDay(prior), TYPE_ONE_MONTHS), periodFrom: null, periodTo: null };
  const start = addDays(lastDay(prior), 1);
  const periodTo = prior.periodFrom
    ? endOfSameLength(prior.periodFrom, start)
    : addDays(addMonths(start, FIRST_PERIOD_MONTHS), -1);
  return { type, asOf: null, periodFrom: start, periodTo };
}

/** @param next the day after the period that began with `from` */
function endOfSameLength(from: string, next: string): string {
  const months = wholeMonths(from, next);
  return addDays(months === null ? addDays(next, daysBetween(from, next)) : addMonths(next, months), -1);
}

/**
 * Moves a day of the engagement before to the place that it has in the next one: by whole months where the two begin on the same
 * day of a month, by days otherwise. The last day of a month stays the last day.
 */
export function dayShift(prior: RenewalDates, next: RenewalDates): (day: string) => string {
  // Between two as-of days, or two first days: what lay a month before the one lies a month before the other.
  const [from, to] =
    prior.type === 'I' && next.type === 'II'
      ? [addDays(lastDay(prior), 1), firstDay(next)]
      : [firstDay(prior), firstDay(next)];
  const months = wholeMonths(from, to);
  if (months === null) {
    const days = daysBetween(from, to);
    return (day) => addDays(day, days);
  }
  return (day) => {
    const isLast = addDays(day, 1).endsWith('-01');
    return isLast ? addDays(addMonths(addDays(day, 1), months), -1) : addMonths(day, months);
  };
}

/** What a person should know of the dates before the file is made; none of it prevents it. */
export function dateWarnings(prior: RenewalDates, next: RenewalDates): string[] {
  const [end, start] = [lastDay(prior), firstDay(next)];
  const due = addDays(end, 1);
  if (start <= end)
    return [`The new engagement begins ${start}, before the end of the one before (${end}): days overlap.`];
  if (next.type === 'II' && prior.type === 'II' && start > due)
    return [
      `No report covers ${due} to ${addDays(start, -1)}: customers will ask about these ${daysBetween(due, start)} days.`,
    ];
  return [];
}
