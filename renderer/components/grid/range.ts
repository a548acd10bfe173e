/** Positions on the grid: lines from the top and columns from the left, both from 0. */
export interface Place {
  line: number;
  column: number;
}

/** A rectangle of cells; all four sides belong to it. */
export interface Span {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** The rectangle that has both cells as corners. */
export const spanOf = (a: Place, b: Place): Span => ({
  top: Math.min(a.line, b.line),
  bottom: Math.max(a.line, b.line),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

export const isSingle = ({ top, bottom, left, right }: Span): boolean => top === bottom && left === right;

export type Step = 'down' | 'up' | 'right' | 'left';

/**
 * The next cell inside a rectangle: down or right, on to the next column or row at its end, and from its last cell to the
 * first, as in a spreadsheet.
 */
export function nextInside({ top, bottom, left, right }: Span, { line, column }: Place, step: Step): Place {
  const [height, width] = [bottom - top + 1, right - left + 1];
  const [y, x] = [line - top, column - left];
  const byColumn = step === 'down' || step === 'up';
  const at = byColumn ? x * height + y : y * width + x;
  const forward = step === 'down' || step === 'right';
  const next = (at + (forward ? 1 : -1) + height * width) % (height * width);
  return byColumn
    ? { line: top + (next % height), column: left + Math.floor(next / height) }
    : { line: top + Math.floor(next / width), column: left + (next % width) };
}

/**
 * Where Ctrl and an arrow lead along a line of `count` cells: to the last filled cell of a run, or over empty cells to the
 * next filled one, or else to the end.
 */
export function jump(
  from: number,
  step: 1 | -1,
  count: number,
  isFilled: (index: number) => boolean,
): number {
  const end = step === 1 ? count - 1 : 0;
  if (from === end) return end;
  let at = from + step;
  const alongRun = isFilled(from) && isFilled(at);
  while (at !== end && (alongRun ? isFilled(at + step) : !isFilled(at))) at += step;
  return at;
}
