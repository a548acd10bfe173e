import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { Metric } from '../../../../shared/contract/metrics.ts';
import { METRIC_GROUPS } from '../../../../shared/domain/metrics/definitions.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useData, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { useActions } from '../../../state/actions.ts';
import { AddMetric } from './AddMetric.tsx';
import { METRIC_COLUMNS } from './metric-columns.tsx';
import { MetricPane } from './MetricPane.tsx';
import styles from './metrics.module.css';

const SHOWS = {
  all: { label: 'All', accepts: () => true },
  missed: { label: 'Target missed', accepts: ({ status }: Metric) => status === 'missed' },
  drifting: { label: 'Drifting', accepts: ({ drifting }: Metric) => drifting !== null },
  no_data: { label: 'No data', accepts: ({ status }: Metric) => status === 'no_data' },
} as const;
type Show = keyof typeof SHOWS;
const SHOW_IDS = Object.keys(SHOWS) as Show[];

const groupHint = (rows: readonly Metric[]) => {
  const missed = rows.filter(({ status }) => status === 'missed').length;
  return missed > 0 ? `${missed} missed` : '';
};
const groupOf = ({ group }: Metric) => METRIC_GROUPS[group];

/** Every figure of the programme as a sheet: value, target, status and trend, with what is behind it in the pane. */
export function Metrics({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const data = useData(['metrics', 'list'], () => api.metrics.list({})).data;
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [adding, setAdding] = useState(false);
  const metrics = useMemo(() => data?.metrics ?? [], [data]);
  const rows = useMemo(() => {
    const words = search.trim().toLowerCase();
    return metrics.filter(
      (metric) =>
        SHOWS[show].accepts(metric) &&
        `${metric.title} ${metric.id} ${metric.note}`.toLowerCase().includes(words),
    );
  }, [metrics, show, search]);
  useActions(
    readOnly ? [] : [{ id: 'metrics.add', label: 'Add metric', keys: 'mod+N', run: () => setAdding(true) }],
  );
  if (!data) return null;
  const go = (id: string | null) =>
    navigate(id ? `${links.metrics}/${id}` : links.metrics, { replace: true });
  const drifting = metrics.filter((metric) => metric.drifting !== null);
  const shown = metrics.find(({ id }) => id === current);
  return (
    <>
      <div className={styles.bar}>
        <SearchBox label="Filter metrics" value={search} onChange={setSearch} />
        <FilterPills
          label="Show metrics"
          value={show}
          onChange={setShow}
          options={SHOW_IDS.map((value) => ({
            value,
            label: SHOWS[value].label,
            count: metrics.filter((metric) => SHOWS[value].accepts(metric)).length,
          }))}
        />
        <span className={styles.time}>
          {data.from} to {data.to}
        </span>
        {!readOnly && <Button onClick={() => setAdding(true)}>Add metric</Button>}
      </div>
      {drifting.length > 0 && (
        <p className={styles.alerts} role="status">
          <b>{plural(drifting.length, 'metric drifts', 'metrics drift')}</b>
          {drifting.slice(0, 4).map(({ id, title }) => (
            <Link key={id} href={`${links.metrics}/${id}`}>
              {title}
            </Link>
          ))}
          {drifting.length > 4 && (
            <Button variant="subtle" onClick={() => setShow('drifting')}>
              All {drifting.length}
            </Button>
          )}
        </p>
      )}
      <div className={styles.split}>
        <Grid
          label="Metrics"
          rows={rows}
          columns={METRIC_COLUMNS}
          readOnly={readOnly}
          current={current}
          onCurrent={({ id }) => go(id)}
          onOpen={({ id }) => go(id)}
          groupBy={groupOf}
          groupHint={groupHint}
          groupOrder={Object.values(METRIC_GROUPS)}
          empty={
            <EmptyState
              title="No metric passes the filters"
              actions={
                <Button
                  onClick={() => {
                    setSearch('');
                    setShow('all');
                  }}
                >
                  Show all metrics
                </Button>
              }
            >
              All {plural(metrics.length, 'metric')} are still here.
            </EmptyState>
          }
        />
        {shown && <MetricPane key={shown.id} metric={shown} readOnly={readOnly} onClose={() => go(null)} />}
      </div>
      {adding && (
        <AddMetric
          onClose={() => setAdding(false)}
          onAdded={(id) => {
            setAdding(false);
            go(id);
          }}
        />
      )}
    </>
  );
}
