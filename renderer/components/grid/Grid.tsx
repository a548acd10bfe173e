import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type ClipboardEvent } from 'react';
import styles from './Grid.module.css';
import { GridHead } from './GridHead.tsx';
import { GridLine } from './GridLine.tsx';
import type { Leave } from './CellEditor.tsx';
import type { ActiveCell, GridItem, GridProps } from './types.ts';
import { pasteCells } from './grid-edits.ts';
import { gridKeys } from './grid-keys.ts';
import { readBlock } from './read-block.ts';
import { useItems } from './use-items.ts';

export type { CellEdit, CellWrite, GridCell, GridColumn, GridProps, GridSort } from './types.ts';

const rowOf = <Row,>(item: GridItem<Row>) => (item.kind === 'row' ? [item.row] : []);

/** Width of the checkbox column (px). */
const CHECK = 36;

/**
 * A spreadsheet-like table for hundreds of thousands of rows: sorting, groups, frozen columns, selection, editing in place,
 * and one active cell that arrow keys move. The focus stays on the table itself (`aria-activedescendant`), so scrolling a
 * row out of the rendered window never loses it. All props are described in `types.ts`.
 */
export function Grid<Row extends { id: string }>(given: GridProps<Row>) {
  const props = useEditable(given);
  const { label, rows, columns, rowHeight = 28, headHeight = 32, current, selected, onSelected } = props;
  const { table, items, toggleGroup } = useItems(props);
  const [active, setActive] = useState<ActiveCell | null>(null);
  const [editing, setEditing] = useState<{ typed: string | null } | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const tableElement = useRef<HTMLTableElement>(null);
  const anchor = useRef<number | null>(null);
  const prefix = useId();

  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => items[index]?.key ?? index,
    // The sticky head covers the same height above, so the view ends that much earlier.
    scrollPaddingEnd: headHeight,
    overscan: 12,
  });
  const lines = virtual.getVirtualItems();
  const [first, last] = [lines[0], lines.at(-1)];
  const above = first?.start ?? 0;
  const below = virtual.getTotalSize() - (last?.end ?? 0);

  const indexByKey = useMemo(() => new Map(items.map(({ key }, index) => [key, index])), [items]);

  // The row that the address or the detail pane names becomes the active one.
  useEffect(() => {
    if (!current || !indexByKey.has(current)) return;
    setActive((known) => (known?.key === current ? known : { key: current, column: known?.column ?? 0 }));
    virtual.scrollToIndex(indexByKey.get(current) ?? 0);
    // Only a new row moves the view; new data must not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [current, rows.length === 0]);

  const { onEndReached } = props;
  const lastIndex = last?.index ?? -1;
  useEffect(() => {
    if (lastIndex >= 0 && lastIndex >= items.length - 1) onEndReached?.();
  }, [lastIndex, items.length, onEndReached]);

  const select = (from: number, to: number) => {
    const rows = items.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap(rowOf);
    onSelected?.(new Set(rows.map(({ id }) => id)));
  };

  const moveTo = (index: number, column: number, extend = false) => {
    const to = Math.min(Math.max(index, 0), items.length - 1);
    const item = items[to];
    if (!item) return;
    if (extend) {
      anchor.current ??= active ? (indexByKey.get(active.key) ?? to) : to;
      select(anchor.current, to);
    } else anchor.current = null;
    const at = Math.min(Math.max(column, 0), columns.length - 1);
    setActive({ key: item.key, column: at });
    virtual.scrollToIndex(to);
    const cell = columns[at];
    if (item.kind === 'row') {
      if (item.key !== current) props.onCurrent?.(item.row);
      if (cell) props.onCell?.({ row: item.row, column: cell });
    }
  };

  const toggleSelected = (row: Row) => {
    const next = new Set(selected);
    if (!next.delete(row.id)) next.add(row.id);
    anchor.current = indexByKey.get(row.id) ?? null;
    onSelected?.(next);
  };

  const startEdit = (typed: string | null) => {
    const item = active && items[indexByKey.get(active.key) ?? -1];
    if (item?.kind === 'row' && columns[active?.column ?? 0]?.edit) setEditing({ typed });
  };

  const finishEdit = (leave: Leave) => {
    setEditing(null);
    tableElement.current?.focus({ preventScroll: true });
    const index = active ? (indexByKey.get(active.key) ?? 0) : 0;
    const at = active?.column ?? 0;
    if (leave === 'down') moveTo(index + 1, at);
    if (leave === 'right') moveTo(index, at + 1);
    if (leave === 'left') moveTo(index, at - 1);
  };

  const activeIsDrawn = active && lines.some(({ index }) => items[index]?.key === active.key);
  const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2, 1);
  const onKeyDown = gridKeys({ props, items, active, page, moveTo, startEdit, toggleGroup, toggleSelected });

  const onPaste = (event: ClipboardEvent) => {
    if (!active) return;
    event.preventDefault();
    const below = items.slice(indexByKey.get(active.key) ?? 0).flatMap(rowOf);
    const chosen = items.flatMap(rowOf).filter(({ id }) => selected?.has(id));
    const writes = () =>
      readBlock(event.clipboardData.getData('text/plain'), below, columns.slice(active.column), chosen);
    void pasteCells(writes, columns, props.onPaste);
  };

  const check = onSelected ? CHECK : 0;
  const lefts = useMemo(() => frozenLefts(columns, check), [columns, check]);
  const total = columns.reduce((sum, { width }) => sum + width, check);
  const grows = columns.some(({ grow }) => grow);
  const span = columns.length + (onSelected ? 1 : 0);

  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        ref={tableElement}
        role="grid"
        aria-label={label}
        aria-rowcount={items.length + 1}
        aria-multiselectable={onSelected ? true : undefined}
        aria-activedescendant={
          activeIsDrawn && !editing ? `${prefix}${active.key}-${active.column}` : undefined
        }
        tabIndex={0}
        data-pane-focus
        className={styles.grid}
        style={{ minWidth: total, width: grows ? '100%' : total }}
        onKeyDown={editing ? undefined : onKeyDown}
        onPaste={editing ? undefined : onPaste}
        onFocus={(event) => {
          // A press moves to the cell under it by itself; moving before would shift the layout under the pointer.
          const byKey = event.currentTarget.matches(':focus-visible');
          if (!active && byKey && event.target === event.currentTarget)
            moveTo(
              items.findIndex(({ kind }) => kind === 'row'),
              0,
            );
        }}
      >
        <colgroup>
          {onSelected && <col style={{ width: CHECK }} />}
          {columns.map(({ id, width, grow }) => (
            <col key={id} style={grow ? undefined : { width }} />
          ))}
        </colgroup>
        <GridHead props={props} table={table} lefts={lefts} height={headHeight} />
        <tbody>
          {above > 0 && <Spacer height={above} span={span} />}
          {lines.map(({ index }) => {
            const item = items[index];
            if (!item) return null;
            return (
              <GridLine
                key={item.key}
                props={props}
                item={item}
                index={index}
                prefix={prefix}
                lefts={lefts}
                height={rowHeight}
                activeColumn={active?.key === item.key ? active.column : null}
                editing={active?.key === item.key ? editing : null}
                onFinishEdit={finishEdit}
                onToggleGroup={toggleGroup}
                onPress={(column, extend) => {
                  tableElement.current?.focus({ preventScroll: true });
                  moveTo(index, column, extend);
                }}
                onEdit={() => startEdit(null)}
                onToggle={(row, extend) => {
                  if (extend && anchor.current !== null) select(anchor.current, index);
                  else toggleSelected(row);
                }}
              />
            );
          })}
          {below > 0 && <Spacer height={below} span={span} />}
        </tbody>
      </table>
      {items.length === 0 && props.empty}
    </div>
  );
}

/** Without a way to edit, when the grid is read only. */
function useEditable<Row extends { id: string }>(props: GridProps<Row>): GridProps<Row> {
  const { columns: given, readOnly } = props;
  const columns = useMemo(
    () => (readOnly ? given.map((column) => ({ ...column, edit: undefined })) : given),
    [given, readOnly],
  );
  return { ...props, columns };
}

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden style={{ height }}>
      <td colSpan={span} className={styles.spacer} />
    </tr>
  );
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
