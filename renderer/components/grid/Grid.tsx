import { VisuallyHidden } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type MouseEvent,
  type RefObject,
} from 'react';
import { plural } from '../../app/format.ts';
import { ColumnMenu, type MenuAt } from './ColumnMenu.tsx';
import styles from './Grid.module.css';
import { gridKeys } from './grid-keys.ts';
import { GridHead } from './GridHead.tsx';
import { GridLine, type LineRange } from './GridLine.tsx';
import { resized } from './layout.ts';
import type { Span } from './range.ts';
import { scrollAcross } from './scroll-across.ts';
import type { GridItem, GridProps, Leave } from './types.ts';
import { useGestures } from './use-gestures.ts';
import { useItems } from './use-items.ts';
import { useLayout } from './use-layout.ts';
import { usePointer } from './use-pointer.ts';
import { useSelection } from './use-selection.ts';
import { useStable } from './use-stable.ts';
import { useTicks } from './use-ticks.ts';
import { useWrites } from './use-writes.ts';

export type { CellEdit, CellWrite, GridCell, GridColumn, GridLayout, GridProps, GridSort } from './types.ts';
export { DEFAULT_LAYOUT } from './layout.ts';

/** Width of the checkbox column (px). */
const CHECK = 36;

interface Editing {
  key: string;
  column: string;
  typed: string | null;
}

/**
 * A spreadsheet for hundreds of thousands of rows: one active cell and a range around it, editing in place, the clipboard,
 * filling, sorting, groups, frozen columns and ticked rows. The focus stays on the table itself (`aria-activedescendant`),
 * so scrolling a row out of the rendered window never loses it. All props are described in `types.ts`.
 */
export function Grid<Row extends { id: string }>(given: GridProps<Row>) {
  const props = useEditable(given);
  const { label, rowHeight = 28, headHeight = 32, current, selected, onSelected } = props;
  // Rows that can be ticked and that nobody edits are a list: there Shift ticks rows instead of making a range.
  const isList = Boolean(onSelected) && !given.columns.some(({ edit }) => edit);
  const laidOut = useLayout(props);
  const { columns } = laidOut;
  const { table, items, toggleGroup } = useItems(props, laidOut.layout, laidOut.change);
  const lineOf = useMemo(() => new Map(items.map(({ key }, line) => [key, line])), [items]);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [menu, setMenu] = useState<MenuAt | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const gridElement = useRef<HTMLDivElement>(null);
  const prefix = useId();

  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.key ?? index,
    // The sticky head covers the same height above, so the view ends that much earlier.
    scrollPaddingEnd: headHeight,
    overscan: 6,
  });
  const lines = virtual.getVirtualItems();

  const { onEndReached } = props;
  const lastIndex = lines.at(-1)?.index ?? -1;
  useEffect(() => {
    if (lastIndex >= 0 && lastIndex >= items.length - 1) onEndReached?.();
  }, [lastIndex, items.length, onEndReached]);

  const scrollTo = (line: number) => virtual.scrollToIndex(line);
  const selection = useSelection({ props, columns, items, lineOf, scrollTo });
  const { active, place, span, isRange } = selection;
  const writes = useWrites(props);
  const ticks = useTicks({ props, items, lineOf, from: place?.line ?? null });
  const gestures = useGestures({
    columns,
    items,
    selection,
    writes,
    ticked: ticks.ticked,
    onPasteBelow: props.readOnly ? undefined : props.onPasteBelow,
  });
  const canFill = Boolean(span && columns.slice(span.left, span.right + 1).some(({ edit }) => edit));
  const activeItem = place ? items[place.line] : undefined;
  const activeColumn = place ? columns[place.column] : undefined;

  const isEditing = editing !== null && lineOf.has(editing.key);

  const activeId = active && place ? `${prefix}${active.key}-${place.column}` : undefined;
  useLayoutEffect(() => scrollAcross(scroller.current, activeId), [activeId]);

  const focus = () => gridElement.current?.focus({ preventScroll: true });

  const startEdit = (typed: string | null) => {
    if (activeItem?.kind === 'row' && activeColumn?.edit)
      setEditing({ key: activeItem.key, column: activeColumn.id, typed });
  };

  const finishEdit = useStable((leave: Leave, value?: string) => {
    const item = items[lineOf.get(editing?.key ?? '') ?? -1];
    if (editing && item?.kind === 'row' && value !== undefined)
      writes.save([{ row: item.row, column: editing.column, value }]);
    // An editor that lost the focus to another field leaves it there.
    if (gridElement.current?.contains(document.activeElement)) focus();
    setEditing(null);
    if (leave !== 'stay') selection.step(leave);
  });

  const restore = (): boolean => {
    const refused = [...writes.pending].flatMap(([rowId, row]) =>
      [...row].flatMap(([column, { refused }]) => (refused === undefined ? [] : [{ rowId, column }])),
    );
    const rowId = activeItem?.kind === 'row' ? activeItem.row.id : null;
    const own = refused.find((cell) => cell.rowId === rowId && cell.column === activeColumn?.id);
    if (refused.length > 0) writes.restore(own);
    return refused.length > 0;
  };

  const pointer = usePointer({
    scroller,
    headHeight,
    lineOf,
    isList,
    onPress: (to, extend) => {
      if (extend && isList) ticks.extendTo(to.line);
      else ticks.startAt(to.line);
      selection.move(to, { extend: extend && !isList, quiet: true });
    },
    onDrag: (to) => {
      const { head } = selection;
      if (head?.line !== to.line || head.column !== to.column)
        selection.move(to, { extend: true, quiet: true });
    },
    onRelease: () => place && selection.tell(place),
    onFillTo: (source, line) =>
      selection.select(
        { line: source.top, column: source.left },
        { line: Math.max(line, source.bottom), column: source.right },
      ),
    onFilled: (source) => span && gestures.fillFrom(source, span.bottom),
    span,
  });

  const onKeyDown = gridKeys({
    props,
    columns,
    items,
    selection,
    isList,
    page: Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2, 1),
    extendTicked: ticks.extendTo,
    toggleTicked: (row) => ticks.toggle(row, place?.line ?? 0),
    toggleGroup,
    startEdit,
    fillDown: gestures.fillDown,
    fillRight: gestures.fillRight,
    clear: gestures.clear,
    widen: ({ id, width }, by) => laidOut.change(resized(laidOut.layout, id, width + by)),
    restore,
  });

  const onDoubleClick = (event: MouseEvent) => {
    const to = pointer.placeAt(event.target as Element);
    const item = to ? items[to.line] : undefined;
    if (item?.kind !== 'row' || !to) return;
    if (columns[to.column]?.edit) startEdit(null);
    else props.onOpen?.(item.row);
  };

  const onContextMenu = (event: MouseEvent) => {
    const head = (event.target as Element).closest<HTMLElement>('[data-column]');
    // The key for it reaches the table and means the active cell.
    const isKey = event.target === event.currentTarget;
    const column = head?.dataset['column'] ?? (isKey ? activeColumn?.id : undefined);
    if (!column) return;
    event.preventDefault();
    const box = (isKey && activeId && document.getElementById(activeId)?.getBoundingClientRect()) || null;
    setMenu({ column, x: box?.left ?? event.clientX, y: box?.bottom ?? event.clientY });
  };

  const onToggle = useStable((key: string, extend: boolean) => {
    const line = lineOf.get(key) ?? 0;
    const item = items[line];
    if (extend && ticks.hasStart()) ticks.extendTo(line);
    else if (item?.kind === 'row') ticks.toggle(item.row, line);
  });

  const check = onSelected ? CHECK : 0;
  const total = columns.reduce((sum, { width }) => sum + width, check);
  const isWide = useIsWide(scroller, total);
  const lefts = useMemo(() => (isWide ? frozenLefts(columns, check) : []), [columns, check, isWide]);
  const activeIsDrawn = active && lines.some(({ index }) => items[index]?.key === active.key);

  return (
    <div ref={scroller} className={styles.scroller} data-wide={isWide || undefined}>
      <div
        ref={gridElement}
        role="grid"
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-multiselectable={!isList || Boolean(onSelected)}
        aria-activedescendant={activeIsDrawn && !isEditing ? activeId : undefined}
        tabIndex={0}
        data-pane-focus
        className={styles.grid}
        style={gridStyle(columns, check, rowHeight)}
        onKeyDown={isEditing ? undefined : onKeyDown}
        onCopy={isEditing ? undefined : gestures.copy}
        onCut={isEditing ? undefined : gestures.cut}
        onPaste={isEditing ? undefined : gestures.paste}
        onMouseDown={pointer.onMouseDown}
        onDoubleClick={onDoubleClick}
        onContextMenu={onContextMenu}
        onFocus={(event) => {
          if (event.target !== event.currentTarget) return;
          // Copying is for the cells from now on, not for a text that was marked elsewhere.
          window.getSelection()?.removeAllRanges();
          // A press moves to the cell under it by itself; moving before would shift the layout under the pointer.
          if (!active && event.currentTarget.matches(':focus-visible'))
            selection.move({ line: items.findIndex(({ kind }) => kind === 'row'), column: 0 });
        }}
      >
        <GridHead props={props} table={table} laidOut={laidOut} lefts={lefts} height={headHeight} />
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {lines.map(({ index }) => {
            const item = items[index];
            if (!item) return null;
            const rowId = item.kind === 'row' ? item.row.id : undefined;
            const isActive = active?.key === item.key;
            const edited = editing?.key === item.key && editing.column === activeColumn?.id;
            return (
              <GridLine
                key={item.key}
                item={item}
                index={index}
                prefix={prefix}
                columns={columns}
                lefts={lefts}
                height={rowHeight}
                isCurrent={rowId !== undefined && rowId === current}
                ticked={onSelected && rowId !== undefined ? (selected?.has(rowId) ?? false) : undefined}
                activeColumn={isActive && place ? place.column : null}
                range={isRange ? rangeOn(span, index) : null}
                fillColumn={canFill && index === span?.bottom ? span.right : null}
                typed={edited ? editing.typed : undefined}
                pending={rowId === undefined ? undefined : writes.pending.get(rowId)}
                cellClass={props.cellClass}
                groupHint={props.groupHint}
                onFinishEdit={finishEdit}
                onToggle={onToggle}
                onToggleGroup={toggleGroup}
              />
            );
          })}
        </div>
      </div>
      {items.length === 0 && props.empty}
      <VisuallyHidden aria-live="polite">{isRange && span ? rangeText(span, items) : ''}</VisuallyHidden>
      {menu && (
        <ColumnMenu
          at={menu}
          all={props.columns}
          laidOut={laidOut}
          canGroup={!props.groupBy}
          onClose={() => {
            setMenu(null);
            focus();
          }}
        />
      )}
    </div>
  );
}

/** What of the range lies on a line. */
const rangeOn = (span: Span | null, line: number): LineRange | null =>
  span && line >= span.top && line <= span.bottom
    ? { left: span.left, right: span.right, isTop: line === span.top, isBottom: line === span.bottom }
    : null;

const rangeText = <Row,>({ top, bottom, left, right }: Span, items: readonly GridItem<Row>[]): string => {
  const rows = items.slice(top, bottom + 1).filter(({ kind }) => kind === 'row').length;
  return `${plural(rows, 'row')} by ${plural(right - left + 1, 'column')} selected`;
};

/** Without a way to edit, when the grid is read only. */
function useEditable<Row extends { id: string }>(props: GridProps<Row>): GridProps<Row> {
  const { columns: given, readOnly } = props;
  const columns = useMemo(
    () => (readOnly ? given.map((column) => ({ ...column, edit: undefined })) : given),
    [given, readOnly],
  );
  return { ...props, columns };
}

/** The widths of the columns, once for all lines. */
function gridStyle(
  columns: readonly { width: number; grow?: boolean }[],
  check: number,
  rowHeight: number,
): CSSProperties {
  const widths = columns.map(({ width, grow }) => (grow ? `minmax(${width}px, 1fr)` : `${width}px`));
  const total = columns.reduce((sum, { width }) => sum + width, check);
  const variables = {
    '--columns': [...(check ? [`${check}px`] : []), ...widths].join(' '),
    '--row-line': `${rowHeight - 1}px`,
  };
  return { ...variables, minWidth: total, width: columns.some(({ grow }) => grow) ? '100%' : total };
}

/** True while columns of so many px in all do not fit into the scroller. */
function useIsWide(scroller: RefObject<HTMLElement | null>, total: number): boolean {
  const [isWide, setWide] = useState(false);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWide((entry?.contentRect.width ?? 0) < total));
    if (scroller.current) {
      // oxlint-disable-next-line react/set-state-in-effect -- known before the first lines are drawn, so they are drawn once
      setWide(scroller.current.clientWidth < total);
      observer.observe(scroller.current);
    }
    return () => observer.disconnect();
  }, [scroller, total]);
  return isWide;
}

/** Distance of every frozen column from the left edge; null for the ones that scroll. */
function frozenLefts(
  columns: readonly { frozen?: boolean; width: number }[],
  start: number,
): (number | null)[] {
  let left = start;
  return columns.map(({ frozen, width }) => {
    if (!frozen) return null;
    const own = left;
    left += width;
    return own;
  });
}
