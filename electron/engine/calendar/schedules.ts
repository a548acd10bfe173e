/** What is set for single controls, and what a change of it does to their plan. */
import { replan, type Planned, type Replan } from '../../../shared/domain/calendar/replan.ts';
import {
  calendarSpan,
  NO_SCHEDULE,
  plannedOccurrences,
  systemsOf,
  type ControlSchedule,
} from '../../../shared/domain/calendar/schedule.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { isPeriodic } from '../../../shared/domain/occurrences.ts';
import type { Frequency } from '../../../shared/domain/vocabulary.ts';
import { engagementDates } from '../matrix/control-rows.ts';
import { readProgrammeRules } from '../registers/programme-rules.ts';
import type { Session } from '../session.ts';
import { newId } from '../workspace/workspace.ts';
import { readRecorded } from './plan.ts';

interface ScheduleRow {
  id: string;
  anchor: string | null;
  systems: string;
  day_rule: ControlSchedule['dayRule'];
  grace_days: number | null;
  starts_on: string | null;
  ends_on: string | null;
}

const storedRow = ({ workspace }: Session, controlId: string) =>
  workspace.get<ScheduleRow & Record<string, string | number | null>>(
    'SELECT * FROM control_schedule WHERE control_id = ?',
    [controlId],
  );

/** What is set for a control; nothing unless somebody did. */
export function readSchedule(session: Session, controlId: string): ControlSchedule {
  const row = storedRow(session, controlId);
  if (!row) return NO_SCHEDULE;
  return {
    anchor: row.anchor,
    systems: JSON.parse(row.systems) as string[],
    dayRule: row.day_rule,
    graceDays: row.grace_days,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  };
}

/** Expected occurrences of a control by a frequency and a schedule, by the firm's rules. */
export function planOf(session: Session, frequency: Frequency | null, schedule: ControlSchedule): Planned[] {
  const span = calendarSpan(engagementDates(session));
  if (!span || !isPeriodic(frequency)) return [];
  const occurrences = plannedOccurrences(frequency, schedule, span, readProgrammeRules(session.workspace));
  return systemsOf(schedule).flatMap((system) => occurrences.map(({ key, due }) => ({ system, key, due })));
}

/** What a schedule, and a frequency where one is given, would change. */
export function comparePlan(
  session: Session,
  controlId: string,
  schedule: ControlSchedule,
  frequency?: Frequency | null,
): Replan {
  const { frequency: now } = session.workspace.need<{ frequency: Frequency | null }>(
    'That control',
    'SELECT frequency FROM control WHERE id = ?',
    [controlId],
  );
  const recorded = [...(readRecorded(session).get(controlId)?.values() ?? [])];
  return replan(
    planOf(session, now, readSchedule(session, controlId)),
    planOf(session, frequency === undefined ? now : frequency, schedule),
    recorded.map(({ system, key, due }) => ({ system, key, due })),
  );
}

/**
 * Sets parts of the schedule of controls. Without anything set, the row goes.
 *
 * @throws AppError bad_input when it ends before it starts, or names a system twice
 */
export function setSchedule(
  session: Session,
  controlIds: readonly string[],
  patch: Partial<ControlSchedule>,
): void {
  const refs = controlIds.map(
    (id) =>
      session.workspace.need<{ ref: string }>('That control', 'SELECT ref FROM control WHERE id = ?', [id])
        .ref,
  );
  const label = refs.length === 1 ? `Schedule of ${refs[0]}` : `Schedule of ${refs.length} controls`;
  session.change(label, (tx) => {
    for (const controlId of controlIds) {
      const schedule = { ...readSchedule(session, controlId), ...patch };
      assertSound(schedule);
      const row = storedRow(session, controlId);
      const columns = {
        anchor: schedule.anchor,
        systems: JSON.stringify(schedule.systems),
        day_rule: schedule.dayRule,
        grace_days: schedule.graceDays,
        starts_on: schedule.startsOn,
        ends_on: schedule.endsOn,
      };
      const isEmpty = JSON.stringify(schedule) === JSON.stringify({ ...schedule, ...NO_SCHEDULE });
      if (row && isEmpty) tx.remove('control_schedule', row.id);
      else if (row) tx.update('control_schedule', row.id, columns);
      else if (!isEmpty) tx.insert('control_schedule', { id: newId(), control_id: controlId, ...columns });
    }
  });
}

function assertSound({ systems, startsOn, endsOn }: ControlSchedule): void {
  if (startsOn && endsOn && endsOn < startsOn)
    throw new AppError('bad_input', `The last day, ${endsOn}, is before the first, ${startsOn}.`);
  const twice = systems.find((system, at) => systems.indexOf(system) !== at);
  if (twice !== undefined) throw new AppError('bad_input', `The system "${twice}" is named twice.`);
}
