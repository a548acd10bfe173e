import { Button, Menu } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { RegisterRow } from '../../../../shared/contract/registers.ts';
import { api } from '../../../app/api.ts';
import { today } from '../../../app/dates.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { RegisterGrid } from '../../../components/register/RegisterGrid.tsx';
import { useActions } from '../../../state/actions.ts';
import { useChecks, useGaps, useReadiness, useScope } from '../queries.ts';
import { criteriaOf } from '../readiness/readiness-filter.ts';
import { Burndown } from './Burndown.tsx';
import { isShown, readGap, SHOWS, type Show } from './gap-facts.ts';
import { gapCells } from './gap-cells.tsx';
import { GapOrigin } from './GapOrigin.tsx';
import { GapTotals } from './GapTotals.tsx';
import { raisedWords } from './raised-words.ts';

const SHOW_NAMES: Record<Show, string> = {
  all: 'All',
  open: 'Open',
  overdue: 'Overdue',
  unowned: 'No owner',
  mine: 'Mine',
  closed: 'Closed',
};

/** Columns that the detail pane shows as well, and the menu of a column head brings back. */
const HIDDEN = ['controlId', 'effort', 'closedOn', 'condition', 'recommendation'];

const origin = (row: RegisterRow) => <GapOrigin gap={readGap(row)} />;
const totals = (rows: readonly RegisterRow[]) => <GapTotals gaps={rows.map(readGap)} />;

/** What is missing for the report, what to do about it, who does it and by when. */
export default function GapsView({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly, actor } = useWorkspace();
  const { run, busy } = useAction();
  const [show, setShow] = useState<Show>('all');
  const people = useScope().data?.people;
  const summary = useReadiness().data;
  const checks = useChecks().data;
  const rows = useGaps().data;
  const personId = people?.find(({ name }) => name === actor)?.id ?? null;
  const now = today();
  const accepts = useCallback(
    (row: RegisterRow) => isShown(readGap(row), show, { today: now, personId }),
    [show, now, personId],
  );
  const cells = useMemo(() => gapCells(now), [now]);

  const raiseFromRatings = () =>
    void run(
      () =>
        api.readiness.raiseGaps({
          criterionIds: (summary ? criteriaOf(summary) : []).map(({ id }) => id),
        }),
      { done: raisedWords },
    );
  const raiseFromChecks = () =>
    void run(
      () =>
        api.readiness.raiseGaps({
          checkIds: (checks ?? []).filter(({ status }) => status === 'attention').map(({ id }) => id),
        }),
      { done: raisedWords },
    );
  useActions(
    readOnly
      ? []
      : [
          { id: 'gaps.raise.ratings', label: 'Raise gaps from ratings', run: raiseFromRatings },
          { id: 'gaps.raise.checks', label: 'Raise gaps from checks', run: raiseFromChecks },
        ],
  );

  const gaps = (rows ?? []).map(readGap);
  const options = SHOWS.filter((value) => value !== 'mine' || personId !== null).map((value) => ({
    value,
    label: SHOW_NAMES[value],
    count: gaps.filter((gap) => isShown(gap, value, { today: now, personId })).length,
  }));
  return (
    <RegisterGrid
      register="gaps"
      current={current}
      onCurrent={(id) => navigate(id ? links.gap(id) : links.gaps, { replace: true })}
      groupedBy="wave"
      hidden={HIDDEN}
      accepts={accepts}
      onAcceptAll={show === 'all' ? undefined : () => setShow('all')}
      filters={<FilterPills label="Show gaps" value={show} onChange={setShow} options={options} />}
      cells={cells}
      head={gaps.length > 0 && <Burndown />}
      foot={totals}
      detail={origin}
      actions={
        !readOnly && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button disabled={busy}>Raise gaps</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={raiseFromRatings}>From ratings below ready</Menu.Item>
              <Menu.Item onClick={raiseFromChecks}>From checks that need attention</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )
      }
      emptyActions={
        <>
          <Button disabled={busy} onClick={raiseFromRatings}>
            Raise gaps from ratings
          </Button>
          <Button disabled={busy} onClick={raiseFromChecks}>
            Raise gaps from checks
          </Button>
        </>
      }
    />
  );
}
