/** A cell, both counted from 0. */
export interface Place {
  row: number;
  column: number;
}

export interface Span {
  top: number;
  bottom: number;
  left: number;
  right: number;
  cells: number;
}

/** The block between two cells. */
export function spanOf(one: Place, other: Place): Span {
  const [top, bottom] = [Math.min(one.row, other.row), Math.max(one.row, other.row)];
  const [left, right] = [Math.min(one.column, other.column), Math.max(one.column, other.column)];
  return { top, bottom, left, right, cells: (bottom - top + 1) * (right - left + 1) };
}

interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key leads from a cell; null for a key that does not move. The result may lie outside of the table. */
export function stepped(
  { row, column }: Place,
  { key, ctrlKey, metaKey }: Press,
  { rows, columns, pageRows }: { rows: number; columns: number; pageRows: number },
): Place | null {
  const far = ctrlKey || metaKey;
  switch (key) {
    case 'ArrowUp':
      return { row: far ? 0 : row - 1, column };
    case 'ArrowDown':
      return { row: far ? rows - 1 : row + 1, column };
    case 'ArrowLeft':
      return { row, column: far ? 0 : column - 1 };
    case 'ArrowRight':
      return { row, column: far ? columns - 1 : column + 1 };
    case 'PageUp':
      return { row: row - pageRows, column };
    case 'PageDown':
      return { row: row + pageRows, column };
    case 'Home':
      return { row: far ? 0 : row, column: 0 };
    case 'End':
      return { row: far ? rows - 1 : row, column: columns - 1 };
    default:
      return null;
  }
}
