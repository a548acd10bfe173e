import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import type { AccessReviewRow } from '../../../../shared/contract/access-reviews.ts';
import { REVIEW_STATE_NAMES } from '../../../../shared/domain/access-review/sign-off.ts';
import { ACCESS_FLAG_NAMES, FLAGS_TO_EXPLAIN } from '../../../../shared/domain/access-review/vocabulary.ts';
import { today } from '../../../app/dates.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid, type GridColumn } from '../../../components/grid/Grid.tsx';
import { Keys } from '../../../components/Keys.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import register from '../../../components/register/register.module.css';
import { useActions } from '../../../state/actions.ts';
import { AccessRules } from './AccessRules.tsx';
import { NewReview } from './NewReview.tsx';
import styles from './access-reviews.module.css';

const share = ({ decided, lines }: AccessReviewRow) =>
  lines === 0 ? 0 : Math.floor((decided / lines) * 100);

const isOverdue = ({ due, state }: AccessReviewRow) => due !== null && due < today() && state !== 'signed';

const COLUMNS: readonly GridColumn<AccessReviewRow>[] = [
  { id: 'ref', header: 'Ref', width: 70, frozen: true, text: ({ ref }) => ref, cell: ({ ref }) => ref },
  {
    id: 'name',
    header: 'Review',
    width: 150,
    grow: true,
    text: ({ name }) => name,
    cell: ({ name }) => <span title={name}>{name}</span>,
  },
  {
    id: 'state',
    header: 'State',
    width: 104,
    text: ({ state }) => REVIEW_STATE_NAMES[state],
    cell: ({ state }) => (
      <span className={styles.state} data-state={state}>
        {REVIEW_STATE_NAMES[state]}
      </span>
    ),
  },
  {
    id: 'progress',
    header: 'Decided',
    width: 138,
    text: share,
    cell: (row) => (
      <span className={styles.progress}>
        <span aria-hidden>
          <i style={{ width: `${share(row)}%` }} />
        </span>
        {row.decided} of {row.lines}
      </span>
    ),
  },
  { id: 'asOf', header: 'As of', width: 88, text: ({ asOf }) => asOf, cell: ({ asOf }) => asOf },
  {
    id: 'due',
    header: 'Due',
    width: 104,
    text: ({ due }) => due,
    cell: (row) => (
      <span data-overdue={isOverdue(row) || undefined}>{isOverdue(row) ? `${row.due} late` : row.due}</span>
    ),
  },
  ...FLAGS_TO_EXPLAIN.map((flag): GridColumn<AccessReviewRow> => ({
    id: flag,
    header: ACCESS_FLAG_NAMES[flag],
    width: flag === 'leaver_active' || flag === 'not_on_roster' ? 128 : 86,
    align: 'end',
    text: ({ flags }) => flags[flag] ?? 0,
    cell: ({ flags }) => flags[flag] ?? '',
  })),
  {
    id: 'control',
    header: 'Control',
    width: 80,
    text: ({ control }) => control,
    cell: ({ control }) => control,
  },
  {
    id: 'reviewer',
    header: 'Reviewer',
    width: 120,
    text: ({ reviewer }) => reviewer,
    cell: ({ reviewer }) => reviewer,
  },
  {
    id: 'signed',
    header: 'Signed by',
    width: 120,
    text: ({ signedBy }) => signedBy,
    cell: ({ signedBy }) => signedBy,
  },
];

const ABOUT =
  'Who may do what, looked at line by line: leavers whose accounts still work, accounts without a person, privileged and dormant ones.';

/** All access reviews with how far each is. */
export function ReviewList({ reviews }: { reviews: readonly AccessReviewRow[] }) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const [adding, setAdding] = useState(false);
  const [ruling, setRuling] = useState(false);
  const [search, setSearch] = useState('');
  const words = search.trim().toLowerCase();
  const rows = useMemo(
    () =>
      reviews.filter((row) =>
        `${row.ref} ${row.name} ${row.reviewer} ${row.control ?? ''}`.toLowerCase().includes(words),
      ),
    [reviews, words],
  );
  const start = () => setAdding(true);
  useActions(
    readOnly ? [] : [{ id: 'accessReviews.new', label: 'New access review', keys: 'mod+N', run: start }],
  );
  useActions([
    { id: 'accessReviews.rules', label: 'Set dormant days and privileged words', run: () => setRuling(true) },
  ]);
  const open = (row: AccessReviewRow) => navigate(links.registerPart(`access-reviews/${row.id}`));
  const add = !readOnly && (
    <Button
      variant={reviews.length === 0 ? 'filled' : 'default'}
      onClick={start}
      rightSection={<Keys keys="mod+N" />}
    >
      New review
    </Button>
  );
  return (
    <div className={register.main}>
      {reviews.length > 0 && (
        <div className={`${register.bar} ${styles.head}`}>
          <SearchBox label="Search access reviews" value={search} onChange={setSearch} />
          <span className={register.right}>
            <Button onClick={() => setRuling(true)}>Rules</Button>
            {add}
          </span>
        </div>
      )}
      <Grid
        label="Access reviews"
        rows={rows}
        columns={COLUMNS}
        onOpen={open}
        empty={
          reviews.length === 0 ? (
            <EmptyState
              title="No access review yet"
              actions={
                <>
                  {add}
                  <Button onClick={() => setRuling(true)}>Rules</Button>
                </>
              }
            >
              {ABOUT} Start with the listing of accounts that a system exports.
            </EmptyState>
          ) : (
            <EmptyState
              title="No review is called that"
              actions={<Button onClick={() => setSearch('')}>Clear the search</Button>}
            >
              All {plural(reviews.length, 'review')} are still here.
            </EmptyState>
          )
        }
      />
      {reviews.length > 0 && (
        <div className={register.foot}>
          <span>{plural(rows.length, 'review')}</span>
          <span className={register.keys}>
            <span>
              <Keys keys="Enter" />
              Open
            </span>
          </span>
        </div>
      )}
      {ruling && <AccessRules onClose={() => setRuling(false)} />}
      {adding && (
        <NewReview
          onClose={() => setAdding(false)}
          onAdded={(id) => navigate(links.registerPart(`access-reviews/${id}`))}
        />
      )}
    </div>
  );
}
