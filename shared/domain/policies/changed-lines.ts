/** What changed in a policy's text, for the history: the lines that went and those that came. */
import type { PolicyDocument } from './document.ts';
import { plainText } from './words.ts';

/** Characters of either side. */
const MOST = 2000;

/** Lines of `text` that are not in `other`, each as often as it is there more often. */
function linesWithout(text: readonly string[], other: readonly string[]): string {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  const own = text.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
  const lines = own.join('\n');
  return lines.length > MOST ? `${lines.slice(0, MOST)}…` : lines;
}

/** The lines that differ between two stored texts. Where only their look differs, both sides say so. */
export function changedLines(before: string, after: string): { before: string; after: string } {
  const [old, now] = [linesOf(before), linesOf(after)];
  const [gone, come] = [linesWithout(old, now), linesWithout(now, old)];
  const isLook = before !== after && gone === '' && come === '';
  return isLook
    ? { before: 'other formatting or order', after: 'formatting or order' }
    : { before: gone, after: come };
}

/** A stored text may come from anywhere, so what is no document is one line. */
function linesOf(stored: string): string[] {
  if (stored === '') return [];
  try {
    return plainText(JSON.parse(stored) as PolicyDocument).split('\n');
  } catch {
    return [stored.slice(0, MOST)];
  }
}
