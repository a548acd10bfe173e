import { isDay } from '../../shared/domain/readiness/days.ts';
import { UsageError, type Args } from './args.ts';

const isDayOrNone = (day: string | undefined): boolean => !day || isDay(day);

/** The days of --covers; nulls without it. @throws UsageError when it is neither a day nor FROM..TO */
export function readCovers(args: Args): { coversFrom: string | null; coversTo: string | null } {
  const covers = args.text('covers');
  if (covers === undefined) return { coversFrom: null, coversTo: null };
  const [, from, to] =
    /^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?$/.exec(covers) ?? /^(\d{4}-\d\d-\d\d)()$/.exec(covers) ?? [];
  if (!isDayOrNone(from) || !isDayOrNone(to) || (!from && !to)) {
    throw new UsageError(`--covers must be FROM..TO, such as 2026-01-01..2026-03-31, not "${covers}".`);
  }
  return { coversFrom: from || null, coversTo: to || (covers.includes('..') ? null : from || null) };
}
