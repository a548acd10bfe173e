import type { ClipboardEvent } from 'react';
import { toAppError } from '../../app/api.ts';
import { plural } from '../../app/format.ts';
import { runAction } from '../../app/query.ts';
import { showError } from '../../app/toasts.tsx';
import { htmlBlock, plainBlock, readCells, repeated } from './block.ts';
import { clearWrites, fillDownWrites, fillRightWrites, pasteWrites, type Sheet } from './cell-writes.ts';
import { appliedRow } from './pending.ts';
import type { Span } from './range.ts';
import type { CellWrite, GridColumn, GridItem, GridProps } from './types.ts';
import type { Selection } from './use-selection.ts';
import type { Writes } from './use-writes.ts';

interface Context<Row extends { id: string }> {
  columns: readonly GridColumn<Row>[];
  items: readonly GridItem<Row>[];
  selection: Selection;
  writes: Writes<Row>;
  /** The rows that are ticked, in the order on screen. */
  ticked: readonly Row[];
  onPasteBelow: GridProps<Row>['onPasteBelow'];
}

/** What can be done to the range at once. Each writes in one change, which one undo takes back. */
export function useGestures<Row extends { id: string }>(context: Context<Row>) {
  const { columns, items, selection, writes, ticked, onPasteBelow } = context;
  const { span, isRange } = selection;
  // Of a range, its cells count; without one, a command is for the rows that are ticked.
  const overRows = !isRange && ticked.length > 0;

  const rowsIn = (from: number, to: number): Row[] =>
    items.slice(from, to + 1).flatMap((item) => (item.kind === 'row' ? [item.row] : []));

  const sheetOf = ({ top, bottom, left, right }: Span): Sheet<Row> => ({
    rows: rowsIn(top, bottom),
    columns: columns.slice(left, right + 1),
    valueOf: (row, column, edit) => writes.valueOf(row, column, edit),
  });

  const write = (read: () => CellWrite<Row>[], done: (values: number) => string | undefined) => {
    try {
      writes.save(read(), done);
    } catch (reason) {
      showError(toAppError(reason));
    }
  };

  const copy = (event: ClipboardEvent) => {
    const marked = window.getSelection();
    const ownText = marked?.type === 'Range' && event.currentTarget.contains(marked.anchorNode);
    if (!span || ownText) return;
    const { rows, columns: copied } = overRows ? { rows: ticked, columns } : sheetOf(span);
    const cells = rows.map((row) => {
      const shown = appliedRow(row, writes.pending.get(row.id), columns);
      return copied.map(({ text }) => text?.(shown));
    });
    if (cells.length === 0) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', plainBlock(cells));
    event.clipboardData.setData('text/html', htmlBlock(cells));
  };

  const clear = () => {
    if (span)
      write(
        () => clearWrites(sheetOf(span)),
        (values) => (values > 1 ? `Emptied ${plural(values, 'cell')}.` : undefined),
      );
  };

  const paste = (event: ClipboardEvent) => {
    // A picture or a file is no value of a cell; the screen around may take it.
    if (event.clipboardData.files.length > 0 && event.clipboardData.getData('text/plain') === '') return;
    if (!span) {
      if (items.length === 0) pasteBelow(event, [], columns);
      return;
    }
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    const block = readCells(text);
    const isOne = block.length === 1 && block[0]?.length === 1;
    const rows = overRows && isOne && ticked.length > 1 ? ticked : rowsIn(span.top, items.length);
    const height = rows === ticked ? ticked.length : rowsIn(span.top, span.bottom).length;
    const size = { height, width: span.right - span.left + 1 };
    if (onPasteBelow && block.length > rows.length) {
      pasteBelow(event, rows, columns.slice(span.left));
      return;
    }
    write(
      () => pasteWrites(text, { rows, columns: columns.slice(span.left) }, size),
      (values) => (values > 1 ? `Pasted ${plural(values, 'value')}.` : undefined),
    );
    if (rows === ticked) return;
    const pasted = repeated(block, size.height, size.width);
    selectBlock(pasted.length, pasted[0]?.length ?? 1);
  };

  const pasteBelow = (event: ClipboardEvent, rows: readonly Row[], into: readonly GridColumn<Row>[]) => {
    if (!onPasteBelow) return;
    event.preventDefault();
    const text = event.clipboardData.getData('text/plain');
    const block = readCells(text);
    void runAction(
      async () =>
        onPasteBelow(
          pasteWrites(text, { rows, columns: into }, { height: 1, width: 1 }),
          block.slice(rows.length),
          into,
        ),
      { done: `Pasted ${plural(block.length, 'line')}.` },
    );
  };

  /** The range covers what was pasted. */
  const selectBlock = (height: number, width: number) => {
    if (!span || height * width === 1) return;
    const lines = items.flatMap((item, line) => (item.kind === 'row' && line >= span.top ? [line] : []));
    const last = lines[Math.min(height, lines.length) - 1];
    if (last !== undefined)
      selection.select({ line: span.top, column: span.left }, { line: last, column: span.left + width - 1 });
  };

  /** Down the ticked rows, or the range, or from the row above into the active cell. */
  const fillDown = () => {
    if (!span) return;
    const above = items.slice(0, span.top).findLastIndex(({ kind }) => kind === 'row');
    const isFlat = span.top === span.bottom;
    const sheet = sheetOf(isFlat ? { ...span, top: above >= 0 ? above : span.top } : span);
    const rows = overRows && ticked.length > 1 ? ticked : sheet.rows;
    write(() => fillDownWrites({ ...sheet, rows }), filled(sheet.columns));
  };

  const fillRight = () => {
    if (!span) return;
    const left = span.left === span.right ? Math.max(span.left - 1, 0) : span.left;
    const sheet = sheetOf({ ...span, left });
    write(() => fillRightWrites(sheet), filled(sheet.columns));
  };

  /** Repeats a range down to the last line of a larger one. */
  const fillFrom = (source: Span, bottom: number) => {
    const sheet = sheetOf({ ...source, bottom });
    const height = rowsIn(source.top, source.bottom).length;
    write(() => fillDownWrites(sheet, height), filled(sheet.columns));
  };

  return {
    copy,
    cut: (event: ClipboardEvent) => {
      copy(event);
      clear();
    },
    paste,
    clear,
    fillDown,
    fillRight,
    fillFrom,
  };
}

/** "Filled Owner in 6 cells." */
const filled =
  <Row>(columns: readonly GridColumn<Row>[]) =>
  (values: number) => {
    const [only, ...others] = columns;
    const name = others.length === 0 && only ? `${only.title ?? only.header} in ` : '';
    return `Filled ${name}${plural(values, 'cell')}.`;
  };
