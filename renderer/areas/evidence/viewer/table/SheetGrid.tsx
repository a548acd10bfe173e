import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import type { TableInput, TablePage } from '../../../../../shared/contract/evidence/contents.ts';
import { Found } from '../find/Found.tsx';
import { copyBlock, MOST_COPIED } from './copy-block.ts';
import { spanOf, stepped, type Place } from './place.ts';
import styles from './table.module.css';

const ROW = 26;
const NUMBERS = 64;
/** Of one character of a cell, and of the room beside it (px). */
const CHARACTER = 7;
const PADDING = 17;
const NARROWEST = 48;
const WIDEST = 360;

type Row = TablePage['rows'][number];

interface Props {
  label: string;
  columns: TablePage['columns'];
  rowCount: number;
  row: (index: number) => Row | undefined;
  /** Words to mark in the cells. */
  words: string;
  sort: TableInput['sort'];
  onSort: (sort: TableInput['sort']) => void;
  onSeen: (seen: { from: number; to: number }) => void;
  /** Rows that are to be copied and are out of view. */
  load: (offset: number, limit: number) => Promise<{ rows: Row[] }>;
}

/** Cells to read and to copy, drawn only where they are in view, in both directions. */
export function SheetGrid({ label, columns, rowCount, row, words, sort, onSort, onSeen, load }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const [widths, setWidths] = useState<Record<number, number>>({});
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<Place>({ row: 0, column: 0 });
  const widthOf = (column: number) =>
    widths[column] ??
    Math.min(Math.max((columns[column]?.width ?? 0) * CHARACTER + PADDING, NARROWEST), WIDEST);
  // oxlint-disable-next-line react/incompatible-library -- its functions are used here only, where nothing is memoized
  const lines = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    scrollPaddingStart: ROW,
    paddingStart: ROW,
    overscan: 10,
    onChange: ({ range }) => range && onSeen({ from: range.startIndex, to: range.endIndex }),
  });
  const across = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: widthOf,
    paddingStart: NUMBERS,
    scrollPaddingStart: NUMBERS,
    overscan: 3,
  });
  useEffect(() => across.measure(), [across, widths, columns]);
  const span = spanOf(anchor, active);
  const shown = across.getVirtualItems();

  const go = (to: Place, extend: boolean) => {
    const place = {
      row: Math.min(Math.max(to.row, 0), Math.max(rowCount - 1, 0)),
      column: Math.min(Math.max(to.column, 0), Math.max(columns.length - 1, 0)),
    };
    setActive(place);
    if (!extend) setAnchor(place);
    lines.scrollToIndex(place.row);
    across.scrollToIndex(place.column);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const pageRows = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2, 1);
    const next = stepped(active, event, { rows: rowCount, columns: columns.length, pageRows });
    if (next) {
      event.preventDefault();
      go(next, event.shiftKey);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      setAnchor({ row: 0, column: 0 });
      setActive({ row: rowCount - 1, column: columns.length - 1 });
    }
  };
  const press = (event: PointerEvent, place: Place) => {
    if (event.button !== 0) return;
    setActive(place);
    if (!event.shiftKey) setAnchor(place);
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={rowCount > 0 ? `${prefix}${active.row}-${active.column}` : undefined}
      onKeyDown={onKeyDown}
      onCopy={(event) => {
        event.preventDefault();
        void copyBlock(event.clipboardData, { span, columns, row, load });
      }}
    >
      <div className={styles.canvas} style={{ height: lines.getTotalSize(), width: across.getTotalSize() }}>
        <div className={styles.head} role="row" aria-rowindex={1}>
          <span className={styles.corner} role="columnheader" aria-label="Row number" />
          {shown.map(({ index, start, size }) => (
            <ColumnHead
              key={index}
              column={columns[index]}
              left={start}
              width={size}
              direction={sort?.column === index ? sort.direction : null}
              onSort={(direction) => onSort(direction && { column: index, direction })}
              onWidth={(width) => setWidths({ ...widths, [index]: Math.max(width, NARROWEST) })}
            />
          ))}
        </div>
        {lines.getVirtualItems().map(({ index, start }) => {
          const line = row(index);
          return (
            <div
              key={index}
              className={styles.line}
              role="row"
              aria-rowindex={index + 2}
              data-hidden={line?.hidden || undefined}
              style={{ top: start }}
            >
              <span className={styles.number} role="rowheader">
                {line?.number}
              </span>
              {shown.map(({ index: column, start: left, size }) => (
                <span
                  key={column}
                  id={`${prefix}${index}-${column}`}
                  role="gridcell"
                  className={styles.cell}
                  style={{ left, width: size }}
                  aria-colindex={column + 2}
                  aria-selected={isIn(span, index, column)}
                  data-active={(active.row === index && active.column === column) || undefined}
                  data-numeric={columns[column]?.numeric || undefined}
                  title={line?.cells[column]}
                  onPointerDown={(event) => press(event, { row: index, column })}
                  onPointerEnter={(event) => event.buttons === 1 && setActive({ row: index, column })}
                >
                  <Found text={line?.cells[column] ?? ''} words={words} />
                </span>
              ))}
            </div>
          );
        })}
      </div>
      {rowCount === 0 && (
        <p className={styles.empty}>{words === '' ? 'No rows.' : 'No row passes the filter.'}</p>
      )}
      {span.cells > MOST_COPIED && (
        <p className={styles.limit}>A copy holds {MOST_COPIED.toLocaleString('en')} cells at most.</p>
      )}
    </div>
  );
}

const isIn = (span: ReturnType<typeof spanOf>, row: number, column: number): boolean =>
  row >= span.top && row <= span.bottom && column >= span.left && column <= span.right;

interface ColumnHeadProps {
  column: TablePage['columns'][number] | undefined;
  left: number;
  width: number;
  direction: 'ascending' | 'descending' | null;
  onSort: (direction: 'ascending' | 'descending' | null) => void;
  onWidth: (width: number) => void;
}

function ColumnHead({ column, left, width, direction, onSort, onWidth }: ColumnHeadProps) {
  const [drag, setDrag] = useState<{ x: number; width: number } | null>(null);
  const next = direction === null ? 'ascending' : direction === 'ascending' ? 'descending' : null;
  return (
    <span
      role="columnheader"
      className={styles.column}
      style={{ left, width }}
      aria-sort={direction ?? 'none'}
      data-hidden={column?.hidden || undefined}
    >
      <button
        type="button"
        tabIndex={-1}
        title={`${column?.name}${column?.hidden ? ' (hidden in the workbook)' : ''}`}
        onClick={() => onSort(next)}
      >
        <span>{column?.name}</span>
        {direction === 'ascending' && <ArrowUp size={12} aria-hidden />}
        {direction === 'descending' && <ArrowDown size={12} aria-hidden />}
      </button>
      <span
        className={styles.edge}
        aria-hidden
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          setDrag({ x: event.clientX, width });
        }}
        onPointerMove={(event) => drag && onWidth(drag.width + event.clientX - drag.x)}
        onPointerUp={() => setDrag(null)}
      />
    </span>
  );
}
