import type { KeyboardEvent } from 'react';
import type { Mark } from '../../../../shared/domain/vocabulary.ts';
import { markOfKey } from './marks.ts';
import type { Place } from './use-cells.ts';

interface Context {
  active: Place;
  rows: number;
  /** Number of columns and, among them, of attributes. */
  columns: number;
  attributes: number;
  /** Rows that fit in view. */
  page: number;
  move: (to: Place, extend?: boolean) => void;
  /** Spans all between two cells. */
  span: (from: Place, to: Place) => void;
  /** Letters put marks on cells; without, the key row does. */
  letters: boolean;
  setMark: (mark: Mark | null) => void;
  /** Edits the note of the active cell or item. */
  editNote: () => void;
  openItem: () => void;
  fillDown: () => void;
}

/** What the keys of a test sheet do, with the focus inside its grid. */
export function sheetKeys(context: Context) {
  const { active, rows, columns, attributes, page, move, span, letters } = context;
  const { setMark, editNote, openItem, fillDown } = context;
  const { row, column } = active;
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const onAttribute = column < attributes;

  const moves: Record<string, Place> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: { row, column: 0 },
    End: { row, column: lastColumn },
  };
  const jumps: Record<string, Place> = {
    Home: { row: 0, column: 0 },
    End: { row: lastRow, column: lastColumn },
  };

  /** What a key without a modifier does, apart from moving. */
  const actionOf = (key: string): (() => void) | undefined => {
    if (key === 'F2' || (letters && key.toLowerCase() === 'm')) return editNote;
    if (key === 'Enter') {
      if (onAttribute) return () => move({ row: row + 1, column });
      return column === attributes ? editNote : openItem;
    }
    if (!onAttribute) return undefined;
    if (key === 'Delete' || key === 'Backspace') return () => setMark(null);
    const mark = letters || key === ' ' ? markOfKey(key) : undefined;
    return mark && (() => setMark(mark));
  };

  return (event: KeyboardEvent) => {
    // The edges of the columns have keys of their own.
    if (rows === 0 || event.altKey || event.target !== event.currentTarget) return;
    const run = (act: () => void) => {
      event.preventDefault();
      act();
    };
    if (event.ctrlKey || event.metaKey) {
      const jump = jumps[event.key];
      if (event.key.toLowerCase() === 'a') {
        run(() => span({ row: 0, column: 0 }, { row: lastRow, column: attributes - 1 }));
      } else if (event.key.toLowerCase() === 'd') run(fillDown);
      else if (event.key === ' ' && onAttribute) {
        run(() => span({ row: 0, column }, { row: lastRow, column }));
      } else if (jump) run(() => move(jump, event.shiftKey));
      return;
    }
    const to = moves[event.key];
    const act = actionOf(event.key);
    if (to) run(() => move(to, event.shiftKey));
    else if (event.shiftKey && event.key === ' ') {
      run(() => span({ row, column: 0 }, { row, column: attributes - 1 }));
    } else if (act) run(act);
  };
}
