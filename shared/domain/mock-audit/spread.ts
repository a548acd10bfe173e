import { groupBy } from '../group-by.ts';
import { addDays, daysBetween } from '../readiness/days.ts';

/** What spreading gives each test. */
export interface Planned {
  testId: string;
  plannedOn: string;
  preparerId: string;
  /** Null when nobody but the preparer could review it. */
  reviewerId: string | null;
}

export interface SpreadRequest {
  /** In the order in which they shall be done. */
  testIds: readonly string[];
  /** First and last day, ISO 8601; the first is not after the last. */
  from: string;
  to: string;
  /** Ids of those who prepare; at least one. */
  preparers: readonly string[];
  /** Ids of those who review; may hold the same people. */
  reviewers: readonly string[];
  /** Tests that each person prepares already, by id. */
  load?: Readonly<Record<string, number>>;
}

/** Saturday and Sunday: nobody is asked to test then, unless there is no other day. */
const WEEKEND: readonly number[] = [0, 6];
/** More days than a plan has; keeps a mistyped year from filling the memory. */
const MOST_DAYS = 800;

/**
 * Spreads tests over people and working days. Each test goes to the person with the least to do, so nobody who gets one ends up with
 * more than one test more than anybody else. The tests of each person lie evenly between the days, in the given order. A reviewer is
 * never the preparer and has the least to review.
 */
export function spreadTests(request: SpreadRequest): Planned[] {
  const { testIds, preparers, reviewers } = request;
  const days = workingDays(request.from, request.to);
  if (preparers.length === 0 || days.length === 0) return [];
  const load = new Map(preparers.map((id) => [id, request.load?.[id] ?? 0]));
  const reviews = new Map(reviewers.map((id) => [id, 0]));
  const assigned = testIds.map((testId) => {
    const preparerId = least(load, () => true) ?? '';
    load.set(preparerId, (load.get(preparerId) ?? 0) + 1);
    const reviewerId = least(reviews, (id) => id !== preparerId);
    if (reviewerId !== null) reviews.set(reviewerId, (reviews.get(reviewerId) ?? 0) + 1);
    return { testId, preparerId, reviewerId };
  });
  const share = groupBy(assigned, ({ preparerId }) => preparerId);
  const placed = new Map<string, number>();
  return assigned.map((test) => {
    const at = placed.get(test.preparerId) ?? 0;
    placed.set(test.preparerId, at + 1);
    const of = share.get(test.preparerId)?.length ?? 1;
    // The middle of its part of the time, so that neither the first nor the last day is crowded.
    const day = days[Math.floor(((at + 0.5) * days.length) / of)] ?? request.to;
    return { ...test, plannedOn: day };
  });
}

function least(load: ReadonlyMap<string, number>, accepts: (id: string) => boolean): string | null {
  let best: string | null = null;
  for (const [id, count] of load) {
    if (accepts(id) && (best === null || count < (load.get(best) ?? 0))) best = id;
  }
  return best;
}

/** The working days from one to another, or all days when none is one; at most 800. */
export function workingDays(from: string, to: string): string[] {
  const count = Math.min(daysBetween(from, to) + 1, MOST_DAYS);
  const days = Array.from({ length: Math.max(0, count) }, (_, i) => addDays(from, i));
  const working = days.filter((day) => !WEEKEND.includes(new Date(day).getUTCDay()));
  return working.length > 0 ? working : days;
}
