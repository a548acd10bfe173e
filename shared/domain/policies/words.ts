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
