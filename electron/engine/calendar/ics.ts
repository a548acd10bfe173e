/** The calendar as iCalendar (RFC 5545), for Outlook, Google Calendar and Apple Calendar. */
import { createHash } from 'node:crypto';
import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { OccurrenceRow } from '../../../shared/contract/calendar.ts';
import { performedWords } from '../../../shared/domain/calendar/states.ts';
import { OCCURRENCE_STATE_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import { addDays } from '../../../shared/domain/readiness/days.ts';
import { FREQUENCY_NAMES } from '../../../shared/domain/vocabulary.ts';

interface IcsOptions {
  /** Names the calendar among the subscribed ones of a person. */
  name: string;
  /** Of the engagement: part of the UIDs, so that the same occurrence keeps its UID from export to export. */
  engagementId: string;
  /** Rises with every change of the workspace: a calendar program takes an event with a higher number for a newer one. */
  sequence: number;
  /** When the state was reached, ISO 8601. */
  at: string;
}

/** What is to be done in a control, and what shows it. */
interface ControlText {
  statement: string;
  evidenceWanted: string;
}

/**
 * One all-day event for each occurrence. Events, not to-dos: Google Calendar and Outlook do not show VTODO. They keep nobody busy.
 *
 * @param textOf by id of the control
 */
export function calendarIcs(
  occurrences: readonly OccurrenceRow[],
  textOf: ReadonlyMap<string, ControlText>,
  { name, engagementId, sequence, at }: IcsOptions,
): string {
  const calendar = ical({
    // The library writes this one as it is given.
    name: escaped(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'Trustbench', product: 'Calendar of controls', language: 'EN' },
  });
  for (const occurrence of occurrences) {
    const { ref, title, system, key, due, state } = occurrence;
    const where = system === '' ? '' : ` (${system})`;
    calendar.createEvent({
      id: uidOf(engagementId, occurrence),
      sequence,
      stamp: at,
      start: due,
      end: addDays(due, 1),
      allDay: true,
      summary: `${ref} ${title}${where}: ${key}${state === 'not_due' ? '' : ` [${OCCURRENCE_STATE_NAMES[state]}]`}`,
      description: describe(occurrence, textOf.get(occurrence.controlId)),
      categories: [{ name: 'Trustbench' }, { name: OCCURRENCE_STATE_NAMES[state] }],
      status: state === 'waived' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** A text of one line as RFC 5545, section 3.3.11 wants it. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\s*[\r\n]+\s*/g, ' ');

/** The parts are hashed: a system's name may hold what a UID may not, and says more than a UID should. */
function uidOf(engagementId: string, { controlId, system, key }: OccurrenceRow): string {
  const name = createHash('sha256')
    .update(JSON.stringify([engagementId, controlId, system, key]))
    .digest('hex');
  return `${name.slice(0, 32)}@trustbench.invalid`;
}

function describe(occurrence: OccurrenceRow, text: ControlText | undefined): string {
  const { ref, owner, frequency, state, waived, note, doneOn } = occurrence;
  const performed = performedWords(occurrence, doneOn);
  return [
    `Control ${ref}, ${FREQUENCY_NAMES[frequency].toLowerCase()}`,
    `Owner: ${owner ?? 'not named'}`,
    `State: ${OCCURRENCE_STATE_NAMES[state]}${performed === '' ? '' : `, ${performed}`}`,
    ...(waived === '' ? [] : [`Not required: ${waived}`]),
    ...(text?.statement ? [`What to do: ${text.statement}`] : []),
    ...(text?.evidenceWanted ? [`Evidence wanted: ${text.evidenceWanted}`] : []),
    ...(note === '' ? [] : [`Note: ${note}`]),
  ].join('\n');
}
