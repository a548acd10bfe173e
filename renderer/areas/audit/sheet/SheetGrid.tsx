import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, type ClipboardEvent, type RefObject } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { Mark } from '../../../../shared/domain/vocabulary.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { firstNotes } from './cell-edits.ts';
import { leadingColumns, markWidth, SheetColumns, WidthHandle } from './SheetColumns.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { useOpenNotes } from '../review/open-notes.ts';
import { SheetLine } from './SheetLine.tsx';
import { sheetKeys } from './sheet-keys.ts';
import type { Place, useCells } from './use-cells.ts';
import styles from './sheet.module.css';

/** Height of a row (px). */
const ROW = 24;

interface Props {
  sheet: TestSheet;
  /** The rows that are shown, with marks that are still under way. */
  rows: readonly SheetItem[];
  /** All rows of the sheet. */
  all: readonly SheetItem[];
  cells: ReturnType<typeof useCells>;
  /** The table itself, to give the focus back to. */
  gridRef: RefObject<HTMLTableElement | null>;
  /** Marks the selected cells. */
  onMark: (mark: Mark | null) => void;
  /** Wants to edit the note of the active cell or item. */
  onNote: () => void;
  /** Wants to see the active item in the pane. */
  onItem: () => void;
  onFill: () => void;
  onCopy: (event: ClipboardEvent) => void;
  onPaste: (event: ClipboardEvent) => void;
}

/** Sample items by attributes. The focus stays on the table, so that scrolling a row out of view never loses it. */
export function SheetGrid(props: Props) {
  const { sheet, rows, all, cells, gridRef, onMark, onNote, onItem, onFill, onCopy, onPaste } = props;
  const { attributes, population } = sheet;
  const { active, block, isBlock, move, span } = cells;
  const scroller = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const columns = attributes.length + 2;

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => rows[index]?.id ?? index,
    scrollPaddingEnd: 64,
    overscan: 16,
  });
  const lines = virtual.getVirtualItems();
  const [first, last] = [lines[0], lines.at(-1)];
  const above = first?.start ?? 0;
  const below = virtual.getTotalSize() - (last?.end ?? 0);

  // A sheet is opened to be marked, and marks are keys.
  useEffect(() => gridRef.current?.focus({ preventScroll: true }), [gridRef]);
  useEffect(() => {
    virtual.scrollToIndex(active.row);
    // Only a new place moves the view; new data must not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [active.row]);
  useEffect(() => {
    // A row far away is drawn only after the scrolling to it.
    const frame = requestAnimationFrame(() => {
      // Back at the first attribute, what the item is about comes into view again.
      if (active.column === 0) scroller.current?.scrollTo({ left: 0 });
      const cell = document.getElementById(`${prefix}${active.row}-${active.column}`);
      cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    return () => cancelAnimationFrame(frame);
  }, [prefix, active.row, active.column]);

  const notes = useMemo(() => firstNotes(all), [all]);
  const stratified = useMemo(() => all.some(({ stratum }) => stratum !== ''), [all]);
  const openNotes = useOpenNotes(sheet.id);
  const leading = leadingColumns(stratified).length;
  const letters = usePreferences((state) => state.letterKeys);
  const page = Math.max(Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 3, 1);
  const onKeyDown = sheetKeys({
    active,
    rows: rows.length,
    columns,
    attributes: attributes.length,
    page,
    move,
    span,
    letters,
    setMark: onMark,
    editNote: onNote,
    openItem: onItem,
    fillDown: onFill,
  });
  // Lines are drawn again only when they change, so what they call stays the same.
  const latest = useRef({ move, onNote, onItem });
  useEffect(() => {
    latest.current = { move, onNote, onItem };
  });
  const calls = useMemo(
    () => ({
      onPress: (place: Place, extend: boolean) => latest.current.move(place, extend),
      onNote: () => latest.current.onNote(),
      onItem: () => latest.current.onItem(),
    }),
    [],
  );
  const blank = (height: number) =>
    height > 0 && (
      <tr aria-hidden style={{ height }}>
        <td colSpan={columns + leading} className={styles.spacer} />
      </tr>
    );

  const named = (column: string, name: string, className?: string) => (
    <th scope="col" className={className} aria-label={name}>
      {name}
      <WidthHandle column={column} name={name} />
    </th>
  );

  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        ref={gridRef}
        role="grid"
        aria-label={`Items of ${sheet.workpaper}`}
        aria-rowcount={rows.length + 1}
        aria-multiselectable
        aria-activedescendant={rows.length ? `${prefix}${active.row}-${active.column}` : undefined}
        tabIndex={0}
        data-pane-focus
        className={styles.grid}
        style={{ minWidth: 560 + attributes.length * markWidth(attributes.length) }}
        onKeyDown={onKeyDown}
        onCopy={onCopy}
        onPaste={onPaste}
      >
        <SheetColumns attributes={attributes} stratified={stratified} />
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.number}>
              #
            </th>
            {named('key', population?.keyColumn ?? 'Item', styles.key)}
            {named('date', population?.dateColumn ?? 'Date')}
            {named('about', 'Description')}
            {stratified && named('stratum', 'Stratum')}
            {attributes.map(({ id, letter, text }, column) => (
              <th
                key={id}
                scope="col"
                className={styles.mark}
                title={`${letter}: ${text}. Press to select the column`}
                aria-label={`${letter}: ${text}`}
                onClick={() => span({ row: 0, column }, { row: rows.length - 1, column })}
              >
                {letter}
              </th>
            ))}
            {named('note', 'Note', styles.note)}
            <th scope="col">Evidence</th>
          </tr>
        </thead>
        <tbody>
          {blank(above)}
          {lines.map(({ index }) => {
            const item = rows[index];
            if (!item) return null;
            const isActive = index === active.row;
            const inBlock = isBlock && index >= block.top && index <= block.bottom;
            return (
              <SheetLine
                key={item.id}
                item={item}
                index={index}
                prefix={prefix}
                attributes={attributes}
                stratified={stratified}
                openNotes={openNotes.get(item.id) ?? ''}
                firstNote={notes.get(item.id) ?? 1}
                activeColumn={isActive ? active.column : null}
                left={inBlock ? block.left : null}
                right={inBlock ? block.right : null}
                {...calls}
              />
            );
          })}
          {blank(below)}
        </tbody>
        <SheetFoot rows={all} attributes={attributes} between={leading - 2} />
      </table>
    </div>
  );
}
