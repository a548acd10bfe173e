import { addDays, mondayOf } from './readiness/days.ts';
import { isSettled } from './findings.ts';
import type { FindingStatus } from './vocabulary.ts';

/** A finding that got another status, was raised (`after` alone tells) or removed (`after` is null). */
export interface StatusChange {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  after: FindingStatus | null;
}

export interface FindingWeek {
  /** Monday. */
  weekOf: string;
  open: number;
  settled: number;
}

/** Weeks that are kept; a longer engagement is looked at by its last year. */
const MOST_WEEKS = 53;

/** Open and settled findings at the end of each week until today, from changes in their order. @param today ISO day */
export function findingWeeks(changes: readonly StatusChange[], today: string): FindingWeek[] {
  const [first] = changes;
  if (!first) return [];
  const statuses = new Map<string, FindingStatus>();
  const weeks: FindingWeek[] = [];
  let next = 0;
  const start = mondayOf(first.at.slice(0, 10));
  for (let weekOf = start; weekOf <= today || weekOf === start; weekOf = addDays(weekOf, 7)) {
    const end = addDays(weekOf, 7);
    for (let change = changes[next]; change && change.at.slice(0, 10) < end; change = changes[++next]) {
      if (change.after === null) statuses.delete(change.id);
      else statuses.set(change.id, change.after);
    }
    const settled = [...statuses.values()].filter(isSettled).length;
    weeks.push({ weekOf, open: statuses.size - settled, settled });
  }
  return weeks.slice(-MOST_WEEKS);
}
