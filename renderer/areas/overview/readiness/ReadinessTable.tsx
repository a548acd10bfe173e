import { Button } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CriterionRow } from '../../../../shared/contract/matrix.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { links } from '../../../app/links.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Grid } from '../../../components/grid/Grid.tsx';
import { useActions } from '../../../state/actions.ts';
import { raisedWords } from '../gaps/raised-words.ts';
import { categoryOf, CRITERION_COLUMNS } from './criterion-columns.tsx';
import styles from './readiness.module.css';

interface Props {
  rows: readonly CriterionRow[];
  current: string | null;
  onClearFilter: () => void;
}

/** The same as the map, as a table: sorted, selected, copied to a spreadsheet. */
export function ReadinessTable({ rows, current, onClearFilter }: Props) {
  const [, navigate] = useLocation();
  const { readOnly } = useWorkspace();
  const { run, busy } = useAction();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = rows.filter(({ id }) => selected.has(id));
  const raise = () =>
    void run(() => api.readiness.raiseGaps({ criterionIds: chosen.map(({ id }) => id) }), {
      done: raisedWords,
    });
  const canRaise = chosen.length > 0 && !readOnly;
  const label = `Raise gaps for ${plural(chosen.length, 'criterion', 'criteria')}`;
  useActions(canRaise ? [{ id: 'readiness.raise', label, run: raise }] : []);
  return (
    <div className={styles.list}>
      <Grid
        label="Criteria"
        rows={rows}
        columns={CRITERION_COLUMNS}
        groupBy={categoryOf}
        current={current}
        onCurrent={({ id }) => navigate(links.readinessOf(id), { replace: current !== null })}
        selected={selected}
        onSelected={setSelected}
        empty={
          <EmptyState
            title="No criterion passes the filter"
            actions={<Button onClick={onClearFilter}>Show all criteria</Button>}
          >
            The filter looks at identifier, summary, group and reasons.
          </EmptyState>
        }
      />
      {canRaise && (
        <div className={styles.bulk} role="toolbar" aria-label="Change the selected criteria">
          <b>{chosen.length} selected</b>
          <Button disabled={busy} onClick={raise}>
            {label}
          </Button>
          <Button variant="subtle" onClick={() => setSelected(new Set())}>
            Clear
          </Button>
        </div>
      )}
    </div>
  );
}
