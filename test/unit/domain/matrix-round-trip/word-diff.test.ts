import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markWords } from '../../../../shared/domain/matrix-round-trip/word-diff.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('=1+1', '1.10', '2026-01-02', ' x ', 'a\nb', 'CC6.1: a'),
);

describe('changed words', () => {
  it('are marked on both sides, and the parts make the whole text again', () => {
    expect(markWords('Access is reviewed yearly.', 'Access is reviewed quarterly by IT.')).toEqual([
      [
        { text: 'Access is reviewed ', changed: false },
        { text: 'yearly', changed: true },
        { text: '.', changed: false },
      ],
      [
        { text: 'Access is reviewed ', changed: false },
        { text: 'quarterly by IT', changed: true },
        { text: '.', changed: false },
      ],
    ]);
    fc.assert(
      fc.property(text, text, (a, b) => {
        const whole = markWords(a, b).map((parts) => parts.map((part) => part.text).join(''));
        expect(whole).toEqual([a, b]);
      }),
    );
  });
});
