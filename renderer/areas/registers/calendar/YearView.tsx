import { Button, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { CalendarControl, CalendarYear } from '../../../../shared/contract/calendar.ts';
import {
  OCCURRENCE_STATE_NAMES,
  OCCURRENCE_STATES,
  type OccurrenceState,
} from '../../../../shared/domain/programme-vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { runAction, useWorkspace } from '../../../app/query.ts';
import { showInfo } from '../../../app/toasts.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { Keys } from '../../../components/Keys.tsx';
import styles from './calendar.module.css';
import { ControlPane } from './ControlPane.tsx';
import { filterControls, totalsOf, type CalendarFilter } from './counts.ts';
import { GROUPINGS, type Grouping } from './groupings.ts';
import { OccurrenceGlyph } from './OccurrenceSign.tsx';
import { Orphans } from './Orphans.tsx';
import { confirmedBy, placeOf } from './use-calendar.ts';
import { MONTH_COLUMN, yearColumns } from './year-columns.tsx';

interface Props {
  year: CalendarYear;
  filter: CalendarFilter;
  grouping: Grouping | null;
  /** Id of the control that the pane shows. */
  current: string | null;
  onState: (state: OccurrenceState | null) => void;
  onReset: () => void;
}

/** Controls by month. Enter opens the occurrences of a cell, D records the next open one of it as performed today. */
export function YearView({ year, filter, grouping, current, onState, onReset }: Props) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const [month, setMonth] = useState<string | null>(null);
  const rows = useMemo(() => filterControls(year.controls, filter), [year, filter]);
  const columns = useMemo(() => yearColumns(year.months, year.today), [year.months, year.today]);
  const totals = useMemo(() => totalsOf(rows), [rows]);
  // Signs that no occurrence has need no explanation.
  const present = useMemo(() => {
    const all = totalsOf(year.controls);
    return OCCURRENCE_STATES.filter((state) => all[state] > 0 || state === filter.state);
  }, [year.controls, filter.state]);
  const shown = year.controls.find(({ id }) => id === current);
  const open = (id: string) => navigate(`${links.calendar}/${id}`, { replace: current !== null });
  const group = grouping && GROUPINGS[grouping].of;
  return (
    <>
      <Orphans orphaned={year.orphaned} />
      <div className={styles.split}>
        <div className={styles.list}>
          <Grid
            label="Calendar of controls"
            rows={rows}
            columns={columns}
            current={current}
            onCurrent={({ id }) => current !== null && open(id)}
            onOpen={({ id }) => open(id)}
            onCell={({ column }) => setMonth(MONTH_COLUMN.test(column.id) ? column.id : null)}
            onCellKey={(event, { row, column }) => {
              if (event.key.toLowerCase() !== 'd' || event.ctrlKey || event.metaKey || event.altKey)
                return false;
              if (readOnly || !MONTH_COLUMN.test(column.id)) return false;
              void recordNext(row, column.id, year.today);
              return true;
            }}
            {...(group && { groupBy: group, groupOrder: [...new Set(rows.map(group))].toSorted() })}
            empty={
              <EmptyState
                title="No control passes the filters"
                actions={<Button onClick={onReset}>Show all controls</Button>}
              >
                All {plural(year.controls.length, 'control')} are still here.
              </EmptyState>
            }
          />
          <ul className={styles.legend} aria-label="Show controls by state">
            {present.map((state) => (
              <li key={state}>
                <UnstyledButton
                  className={styles.state}
                  aria-pressed={filter.state === state}
                  onClick={() => onState(filter.state === state ? null : state)}
                >
                  <OccurrenceGlyph state={state} />
                  {OCCURRENCE_STATE_NAMES[state]} <b>{totals[state]}</b>
                </UnstyledButton>
              </li>
            ))}
            {!readOnly && (
              <li className={styles.keys}>
                <Keys keys="D" /> Performed today
              </li>
            )}
          </ul>
        </div>
        {shown && (
          <ControlPane
            key={shown.id}
            control={shown}
            month={month}
            months={year.months}
            today={year.today}
            isPlan={year.span?.isPlan ?? false}
            onMonth={setMonth}
            onClose={() => navigate(links.calendar, { replace: true })}
          />
        )}
      </div>
    </>
  );
}

/**
 * Records the first occurrence of a month that is open: what evidence shows as it shows it, then as performed today what is overdue
 * before upcoming before missed.
 */
async function recordNext({ id, ref }: CalendarControl, month: string, today: string): Promise<void> {
  await runAction(
    async () => {
      const rows = await api.calendar.agenda({ controlIds: [id] });
      const open = rows.filter(
        ({ due, from, doneOn, waived }) =>
          due.slice(0, 7) === month && doneOn === null && waived === '' && from <= today,
      );
      const next = ['to_confirm', 'overdue', 'upcoming', 'missed']
        .map((state) => open.find((row) => row.state === state))
        .find((row) => row !== undefined);
      if (!next) {
        showInfo(`${ref} has no open occurrence in ${month} that could be performed today.`);
        return undefined;
      }
      const [confirmed] = confirmedBy(next);
      const item = confirmed ?? { ...placeOf(next), doneOn: today, evidenceIds: [] };
      await api.calendar.record({ items: [item] });
      return { ...next, doneOn: item.doneOn };
    },
    {
      done: (next) =>
        next &&
        `${ref} ${next.key} is recorded as performed ${next.doneOn === today ? 'today' : `on ${next.doneOn}, with its evidence`}.${next.state === 'missed' ? ' It stays missed: its time was over.' : ''}`,
    },
  );
}
