import type { EngagementDates } from '../evidence.ts';
import type { Frequency } from '../vocabulary.ts';
import { addDays } from './days.ts';

/** The day that the report speaks of: the as-of date, or the last day of the period. */
export const anchorOf = (dates: EngagementDates): string =>
  (dates.type === 'I' ? dates.asOf : dates.periodTo) ?? '';

/**
 * How old (days) the newest evidence may be on the as-of date of a Type I report, which wants proof from the date or shortly
 * before it. Two occurrences of the control: evidence is gathered in the weeks before the date, so the last occurrence may still be missing,
 * but never two. At least a quarter, because a walkthrough shows one dated instance and readiness itself takes 4 to 8 weeks; at
 * most a year, after which systems and people have changed. What happens on occasion may not have happened for a year.
 */
const OLDEST_DAYS: Record<Frequency, number> = {
  annual: 366,
  'semi-annual': 366,
  quarterly: 184,
  monthly: 92,
  'semi-monthly': 92,
  weekly: 92,
  daily: 92,
  continuous: 92,
  'per-occurrence': 366,
};
const OLDEST_WITHOUT_FREQUENCY = 366;

/** The first day on which evidence for a control of this frequency still counts: Type II any day of the period. */
export function earliestUseful(dates: EngagementDates, frequency: Frequency | null): string {
  if (dates.type === 'II') return dates.periodFrom ?? '';
  return addDays(anchorOf(dates), -(frequency ? OLDEST_DAYS[frequency] : OLDEST_WITHOUT_FREQUENCY));
}
