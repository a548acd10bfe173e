import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { findMentions } from '../../../shared/domain/mentions.ts';

const known = new Set(['E-CHG-01', 'CHG-01', 'EV-0012', 'F-03', 'D-IAM-07']);
const refs = (text: string) => findMentions(text, known).flatMap(({ ref }) => ref ?? []);

it('finds known references at the edges of words', () => {
  expect(refs('See E-CHG-01, EV-0012 and F-03.')).toEqual(['E-CHG-01', 'EV-0012', 'F-03']);
  expect(refs('(CHG-01)')).toEqual(['CHG-01']);
  expect(refs('XE-CHG-01 E-CHG-012 F-99 ÄF-03 F-03x')).toEqual([]);
  expect(refs('CHG-01-related')).toEqual(['CHG-01']);
});

it('keeps the text', () => {
  const part = fc.oneof(fc.string(), fc.constantFrom(...known, '-', ' ', 'x'));
  fc.assert(
    fc.property(fc.array(part), (parts) => {
      const text = parts.join('');
      expect(
        findMentions(text, known)
          .map((segment) => segment.text)
          .join(''),
      ).toBe(text);
    }),
  );
});
