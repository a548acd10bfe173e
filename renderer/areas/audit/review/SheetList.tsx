import { Button } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { ReviewRow } from '../../../../shared/contract/audit/review.ts';
import { SIGN_OFF_ROLE_NAMES, type SignOffRole } from '../../../../shared/domain/audit-vocabulary.ts';
import {
  REVIEW_STATE_NAMES,
  REVIEW_STATES,
  type ReviewState,
} from '../../../../shared/domain/review/sign-off.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { FilterPills } from '../../../components/FilterPills.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { SearchBox } from '../../../components/SearchBox.tsx';
import { SHEET_COLUMNS } from './columns.tsx';
import { OfferLock } from './OfferLock.tsx';
import { withOverride } from '../../../state/override.ts';
import styles from './review.module.css';

type Show = 'all' | ReviewState | 'with_notes';
const SHOWS: readonly Show[] = ['all', ...REVIEW_STATES, 'with_notes'];
const SHOW_NAMES: Record<Show, string> = { all: 'All', ...REVIEW_STATE_NAMES, with_notes: 'With open notes' };

const isShown = (row: ReviewRow, show: Show): boolean =>
  show === 'all' || (show === 'with_notes' ? row.openNotes + row.answeredNotes > 0 : row.state === show);

const textOf = (row: ReviewRow): string =>
  [row.workpaper, row.controlRef, row.controlTitle, row.prepared?.by, row.reviewed?.by]
    .join(' ')
    .toLowerCase();

interface Props {
  rows: readonly ReviewRow[];
  bar: (filters: ReactNode) => ReactNode;
}

/** Where the signatures of every workpaper stand; several are signed at once. */
export function SheetList({ rows, bar }: Props) {
  const [, navigate] = useLocation();
  const [search, setSearch] = useState('');
  const [show, setShow] = useState<Show>('all');
  const [current, setCurrent] = useState<string | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const listed = useMemo(() => rows.map((row) => ({ ...row, id: row.testId })), [rows]);
  const shown = useMemo(() => {
    const words = search.toLowerCase().trim();
    return listed.filter((row) => isShown(row, show) && textOf(row).includes(words));
  }, [listed, show, search]);
  const chosen = shown.filter(({ id }) => selected.has(id));

  return (
    <>
      {bar(
        <>
          <SearchBox label="Filter workpapers" value={search} onChange={setSearch} />
          <FilterPills
            label="Show workpapers"
            value={show}
            onChange={(next) => {
              setShow(next);
              setSelected(new Set());
            }}
            options={SHOWS.map((value) => ({
              value,
              label: SHOW_NAMES[value],
              count: rows.filter((row) => isShown(row, value)).length,
            }))}
          />
        </>,
      )}
      <OfferLock />
      <Grid
        label="Review of workpapers"
        rows={shown}
        columns={SHEET_COLUMNS}
        current={current}
        onCurrent={({ id }) => setCurrent(id)}
        onOpen={({ id }) => navigate(links.test(id))}
        selected={selected}
        onSelected={setSelected}
        empty={
          rows.length === 0 ? (
            <EmptyState title="No workpapers yet">
              Every control brings its tests with it. Add controls in the matrix.
            </EmptyState>
          ) : (
            <EmptyState
              title="No workpaper matches the filter"
              actions={
                <Button
                  onClick={() => {
                    setSearch('');
                    setShow('all');
                  }}
                >
                  Show all workpapers
                </Button>
              }
            >
              The filter looks at workpaper, control, preparer and reviewer.
            </EmptyState>
          )
        }
      />
      {chosen.length > 0 && <SignMany rows={chosen} onDone={() => setSelected(new Set())} />}
    </>
  );
}

/** Signs those of the chosen workpapers that can be signed, and says why the others were left out. */
function SignMany({ rows, onDone }: { rows: readonly ReviewRow[]; onDone: () => void }) {
  const { run, busy } = useAction();
  const { readOnly } = useWorkspace();
  const [refused, setRefused] = useState<readonly { workpaper: string; reason: string }[]>([]);
  const sign = async (role: SignOffRole) => {
    const testIds = rows.map(({ testId }) => testId);
    const outcome = await run(
      () => withOverride((override) => api.audit.signOff({ testIds, role, ...override })),
      {
        done: ({ signed }) =>
          `Signed ${plural(signed, 'workpaper')} as ${SIGN_OFF_ROLE_NAMES[role].toLowerCase()}.`,
      },
    );
    if (!outcome) return;
    setRefused(outcome.refused);
    if (outcome.refused.length === 0) onDone();
  };
  const said = refused.map(({ workpaper, reason }) => `${workpaper}: ${reason}`).join(' ');
  return (
    <div className={styles.bar} role="group" aria-label="Sign the selected workpapers">
      <b>{plural(rows.length, 'workpaper')} selected</b>
      <Button disabled={busy || readOnly} onClick={() => void sign('preparer')}>
        Sign as preparer
      </Button>
      <Button disabled={busy || readOnly} onClick={() => void sign('reviewer')}>
        Sign as reviewer
      </Button>
      <span className={styles.refused} role="status" title={said}>
        {readOnly ? 'This copy is read only.' : refused.length > 0 && `${refused.length} not signed. ${said}`}
      </span>
      <Button variant="subtle" onClick={onDone}>
        Clear the selection
      </Button>
    </div>
  );
}
