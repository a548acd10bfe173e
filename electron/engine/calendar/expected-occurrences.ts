import type { ExpectedOccurrence } from '../../../shared/domain/evidence-coverage.ts';
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import type { OccurrenceState } from '../../../shared/domain/programme-vocabulary.ts';
import type { Session } from '../session.ts';
import { evidenceByOccurrence } from './occurrence-rows.ts';
import { createJudge } from './judge.ts';
import { readPlan } from './plan.ts';

/** What weighs more where an occurrence is performed in several systems. */
const GRAVEST: readonly OccurrenceState[] = [
  'missed',
  'overdue',
  'to_confirm',
  'to_collect',
  'late',
  'upcoming',
  'not_due',
  'done',
  'waived',
];

/**
 * The occurrences that the calendar expects of each control. A control of several systems has one occurrence for all of them, in the
 * gravest of their states, because evidence is linked to the control.
 */
export function readExpectedOccurrences(
  session: Session,
): (controlId: string) => readonly ExpectedOccurrence[] {
  const plan = readPlan(session);
  const judge = createJudge(session, plan);
  const evidence = evidenceByOccurrence(session);
  const planned = new Map(plan.controls.map((one) => [one.control.id, one]));
  return (controlId) => {
    const own = planned.get(controlId);
    if (!own) return [];
    return own.occurrences.map(({ key, from, nominal }, at) => {
      const parts = systemsOf(own.control.schedule).map((system) => judge(own, at, system));
      const state = GRAVEST.find((one) => parts.some((part) => part.state === one)) ?? 'not_due';
      return {
        key,
        from,
        nominal,
        state,
        isPerformed: parts.some((part) => part.state === state && (part.fact?.doneOn ?? null) !== null),
        evidenceIds: parts.flatMap(({ fact }) =>
          fact ? (evidence.get(fact.id) ?? []).map(({ id }) => id) : [],
        ),
      };
    });
  };
}
