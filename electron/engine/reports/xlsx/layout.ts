/** How wide columns and how high rows are, so that everything can be read on the screen and on paper. */
import { TALLEST_ROW } from './cell-style.ts';
import type { Value } from './sheet.ts';

/** Widths that A4 and Letter across hold at 60 %: what is 9 pt on the screen is then as large as a footnote. */
export const PAGE_WIDTH = 225;
const NARROWEST = 7;
const WIDEST = 48;
const MARK_WIDTH = 3.7;
/** A word longer than this is broken. */
const LONGEST_WORD = 17;
/** Room for the button of the filter. */
const BUTTON = 2.5;
/** Points per line of 9 pt text. */
const LINE = 12.5;
/** Running text of 9 pt in Arial holds so many characters in the width of one digit of the normal font, less what a margin takes. */
const PER_DIGIT = 1.08;

export interface ColumnShape {
  title: string;
  widest?: number;
  isMark?: boolean;
}

export interface Layout {
  /** In digits of the normal font. */
  widths: number[];
  /** Pages side by side that keep the print readable. */
  pagesWide: number;
}

/**
 * Columns as wide as what stands in them; where that is more than a page holds, those of long text give way down to their longest word.
 * @param values rows of cells
 */
export function layoutOf(columns: readonly ColumnShape[], values: readonly (readonly Value[])[]): Layout {
  const wanted = columns.map((column, index) => wantedWidth(column, values, index));
  const least = columns.map((column, index) =>
    Math.min(wanted[index] ?? 0, leastWidth(column, values, index)),
  );
  const total = sum(wanted);
  const floor = sum(least);
  if (total <= PAGE_WIDTH) return { widths: wanted, pagesWide: 1 };
  if (floor > PAGE_WIDTH) return { widths: wanted, pagesWide: Math.ceil(total / PAGE_WIDTH) };
  const share = (PAGE_WIDTH - floor) / (total - floor);
  return {
    widths: wanted.map((width, index) => {
      const own = least[index] ?? width;
      return own + (width - own) * share;
    }),
    pagesWide: 1,
  };
}

function wantedWidth(
  { title, widest = WIDEST, isMark }: ColumnShape,
  values: readonly (readonly Value[])[],
  index: number,
): number {
  if (isMark) return MARK_WIDTH;
  let longest = 0;
  for (const row of values) longest = Math.max(longest, longestOf(row[index] ?? null, /\n/));
  return Math.max(
    Math.min(longest / PER_DIGIT + 1.5, widest),
    leastWidth({ title, isMark }, [], index),
    NARROWEST,
  );
}

function leastWidth(
  { title, isMark }: ColumnShape,
  values: readonly (readonly Value[])[],
  index: number,
): number {
  if (isMark) return MARK_WIDTH;
  let longest = Math.max(...title.split(' ').map((word) => word.length)) + BUTTON;
  for (const row of values) {
    const value = row[index] ?? null;
    const own = longestOf(value, /[\s]/);
    longest = Math.max(longest, typeof value === 'string' ? Math.min(own, LONGEST_WORD) : own);
  }
  return Math.max(longest + 1.5, NARROWEST);
}

/** Characters of the longest piece of a cell. */
function longestOf(value: Value, between: RegExp): number {
  if (value === null) return 0;
  if (typeof value === 'number') return value.toLocaleString('en-US').length + 1;
  if (typeof value !== 'string') return 'moment' in value ? 20 : 11;
  return Math.max(...value.split(between).map(columnsOf));
}

/** Height that shows the whole wrapped text, in points. Written out, because not every program measures rows when it opens a file. */
export function heightOf(values: readonly Value[], widths: readonly number[]): number {
  let most = 1;
  values.forEach((value, index) => {
    if (typeof value === 'string') most = Math.max(most, linesOf(value, widths[index] ?? NARROWEST));
  });
  return Math.min(TALLEST_ROW, most * LINE + 3);
}

/** Lines of a text that wraps at words, and inside those that are longer than a line. */
export function linesOf(text: string, width: number): number {
  const room = Math.max(1, Math.floor((width - 0.9) * PER_DIGIT));
  if (text.length <= room && !text.includes('\n') && columnsOf(text) <= room) return 1;
  let lines = 0;
  for (const line of text.split('\n')) {
    lines += 1;
    let used = 0;
    for (const word of line.split(/(?<=[\s-])/)) {
      const length = columnsOf(word.trimEnd());
      if (used > 0 && used + length > room) {
        lines += 1;
        used = 0;
      }
      lines += Math.max(0, Math.ceil((used + length) / room) - 1);
      used = length > room ? length % room : used + columnsOf(word);
    }
  }
  return lines;
}

/** Letters of Chinese, Japanese and Korean are twice as wide as others. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g;
const columnsOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
