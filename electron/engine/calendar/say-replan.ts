import {
  occurrenceName,
  replan,
  replanWords,
  type Planned,
  type Replan,
} from '../../../shared/domain/calendar/replan.ts';
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import type { Session } from '../session.ts';
import { readPlan, readRecorded } from './plan.ts';

type Plans = ReadonlyMap<string, { ref: string; planned: readonly Planned[] }>;

const readPlans = (session: Session): Plans =>
  new Map(
    readPlan(session).controls.map(({ control, occurrences }) => [
      control.id,
      {
        ref: control.ref,
        planned: systemsOf(control.schedule).flatMap((system) =>
          occurrences.map(({ key, due }) => ({ system, key, due })),
        ),
      },
    ]),
  );

/** What became of the plan of each control that it is another for. */
function changesBetween(session: Session, before: Plans, after: Plans): { ref: string; change: Replan }[] {
  const recorded = readRecorded(session);
  const controls = new Map([...before, ...after]);
  return [...controls].flatMap(([id, { ref }]) => {
    const was = before.get(id)?.planned ?? [];
    const expected = new Set(was.map(occurrenceName));
    // What was not expected before either is no news.
    const facts = [...(recorded.get(id)?.values() ?? [])].filter((fact) =>
      expected.has(occurrenceName(fact)),
    );
    const change = replan(was, after.get(id)?.planned ?? [], facts);
    return change.added.length + change.gone.length + change.moved.length > 0 ? [{ ref, change }] : [];
  });
}

const together = (changes: readonly Replan[]): Replan => ({
  added: changes.flatMap(({ added }) => added),
  gone: changes.flatMap(({ gone }) => gone),
  moved: changes.flatMap(({ moved }) => moved),
  orphaned: changes.flatMap(({ orphaned }) => orphaned),
});

/** Does work that may change when controls are due, and tells every view what became of the plan. */
export function sayReplan<R>(session: Session, work: () => R): R {
  const before = readPlans(session);
  const result = work();
  const changes = changesBetween(session, before, readPlans(session));
  const [first] = changes;
  if (first) {
    const of = changes.length === 1 ? first.ref : `${changes.length} controls`;
    session.events.publish({
      type: 'plan',
      message: `Calendar of ${of}. ${replanWords(together(changes.map(({ change }) => change)))}`,
    });
  }
  return result;
}
