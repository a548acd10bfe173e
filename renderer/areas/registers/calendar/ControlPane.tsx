import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CalendarControl, OccurrenceRow } from '../../../../shared/contract/calendar.ts';
import { performedWords } from '../../../../shared/domain/calendar/states.ts';
import { FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { monthName } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { Properties, Property } from '../../../components/Properties.tsx';
import styles from './calendar.module.css';
import { OccurrenceEditor } from './OccurrenceEditor.tsx';
import { OccurrenceSign } from './OccurrenceSign.tsx';
import { ScheduleDialog } from './ScheduleDialog.tsx';
import { useOccurrences } from './use-calendar.ts';
import { sentenceCase } from '../../../app/format.ts';

interface Props {
  control: CalendarControl;
  /** YYYY-MM whose occurrences are listed; all of them when null. */
  month: string | null;
  months: readonly string[];
  today: string;
  isPlan: boolean;
  onMonth: (month: string | null) => void;
  onClose: () => void;
}

/** One control: its occurrences of a month or of all, and how it is planned. */
export function ControlPane({ control, month, months, today, isPlan, onMonth, onClose }: Props) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const [opened, setOpened] = useState<string | null>(null);
  const [setting, setSetting] = useState(false);
  const rows = useOccurrences({ controlIds: [control.id] });
  const mine = rows?.filter(({ controlId }) => controlId === control.id) ?? [];
  const listed = month === null ? mine : mine.filter((row) => monthOf(row) === month);
  const only = listed.length === 1 ? listed[0]?.id : undefined;
  return (
    <DetailPane area="calendar" reference={control.ref} title={control.title} onClose={onClose}>
      <PaneSection>
        <Properties>
          <Property label="Owner">{control.owner ?? 'No owner'}</Property>
          <Property label="Frequency">{FREQUENCY_NAMES[control.frequency]}</Property>
          {control.systems.length > 0 && <Property label="Systems">{control.systems.join(', ')}</Property>}
        </Properties>
        {isPlan && (
          <p className={styles.hint}>
            A Type I report speaks of design at one day. The year before it is shown as a plan: nothing in it
            counts as missed.
          </p>
        )}
        <p className={`${styles.buttons} ${styles.go}`}>
          <Button disabled={readOnly} onClick={() => setSetting(true)}>
            Schedule
          </Button>
          <Button onClick={() => navigate(links.control(control.id))}>Open the control</Button>
        </p>
      </PaneSection>
      <PaneSection title="Occurrences" hint={listed.length}>
        <Select
          aria-label="Month"
          placeholder="All months"
          clearable
          value={month}
          onChange={onMonth}
          data={months.map((value) => ({ value, label: `${monthName(value)} ${value.slice(0, 4)}` }))}
        />
        {rows && listed.length === 0 && (
          <p className={styles.hint}>
            {month === null
              ? 'Nothing is due in the period. If it should be, set a day on which it is due under Schedule.'
              : 'Nothing is due in this month.'}
          </p>
        )}
        <ul className={styles.rows}>
          {listed.map((row) => {
            const isOpen = row.id === (opened ?? only);
            return (
              <li key={row.id}>
                <button
                  type="button"
                  className={styles.open}
                  aria-expanded={isOpen}
                  onClick={() => setOpened(isOpen ? '' : row.id)}
                >
                  <OccurrenceSign state={row.state} bare />
                  <span>
                    <b>{row.key}</b> {row.system}
                    <br />
                    <small>{factsOf(row)}</small>
                  </span>
                  <small>due {row.due}</small>
                </button>
                {isOpen && <OccurrenceEditor key={row.recordId ?? 'new'} row={row} today={today} />}
              </li>
            );
          })}
        </ul>
      </PaneSection>
      {setting && <ScheduleDialog control={control} onClose={() => setSetting(false)} />}
    </DetailPane>
  );
}

/** An interval belongs to the month in which it ends; a due day moved by the business-day rule may lie in another. */
const monthOf = ({ key, due }: OccurrenceRow): string =>
  /^\d{4}-\d{2}(-|$)/.test(key) ? key.slice(0, 7) : due.slice(0, 7);

function factsOf(row: OccurrenceRow): string {
  const { state, waived, doneOn, doneBy, evidence, lastDay, offered } = row;
  if (waived !== '') return `Not required: ${waived}`;
  if (doneOn !== null) {
    const proof = evidence.length === 0 ? 'no evidence' : evidence.map(({ ref }) => ref).join(', ');
    const words = `${performedWords(row, doneOn)}${doneBy ? ` by ${doneBy}` : ''}; ${proof}`;
    return state === 'missed' ? `Missed; ${words}` : sentenceCase(words);
  }
  if (offered !== null)
    return `To confirm: ${offered.evidence.map(({ ref }) => ref).join(', ')} ${offered.evidence.length === 1 ? 'shows' : 'show'} ${offered.doneOn}`;
  if (state === 'missed') return 'Missed: not performed in time';
  if (state === 'overdue') return `Overdue; counts as missed after ${lastDay}`;
  return state === 'upcoming' ? 'Upcoming' : 'Not due';
}
