import type { ReactNode } from 'react';
import type { CalendarControl } from '../../../../shared/contract/calendar.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { monthName } from '../../../app/dates.ts';
import type { GridColumn } from '../../../components/grid/Grid.tsx';
import styles from './calendar.module.css';
import { countWords, statesIn } from './counts.ts';
import { OccurrenceGlyph } from './OccurrenceSign.tsx';

/** More occurrences in a month than this are told as figures. */
const MOST_MARKS = 5;

/** The occurrences of a month: a mark for each, or a mark and a figure for each state. Empty months draw nothing at all. */
function monthCell(counts: readonly number[]): ReactNode {
  const states = statesIn(counts);
  const all = states.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return null;
  return (
    <span className={styles.cell} role="img" aria-label={countWords(counts)} title={countWords(counts)}>
      {all <= MOST_MARKS
        ? states.flatMap(({ state, count }) =>
            Array.from({ length: count }, (_, at) => <OccurrenceGlyph key={`${state}${at}`} state={state} />),
          )
        : states.map(({ state, count }) => (
            <span key={state} className={styles.figure} data-state={state}>
              <OccurrenceGlyph state={state} />
              {count}
            </span>
          ))}
    </span>
  );
}

/** The year from its second month on, where it is another than that of the month before. */
const headOf = (month: string, at: number): string =>
  at === 0 || month.endsWith('-01') ? `${monthName(month)} ${month.slice(2, 4)}` : monthName(month);

export const MONTH_COLUMN = /^\d{4}-\d{2}$/;

/** Reference, title and owner, then a column for each month. */
export function yearColumns(
  months: readonly string[],
  today: string,
): readonly GridColumn<CalendarControl>[] {
  const now = today.slice(0, 7);
  return [
    {
      id: 'ref',
      header: 'Control',
      width: 76,
      frozen: true,
      text: ({ ref }) => ref,
      cell: ({ ref }) => <b>{ref}</b>,
    },
    {
      id: 'title',
      header: 'Title',
      width: 164,
      grow: true,
      frozen: true,
      text: ({ title }) => title,
      cell: ({ title }) => <span title={title}>{title}</span>,
    },
    {
      id: 'owner',
      header: 'Owner',
      width: 92,
      frozen: true,
      text: ({ owner }) => owner,
      cell: ({ owner }) => owner ?? <span className={styles.unknown}>No owner</span>,
    },
    {
      id: 'frequency',
      header: 'Frequency',
      width: 88,
      text: ({ frequency }) => FREQUENCY_NAMES[frequency],
      cell: ({ frequency, systems }) =>
        `${FREQUENCY_NAMES[frequency]}${systems.length > 1 ? ` x ${systems.length}` : ''}`,
    },
    ...months.map((month, at): GridColumn<CalendarControl> => ({
      id: month,
      header: month,
      head: (
        <span className={styles.month} data-now={month === now || undefined} title={month}>
          {headOf(month, at)}
        </span>
      ),
      width: 60,
      text: ({ months: counts }) => countWords(counts[at] ?? []),
      cell: ({ months: counts }) => monthCell(counts[at] ?? []),
    })),
  ];
}
