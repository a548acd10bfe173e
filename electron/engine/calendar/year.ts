import type { CalendarControl, CalendarYear, OrphanedOccurrence } from '../../../shared/contract/calendar.ts';
import { occurrenceName } from '../../../shared/domain/calendar/replan.ts';
import { systemsOf } from '../../../shared/domain/calendar/schedule.ts';
import { monthsBetween } from '../../../shared/domain/periods.ts';
import { OCCURRENCE_STATES, type OccurrenceState } from '../../../shared/domain/programme-vocabulary.ts';
import type { Session } from '../session.ts';
import { createJudge } from './judge.ts';
import {
  readPlan,
  readRecorded,
  type CalendarPlan,
  type PlannedControl,
  type RecordedByControl,
} from './plan.ts';

const STATE_AT = Object.fromEntries(OCCURRENCE_STATES.map((state, at) => [state, at])) as Record<
  OccurrenceState,
  number
>;

/** Controls by month with the number of occurrences in each state. */
export function readYear(session: Session): CalendarYear {
  const plan = readPlan(session);
  const recorded = readRecorded(session);
  const judge = createJudge(session, plan);
  const { span } = plan;
  const months = span ? monthsBetween(span.from, span.to) : [];
  return {
    span,
    today: plan.today,
    months,
    controls: plan.controls.map((planned) => toRow(planned, judge, months)),
    others: plan.others,
    orphaned: orphans(session, plan, recorded),
  };
}

function toRow(
  planned: PlannedControl,
  judge: ReturnType<typeof createJudge>,
  months: readonly string[],
): CalendarControl {
  const { control, occurrences } = planned;
  const cells = months.map(() => OCCURRENCE_STATES.map(() => 0));
  const first = months[0] ?? '';
  for (const system of systemsOf(control.schedule)) {
    for (const [at, occurrence] of occurrences.entries()) {
      const cell = cells[monthIndex(occurrence.nominal, first)];
      const state = STATE_AT[judge(planned, at, system).state];
      if (cell) cell[state] = (cell[state] ?? 0) + 1;
    }
  }
  const { id, ref, title, domain, owner, frequency, schedule, isScheduled } = control;
  return {
    id,
    ref,
    title,
    domain,
    owner,
    frequency,
    systems: [...schedule.systems],
    months: cells,
    isScheduled,
  };
}

const monthIndex = (day: string, first: string): number =>
  (Number(day.slice(0, 4)) - Number(first.slice(0, 4))) * 12 +
  Number(day.slice(5, 7)) -
  Number(first.slice(5, 7));

/** What is recorded and no longer expected, in the order of the controls. */
function orphans(
  { workspace }: Session,
  { controls }: CalendarPlan,
  recorded: RecordedByControl,
): OrphanedOccurrence[] {
  const planned = new Map(controls.map((one) => [one.control.id, one]));
  const found: OrphanedOccurrence[] = [];
  for (const [controlId, facts] of recorded) {
    const plan = planned.get(controlId);
    const expected = new Set(
      plan
        ? systemsOf(plan.control.schedule).flatMap((system) =>
            plan.occurrences.map(({ key }) => occurrenceName({ system, key })),
          )
        : [],
    );
    const lost = [...facts.values()].filter((fact) => !expected.has(occurrenceName(fact)));
    if (lost.length === 0) continue;
    const { ref, title } = workspace.need<{ ref: string; title: string }>(
      'That control',
      'SELECT ref, title FROM control WHERE id = ?',
      [controlId],
    );
    for (const { system, key, due, doneOn, waived } of lost)
      found.push({ controlId, ref, title, system, key, due, doneOn, waived });
  }
  return found.toSorted((a, b) => a.ref.localeCompare(b.ref) || a.due.localeCompare(b.due));
}
