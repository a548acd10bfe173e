import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { ControlRow, CriterionRow } from '../../../shared/contract/matrix.ts';
import { api } from '../../app/api.ts';
import { runAction } from '../../app/query.ts';
import { showInfo } from '../../app/toasts.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Keys } from '../../components/Keys.tsx';
import { useActions } from '../../state/actions.ts';
import { filterCriteria, groupHeading, nextUncovered, NO_CROSS_FILTERS, useCrossFilter } from './cross.ts';
import { CrossFoot } from './CrossFoot.tsx';
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

/** Column -1 is the criterion itself. */
interface Cell {
  criterion: string;
  column: number;
}

/** Which control serves which criterion. Rows and columns can be many, so columns out of view are not drawn. */
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
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const columns = useVirtualizer({
    horizontal: true,
    count: controls.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN,
    paddingStart: LEFT,
    scrollPaddingStart: LEFT,
    overscan: 6,
  });
  const drawn = columns.getVirtualItems();
  const first = drawn[0]?.index ?? 0;
  const end = (drawn.at(-1)?.index ?? -1) + 1;
  const shown = useMemo(() => controls.slice(first, end), [controls, first, end]);

  const cellId = (cell: Cell) => `${prefix}${cell.criterion}-${cell.column}`;
  const moveTo = (index: number, column: number) => {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    const at = Math.min(Math.max(column, -1), controls.length - 1);
    setActive({ criterion: row.id, column: at });
    if (at >= 0) columns.scrollToIndex(at);
    document.getElementById(`${prefix}${row.id}`)?.scrollIntoView({ block: 'nearest' });
  };

  useEffect(() => {
    if (!current) return;
    setActive((known) => ({ criterion: current, column: known?.column ?? -1 }));
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
            style={{ width: columns.getTotalSize() }}
            onKeyDown={onKeyDown}
            onFocus={() => active ?? moveTo(0, -1)}
          >
            <div role="row" aria-rowindex={1} className={styles.head}>
              <div role="columnheader" className={styles.id}>
                Ref
              </div>
              <div role="columnheader" className={styles.summary}>
                Criterion
              </div>
              <div role="columnheader" className={styles.coverage}>
                Coverage
              </div>
              <div style={{ width: first * COLUMN }} />
              {shown.map(({ id, ref, title }, offset) => (
                <div
                  key={id}
                  role="columnheader"
                  aria-colindex={first + offset + 4}
                  aria-label={`${ref} ${title}`}
                  title={title}
                  className={styles.control}
                  data-active={active?.column === first + offset || undefined}
                  onClick={() => onControl(id)}
                >
                  <span>{ref}</span>
                </div>
              ))}
            </div>
            {rows.map((criterion, at) => (
              <CrossRow
                key={criterion.id}
                criterion={criterion}
                index={at}
                heading={rows[at - 1]?.group === criterion.group ? undefined : headings.get(criterion.group)}
                controls={shown}
                first={first}
                prefix={prefix}
                activeColumn={criterion.id === active?.criterion ? active.column : null}
                onPress={(column) => moveTo(at, column)}
                onControl={onControl}
                onCriterion={onCriterion}
              />
            ))}
            <CrossTotals controls={shown} first={first} rowIndex={rows.length + 2} />
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
