import { oc } from '@orpc/contract';
import { z } from 'zod';
import { DAY_RULES, OCCURRENCE_STATES } from '../domain/programme-vocabulary.ts';
import { PERIODIC_FREQUENCIES } from '../domain/occurrences.ts';
import { day, fileToken, frequency, id, ids, jobStarted, line, name, nothing } from './primitives.ts';

/** When periodic controls are due, what was done, and what was missed. */

export const occurrenceState = z.enum(OCCURRENCE_STATES);
const periodic = z.enum(PERIODIC_FREQUENCIES);
const key = z.string().min(1).max(20);
/** Empty for a control that is performed once for all systems. */
const system = z.string().max(200);
const evidenceRef = z.strictObject({ id, ref: z.string(), title: z.string() });

/** One occurrence, by what it is of. */
export const occurrenceAt = z.strictObject({ controlId: id, system, key });
export type OccurrenceAt = z.infer<typeof occurrenceAt>;

export const calendarControl = z.strictObject({
  id,
  ref: z.string(),
  title: z.string(),
  domain: z.string(),
  owner: z.string().nullable(),
  frequency: periodic,
  systems: z.array(z.string()),
  /** By month of the span, how many occurrences are in each state, in the order of OCCURRENCE_STATES. */
  months: z.array(z.array(z.int())),
  /** Something is set for it alone. */
  isScheduled: z.boolean(),
});
export type CalendarControl = z.infer<typeof calendarControl>;

export const orphanedOccurrence = occurrenceAt.extend({
  ref: z.string(),
  title: z.string(),
  due: day,
  doneOn: day.nullable(),
  waived: z.string(),
});
export type OrphanedOccurrence = z.infer<typeof orphanedOccurrence>;

export const calendarYear = z.strictObject({
  /** Null while the engagement has no days: then nothing is expected. */
  span: z.strictObject({ from: day, to: day, isPlan: z.boolean() }).nullable(),
  today: day,
  /** YYYY-MM. */
  months: z.array(z.string()),
  controls: z.array(calendarControl),
  /** Controls that follow events or run all the time, and those without a frequency: the calendar asks nothing of them. */
  others: z.int(),
  /** Recorded, and not expected any more. */
  orphaned: z.array(orphanedOccurrence),
});
export type CalendarYear = z.infer<typeof calendarYear>;

export const occurrenceRow = occurrenceAt.extend({
  /** Names the row among others; not an id of the workspace, because an occurrence is expected before anything is recorded. */
  id: z.string(),
  /** Of the record in the workspace, for its history; null while nothing is recorded. */
  recordId: id.nullable(),
  ref: z.string(),
  title: z.string(),
  domain: z.string(),
  owner: z.string().nullable(),
  frequency: periodic,
  /** First day of its interval. */
  from: day,
  due: day,
  /** Last day on which it is late, not missed. */
  lastDay: day,
  state: occurrenceState,
  doneOn: day.nullable(),
  doneBy: z.string(),
  daysLate: z.int(),
  waived: z.string(),
  note: z.string(),
  evidence: z.array(evidenceRef),
  /** Linked evidence that lies in its interval, with the first day that it shows; null unless it is to confirm. */
  offered: z.strictObject({ doneOn: day, evidence: z.array(evidenceRef) }).nullable(),
});
export type OccurrenceRow = z.infer<typeof occurrenceRow>;

export const controlSchedule = z.strictObject({
  anchor: day.nullable(),
  systems: z.array(name).max(100),
  dayRule: z.enum(DAY_RULES).nullable(),
  graceDays: z.int().min(0).max(366).nullable(),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
});

const planned = z.strictObject({ system, key, due: day });
export const replanned = z.strictObject({
  added: z.array(planned),
  gone: z.array(planned),
  moved: z.array(planned.extend({ dueBefore: day })),
  orphaned: z.array(planned),
});

export const calendarRules = z.strictObject({
  dayRule: z.enum(DAY_RULES),
  holidays: z.array(z.strictObject({ day, name: z.string().max(100) })).max(2000),
  graceDays: z.partialRecord(frequency, z.int().min(0).max(366)),
  soonDays: z.int().min(1).max(366),
});

const recorded = occurrenceAt.extend({
  doneOn: day,
  /** Attached in addition to what is there. */
  evidenceIds: z.array(id).max(100),
});

const offer = occurrenceAt.extend({
  ref: z.string(),
  title: z.string(),
  state: occurrenceState,
  due: day,
  /** Already recorded, and only evidence is missing. */
  isRecorded: z.boolean(),
  doneOn: day,
  evidence: evidenceRef,
});
export type EvidenceOffer = z.infer<typeof offer>;

/** Which occurrences: all of the span unless told. */
const occurrenceFilter = z.strictObject({
  from: day.optional(),
  to: day.optional(),
  controlIds: ids.optional(),
  owner: z.string().max(200).optional(),
  states: z.array(occurrenceState).max(OCCURRENCE_STATES.length).optional(),
});
export type OccurrenceFilter = z.infer<typeof occurrenceFilter>;

const todo = z.strictObject({
  owner: z.string().nullable(),
  email: z.string(),
  occurrences: z.int(),
  /** Of a mail to the owner. */
  text: z.string(),
});

const changed = z.strictObject({ changed: z.int() });
const many = z.array(occurrenceAt).min(1).max(5000);

export const CALENDAR_FORMATS = ['ics', 'json', 'xlsx'] as const;

export const calendarContract = {
  year: oc.input(nothing).output(calendarYear),
  /** Expected occurrences in the order of their due days; those that are overdue or missed by their states. */
  agenda: oc.input(occurrenceFilter).output(z.array(occurrenceRow)),
  /**
   * Records that occurrences were performed.
   * Errors: bad_input when one is not expected, or for a day in the future or before its interval
   */
  record: oc
    .input(
      z.strictObject({
        items: z.array(recorded).min(1).max(5000),
        /** Who performed them; otherwise what is recorded stays, or the owner is taken. */
        doneBy: line.optional(),
        note: z.string().max(2000).optional(),
      }),
    )
    .output(changed),
  /** Records that occurrences are not required, with the reason. */
  waive: oc
    .input(z.strictObject({ items: many, reason: z.string().trim().min(1).max(2000) }))
    .output(changed),
  /** Takes away what is recorded; evidence stays linked to the control. */
  clear: oc.input(z.strictObject({ items: many })).output(changed),
  /** Replaces the evidence of one recorded occurrence. */
  setEvidence: oc.input(occurrenceAt.extend({ evidenceIds: z.array(id).max(100) })).output(changed),
  /** Evidence linked to controls and dated in an interval that nothing proves yet: what could be recorded. */
  offers: oc.input(z.strictObject({ controlIds: ids.optional() })).output(z.array(offer)),
  schedule: oc.input(z.strictObject({ controlId: id })).output(controlSchedule),
  /** What a schedule or frequency would change, before it is saved. */
  comparePlan: oc
    .input(
      z.strictObject({
        controlId: id,
        schedule: controlSchedule,
        frequency: frequency.nullable().optional(),
      }),
    )
    .output(replanned),
  /** Errors: bad_input when the last day is before the first, or a system is named twice. */
  setSchedule: oc
    .input(z.strictObject({ controlIds: ids, schedule: controlSchedule.partial() }))
    .output(nothing),
  rules: oc.input(nothing).output(calendarRules),
  setRules: oc.input(calendarRules.partial()).output(nothing),
  /** What each owner has to do, most pressing owner first. */
  todo: oc.input(nothing).output(z.array(todo)),
  /**
   * Writes the occurrences of the span: for calendar programs, for programs, or as a workbook with a sheet of what is to do.
   * Starts a job whose result is `{ fileName, size, occurrences }`.
   */
  export: oc
    .input(
      z.strictObject({
        format: z.enum(CALENDAR_FORMATS),
        target: fileToken,
        owner: z.string().max(200).optional(),
      }),
    )
    .output(jobStarted),
};
