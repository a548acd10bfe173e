import type { ControlSchedule } from '../../../shared/domain/calendar/schedule.ts';
import type { Holiday } from '../../../shared/domain/programme-rules.ts';
import { controlNamed, evidenceIds, type Telling } from './telling.ts';

/** How a case kept its calendar. Days after today are left out, as a person would leave them out. */
export interface KeptCalendar {
  holidays: readonly Holiday[];
  schedules: readonly { refs: readonly string[]; schedule: Partial<ControlSchedule> }[];
  /** Performed on another day than the evidence shows, or without evidence. */
  performed: readonly { ref: string; key: string; doneOn: string; evidence?: string }[];
  waived: readonly { ref: string; key: string; reason: string }[];
}

/** Records the occurrences that evidence proves and those that the case speaks of; the others stay as the calendar has them. */
export async function keepCalendar(telling: Telling): Promise<void> {
  const { api } = telling.engine;
  const { calendar } = telling.sample;
  if (!calendar) return;
  const controls = await api.matrix.controls({});
  const idOf = (ref: string) => controlNamed(controls, ref).id;
  await api.calendar.setRules({ holidays: calendar.holidays.map((holiday) => ({ ...holiday })) });
  for (const { refs, schedule } of calendar.schedules) {
    const { systems, ...rest } = schedule;
    const patch = systems ? { ...rest, systems: [...systems] } : rest;
    await api.calendar.setSchedule({ controlIds: refs.map(idOf), schedule: patch });
  }
  const { today } = await api.calendar.year({});
  const told = new Map(calendar.performed.map((one) => [`${idOf(one.ref)} ${one.key}`, one]));
  const offered = (await api.calendar.offers({})).map(
    ({ controlId, system, key, doneOn, evidence: piece }) => ({
      controlId,
      system,
      key,
      doneOn: told.get(`${controlId} ${key}`)?.doneOn ?? doneOn,
      evidenceIds: [piece.id],
    }),
  );
  const items = [
    ...offered,
    ...calendar.performed.map(({ ref, key, doneOn, evidence: file }) => ({
      controlId: idOf(ref),
      system: '',
      key,
      doneOn,
      evidenceIds: evidenceIds(telling, file ? [file] : []),
    })),
  ].filter(({ doneOn }) => doneOn <= today);
  if (items.length > 0) await api.calendar.record({ items });
  for (const { ref, key, reason } of calendar.waived)
    await api.calendar.waive({ items: [{ controlId: idOf(ref), system: '', key }], reason });
}
