import { changeProgrammeRules, readProgrammeRules } from '../registers/programme-rules.ts';
import { os } from '../context.ts';
import { exportCalendar } from './export.ts';
import { readOccurrences } from './occurrence-rows.ts';
import { readOffers } from './offers.ts';
import { sayReplan } from './say-replan.ts';
import { comparePlan, readSchedule, setSchedule } from './schedules.ts';
import { readTodos } from './todos.ts';
import { clear, recordDone, setEvidence, waive } from './writes.ts';
import { readYear } from './year.ts';

/** When periodic controls are due, what was done, and what was missed. */
export const calendarRouter = {
  year: os.calendar.year.handler(({ context: { session } }) => readYear(session)),

  agenda: os.calendar.agenda.handler(({ input, context: { session } }) => readOccurrences(session, input)),

  record: os.calendar.record.handler(({ input, context: { session } }) => {
    recordDone(session, input.items, input);
    return { changed: input.items.length };
  }),

  waive: os.calendar.waive.handler(({ input, context: { session } }) => {
    waive(session, input.items, input.reason);
    return { changed: input.items.length };
  }),

  clear: os.calendar.clear.handler(({ input, context: { session } }) => ({
    changed: clear(session, input.items),
  })),

  setEvidence: os.calendar.setEvidence.handler(({ input, context: { session } }) => {
    setEvidence(session, input, input.evidenceIds);
    return { changed: 1 };
  }),

  offers: os.calendar.offers.handler(({ input, context: { session } }) =>
    readOffers(session, input.controlIds),
  ),

  schedule: os.calendar.schedule.handler(({ input, context: { session } }) => {
    const { systems, ...schedule } = readSchedule(session, input.controlId);
    return { ...schedule, systems: [...systems] };
  }),

  comparePlan: os.calendar.comparePlan.handler(({ input, context: { session } }) =>
    comparePlan(session, input.controlId, input.schedule, input.frequency),
  ),

  setSchedule: os.calendar.setSchedule.handler(({ input, context: { session } }) => {
    setSchedule(session, input.controlIds, input.schedule);
    return {};
  }),

  rules: os.calendar.rules.handler(({ context: { session } }) => {
    const { dayRule, holidays, graceDays, soonDays } = readProgrammeRules(session.workspace);
    return { dayRule, holidays: [...holidays], graceDays, soonDays };
  }),

  setRules: os.calendar.setRules.handler(({ input, context: { session } }) => {
    sayReplan(session, () => changeProgrammeRules(session, input, 'Rules of the calendar'));
    return {};
  }),

  todo: os.calendar.todo.handler(({ context: { session } }) => readTodos(session)),

  export: os.calendar.export.handler(({ input, context: { session } }) => {
    const target = session.target(input.target);
    return {
      jobId: session.jobs.start(
        { kind: 'export', label: `Calendar of controls, ${FORMAT_NAMES[input.format]}`, unit: 'rows' },
        (job) => exportCalendar(session, { format: input.format, target, owner: input.owner }, job),
      ),
    };
  }),
};

const FORMAT_NAMES = { ics: 'iCalendar', json: 'JSON', xlsx: 'Excel' } as const;
