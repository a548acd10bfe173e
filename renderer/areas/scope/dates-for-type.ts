import type { Engagement } from '../../../shared/contract/workspace.ts';
import type { EngagementType } from '../../../shared/domain/vocabulary.ts';
import { addMonths, nextDay, today } from '../../app/dates.ts';

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
