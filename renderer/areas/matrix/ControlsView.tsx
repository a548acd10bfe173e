import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import type { ControlRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { links } from '../../app/links.ts';
import { runAction, useData, useWorkspace } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { EvidenceDrop } from '../../components/EvidenceDrop.tsx';
import { Grid, type GridCell } from '../../components/grid/Grid.tsx';
import { usePaste } from '../../components/intake/use-paste.ts';
import { askAttach } from '../../state/attach.ts';
import { bulkFields } from './bulk-fields.ts';
import { BulkBar } from './BulkBar.tsx';
import { CellBar } from './CellBar.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { controlColumns } from './control-columns.tsx';
import { writeControls } from './control-edits.ts';
import { filterControls } from './control-filters.ts';
import { headingOrder, headingsOf } from './control-groups.ts';
import { ControlFilterBar } from './ControlFilterBar.tsx';
import { ControlPane, type PaneTab } from './ControlPane.tsx';
import { ControlsFoot } from './ControlsFoot.tsx';
import styles from './controls.module.css';
import { GroupMenu } from './GroupMenu.tsx';
import { useMatrixView } from './matrix-view.ts';
import { usePolicies } from './use-policies.ts';

interface Props {
  controls: readonly ControlRow[];
  /** Id of the control in the address. */
  current: string | null;
  readOnly: boolean;
}

const controlsHint = (rows: readonly ControlRow[]) => plural(rows.length, 'control');

/** The controls as a sheet, with the current one beside it. */
export function ControlsView({ controls, current, readOnly }: Props) {
  const { type } = useWorkspace().engagement;
  const [, navigate] = useLocation();
  const { search, gaps, facets, grouping, grid, set, clearFilters } = useMatrixView();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [cell, setCell] = useState<{ rowId: string; columnId: string } | null>(null);
  // In a narrow window the pane is a drawer over the grid, which opens only when it is asked for.
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [drawer, setDrawer] = useState(false);
  // Stays while one goes through the controls, for example to read the comments of each.
  const [tab, setTab] = useState<PaneTab>('control');

  const policies = usePolicies();
  const people = useData(['scope', 'get'], () => api.scope.get({})).data?.people;
  const sources = useMemo(
    () => ({
      type,
      people: [...new Set(people?.map(({ name }) => name))],
      domains: [...new Set(controls.map(({ domain }) => domain))].filter(Boolean).toSorted(),
      policies,
    }),
    [type, people, controls, policies],
  );
  const columns = useMemo(() => controlColumns(sources), [sources]);
  const fields = useMemo(() => bulkFields(sources), [sources]);
  const rows = useMemo(
    () => filterControls(controls, { search, gaps, facets }),
    [controls, search, gaps, facets],
  );
  const groups = useMemo(
    () =>
      grouping
        ? {
            groupBy: (row: ControlRow) => headingsOf(row, grouping),
            groupOrder: headingOrder(controls, grouping),
          }
        : {},
    [controls, grouping],
  );
  const control = controls.find(({ id }) => id === current);
  const chosen = controls.filter(({ id }) => selected.has(id));
  const placeOf = (id: string | null) => {
    const row = controls.find((one) => one.id === id);
    return row ? { controlIds: [row.id], to: row.ref } : null;
  };
  usePaste(
    readOnly || !control
      ? null
      : (files) => askAttach({ files, options: { controlIds: [control.id], to: control.ref } }),
  );
  const show = ({ id }: ControlRow) => navigate(links.control(id), { replace: true });

  return (
    <div className={styles.area}>
      <ControlFilterBar rows={controls} shown={rows.length}>
        <GroupMenu />
        <ColumnChooser columns={columns} layout={grid} onLayout={(next) => set({ grid: next })} />
      </ControlFilterBar>
      <div className={styles.view}>
        <div className={styles.main}>
          <CellBar
            row={controls.find(({ id }) => id === (cell?.rowId ?? current))}
            column={columns.find(({ id }) => id === (cell?.columnId ?? 'ref'))}
            readOnly={readOnly}
            onDetail={() => setDrawer(true)}
          />
          <EvidenceDrop disabled={readOnly} place={placeOf}>
            <Grid
              label="Controls"
              readOnly={readOnly}
              rows={rows}
              columns={columns}
              {...groups}
              groupHint={controlsHint}
              layout={grid}
              onLayout={(next) => set({ grid: next })}
              current={current}
              onCurrent={show}
              onCell={({ row, column }) => setCell({ rowId: row.id, columnId: column.id })}
              onOpen={(row) => {
                show(row);
                setDrawer(true);
              }}
              onCellKey={onCellKey}
              onWrites={writeControls}
              selected={selected}
              onSelected={setSelected}
              empty={
                <EmptyState
                  title="No control passes the filters"
                  actions={<Button onClick={clearFilters}>Clear the filters</Button>}
                >
                  All {controls.length} controls are still here.
                </EmptyState>
              }
            />
          </EvidenceDrop>
          {chosen.length > 0 && !readOnly ? (
            <BulkBar selected={chosen} controls={controls} fields={fields} onSelected={setSelected} />
          ) : (
            <ControlsFoot rows={rows} type={type} />
          )}
        </div>
        {control && (!narrow || drawer) && (
          <ControlPane
            key={control.id}
            control={control}
            readOnly={readOnly}
            tab={tab}
            onTab={setTab}
            onClose={() => setDrawer(false)}
          />
        )}
      </div>
    </div>
  );
}

/** Space turns the key mark on and off. */
function onCellKey(event: KeyboardEvent, { row, column }: GridCell<ControlRow>): boolean {
  const { edit } = column;
  if (!edit || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === ' ' && column.id === 'key') {
    void runAction(() => edit.commit([row], row.isKey ? 'no' : 'yes'));
    return true;
  }
  return false;
}
