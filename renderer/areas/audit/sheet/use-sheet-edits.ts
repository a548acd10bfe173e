import { useState, type ClipboardEvent, type RefObject } from 'react';
import type { SheetItem, TestSheet } from '../../../../shared/contract/audit/tests.ts';
import type { Mark } from '../../../../shared/domain/vocabulary.ts';
import { api } from '../../../app/api.ts';
import { plural } from '../../../app/format.ts';
import { useAction, useWorkspace } from '../../../app/query.ts';
import { showInfo } from '../../../app/toasts.tsx';
import { htmlBlock, plainBlock } from '../../../components/grid/block.ts';
import { cellOf, copyBlock, fillDown, isVoid, markBlock, placesIn, restIsMet } from './cell-edits.ts';
import type { NoteRequest } from './CellBar.tsx';
import { isClear, layPaste, pasteChanges, type Pasted } from './paste.ts';
import type { Block, useCells } from './use-cells.ts';
import type { CellChange } from './use-marks.ts';

interface Context {
  sheet: TestSheet;
  /** The rows on screen, with marks that are still under way. */
  rows: readonly SheetItem[];
  cells: ReturnType<typeof useCells>;
  mark: (changes: readonly CellChange[]) => void;
  grid: RefObject<HTMLTableElement | null>;
}

/** What can be done to the cells of a test sheet. Each is one change, which one undo takes back. */
export function useSheetEdits({ sheet, rows, cells, mark, grid }: Context) {
  const { attributes } = sheet;
  const { active, block, isBlock, move } = cells;
  const { readOnly } = useWorkspace();
  const { run } = useAction();
  const [request, setRequest] = useState<NoteRequest | null>(null);
  const [pasted, setPasted] = useState<Pasted | null>(null);
  const locked = readOnly || sheet.concludedAt !== null;
  const item = rows[active.row];
  const attribute = attributes[active.column];
  const whole: Block = { top: 0, bottom: rows.length - 1, left: 0, right: attributes.length - 1 };

  const focusGrid = () => grid.current?.focus({ preventScroll: true });
  const ask = (wanted: Omit<NoteRequest, 'keep'>, keep: (text: string) => void) =>
    setRequest({
      ...wanted,
      keep: (text, leaving) => {
        setRequest(null);
        keep(text);
        if (!leaving) focusGrid();
      },
    });

  /** Says why nothing happens, for keys that do nothing otherwise. */
  const refused = (): boolean => {
    if (readOnly) showInfo('This copy is read only.');
    else if (locked) showInfo(`${sheet.workpaper} is concluded. Reopen the conclusion to change marks.`);
    else return false;
    return true;
  };

  /** The marked block stays where it is; a single mark moves on, through the row and then down. */
  const put = (value: Mark | null, note?: string) => {
    mark(markBlock(placesIn(rows, attributes, block), value, note));
    if (isBlock || value === null) move(active);
    else if (active.column < attributes.length - 1) move({ row: active.row, column: active.column + 1 });
    else if (active.row < rows.length - 1) move({ row: active.row + 1, column: 0 });
  };

  const setMark = (value: Mark | null) => {
    if (refused() || !attribute || !item) return;
    if (!isBlock && isVoid(item)) {
      showInfo(
        `${item.key} was replaced${item.replacedByKey ? ` by ${item.replacedByKey}` : ''} and takes no marks.`,
      );
      return;
    }
    if (value !== 'not_applicable') return put(value);
    const where = isBlock ? 'these cells' : `${attribute.letter} of ${item.key}`;
    ask({ label: `Why ${isBlock ? 'do' : 'does'} ${where} not apply?`, value: '', required: true }, (text) =>
      put(value, text),
    );
  };

  const editNote = () => {
    if (refused() || !item) return;
    const cell = cellOf(item, attribute);
    if (cell && attribute) {
      const label = `Note on ${attribute.letter} of ${item.key}`;
      const required = cell.mark === 'not_applicable';
      ask({ label, value: cell.note, required }, (note) =>
        mark([{ itemId: item.id, attributeId: attribute.id, mark: cell.mark, note }]),
      );
    } else {
      ask(
        { label: `Note on ${item.key}`, value: item.note, required: false },
        (note) => void run(() => api.audit.noteItem({ itemId: item.id, note })),
      );
    }
  };

  /** @returns false when there was nothing to mark */
  const markAll = (changes: readonly CellChange[], nothing: string) => {
    if (refused()) return;
    if (changes.length === 0) showInfo(nothing);
    mark(changes);
    focusGrid();
  };

  const copy = (event: ClipboardEvent) => {
    const texts = copyBlock(rows, attributes, block);
    if (!texts[0]?.length) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', plainBlock(texts));
    event.clipboardData.setData('text/html', htmlBlock(texts));
  };

  const paste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text/plain');
    if (text === '' || !attribute) return;
    event.preventDefault();
    if (refused()) return;
    const laid = layPaste(text, { rows, attributes, block });
    if (!isClear(laid)) return setPasted(laid);
    const changes = pasteChanges(laid, { marks: {}, reason: '' });
    mark(changes);
    showInfo(`Pasted ${plural(changes.length, 'mark')}.`);
  };

  return {
    locked,
    request,
    cancelRequest: () => {
      setRequest(null);
      focusGrid();
    },
    pasted,
    /** Writes what was pasted with the answers to what could not be read; nothing with null. */
    finishPaste: (changes: readonly CellChange[] | null) => {
      setPasted(null);
      if (changes) mark(changes);
      focusGrid();
    },
    focusGrid,
    setMark,
    editNote,
    fill: () => markAll(fillDown(rows, attributes, block), 'The line above has no mark to fill down.'),
    restMet: (of: 'selection' | 'column' | 'sheet') => {
      const column = { ...whole, left: active.column, right: active.column };
      const area = { selection: block, column, sheet: whole }[of];
      markAll(restIsMet(placesIn(rows, attributes, area)), 'Every cell carries a mark already.');
    },
    copy,
    paste,
  };
}
