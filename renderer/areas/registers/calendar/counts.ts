import {
  OCCURRENCE_STATE_NAMES,
  OCCURRENCE_STATES,
  type OccurrenceState,
} from '../../../../shared/domain/programme-vocabulary.ts';
import type { CalendarControl } from '../../../../shared/contract/calendar.ts';

/** The gravest first: what a person looks for in a cell. */
export const GRAVITY: readonly OccurrenceState[] = [
  'missed',
  'overdue',
  'to_confirm',
  'to_collect',
  'late',
  'done',
  'waived',
  'upcoming',
  'not_due',
];

const AT = new Map(OCCURRENCE_STATES.map((state, at) => [state, at]));

export interface StateCount {
  state: OccurrenceState;
  count: number;
}

/** The states of a month that occur, the gravest first. */
export const statesIn = (counts: readonly number[]): StateCount[] =>
  GRAVITY.flatMap((state) => {
    const count = counts[AT.get(state) ?? -1] ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });

/** "1 missed, 3 done". */
export const countWords = (counts: readonly number[]): string =>
  statesIn(counts)
    .map(({ state, count }) => `${count} ${OCCURRENCE_STATE_NAMES[state].toLowerCase()}`)
    .join(', ');

/** Over all months of a control, or of several. */
export function totalsOf(controls: readonly CalendarControl[]): Record<OccurrenceState, number> {
  const totals = Object.fromEntries(OCCURRENCE_STATES.map((state) => [state, 0])) as Record<
    OccurrenceState,
    number
  >;
  for (const { months } of controls)
    for (const counts of months)
      for (const [at, state] of OCCURRENCE_STATES.entries()) totals[state] += counts[at] ?? 0;
  return totals;
}

export interface CalendarFilter {
  search: string;
  owner: string | null;
  frequency: string | null;
  state: OccurrenceState | null;
}

export const NO_CALENDAR_FILTER: CalendarFilter = { search: '', owner: null, frequency: null, state: null };

interface Filtered {
  ref: string;
  title: string;
  domain: string;
  owner: string | null;
  frequency: string;
}

/** Whether a control, or an occurrence of it, passes search, owner and frequency. */
export function passes(row: Filtered, { search, owner, frequency }: CalendarFilter): boolean {
  const words = search.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  const text = `${row.ref} ${row.title} ${row.domain} ${row.owner ?? ''}`.toLocaleLowerCase('en');
  return (
    words.every((word) => text.includes(word)) &&
    (owner === null || (row.owner ?? '') === owner) &&
    (frequency === null || row.frequency === frequency)
  );
}

/** Controls that pass, and have an occurrence in the state that is asked for. */
export const filterControls = (
  controls: readonly CalendarControl[],
  filter: CalendarFilter,
): CalendarControl[] =>
  controls.filter((control) => {
    const at = filter.state === null ? -1 : (AT.get(filter.state) ?? -1);
    return passes(control, filter) && (at < 0 || control.months.some((counts) => (counts[at] ?? 0) > 0));
  });
