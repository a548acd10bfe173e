import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { useActions } from '../../../state/actions.ts';
import { useReadiness } from '../queries.ts';
import { CategoryPane } from './CategoryPane.tsx';
import { CriterionPane } from './CriterionPane.tsx';
import { HeatMap } from './HeatMap.tsx';
import { criteriaOf, filterCriteria, NO_FILTER } from './readiness-filter.ts';
import styles from './readiness.module.css';
import { ReadinessBar } from './ReadinessBar.tsx';
import { ReadinessTable } from './ReadinessTable.tsx';

/** How ready every criterion is, as a map or as a table, with one criterion or category beside it. */
export default function ReadinessView({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const summary = useReadiness().data;
  const [filter, setFilter] = useState(NO_FILTER);
  const [isTable, setTable] = useState(false);
  const criteria = useMemo(() => (summary ? criteriaOf(summary) : []), [summary]);
  const rows = useMemo(() => filterCriteria(criteria, filter), [criteria, filter]);
  const shown = useMemo(() => new Set(rows.map(({ id }) => id)), [rows]);
  useActions([
    {
      id: 'readiness.table',
      label: isTable ? 'Show readiness as a map' : 'Show readiness as a table',
      run: () => setTable(!isTable),
    },
  ]);
  if (!summary) return null;
  const criterion = criteria.find(({ id }) => id === current);
  const category = summary.categories.find((known) => known.category === current);
  const close = () => navigate(links.readiness);
  const clear = () => setFilter(NO_FILTER);
  return (
    <>
      <ReadinessBar
        summary={summary}
        filter={filter}
        onFilter={setFilter}
        isTable={isTable}
        onTable={setTable}
      />
      <div className={styles.split}>
        {isTable && <ReadinessTable rows={rows} current={current} onClearFilter={clear} />}
        {!isTable && (
          <div className={styles.page}>
            {rows.length === 0 ? (
              <EmptyState
                title="No criterion passes the filter"
                actions={<Button onClick={clear}>Show all criteria</Button>}
              >
                All {criteria.length} criteria are still here.
              </EmptyState>
            ) : (
              <HeatMap summary={summary} shown={shown} current={current} />
            )}
            <p className={styles.note}>
              A tile has the code of the rating and the number of controls that serve the criterion. A violet
              corner: a person rated it. The rating is computed from owners, evidence, tests, findings,
              policies and gaps.
            </p>
          </div>
        )}
        {criterion && (
          <CriterionPane key={criterion.id} criterion={criterion} readOnly={readOnly} onClose={close} />
        )}
        {category && <CategoryPane readiness={category} onClose={close} />}
      </div>
    </>
  );
}
