import { NumberInput } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import {
  hasProblem,
  isJoiner,
  isLate,
  isLeaver,
  joinerChecks,
  removalOf,
} from '../../../../shared/domain/workforce.ts';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useAction, useData, useWorkspace } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { RegisterGrid } from '../../../components/register/RegisterGrid.tsx';
import { MakePopulation } from '../MakePopulation.tsx';
import { joinerColumns, leaverColumns } from './people-columns.tsx';
import { RemovalChart } from './RemovalChart.tsx';
import { employmentOf, usePeriod } from './worker-rows.ts';
import styles from './people.module.css';

type View = 'all' | 'joiners' | 'joiner_problems' | 'leavers' | 'late';

const LABELS: Record<View, string> = {
  all: 'All',
  joiners: 'Joiners',
  joiner_problems: 'Joiners to look at',
  leavers: 'Leavers',
  late: 'Late leavers',
};
const isJoinerView = (view: View) => view === 'joiners' || view === 'joiner_problems';
const isLeaverView = (view: View) => view === 'leavers' || view === 'late';

const LEAVING = ['leftOn', 'leftAt', 'accessRemovedAt', 'leaverTicket'];
const JOINING = [
  'screenedOn',
  'codeSignedOn',
  'trainedOn',
  'accessTicket',
  'accessApprovedBy',
  'accessApprovedAt',
  'accessGrantedAt',
];
const ALWAYS = ['personId', 'notes'];
const HIDDEN: Record<'all' | 'joiners' | 'leavers', readonly string[]> = {
  all: [
    ...ALWAYS,
    'accessTicket',
    'accessApprovedBy',
    'accessApprovedAt',
    'accessGrantedAt',
    'leftAt',
    'leaverTicket',
  ],
  joiners: [...ALWAYS, ...LEAVING, 'email', 'manager', 'kind', 'department'],
  leavers: [...ALWAYS, ...JOINING, 'email', 'title', 'kind', 'startedOn'],
};

/** The roster, with who joined and who left in the period and whether what had to be done for them was done in time. */
export function People({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const period = usePeriod();
  const [view, setView] = useState<View>('all');
  const rows = useData(['registers', 'list', 'people'], () =>
    api.registers.list({ register: 'people' }),
  ).data;
  const limit = useData(['registers', 'workforceRules'], () => api.registers.workforceRules({})).data
    ?.leaverHours;
  const [now] = useState(() => new Date().toISOString());
  const day = today();
  const { from, to } = period;

  const passes = useCallback(
    (row: RegisterRow, wanted: View): boolean => {
      const person = employmentOf(row);
      if (wanted === 'all') return true;
      if (isJoinerView(wanted))
        return (
          isJoiner(person, { from, to }) && (wanted === 'joiners' || hasProblem(joinerChecks(person, day)))
        );
      return (
        isLeaver(person, { from, to }) &&
        (wanted === 'leavers' || isLate(removalOf(person, limit ?? 24, now)))
      );
    },
    [from, to, day, limit, now],
  );
  const accepts = useCallback((row: RegisterRow) => passes(row, view), [passes, view]);
  const columns = useMemo(() => {
    if (isJoinerView(view)) return joinerColumns(day);
    return isLeaverView(view) ? leaverColumns(limit ?? 24, now) : undefined;
  }, [view, day, limit, now]);
  const leavers = useMemo(
    () =>
      (rows ?? []).flatMap((row) => {
        const removal = passes(row, 'leavers') ? removalOf(employmentOf(row), limit ?? 24, now) : null;
        return removal ? [{ row, removal }] : [];
      }),
    [rows, passes, limit, now],
  );
  if (!rows || limit === undefined) return null;

  const show = (id: string | null) => navigate(links.register('people', id ?? undefined), { replace: true });
  const shape = isJoinerView(view) ? 'joiners' : isLeaverView(view) ? 'leavers' : 'all';
  return (
    <RegisterGrid
      key={shape}
      register="people"
      current={current}
      onCurrent={show}
      accepts={view === 'all' ? undefined : accepts}
      onAcceptAll={view === 'all' ? undefined : () => setView('all')}
      hidden={HIDDEN[shape]}
      columns={columns}
      head={
        isLeaverView(view) &&
        leavers.length > 0 && <RemovalChart leavers={leavers} limitHours={limit} onPick={show} />
      }
      filters={
        <FilterPills
          label="People"
          value={view}
          options={(Object.keys(LABELS) as View[]).map((value) => ({
            value,
            label: LABELS[value],
            count: rows.filter((row) => passes(row, value)).length,
          }))}
          onChange={setView}
        />
      }
      actions={
        !readOnly &&
        shape !== 'all' && (
          <>
            {shape === 'leavers' && <LeaverLimit hours={limit} />}
            <MakePopulation of={shape} />
          </>
        )
      }
    />
  );
}

/** The firm's limit for removing the access of leavers. */
function LeaverLimit({ hours }: { hours: number }) {
  const { run } = useAction();
  const [typed, setTyped] = useState<number | string>(hours);
  const save = () => {
    const leaverHours = Number(typed);
    if (leaverHours === hours || !Number.isInteger(leaverHours) || leaverHours < 1 || leaverHours > 8760)
      setTyped(hours);
    else
      void run(() => api.registers.setWorkforceRules({ leaverHours }), {
        done: `The limit is ${leaverHours} hours.`,
      });
  };
  return (
    <label className={styles.limitField}>
      Limit
      <NumberInput
        w={84}
        min={1}
        max={8760}
        allowDecimal={false}
        suffix=" h"
        hideControls
        value={typed}
        onChange={setTyped}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && save()}
      />
    </label>
  );
}
