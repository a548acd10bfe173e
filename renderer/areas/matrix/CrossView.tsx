import { Button } from '@mantine/core';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { runAction } from '../../app/query.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useStable } from '../../components/grid/use-stable.ts';
import { Keys } from '../../components/Keys.tsx';
import { coverageOf, useCrossFilter } from './cross.ts';
import { CrossFoot } from './CrossFoot.tsx';
import { CrossHead } from './CrossHead.tsx';
import { CrossRow, COLUMN, LEFT } from './CrossRow.tsx';
import bar from './controls.module.css';
import styles from './cross.module.css';

interface Props {
  controls: readonly ControlRow[];
  criteria: readonly CriterionRow[];
  /** Criterion in the address. */
  current: string | null;
  readOnly: boolean;
  onControl: (id: string) => void;
  /** Shows the controls that serve a criterion. */
  onCriterion: (id: string) => void;
}

/** Column -1 is the criterion itself. */
interface Cell {
  criterion: string;
  column: number;
}

/** Which control serves which criterion. */
export function CrossView({ controls, criteria, current, readOnly, onControl, onCriterion }: Props) {
  const { coverage, setCoverage } = useCrossFilter();
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [active, setActive] = useState<Cell | null>(null);
  const rows = useMemo(
    () => criteria.filter((row) => coverage === 'all' || coverageOf(row) === coverage),
    [criteria, coverage],
  );
  // As long as the same controls are shown, no row is drawn again because one of them changed.
  const ids = controls.map(({ id }) => id).join(' ');
  const columnOf = useMemo(() => new Map(ids.split(' ').map((id, column) => [id, column])), [ids]);

  const cellId = (cell: Cell) => `${prefix}${cell.criterion}-${cell.column}`;
  const moveTo = (index: number, column: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    const at = Math.min(Math.max(column, -1), controls.length - 1);
    setActive({ criterion: row.id, column: at });
    if (at >= 0) showColumn(scroller.current, at);
    document.getElementById(`${prefix}${row.id}`)?.scrollIntoView({ block: 'nearest' });
  };

  // The criterion that the address names becomes the active one.
  const [followed, setFollowed] = useState<string | null>(null);
  if (followed !== current) {
    setFollowed(current);
    if (current) setActive((known) => ({ criterion: current, column: known?.column ?? -1 }));
  }
  useEffect(() => {
    if (!current) return;
    document.getElementById(`${prefix}${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current, prefix]);

  const index = rows.findIndex(({ id }) => id === active?.criterion);
  const row = rows[index];
  const control = active ? controls[active.column] : undefined;
  const serves = Boolean(row && control?.criteria.includes(row.id));

  const press = useStable(moveTo);
  const openControl = useStable(onControl);
  const openCriterion = useStable(onCriterion);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey) return;
    const at = active?.column ?? -1;
    const keys: Record<string, () => void> = {
      ArrowDown: () => moveTo(index + 1, at),
      ArrowUp: () => moveTo(index - 1, at),
      ArrowRight: () => moveTo(index, at + 1),
      ArrowLeft: () => moveTo(index, at - 1),
      PageDown: () => moveTo(index + 20, at),
      PageUp: () => moveTo(index - 20, at),
      Home: () => moveTo(event.ctrlKey ? 0 : index, -1),
      End: () => moveTo(event.ctrlKey ? rows.length - 1 : index, controls.length - 1),
      Enter: () => (control ? onControl(control.id) : row && onCriterion(row.id)),
      ' ': () => row && control && !readOnly && toggle(row.id, control),
    };
    const run = keys[event.key];
    if (!run || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    run();
  };

  return (
    <div className={bar.main}>
      <div className={bar.cellbar}>
        <span className={bar.address}>{row && (control ? `${row.id}, ${control.ref}` : row.id)}</span>
        <span className={bar.value}>
          {row && (control ? `${control.title}${serves ? '' : ': not linked'}` : row.summary)}
        </span>
        <span className={bar.hints}>
          {!readOnly && (
            <span>
              <Keys keys=" " />
              {serves ? 'Unlink' : 'Link'}
            </span>
          )}
          <span>
            <Keys keys="Enter" />
            {control || !row ? 'Open control' : 'Show its controls'}
          </span>
        </span>
      </div>
      <div ref={scroller} className={styles.scroller}>
        <div
          role="grid"
          aria-label="Criteria by control"
          aria-rowcount={rows.length + 1}
          aria-colcount={controls.length + 3}
          aria-activedescendant={active && row ? cellId(active) : undefined}
          tabIndex={0}
          data-pane-focus
          className={styles.grid}
          style={{ width: LEFT + controls.length * COLUMN }}
          onKeyDown={onKeyDown}
          onFocus={() => active ?? moveTo(0, -1)}
        >
          <CrossHead controls={controls} activeColumn={active?.column ?? null} onControl={openControl} />
          {rows.map((criterion, at) => (
            <CrossRow
              key={criterion.id}
              criterion={criterion}
              index={at}
              heading={rows[at - 1]?.group === criterion.group ? undefined : criterion.group}
              columnOf={columnOf}
              prefix={prefix}
              activeColumn={criterion.id === active?.criterion ? active.column : null}
              onPress={press}
              onControl={openControl}
              onCriterion={openCriterion}
            />
          ))}
        </div>
        {rows.length === 0 && (
          <EmptyState
            title={coverage === 'none' ? 'No gaps' : 'No criterion'}
            actions={<Button onClick={() => setCoverage('all')}>Show all criteria</Button>}
          >
            {coverage === 'none'
              ? `Each of the ${criteria.length} criteria in scope is served by a control.`
              : 'No criterion in scope has this coverage.'}
          </EmptyState>
        )}
      </div>
      <CrossFoot criteria={criteria} controls={controls.length} />
    </div>
  );
}

/** Links a control to a criterion, or takes the link away. */
function toggle(criterion: string, target: ControlRow): void {
  const has = target.criteria.includes(criterion);
  const next = has ? target.criteria.filter((id) => id !== criterion) : [...target.criteria, criterion];
  void runAction(() => api.matrix.updateControls({ ids: [target.id], patch: { criteria: next } }));
}

/** Scrolls sideways until a column is in view beside the part that stays. */
function showColumn(scroller: HTMLElement | null, column: number): void {
  if (!scroller) return;
  const most = column * COLUMN;
  const least = most + COLUMN + LEFT - scroller.clientWidth;
  scroller.scrollLeft = Math.min(Math.max(scroller.scrollLeft, least), most);
}
