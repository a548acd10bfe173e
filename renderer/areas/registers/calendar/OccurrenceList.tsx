import { Button, Popover } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { CalendarYear, OccurrenceRow } from '../../../../shared/contract/calendar.ts';
import { OCCURRENCE_STATE_NAMES } from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { addDays, dayProblem } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { DateField } from '../../../components/DateField.tsx';
import { DetailPane, PaneSection } from '../../../components/DetailPane.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import styles from './calendar.module.css';
import { passes, type CalendarFilter } from './counts.ts';
import { OccurrenceEditor, WaiveButton } from './OccurrenceEditor.tsx';
import { OccurrenceSign } from './OccurrenceSign.tsx';
import { confirmedBy, placeOf, useOccurrences } from './use-calendar.ts';

const RANGES = [
  { value: 'month', label: '30 days' },
  { value: 'quarter', label: '90 days' },
  { value: 'all', label: 'All' },
] as const;
type Range = (typeof RANGES)[number]['value'];

/** Nothing is due around today when the days of the engagement are over, or still to come. */
const isOver = ({ span, today }: CalendarYear): boolean =>
  span !== null && (addDays(span.to, 90) < today || span.from > addDays(today, 90));

interface Props {
  view: 'agenda' | 'overdue';
  year: CalendarYear;
  filter: CalendarFilter;
  onReset: () => void;
}

/** Occurrences in the order of their due days: those around today, or those that are overdue or missed. */
export function OccurrenceList({ view, year, filter, onReset }: Props) {
  const { readOnly } = useWorkspace();
  const [range, setRange] = useState<Range>(isOver(year) ? 'all' : 'quarter');
  const [current, setCurrent] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { today } = year;
  const days = range === 'month' ? 30 : 90;
  const found = useOccurrences(
    view === 'overdue'
      ? { states: ['overdue', 'missed'] }
      : range === 'all'
        ? {}
        : { from: addDays(today, -days), to: addDays(today, days) },
  );
  const rows = useMemo(
    () =>
      (found ?? []).filter(
        (row) =>
          passes(row, filter) && (view === 'overdue' || filter.state === null || row.state === filter.state),
      ),
    [found, filter, view],
  );
  const hasSystems = year.controls.some(({ systems }) => systems.length > 0);
  const columns = useMemo(
    () => (hasSystems ? COLUMNS : COLUMNS.filter(({ id }) => id !== 'system')),
    [hasSystems],
  );
  if (!found) return null;
  const shown = found.find(({ id }) => id === current);
  const chosen = rows.filter(({ id }) => selected.has(id));
  const isQuiet = found.length === 0;
  return (
    <>
      {view === 'agenda' && (
        <div className={styles.bar}>
          <FilterPills label="Days around today" value={range} options={RANGES} onChange={setRange} />
          <span className={styles.hint}>{plural(rows.length, 'occurrence')}</span>
        </div>
      )}
      <div className={styles.split}>
        <div className={styles.list}>
          <Grid
            label={view === 'agenda' ? 'Agenda' : 'Overdue and missed'}
            rows={rows}
            columns={columns}
            current={current}
            onCurrent={({ id }) => setCurrent(id)}
            selected={selected}
            onSelected={setSelected}
            empty={
              <EmptyState
                title={isQuiet ? 'Nothing is here' : 'No occurrence passes the filters'}
                actions={!isQuiet && <Button onClick={onReset}>Show all</Button>}
              >
                {isQuiet
                  ? view === 'overdue'
                    ? 'No occurrence is overdue or missed.'
                    : 'Nothing is due in these days. Choose more days, or the year.'
                  : `All ${plural(found.length, 'occurrence')} are still here.`}
              </EmptyState>
            }
          />
          {chosen.length > 0 && (
            <BulkRecord
              rows={chosen}
              today={today}
              readOnly={readOnly}
              onClear={() => setSelected(new Set())}
            />
          )}
        </div>
        {shown && (
          <DetailPane
            area="calendar"
            reference={shown.ref}
            title={`${shown.title}, ${shown.key}`}
            sign={<OccurrenceSign state={shown.state} />}
            onClose={() => setCurrent(null)}
          >
            <PaneSection title="Occurrence" hint={`due ${shown.due}`}>
              <OccurrenceEditor key={`${shown.id}${shown.recordId}`} row={shown} today={today} />
            </PaneSection>
          </DetailPane>
        )}
      </div>
    </>
  );
}

/** What is attached, or offered: the state says which. */
const evidenceOf = ({ evidence, offered }: OccurrenceRow): string =>
  (offered?.evidence ?? evidence).map(({ ref }) => ref).join(' ');

const COLUMNS: readonly GridColumn<OccurrenceRow>[] = [
  { id: 'due', header: 'Due', width: 88, frozen: true, text: ({ due }) => due, cell: ({ due }) => due },
  {
    id: 'ref',
    header: 'Control',
    width: 80,
    frozen: true,
    text: ({ ref }) => ref,
    cell: ({ ref }) => <b>{ref}</b>,
  },
  {
    id: 'title',
    header: 'Title',
    width: 190,
    grow: true,
    text: ({ title }) => title,
    cell: ({ title }) => <span title={title}>{title}</span>,
  },
  { id: 'key', header: 'Occurrence', width: 96, text: ({ key }) => key, cell: ({ key }) => key },
  { id: 'system', header: 'System', width: 96, text: ({ system }) => system, cell: ({ system }) => system },
  {
    id: 'owner',
    header: 'Owner',
    width: 116,
    text: ({ owner }) => owner,
    cell: ({ owner }) => owner ?? 'No owner',
  },
  {
    id: 'state',
    header: 'State',
    width: 112,
    text: ({ state }) => OCCURRENCE_STATE_NAMES[state],
    cell: ({ state }) => <OccurrenceSign state={state} />,
  },
  {
    id: 'doneOn',
    header: 'Performed on',
    width: 140,
    text: ({ doneOn }) => doneOn,
    cell: ({ doneOn, daysLate }) =>
      doneOn === null ? '' : daysLate > 0 ? `${doneOn}, ${plural(daysLate, 'day')} late` : doneOn,
  },
  {
    id: 'evidence',
    header: 'Evidence',
    width: 96,
    text: evidenceOf,
    cell: evidenceOf,
  },
];

interface BulkProps {
  rows: readonly OccurrenceRow[];
  today: string;
  readOnly: boolean;
  onClear: () => void;
}

/** Records all selected occurrences in one step that one undo takes back. */
function BulkRecord({ rows, today, readOnly, onClear }: BulkProps) {
  const { run, busy } = useAction();
  const [doneOn, setDoneOn] = useState(today);
  const [opened, setOpened] = useState(false);
  const disabled = readOnly || busy;
  const name = plural(rows.length, 'occurrence');
  const confirmed = rows.flatMap(confirmedBy);
  const isEarly = rows.some(({ from }) => from > today);
  const record = async (dayOf: (row: OccurrenceRow) => string) => {
    setOpened(false);
    const items = rows.map((row) => ({ ...placeOf(row), doneOn: dayOf(row), evidenceIds: [] }));
    if (await run(() => api.calendar.record({ items }), { done: `Recorded ${name}.` })) onClear();
  };
  return (
    <div className={styles.bulk} role="toolbar" aria-label="Record the selected occurrences">
      <b>{rows.length} selected</b>
      {isEarly && <span className={styles.hint}>Some of them can not be performed yet.</span>}
      <span>
        {confirmed.length > 0 && (
          <Button
            disabled={disabled}
            title="On the day that the evidence shows, with it attached"
            onClick={() =>
              void run(() => api.calendar.record({ items: confirmed }), {
                done: `Recorded ${plural(confirmed.length, 'occurrence')} with evidence.`,
              }).then((done) => done && onClear())
            }
          >
            Confirm {confirmed.length} by evidence
          </Button>
        )}
        <Button
          disabled={disabled || rows.some(({ due }) => due > today)}
          title="Each on its own due day"
          onClick={() => void record(({ due }) => due)}
        >
          Performed on their due days
        </Button>
        <Popover opened={opened} onChange={setOpened} trapFocus position="top-end">
          <Popover.Target>
            <Button variant="filled" disabled={disabled || isEarly} onClick={() => setOpened(!opened)}>
              Performed on
            </Button>
          </Popover.Target>
          <Popover.Dropdown>
            <div className={styles.form}>
              <DateField
                label="Performed on"
                value={doneOn}
                onChange={setDoneOn}
                error={dayProblem(doneOn)}
              />
              <Button disabled={dayProblem(doneOn) !== undefined} onClick={() => void record(() => doneOn)}>
                Record {name}
              </Button>
            </div>
          </Popover.Dropdown>
        </Popover>
        <WaiveButton
          disabled={disabled}
          reason=""
          onWaive={(reason) =>
            void run(() => api.calendar.waive({ items: rows.map(placeOf), reason }), {
              done: `${name} not required.`,
            }).then((done) => done && onClear())
          }
        />
        <Button
          disabled={disabled || rows.every(({ recordId }) => recordId === null)}
          onClick={() =>
            void run(() => api.calendar.clear({ items: rows.map(placeOf) }), { done: `Cleared ${name}.` })
          }
        >
          Clear
        </Button>
        <Button variant="subtle" onClick={onClear}>
          Deselect
        </Button>
      </span>
    </div>
  );
}
