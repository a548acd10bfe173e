import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { CriterionRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { links } from '../../app/links.ts';
import { useData, useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { FilterPills } from '../../components/FilterPills.tsx';
import { Grid, type GridColumn } from '../../components/grid/Grid.tsx';
import { SearchBox } from '../../components/SearchBox.tsx';
import styles from './scope.module.css';

/** A criterion is held not relevant by writing down why, and relevant again by taking the reason out. */
const hold = (rows: CriterionRow[], reason: string) =>
  api.readiness.setRelevance({
    criterionIds: rows.map(({ id }) => id),
    isRelevant: reason.trim() === '',
    reason: reason.trim(),
  });

const COLUMNS: readonly GridColumn<CriterionRow>[] = [
  {
    id: 'id',
    header: 'Criterion',
    width: 84,
    frozen: true,
    text: ({ id }) => id,
    cell: ({ id }) => (
      <Link href={links.criterion(id)} tabIndex={-1}>
        {id}
      </Link>
    ),
  },
  {
    id: 'summary',
    header: 'What it asks',
    width: 220,
    grow: true,
    text: ({ summary }) => summary,
    cell: ({ summary }) => <span title={summary}>{summary}</span>,
  },
  {
    id: 'relevance',
    header: 'Relevance',
    width: 104,
    text: ({ isRelevant }) => (isRelevant ? 'Relevant' : 'Not relevant'),
    cell: ({ isRelevant }) => (isRelevant ? 'Relevant' : <b>Not relevant</b>),
  },
  {
    id: 'reason',
    header: 'Held not relevant because',
    width: 320,
    text: ({ irrelevantBecause }) => irrelevantBecause,
    cell: ({ irrelevantBecause }) => <span title={irrelevantBecause}>{irrelevantBecause}</span>,
    edit: {
      value: ({ irrelevantBecause }) => irrelevantBecause,
      apply: (row, reason) => ({ ...row, isRelevant: reason.trim() === '', irrelevantBecause: reason }),
      commit: hold,
    },
  },
];

const groupOf = ({ group }: CriterionRow) => group;

/** The criteria of the chosen categories, each relevant unless a reason says otherwise. */
export function CriteriaPart() {
  const { readOnly } = useWorkspace();
  const criteria = useData(['matrix', 'criteria'], () => api.matrix.criteria({})).data;
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<'all' | 'not_relevant'>('all');
  const rows = useMemo(() => {
    const words = search.trim().toLowerCase();
    return (criteria ?? []).filter(
      (row) =>
        (show === 'all' || !row.isRelevant) &&
        [row.id, row.summary, row.group, row.irrelevantBecause].join(' ').toLowerCase().includes(words),
    );
  }, [criteria, search, show]);
  if (!criteria) return null;
  return (
    <>
      <div className={styles.bar}>
        <SearchBox label="Filter criteria" value={search} onChange={setSearch} />
        <FilterPills
          label="Show criteria"
          value={show}
          onChange={setShow}
          options={[
            { value: 'all', label: 'All', count: criteria.length },
            {
              value: 'not_relevant',
              label: 'Not relevant',
              count: criteria.filter(({ isRelevant }) => !isRelevant).length,
            },
          ]}
        />
        <span className={styles.missing}>Write a reason to hold a criterion not relevant.</span>
      </div>
      <Grid
        label="Criteria"
        rows={rows}
        columns={COLUMNS}
        readOnly={readOnly}
        groupBy={groupOf}
        empty={
          <EmptyState
            title={show === 'all' ? 'No criterion matches the filter' : 'Every criterion is relevant'}
            actions={
              <Button
                onClick={() => {
                  setSearch('');
                  setShow('all');
                }}
              >
                Show all criteria
              </Button>
            }
          >
            A criterion is left out of the assessment by writing down why it does not apply.
          </EmptyState>
        }
      />
    </>
  );
}
