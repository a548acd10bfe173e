import { Button, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { FREQUENCIES, FREQUENCY_NAMES } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { runAction, useData, useWorkspace } from '../../../app/query.ts';
import { AreaBar } from '../../../components/AreaBar.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useActions } from '../../../state/actions.ts';
import { EvidenceViews } from '../EvidenceViews.tsx';
import styles from './coverage.module.css';
import { coverageColumns } from './coverage-columns.tsx';
import {
  COVERAGE_SHOWS,
  filterCoverage,
  isShown,
  NO_COVERAGE_FILTER,
  type CoverageFilter,
} from './coverage-filter.ts';
import { CoverageLegend } from './CoverageLegend.tsx';
import { CoveragePane } from './CoveragePane.tsx';
import { FreshnessDialog } from './FreshnessDialog.tsx';
import { gapsText } from './gaps-text.ts';
import { toCollect } from './track.ts';

/** The gap map: what each control owes over the period, and what evidence holds of it. */
export default function CoverageView() {
  const { id } = useParams<{ id?: string }>();
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { data } = useData(['evidence', 'coverage'], () => api.evidence.coverage({}));
  const [filter, setFilter] = useState<CoverageFilter>(NO_COVERAGE_FILTER);
  const [setting, setSetting] = useState(false);
  const { from, to, today } = data ?? { from: '', to: '', today: '' };
  const columns = useMemo(() => coverageColumns({ from, to, today }), [from, to, today]);
  const rows = useMemo(() => filterCoverage(data?.rows ?? [], filter), [data, filter]);
  const copy = () =>
    void runAction(() => navigator.clipboard.writeText(gapsText(rows)).then(() => true), {
      done: `Copied what is to collect of ${plural(rows.filter((row) => toCollect(row) > 0).length, 'control')}.`,
      undo: false,
    });
  useActions([
    { id: 'coverage.copy', label: 'Copy what is to collect as text', run: copy },
    ...(readOnly
      ? []
      : [{ id: 'coverage.freshness', label: 'Set how old evidence may be', run: () => setSetting(true) }]),
  ]);
  const bar = (
    <AreaBar
      title="Evidence"
      actions={
        <>
          {!readOnly && <Button onClick={() => setSetting(true)}>Freshness</Button>}
          <Button onClick={copy} disabled={!rows.some((row) => toCollect(row) > 0)}>
            Copy what is to collect
          </Button>
        </>
      }
    >
      <EvidenceViews view="coverage" />
    </AreaBar>
  );
  if (!data) return bar;
  if (data.rows.length === 0) {
    return (
      <>
        {bar}
        <EmptyState
          title="No controls yet"
          actions={
            <Button variant="filled" onClick={() => navigate(links.matrix)}>
              Open the matrix
            </Button>
          }
        >
          Coverage compares what controls owe over the period with the evidence that is linked to them.
        </EmptyState>
      </>
    );
  }
  const change = (part: Partial<CoverageFilter>) => setFilter({ ...filter, ...part });
  const owners = [...new Set(data.rows.map(({ owner }) => owner ?? ''))].toSorted();
  const current = data.rows.find((row) => row.id === id);
  return (
    <>
      {bar}
      <div className={styles.filters}>
        <SearchBox label="Filter controls" value={filter.search} onChange={(search) => change({ search })} />
        <Select
          w={128}
          aria-label="Frequency"
          placeholder="Any frequency"
          clearable
          value={filter.frequency}
          onChange={(next) => change({ frequency: FREQUENCIES.find((known) => known === next) ?? null })}
          data={FREQUENCIES.map((value) => ({ value, label: FREQUENCY_NAMES[value] }))}
        />
        <Select
          w={148}
          aria-label="Owner"
          placeholder="Any owner"
          clearable
          searchable
          value={filter.owner}
          onChange={(owner) => change({ owner })}
          data={owners.map((name) => ({ value: name, label: name || 'No owner' }))}
        />
        <FilterPills
          label="Show controls"
          value={filter.show}
          onChange={(show) => change({ show })}
          options={COVERAGE_SHOWS.map((option) => ({
            ...option,
            count: data.rows.filter((row) => isShown(row, option.value)).length,
          }))}
        />
        <CoverageLegend />
      </div>
      <div className={styles.split}>
        <Grid
          label="Coverage"
          rows={rows}
          columns={columns}
          current={id ?? null}
          onCurrent={(row) => navigate(links.coverageOf(row.id), { replace: true })}
          onOpen={(row) => navigate(links.control(row.id))}
          empty={
            <EmptyState
              title="No control passes the filters"
              actions={<Button onClick={() => setFilter(NO_COVERAGE_FILTER)}>Show all controls</Button>}
            >
              All {plural(data.rows.length, 'control')} are still here.
            </EmptyState>
          }
        />
        {current && (
          <CoveragePane row={current} onClose={() => navigate(links.evidenceCoverage, { replace: true })} />
        )}
      </div>
      {setting && <FreshnessDialog onClose={() => setSetting(false)} />}
    </>
  );
}
