/** Puts together what the records give and what a person wrote. */
import { normalDocument, type PolicyDocument } from '../policies/document.ts';
import { plainText } from '../policies/words.ts';
import type { DocumentPart, DraftPart, PartState } from './document-model.ts';

/** A person's text is stored under the part; the draft it was begun from stands beside it, so that later changes of the records show. */
export const basisOf = (part: string): string => `${part}@draft`;

const linesOf = (document: PolicyDocument): string[] =>
  plainText(normalDocument(document))
    .split('\n')
    .map((line) => line.replaceAll('\t', '  '))
    .filter((line) => line.trim() !== '');

/**
 * Every part with what stands in the document. A text without the draft it began from counts as a person's own.
 * @param texts own texts by part, with those of `basisOf`
 */
export function composeParts(
  drafts: readonly DraftPart[],
  texts: ReadonlyMap<string, PolicyDocument>,
): DocumentPart[] {
  return drafts.map(({ isFixed = false, ...part }) => {
    const own = isFixed ? undefined : texts.get(part.part);
    const basis = texts.get(basisOf(part.part));
    if (!own) return { ...part, isFixed, state: 'draft', body: part.draft, gained: [], lost: [] };
    const difference = basis ? differenceOf(linesOf(basis), linesOf(part.draft)) : { gained: [], lost: [] };
    const isChanged = difference.gained.length + difference.lost.length > 0;
    const state: PartState = isChanged ? 'changed' : 'own';
    return { ...part, isFixed, state, body: own, ...difference };
  });
}

/** Lines that are in one and not in the other, each as often as it is. */
export function differenceOf(
  before: readonly string[],
  after: readonly string[],
): { gained: string[]; lost: string[] } {
  const without = (lines: readonly string[], others: readonly string[]) => {
    const left = new Map<string, number>();
    for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
    return lines.filter((line) => {
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count <= 0;
    });
  };
  return { gained: without(after, before), lost: without(before, after) };
}
