/** Which words of a text changed, for marking them side by side. */

export interface TextPart {
  text: string;
  changed: boolean;
}

/** Pairs of words beyond which texts are not compared word by word: that would take longer than a screen may. */
const MOST_PAIRS = 1_000_000;

/**
 * The parts of two texts: what they share is unchanged, the rest is changed. The parts of each join to its whole text.
 * @returns the parts of `before` and of `after`
 */
export function markWords(before: string, after: string): [before: TextPart[], after: TextPart[]] {
  const a = wordsOf(before);
  const b = wordsOf(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const middleA = a.slice(start, a.length - end);
  const middleB = b.slice(start, b.length - end);
  const [keptA, keptB] = common(middleA, middleB);
  const parts = (words: string[], middle: string[], kept: ReadonlySet<number>) =>
    join([
      ...words.slice(0, start).map((text) => ({ text, changed: false })),
      ...middle.map((text, index) => ({ text, changed: !kept.has(index) })),
      ...words.slice(words.length - end).map((text) => ({ text, changed: false })),
    ]);
  return [parts(a, middleA, keptA), parts(b, middleB, keptB)];
}

/** Words (CC6.1 is one), runs of blanks and single signs. */
const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}\p{M}_]+(?:\.\p{N}+)*|\s+|[^\s]/gu) ?? [];

/** A shared word says more than the blanks around it. */
const worth = (word = ''): number => (word.trim() === '' ? 1 : 4);

/** Indexes of the common subsequence that is worth most, in either list. */
function common(a: readonly string[], b: readonly string[]): [Set<number>, Set<number>] {
  const keptA = new Set<number>();
  const keptB = new Set<number>();
  if (a.length * b.length > MOST_PAIRS) return [keptA, keptB];
  const width = b.length + 1;
  const worths = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => worths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const shared = a[i] === b[j] ? at(i + 1, j + 1) + worth(a[i]) : 0;
      worths[i * width + j] = Math.max(shared, at(i + 1, j), at(i, j + 1));
    }
  }
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j] && at(i, j) === at(i + 1, j + 1) + worth(a[i])) {
      keptA.add(i);
      keptB.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return [keptA, keptB];
}

/** Neighbours of one kind as one part; a blank between two changed words belongs to them. */
function join(parts: readonly TextPart[]): TextPart[] {
  const joined: TextPart[] = [];
  for (const [index, part] of parts.entries()) {
    const { text } = part;
    const isBetween = text.trim() === '' && parts[index - 1]?.changed && parts[index + 1]?.changed;
    const changed = part.changed || isBetween === true;
    const last = joined.at(-1);
    if (last?.changed === changed) last.text += text;
    else joined.push({ text, changed });
  }
  return joined;
}
