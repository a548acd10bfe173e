import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import {
  TEST_KIND_NAMES,
  TEST_KINDS,
  TEST_RESULT_NAMES,
  TEST_RESULTS,
  type TestResult,
} from '../../../../shared/domain/vocabulary.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { AuditBar } from '../AuditBar.tsx';
import { useTests } from '../queries.ts';
import { useListState } from './list-state.ts';
import { ConcludeMany } from './ConcludeMany.tsx';
import { TEST_COLUMNS } from './test-columns.tsx';
import {
  countShown,
  filterTests,
  NO_FILTER,
  preparersOf,
  type Show,
  type TestFilter,
} from './test-filter.ts';

const SHOW_NAMES: Record<Show, string> = {
  all: 'All',
  not_tested: 'Not tested',
  in_progress: 'In progress',
  marked: 'Items with exceptions',
  concluded: 'Concluded with exceptions',
};
const SHOWS: readonly Show[] = ['all', 'not_tested', 'in_progress', 'marked', 'concluded'];

/** All tests of the engagement: one of design for every control, and under Type II one of operation. */
export function TestList() {
  const [, navigate] = useLocation();
  const { id: workspaceId, engagement } = useWorkspace();
  const tests = useTests().data;
  const { filter, current, setFilter, setCurrent } = useListState(workspaceId);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const rows = useMemo(() => filterTests(tests ?? [], filter), [tests, filter]);
  const change = (part: Partial<TestFilter>) => {
    setFilter({ ...filter, ...part });
    setSelected(new Set());
  };
  const preparers = useMemo(() => preparersOf(tests ?? []), [tests]);
  const chosen = rows.filter(({ id }) => selected.has(id));

  const empty =
    tests?.length === 0 ? (
      <EmptyState
        title="No tests yet"
        actions={
          <Button variant="filled" onClick={() => navigate(links.matrix)}>
            Open the matrix
          </Button>
        }
      >
        Every control brings its tests with it. Add controls, or load the starter library, in the matrix.
      </EmptyState>
    ) : (
      <EmptyState
        title="No test matches the filter"
        actions={<Button onClick={() => setFilter(NO_FILTER)}>Show all tests</Button>}
      >
        The search looks at workpaper, control, owner, preparer, reviewer and criteria.
      </EmptyState>
    );

  return (
    <>
      <AuditBar view="tests">
        <SearchBox label="Filter tests" value={filter.search} onChange={(search) => change({ search })} />
        {engagement.type === 'II' && (
          <Select
            w={132}
            aria-label="Kind of test"
            placeholder="Any kind"
            clearable
            value={filter.kind}
            onChange={(kind) => change({ kind: TEST_KINDS.find((known) => known === kind) ?? null })}
            data={TEST_KINDS.map((value) => ({ value, label: TEST_KIND_NAMES[value] }))}
          />
        )}
        <Select
          w={172}
          aria-label="Result"
          placeholder="Any result"
          clearable
          value={filter.result}
          onChange={(result) => change({ result: asResult(result) })}
          data={TEST_RESULTS.map((value) => ({ value, label: TEST_RESULT_NAMES[value] }))}
        />
        {preparers.length > 0 && (
          <Select
            w={148}
            aria-label="Preparer"
            placeholder="Any preparer"
            clearable
            value={filter.preparer}
            onChange={(preparer) => change({ preparer })}
            data={preparers.map((value) => ({ value, label: value || 'Not assigned' }))}
          />
        )}
        <FilterPills
          label="Show tests"
          value={filter.show}
          onChange={(show) => change({ show })}
          options={SHOWS.map((value) => ({
            value,
            label: SHOW_NAMES[value],
            count: countShown(tests ?? [], value),
          }))}
        />
      </AuditBar>
      {tests && (
        <Grid
          label="Tests"
          rows={rows}
          columns={TEST_COLUMNS}
          current={current}
          onCurrent={({ id }) => setCurrent(id)}
          onOpen={({ id }) => navigate(links.test(id))}
          selected={selected}
          onSelected={setSelected}
          empty={empty}
        />
      )}
      {chosen.length > 0 && (
        <ConcludeMany
          key={chosen.map(({ id }) => id).join()}
          tests={chosen}
          onDone={() => setSelected(new Set())}
        />
      )}
    </>
  );
}

const asResult = (text: string | null): TestResult | null =>
  TEST_RESULTS.find((known) => known === text) ?? null;
