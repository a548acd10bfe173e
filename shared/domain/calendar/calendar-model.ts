/** The calendar as a document: expected occurrences with what became of them. */
import type { OccurrenceState } from '../programme-vocabulary.ts';
import type { ReportMeta } from '../report-model.ts';
import type { Frequency } from '../vocabulary.ts';

export interface CalendarModel {
  meta: ReportMeta;
  /** Whose occurrences they are; null for those of everybody. */
  owner: string | null;
  /** ISO day as of which the states are. */
  today: string;
  /** In the order of their due days. */
  occurrences: CalendarLine[];
}

export interface CalendarLine {
  control: string;
  title: string;
  owner: string;
  frequency: Frequency;
  system: string;
  key: string;
  due: string;
  state: OccurrenceState;
  doneOn: string | null;
  doneBy: string;
  /** Why it is not required, and what was noted. */
  note: string;
  /** References, such as EV-0012. */
  evidence: string[];
}
