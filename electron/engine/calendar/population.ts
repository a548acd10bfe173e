/** The occurrences of a control as a list that samples are drawn from. */
import { occurrenceName } from '../../../shared/domain/calendar/replan.ts';
import {
  calendarSpan,
  NO_SCHEDULE,
  plannedOccurrences,
  systemsOf,
} from '../../../shared/domain/calendar/schedule.ts';
import { offersOf, shownOn } from '../../../shared/domain/calendar/offers.ts';
import { stateOf } from '../../../shared/domain/calendar/states.ts';
import { OCCURRENCE_STATE_NAMES } from '../../../shared/domain/programme-vocabulary.ts';
import type { Frequency } from '../../../shared/domain/vocabulary.ts';
import { engagementDates } from '../matrix/control-rows.ts';
import { readProgrammeRules } from '../registers/programme-rules.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';
import { evidenceByOccurrence } from './occurrence-rows.ts';
import { datedEvidence } from './judge.ts';
import { readRecorded } from './plan.ts';
import { readSchedule } from './schedules.ts';

/** Key and due day first. The state is as of the day on which the list is frozen. */
export const CALENDAR_COLUMNS = [
  'Occurrence',
  'Due',
  'Frequency',
  'State',
  'Performed on',
  'Evidence',
  'System',
] as const;

interface CalendarOf {
  controlIds: readonly string[];
  frequency: Frequency;
  /** In place of the due day of the control's schedule. */
  anchor: string | null;
}

/**
 * Expected occurrences by the schedule of the control and the firm's rules, with what is recorded of them. Where one list serves
 * several controls, the schedule is that of the first, and nothing is said of what was recorded, because it differs.
 */
export function calendarRows(session: Session, { controlIds, frequency, anchor }: CalendarOf): string[][] {
  const span = calendarSpan(engagementDates(session));
  const [first] = controlIds;
  if (!span) return [];
  const rules = readProgrammeRules(session.workspace);
  const own = first === undefined ? NO_SCHEDULE : readSchedule(session, first);
  const schedule = { ...own, anchor: anchor ?? own.anchor };
  const recorded = controlIds.length === 1 && first ? readRecorded(session).get(first) : undefined;
  const evidence = evidenceByOccurrence(session);
  const by = { soonDays: rules.soonDays, isPlan: span.isPlan };
  const now = today();
  const occurrences = plannedOccurrences(frequency, schedule, span, rules);
  const systems = systemsOf(schedule);
  const linked = (first === undefined ? undefined : datedEvidence(session).get(first)) ?? [];
  return systems.flatMap((system) =>
    occurrences.map((occurrence) => {
      const fact = recorded?.get(occurrenceName({ system, key: occurrence.key }));
      const isKnown = controlIds.length === 1;
      const shown = shownOn(offersOf(occurrence, system, systems, linked, now));
      return [
        system === '' ? occurrence.key : `${occurrence.key} ${system}`,
        occurrence.due,
        frequency,
        isKnown ? OCCURRENCE_STATE_NAMES[stateOf(occurrence, fact ?? null, now, by, shown)] : '',
        fact?.doneOn ?? '',
        (fact ? (evidence.get(fact.id) ?? []) : []).map(({ ref }) => ref).join(' '),
        system,
      ];
    }),
  );
}
