import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { runAction } from '../../app/query.ts';
import { showInfo } from '../../app/toasts.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useStable } from '../../components/grid/use-stable.ts';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import {
  filterCriteria,
  groupHeading,
  nextUncovered,
  NO_CROSS_FILTERS,
  useCrossFilter,
  marksOf,
  type Mark,
} from './cross.ts';
import { CrossFoot } from './CrossFoot.tsx';
import { CrossHead } from './CrossHead.tsx';
import { CrossPane } from './CrossPane.tsx';
import { CrossRow, COLUMN, LEFT } from './CrossRow.tsx';
import { CrossTotals } from './CrossTotals.tsx';
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

const NO_MARKS: readonly Mark[] = [];

/** Column -1 is the criterion itself. */
interface Cell {
  criterion: string;
  column: number;
}

/** Which control serves which criterion. */
export function CrossView({ controls, criteria, current, readOnly, onControl, onCriterion }: Props) {
  const { coverage, category, set } = useCrossFilter();
  const scroller = useRef<HTMLDivElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  const rationale = useRef<HTMLDivElement>(null);
  // In a narrow window the pane is a drawer, which opens only when it is asked for.
  const narrow = useMediaQuery('(max-width: 1099px)', window.innerWidth < 1100);
  const [drawer, setDrawer] = useState(false);
  const prefix = useId();
  const [active, setActive] = useState<Cell | null>(null);
  const rows = useMemo(
    () => filterCriteria(criteria, { coverage, category }),
    [criteria, coverage, category],
  );
  const headings = useMemo(
    () => new Map(criteria.map(({ group }) => [group, groupHeading(group, criteria)])),
    [criteria],
  );
  const marks = useMemo(() => marksOf(controls), [controls]);

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

  const goToUncovered = (step: 1 | -1) => {
    const next = nextUncovered(rows, index, step);
    if (next >= 0) moveTo(next, active?.column ?? -1);
    else showInfo('Every criterion shown is served by a control.');
  };
  const editRationale = () => {
    setDrawer(true);
    // The drawer of a narrow window is drawn first.
    requestAnimationFrame(() => rationale.current?.querySelector('textarea')?.focus());
  };
  const focusGrid = () => grid.current?.focus({ preventScroll: true });
  useActions([
    { id: 'matrix.uncovered', label: 'Go to the next uncovered criterion', run: () => goToUncovered(1) },
  ]);

  const press = useStable(moveTo);
  const openControl = useStable(onControl);
  const openCriterion = useStable(onCriterion);
  const openColumn = useStable((column: number) => {
    const target = controls[column];
    if (target) onControl(target.id);
  });

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
      F2: editRationale,
      n: () => goToUncovered(1),
      N: () => goToUncovered(-1),
    };
    const run = keys[event.key];
    if (!run || (event.ctrlKey && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    run();
  };

  return (
    <div className={bar.view}>
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
            {serves && !readOnly && (
              <span>
                <Keys keys="F2" />
                Rationale
              </span>
            )}
            <span>
              <Keys keys="N" />
              Next gap
            </span>
            <span>
              <Keys keys="Enter" />
              {control || !row ? 'Open control' : 'Show its controls'}
            </span>
          </span>
        </div>
        <div ref={scroller} className={styles.scroller}>
          <div
            ref={grid}
            role="grid"
            aria-label="Criteria by control"
            aria-rowcount={rows.length + 2}
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
                heading={rows[at - 1]?.group === criterion.group ? undefined : headings.get(criterion.group)}
                marks={marks.get(criterion.id) ?? NO_MARKS}
                prefix={prefix}
                activeColumn={criterion.id === active?.criterion ? active.column : null}
                onPress={press}
                onControl={openColumn}
                onCriterion={openCriterion}
              />
            ))}
            <CrossTotals controls={controls} rowIndex={rows.length + 2} />
          </div>
          {rows.length === 0 && (
            <EmptyState
              title={coverage === 'none' ? 'No gaps' : 'No criterion'}
              actions={<Button onClick={() => set(NO_CROSS_FILTERS)}>Show all criteria</Button>}
            >
              {coverage === 'none'
                ? `Each of the ${criteria.length} criteria in scope is served by a control.`
                : 'No criterion in scope has this coverage.'}
            </EmptyState>
          )}
        </div>
        <CrossFoot criteria={criteria} controls={controls} />
      </div>
      {row && (!narrow || drawer) && (
        <CrossPane
          criterion={row}
          control={control}
          controls={controls}
          readOnly={readOnly}
          rationale={rationale}
          onToggle={() => control && toggle(row.id, control)}
          onDone={focusGrid}
          onClose={() => setDrawer(false)}
        />
      )}
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
