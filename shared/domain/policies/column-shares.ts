import { widthOf, type TableCell } from './document.ts';
import { runsText } from './words.ts';

/** Letters that fit beside each other on a page, in the widest font that stands in for ours. */
const PAGE = 80;
/** Letters from which on a text wraps, and the longest word that is kept whole. */
const WRAPS = 48;
const LONGEST_WORD = 24;
/** Letters that the room beside the text is worth. */
const BESIDE = 3;

/**
 * How wide the columns of a table are in relation to each other, in letters: each has room for its longest word, and what is left of
 * the page goes to those with longer texts. Cells over several columns say nothing about one.
 */
export function columnShares(rows: readonly (readonly TableCell[])[]): number[] {
  const columns = Math.max(0, ...rows.map(widthOf));
  const least = Array.from({ length: columns }, () => BESIDE);
  const wanted = [...least];
  for (const row of rows) {
    let at = 0;
    for (const { paragraphs, span = 1 } of row) {
      if (span === 1) {
        const texts = paragraphs.map(runsText);
        const word = Math.min(longest(texts.flatMap((text) => text.split(/\s+/))), LONGEST_WORD) + BESIDE;
        least[at] = Math.max(least[at] ?? 0, word);
        wanted[at] = Math.max(wanted[at] ?? 0, word, Math.min(longest(texts), WRAPS) + BESIDE);
      }
      at += span;
    }
  }
  const [taken, asked] = [sum(least), sum(wanted)];
  const part = asked > PAGE ? Math.max(PAGE - taken, 0) / (asked - taken || 1) : 1;
  return wanted.map((share, at) => (least[at] ?? 0) + (share - (least[at] ?? 0)) * part);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
const longest = (texts: readonly string[]): number => Math.max(0, ...texts.map(({ length }) => length));
