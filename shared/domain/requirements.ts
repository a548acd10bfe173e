/** The requirements on a compliance programme in time: what is in place, and when the next round is due. */
import { addMonths } from './readiness/days.ts';
import type { FieldValue } from './register-fields.ts';

/** The next round lies before today. Nothing is overdue that has no day. */
export const isRequirementOverdue = ({ nextDue }: { nextDue: string | null }, today: string): boolean =>
  nextDue !== null && nextDue < today;

type Values = Readonly<Record<string, FieldValue>>;

/**
 * What follows for the next round when a requirement was done: the day of its cadence later, unless a later one is set or the change
 * sets one itself.
 *
 * @param stored the record as it was
 * @param changes what changes of it
 */
export function nextRound(stored: Values, changes: Values): Values {
  if (!('doneOn' in changes) || 'nextDue' in changes) return {};
  const { doneOn, cadenceMonths, nextDue } = { ...stored, ...changes };
  if (typeof doneOn !== 'string' || typeof cadenceMonths !== 'number') return {};
  const next = addMonths(doneOn, cadenceMonths);
  return typeof nextDue === 'string' && nextDue >= next ? {} : { nextDue: next };
}

export interface ChangedComponent {
  id: string;
  name: string;
  kind: string;
  /** Days on which something changed, by the register of changes. */
  changes: readonly string[];
}

export interface ChangeCoverage {
  /** Components that change by nature: infrastructure and software. */
  components: number;
  covered: number;
  missing: { id: string; name: string; reason: string }[];
}

/**
 * Requirement 16: every component in scope has its change records in the period. One without any is not yet a gap, but it has to be
 * shown that nothing changed.
 */
export function changeCoverage(
  components: readonly ChangedComponent[],
  { from, to }: { from: string; to: string },
): ChangeCoverage {
  const changing = components.filter(({ kind }) => kind === 'infrastructure' || kind === 'software');
  const missing = changing.flatMap(({ id, name, changes }) => {
    if (changes.some((day) => day >= from && day <= to)) return [];
    const last = changes.toSorted().at(-1);
    const reason = last ? `Last change on record: ${last}` : 'No change on record';
    return [{ id, name, reason }];
  });
  return { components: changing.length, covered: changing.length - missing.length, missing };
}
