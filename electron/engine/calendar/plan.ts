/** What the calendar expects of each control, and what is recorded of it. */
import {
  calendarSpan,
  NO_SCHEDULE,
  plannedOccurrences,
  type CalendarRules,
  type CalendarSpan,
  type ControlSchedule,
  type PlannedOccurrence,
} from '../../../shared/domain/calendar/schedule.ts';
import { stateOf, type OccurrenceFact } from '../../../shared/domain/calendar/states.ts';
import { occurrenceName } from '../../../shared/domain/calendar/replan.ts';
import { isPeriodic, type PERIODIC_FREQUENCIES } from '../../../shared/domain/occurrences.ts';
import type { DayRule, OccurrenceState } from '../../../shared/domain/programme-vocabulary.ts';
import type { Frequency } from '../../../shared/domain/vocabulary.ts';
import { engagementDates, sortByRef } from '../matrix/control-rows.ts';
import { readProgrammeRules } from '../registers/programme-rules.ts';
import { today } from '../readiness/today.ts';
import type { Session } from '../session.ts';

export interface CalendarControlRow {
  id: string;
  ref: string;
  title: string;
  statement: string;
  evidenceWanted: string;
  domain: string;
  owner: string | null;
  email: string;
  frequency: (typeof PERIODIC_FREQUENCIES)[number];
  schedule: ControlSchedule;
  isScheduled: boolean;
}

/** A control with its occurrences. Controls of the same frequency and schedule share one series. */
export interface PlannedControl {
  control: CalendarControlRow;
  occurrences: readonly PlannedOccurrence[];
  /** By occurrence, its state while nothing is recorded of it. */
  bare: readonly OccurrenceState[];
}

export interface CalendarPlan {
  span: CalendarSpan | null;
  today: string;
  rules: CalendarRules;
  /** In the order of their references. */
  controls: readonly PlannedControl[];
  /** Controls of which the calendar expects nothing. */
  others: number;
}

/** A row of the table `occurrence` with its evidence. */
export interface RecordedOccurrence extends OccurrenceFact {
  id: string;
  controlId: string;
  system: string;
  key: string;
  due: string;
  doneBy: string;
  note: string;
}

interface StoredControl extends Omit<CalendarControlRow, 'frequency' | 'schedule' | 'isScheduled'> {
  frequency: Frequency | null;
  scheduleId: string | null;
  anchor: string | null;
  systems: string | null;
  dayRule: DayRule | null;
  graceDays: number | null;
  startsOn: string | null;
  endsOn: string | null;
}

const CONTROLS = `SELECT c.id, c.ref, c.title, c.statement, c.evidence_wanted AS evidenceWanted, c.domain, p.name AS owner, coalesce(p.email, '') AS email, c.frequency,
  s.id AS scheduleId, s.anchor, s.systems, s.day_rule AS dayRule, s.grace_days AS graceDays, s.starts_on AS startsOn, s.ends_on AS endsOn
FROM control c LEFT JOIN person p ON p.id = c.owner_id LEFT JOIN control_schedule s ON s.control_id = c.id`;

const FACTS = `SELECT o.id, o.control_id AS controlId, o.system, o.key, o.due, o.done_on AS doneOn, o.done_by AS doneBy, o.waived, o.note,
  (SELECT count(*) FROM occurrence_evidence e WHERE e.occurrence_id = o.id) AS evidence FROM occurrence o`;

const scheduleOf = (row: StoredControl): ControlSchedule =>
  row.scheduleId === null
    ? NO_SCHEDULE
    : {
        anchor: row.anchor,
        systems: JSON.parse(row.systems ?? '[]') as string[],
        dayRule: row.dayRule,
        graceDays: row.graceDays,
        startsOn: row.startsOn,
        endsOn: row.endsOn,
      };

/** The plan of all periodic controls over the span of the engagement, as of today. */
export function readPlan(session: Session, now: string = today()): CalendarPlan {
  const { workspace } = session;
  return workspace.cached(
    `calendar plan ${now}`,
    () => {
      const span = calendarSpan(engagementDates(session));
      const rules = readProgrammeRules(workspace);
      const stored = sortByRef(workspace.all<StoredControl>(CONTROLS));
      const series = createSeries(span, rules, now);
      const controls = stored.flatMap((row): PlannedControl[] => {
        const { id, ref, title, statement, evidenceWanted, domain, owner, email, frequency } = row;
        if (!isPeriodic(frequency)) return [];
        const schedule = scheduleOf(row);
        const control = {
          id,
          ref,
          title,
          statement,
          evidenceWanted,
          domain,
          owner,
          email,
          frequency,
          schedule,
        };
        return [
          { control: { ...control, isScheduled: row.scheduleId !== null }, ...series(frequency, schedule) },
        ];
      });
      return { span, today: now, rules, controls, others: stored.length - controls.length };
    },
    ['control', 'person', 'control_schedule', 'programme_rules', 'engagement'],
  );
}

/** Occurrences and their bare states, made once for all controls that share a frequency and a schedule. */
function createSeries(span: CalendarSpan | null, rules: CalendarRules, now: string) {
  const made = new Map<string, Omit<PlannedControl, 'control'>>();
  return (frequency: Frequency, schedule: ControlSchedule): Omit<PlannedControl, 'control'> => {
    const name = JSON.stringify([frequency, { ...schedule, systems: [] }]);
    const known = made.get(name);
    if (known) return known;
    const occurrences = span ? plannedOccurrences(frequency, schedule, span, rules) : [];
    const by = { soonDays: rules.soonDays, isPlan: span?.isPlan ?? false };
    const series = { occurrences, bare: occurrences.map((occurrence) => stateOf(occurrence, null, now, by)) };
    made.set(name, series);
    return series;
  };
}

/** What is recorded, by control and then by name; see `occurrenceName`. */
export type RecordedByControl = ReadonlyMap<string, ReadonlyMap<string, RecordedOccurrence>>;

export function readRecorded({ workspace }: Session): RecordedByControl {
  return workspace.cached(
    'calendar recorded',
    () => {
      const byControl = new Map<string, Map<string, RecordedOccurrence>>();
      for (const fact of workspace.all<RecordedOccurrence>(FACTS)) {
        const facts = byControl.get(fact.controlId) ?? new Map<string, RecordedOccurrence>();
        byControl.set(fact.controlId, facts.set(occurrenceName(fact), fact));
      }
      return byControl;
    },
    ['occurrence', 'occurrence_evidence'],
  );
}
