/** What a policy's text says about itself: its words, its headings, and what is still to fill in. */
import type { PolicyBlock, PolicyDocument, TextRun } from './document.ts';

/** What stands in square brackets is to be filled in, as in the outlines of the catalog. */
export const PLACEHOLDER = /\[[^[\]\n]{1,300}\]/g;
const WORD = /[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*/gu;

export const runsText = (runs: readonly TextRun[]): string => runs.map(({ text }) => text).join('');

function linesOf(block: PolicyBlock): string[] {
  if (block.kind !== 'table') return [runsText(block.runs)];
  return block.rows.map((row) => row.map(({ paragraphs }) => paragraphs.map(runsText).join(' ')).join('\t'));
}

/** Block by block, a table row by row with tabs between its cells. */
export const plainText = ({ blocks }: PolicyDocument): string => blocks.flatMap(linesOf).join('\n');

export interface OutlineHeading {
  /** Of the block in the document. */
  index: number;
  level: 1 | 2 | 3;
  /** "2.1"; empty where the headings of the text bring numbers of their own. */
  number: string;
  title: string;
}

/** The headings in their order, numbered unless most of them start with a number already. */
export function outlineOf({ blocks }: PolicyDocument): OutlineHeading[] {
  const headings = blocks.flatMap((block, index) =>
    block.kind === 'heading' ? [{ index, level: block.level, title: runsText(block.runs) }] : [],
  );
  const ownNumbers = headings.filter(({ title }) =>
    /^(?:§\s*)?(?:\d+|[A-Z]|[ivx]+)[.)]|^§?\s*\d+(?:\.\d+)*\s/u.test(title),
  );
  const isNumbered = ownNumbers.length * 2 <= headings.length;
  const counts = [0, 0, 0];
  const top = Math.min(...headings.map(({ level }) => level));
  return headings.map((heading) => {
    const at = heading.level - top;
    counts[at] = (counts[at] ?? 0) + 1;
    counts.fill(0, at + 1);
    const parts = counts.slice(0, at + 1).map((count) => Math.max(count, 1));
    return { ...heading, number: isNumbered ? parts.join('.') : '' };
  });
}

/** Numbers of the items of numbered lists, by the index of their block: 1, 2, 3, and anew below another item. */
export function itemNumbers({ blocks }: PolicyDocument): Map<number, number> {
  const numbers = new Map<number, number>();
  let counts: number[] = [];
  blocks.forEach((block, index) => {
    if (block.kind !== 'item') {
      counts = [];
      return;
    }
    counts.length = Math.min(counts.length, block.depth + 1);
    while (counts.length <= block.depth) counts.push(0);
    counts[block.depth] = block.numbered ? (counts[block.depth] ?? 0) + 1 : 0;
    if (block.numbered) numbers.set(index, counts[block.depth] ?? 1);
  });
  return numbers;
}

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** The number of an item as its level of a list writes it: 1, then a, then i, and so on from the beginning. */
export function itemNumber(number: number, depth: number): string {
  if (depth % 3 === 0) return String(number);
  if (depth % 3 === 2) {
    let rest = number;
    return ROMAN.map(([value, sign]) => {
      const times = Math.floor(rest / value);
      rest -= times * value;
      return sign.repeat(times);
    }).join('');
  }
  // Word goes on after z with aa, bb.
  const letter = String.fromCodePoint(97 + ((number - 1) % 26));
  return letter.repeat(Math.floor((number - 1) / 26) + 1);
}

export interface TextFacts {
  words: number;
  /** "[identity provider]" as often as each stands there. */
  placeholders: string[];
}

export function textFacts(document: PolicyDocument): TextFacts {
  const text = plainText(document);
  return {
    words: text.match(WORD)?.length ?? 0,
    placeholders: text.match(PLACEHOLDER) ?? [],
  };
}
