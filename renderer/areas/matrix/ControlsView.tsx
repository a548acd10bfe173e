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
import { Grid, type GridCell } from '../../components/grid/Grid.tsx';
import { BulkBar } from './BulkBar.tsx';
import { CellBar } from './CellBar.tsx';
import { controlColumns } from './control-columns.tsx';
import { writeControls } from './control-edits.ts';
import { facetValues, filterControls, useControlFilters } from './control-filters.ts';
import { NO_DOMAIN } from './control-words.ts';
import { ControlPane } from './ControlPane.tsx';
import { ControlsFoot } from './ControlsFoot.tsx';
import styles from './controls.module.css';

interface Props {
  controls: readonly ControlRow[];
  /** Id of the control in the address. */
  current: string | null;
  readOnly: boolean;
}

const domainOf = ({ domain }: ControlRow) => domain || NO_DOMAIN;
const controlsHint = (rows: readonly ControlRow[]) => plural(rows.length, 'control');

/** The controls as a sheet, with the current one beside it. */
export function ControlsView({ controls, current, readOnly }: Props) {
  const { type } = useWorkspace().engagement;
  const [, navigate] = useLocation();
  const filters = useControlFilters();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [cell, setCell] = useState<{ rowId: string; columnId: string } | null>(null);
  // In a narrow window the pane is a drawer over the grid, which opens only when it is asked for.
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [drawer, setDrawer] = useState(false);

  const people = useData(['scope', 'get'], () => api.scope.get({})).data?.people;
  const names = useMemo(() => [...new Set(people?.map(({ name }) => name))], [people]);
  const columns = useMemo(() => controlColumns(type, names), [type, names]);
  const domains = useMemo(
    () => facetValues(controls, 'domain').filter((domain) => domain !== NO_DOMAIN),
    [controls],
  );
  const { search, gaps, facets } = filters;
  const rows = useMemo(
    () => filterControls(controls, { search, gaps, facets }),
    [controls, search, gaps, facets],
  );
  const control = controls.find(({ id }) => id === current);
  const chosen = controls.filter(({ id }) => selected.has(id));
  const show = ({ id }: ControlRow) => navigate(links.control(id), { replace: true });

  return (
    <div className={styles.view}>
      <div className={styles.main}>
        <CellBar
          row={controls.find(({ id }) => id === (cell?.rowId ?? current))}
          column={columns.find(({ id }) => id === (cell?.columnId ?? 'ref'))}
          readOnly={readOnly}
          onDetail={() => setDrawer(true)}
        />
        <Grid
          label="Controls"
          readOnly={readOnly}
          rows={rows}
          columns={columns}
          groupBy={domainOf}
          groupHint={controlsHint}
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
              actions={<Button onClick={filters.clear}>Clear the filters</Button>}
            >
              All {controls.length} controls are still here.
            </EmptyState>
          }
        />
        {chosen.length > 0 && !readOnly ? (
          <BulkBar
            selected={chosen}
            people={names}
            domains={domains}
            onClear={() => setSelected(new Set())}
          />
        ) : (
          <ControlsFoot rows={rows} total={controls.length} type={type} />
        )}
      </div>
      {control && (!narrow || drawer) && (
        <ControlPane key={control.id} control={control} onClose={() => setDrawer(false)} />
      )}
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
