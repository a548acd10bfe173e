import { addDays } from '../../app/dates.ts';
import { useWorkspace } from '../../app/query.ts';

/** First and last day of what the report speaks of: the period, or the year up to the as-of day. */
export function useReportedSpan(): { from: string; to: string } {
  const { asOf, periodFrom, periodTo } = useWorkspace().engagement;
  const to = periodTo ?? asOf ?? '';
  return { from: periodFrom ?? addDays(to, -365), to };
}
