import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { PlanRow } from '../../../../shared/contract/audit/plan.ts';
import { isShownInPlan, PLAN_SHOWS } from '../../../../shared/domain/mock-audit/dashboard.ts';
import { TEST_KIND_NAMES, TEST_KINDS } from '../../../../shared/domain/vocabulary.ts';
import { today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useActions } from '../../../state/actions.ts';
import { AuditBar } from '../AuditBar.tsx';
import { usePlan } from '../queries.ts';
import { weekOf } from './load.ts';
import { LoadTable } from './LoadTable.tsx';
import styles from './plan.module.css';
import { PlanBulk } from './PlanBulk.tsx';
import { planColumns, saveWrites } from './plan-columns.tsx';
import { filterPlan, NO_FILTER, planShows, usePlanFilter, type PlanFilter } from './plan-state.ts';
import { SpreadDialog } from './SpreadDialog.tsx';

const GROUPINGS = {
  person: { label: 'By preparer', of: ({ preparer }: PlanRow) => preparer ?? 'Nobody yet' },
  week: {
    label: 'By week',
    of: ({ plannedOn }: PlanRow) => (plannedOn ? `Week of ${weekOf(plannedOn)}` : 'No day yet'),
  },
  domain: { label: 'By domain', of: ({ domain }: PlanRow) => domain || 'No domain' },
} as const;
type Grouping = keyof typeof GROUPINGS;
const GROUPING_IDS = Object.keys(GROUPINGS) as Grouping[];

/** Who tests what, and when: edited as a sheet, spread over people and days, with the load of each week below. */
export function PlanView() {
  const [, navigate] = useLocation();
  const { id: workspaceId, readOnly } = useWorkspace();
  const plan = usePlan().data;
  const now = today();
  const [filter, setFilter] = usePlanFilter(workspaceId);
  const [grouping, setGrouping] = useState<Grouping | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [spreading, setSpreading] = useState<readonly PlanRow[] | null>(null);
  const columns = useMemo(() => plan && planColumns(plan, now), [plan, now]);
  const rows = useMemo(() => (plan ? filterPlan(plan.rows, filter, now) : []), [plan, filter, now]);
  const change = (part: Partial<PlanFilter>) => {
    setFilter({ ...filter, ...part });
    setSelected(new Set());
  };
  const open = rows.filter((row) => isShownInPlan(row, 'open', now));
  const spread = () => setSpreading(open);
  const cannotSpread = whyNotSpread(plan?.people.length ?? 0, open.length);
  useActions(
    readOnly || cannotSpread
      ? []
      : [{ id: 'audit.spread', label: 'Spread the tests evenly over people and days', run: spread }],
  );
  if (!plan || !columns) return <AuditBar view="plan" />;
  const chosen = rows.filter(({ id }) => selected.has(id));
  const groups = grouping && GROUPINGS[grouping].of;
  const preparers = [...new Set(plan.rows.map(({ preparer }) => preparer ?? ''))].toSorted();
  return (
    <>
      <AuditBar
        view="plan"
        actions={
          plan.rows.length > 0 && (
            <>
              {cannotSpread && <span className={styles.hint}>{cannotSpread}</span>}
              <Button disabled={readOnly || cannotSpread !== null} onClick={spread}>
                Spread evenly
              </Button>
            </>
          )
        }
      >
        <SearchBox label="Filter the plan" value={filter.search} onChange={(search) => change({ search })} />
        <Select
          w={156}
          aria-label="Show"
          allowDeselect={false}
          value={filter.show}
          onChange={(show) => change({ show: PLAN_SHOWS.find((known) => known === show) ?? 'all' })}
          data={planShows(plan.rows, now)}
        />
        <Select
          w={116}
          aria-label="Kind of test"
          placeholder="Any kind"
          clearable
          value={filter.kind}
          onChange={(kind) => change({ kind: TEST_KINDS.find((known) => known === kind) ?? null })}
          data={TEST_KINDS.map((value) => ({ value, label: TEST_KIND_NAMES[value] }))}
        />
        <Select
          w={150}
          aria-label="Preparer"
          placeholder="Any preparer"
          clearable
          value={filter.preparer}
          onChange={(preparer) => change({ preparer })}
          data={preparers.map((name) => ({ value: name, label: name || 'Nobody yet' }))}
        />
        <Select
          w={120}
          aria-label="Group by"
          placeholder="No groups"
          clearable
          value={grouping}
          onChange={(next) => setGrouping(GROUPING_IDS.find((known) => known === next) ?? null)}
          data={GROUPING_IDS.map((value) => ({ value, label: GROUPINGS[value].label }))}
        />
      </AuditBar>
      <Grid
        label="Plan of the mock audit"
        rows={rows}
        columns={columns}
        readOnly={readOnly}
        onOpen={({ id }) => navigate(links.test(id))}
        onWrites={saveWrites}
        selected={selected}
        onSelected={setSelected}
        {...(groups && { groupBy: groups, groupOrder: [...new Set(rows.map(groups))].toSorted() })}
        empty={
          plan.rows.length === 0 ? (
            <EmptyState
              title="Nothing to plan yet"
              actions={
                <Button variant="filled" onClick={() => navigate(links.matrix)}>
                  Open the matrix
                </Button>
              }
            >
              Every control brings its tests with it. Add controls, or load the starter library, in the
              matrix.
            </EmptyState>
          ) : (
            <EmptyState
              title="No test passes the filters"
              actions={<Button onClick={() => setFilter(NO_FILTER)}>Show all tests</Button>}
            >
              All {plural(plan.rows.length, 'test')} are still here.
            </EmptyState>
          )
        }
      />
      {rows.length > 0 && chosen.length === 0 && (
        <details className={styles.foot} open>
          <summary>
            Load by person and week, {plural(rows.length, 'test')}
            {plan.window && `. ${plan.window.name}: ${plan.window.from} to ${plan.window.to}`}
          </summary>
          <LoadTable rows={rows} label="Tests by person and week" />
        </details>
      )}
      {chosen.length > 0 && !readOnly && (
        <PlanBulk
          plan={plan}
          rows={chosen}
          onSpread={() => setSpreading(chosen)}
          onClear={() => setSelected(new Set())}
        />
      )}
      {spreading && <SpreadDialog plan={plan} tests={spreading} onClose={() => setSpreading(null)} />}
    </>
  );
}

function whyNotSpread(people: number, open: number): string | null {
  if (people === 0) return 'Add persons of the firm in Scope first.';
  return open === 0 ? 'No open test is shown.' : null;
}
