import type { Engagement } from '../../../shared/contract/workspace.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';
import { addDays, addMonths, nextDay, today } from '../../app/dates.ts';

/** A Type II usually covers at least this long. */
const USUAL_MONTHS = 6;

/**
 * The change that makes an engagement one of the other type. Its dates carry over: the period ends on the as-of date and lasts
 * six months, or the as-of date is the last day of the period.
 */
export function datesForType(type: EngagementType, { asOf, periodTo }: Engagement): Partial<Engagement> {
  const last = asOf ?? periodTo ?? today();
  return type === 'I'
    ? { type, asOf: last, periodFrom: null, periodTo: null }
    : { type, asOf: null, periodFrom: nextDay(addMonths(last, -USUAL_MONTHS)), periodTo: last };
}

/** Lengths of a Type II period that are asked for in practice, in months. */
export const PERIOD_MONTHS = [3, 6, 9, 12] as const;

/** The last day of a period of so many months. */
export const periodEnd = (from: string, months: number): string => addDays(addMonths(from, months), -1);

/** Which of the usual lengths a period has, in months; undefined for any other. */
export const monthsOfPeriod = (from: string, to: string): number | undefined =>
  PERIOD_MONTHS.find((months) => periodEnd(from, months) === to);
