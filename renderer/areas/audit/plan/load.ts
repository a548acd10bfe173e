import { groupBy } from '../../../../shared/domain/group-by.ts';
import type { PlanRow } from '../../../../shared/contract/audit/plan.ts';
import { addDays } from '../../../app/dates.ts';

/** Tests of one person by week. */
export interface LoadLine {
  /** Null for tests without a preparer. */
  name: string | null;
  /** In the order of `weeks`. */
  counts: number[];
  /** Without a day. */
  undated: number;
  total: number;
}

export interface Load {
  /** Monday of each week. */
  weeks: string[];
  lines: LoadLine[];
}

/** More weeks than a plan has. */
const MOST_WEEKS = 26;

/** The Monday of the week of a day. */
export const weekOf = (day: string): string =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** How many tests each person has in each week, from the first planned week to the last. */
export function loadOf(rows: readonly PlanRow[]): Load {
  const planned = rows.flatMap(({ plannedOn }) => (plannedOn ? [weekOf(plannedOn)] : [])).toSorted();
  const weeks: string[] = [];
  const last = planned.at(-1) ?? '';
  for (
    let week = planned[0] ?? '';
    week !== '' && week <= last && weeks.length < MOST_WEEKS;
    week = addDays(week, 7)
  )
    weeks.push(week);
  const lines = [...groupBy(rows, ({ preparer }) => preparer)]
    .map(([name, tests]) => ({
      name,
      counts: weeks.map(
        (week) => tests.filter(({ plannedOn }) => plannedOn && weekOf(plannedOn) === week).length,
      ),
      undated: tests.filter(({ plannedOn }) => plannedOn === null).length,
      total: tests.length,
    }))
    .toSorted(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) || (a.name ?? '').localeCompare(b.name ?? ''),
    );
  return { weeks, lines };
}
