/** The calendar as tables that people work in: what each owner has to do, then every occurrence. */
import type { CalendarLine, CalendarModel } from '../../../../shared/domain/calendar/calendar-model.ts';
import { isTodo } from '../../../../shared/domain/calendar/todo.ts';
import { OCCURRENCE_STATE_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { RATING_COLORS } from '../pdf/palette.ts';
import { day, tonesOf, type Sheet, type SheetColumn } from './sheet.ts';

const STATE_TONES = tonesOf(OCCURRENCE_STATE_NAMES, {
  done: RATING_COLORS.ready,
  late: RATING_COLORS.minor_gap,
  overdue: RATING_COLORS.not_in_place,
  missed: RATING_COLORS.not_in_place,
});

const COLUMNS: readonly SheetColumn<CalendarLine>[] = [
  { title: 'Control', value: (row) => row.control },
  { title: 'Title', value: (row) => row.title, widest: 44 },
  { title: 'Owner', value: (row) => row.owner, widest: 24 },
  { title: 'Frequency', value: (row) => FREQUENCY_NAMES[row.frequency] },
  { title: 'System', value: (row) => row.system, widest: 24 },
  { title: 'Occurrence', value: (row) => row.key },
  { title: 'Due', value: (row) => day(row.due) },
  {
    title: 'State',
    value: (row) => OCCURRENCE_STATE_NAMES[row.state],
    tones: STATE_TONES,
    choices: Object.values(OCCURRENCE_STATE_NAMES),
  },
  { title: 'Performed on', value: (row) => day(row.doneOn) },
  { title: 'Performed by', value: (row) => row.doneBy, widest: 24 },
  { title: 'Evidence', value: (row) => row.evidence.join(', '), widest: 28 },
  { title: 'Note', value: (row) => row.note, widest: 48 },
];

const byOwner = (a: CalendarLine, b: CalendarLine): number =>
  a.owner.localeCompare(b.owner) || a.due.localeCompare(b.due) || a.control.localeCompare(b.control);

export function calendarSheets({ occurrences }: CalendarModel): Sheet<unknown>[] {
  const sheet = (name: string, about: string, rows: readonly CalendarLine[]): Sheet<CalendarLine> => ({
    name,
    about,
    frozen: 2,
    rows,
    columns: COLUMNS,
  });
  return [
    sheet(
      'To do',
      'What each owner has to collect, confirm or catch up on.',
      occurrences.filter(({ state }) => isTodo(state)).toSorted(byOwner),
    ),
    sheet('Occurrences', 'Every occurrence of every periodic control.', occurrences),
  ].map((one) => one as Sheet<unknown>);
}
