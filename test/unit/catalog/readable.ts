import { expect } from 'vitest';
import { CRITERIA } from '../../../shared/catalog/criteria.ts';

/** Characters; longer sentences are not read. */
const LONGEST_SENTENCE = 400;

function textsOf(content: unknown): string[] {
  if (typeof content === 'string') return [content];
  return typeof content === 'object' && content !== null ? Object.values(content).flatMap(textsOf) : [];
}

/** Fails on texts that are empty, untrimmed, double-spaced or hold an overlong sentence, at any depth. */
export function expectReadable(content: unknown): void {
  const wrong = textsOf(content).filter(
    (text) =>
      text === '' ||
      text.replace(/\s+/g, ' ').trim() !== text ||
      text.split(/(?<=[.?!])\s/).some((sentence) => sentence.length > LONGEST_SENTENCE),
  );
  expect(wrong).toEqual([]);
}

/** True for identifiers of criteria, at least one, each once and in canonical order. */
export function isCanonical(ids: readonly string[]): boolean {
  const known = CRITERIA.map(({ id }) => id).filter((id) => ids.includes(id));
  return ids.length > 0 && ids.join() === known.join();
}
