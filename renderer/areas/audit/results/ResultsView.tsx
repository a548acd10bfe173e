import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { NOT_AN_ATTESTATION } from '../../../../shared/domain/report-model.ts';
import { links } from '../../../app/links.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { AuditBar } from '../AuditBar.tsx';
import { CategoryLine } from './CategoryLine.tsx';
import { useResults } from './queries.ts';
import { categoryOf, RESULT_COLUMNS } from './result-columns.tsx';
import { countShown, criteriaOf, filterResults, NO_FILTER, SHOW_NAMES, SHOWS } from './result-filter.ts';
import { ResultPane } from './ResultPane.tsx';
import styles from './results.module.css';

/** What the tests come to, by category and criterion, with the reasons. @param current id of a criterion */
export function ResultsView({ current }: { current: string | null }) {
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState(NO_FILTER);
  const results = useResults().data;
  const criteria = useMemo(() => (results ? criteriaOf(results) : []), [results]);
  const rows = useMemo(() => filterResults(criteria, filter), [criteria, filter]);
  const chosen = criteria.find(({ id }) => id === current);
  return (
    <>
      <AuditBar view="results">
        <SearchBox
          label="Filter criteria"
          value={filter.search}
          onChange={(search) => setFilter({ ...filter, search })}
        />
        <FilterPills
          label="Show criteria"
          value={filter.show}
          onChange={(show) => setFilter({ ...filter, show })}
          options={SHOWS.map((value) => ({
            value,
            label: SHOW_NAMES[value],
            count: countShown(criteria, value),
          }))}
        />
      </AuditBar>
      {results && (
        <div className={styles.split}>
          <div className={styles.list}>
            <ul className={styles.categories} aria-label="Categories">
              {results.categories.map((category) => (
                <CategoryLine key={category.category} category={category} />
              ))}
            </ul>
            <Grid
              label="Results by criterion"
              rows={rows}
              columns={RESULT_COLUMNS}
              groupBy={categoryOf}
              current={current}
              onCurrent={({ id }) => navigate(links.resultsOf(id), { replace: current !== null })}
              empty={
                <EmptyState
                  title="No criterion passes the filter"
                  actions={<Button onClick={() => setFilter(NO_FILTER)}>Show all criteria</Button>}
                >
                  The search looks at criteria, controls and reasons.
                </EmptyState>
              }
            />
            <p className={styles.foot}>{NOT_AN_ATTESTATION}</p>
          </div>
          {chosen && (
            <ResultPane key={chosen.id} criterion={chosen} onClose={() => navigate(links.results)} />
          )}
        </div>
      )}
    </>
  );
}
