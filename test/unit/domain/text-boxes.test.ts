import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxesOfWords, type TextPiece } from '../../../shared/domain/text-boxes.ts';

const widthOf = (text: string) => text.length;

/** A piece that begins at (x, 5000), 100 units a letter, 200 units high. */
const piece = (text: string, x = 1000, endsLine = false): TextPiece => ({
  text,
  from: { x, y: 5000 },
  to: { x: x + 100 * text.length, y: 5000 },
  up: { x: 0, y: -200 },
  endsLine,
});

describe('boxes of words', () => {
  it('cover every place with a margin, whatever the case of the letters', () => {
    const boxes = boxesOfWords([piece('Ada and ADA')], 'ada', widthOf);
    expect(boxes).toEqual([
      { x1: 970, y1: 4780, x2: 1330, y2: 5060 },
      { x1: 1770, y1: 4780, x2: 2130, y2: 5060 },
    ]);
  });

  it('cover words that run over pieces and lines, a box for each piece', () => {
    const pieces = [piece('call Ada', 1000, true), piece('Love', 1000), piece('lace now', 1400)];
    const boxes = boxesOfWords(pieces, 'Ada  Lovelace', widthOf);
    expect(boxes.map(({ x1, x2 }) => [x1, x2])).toEqual([
      [1470, 1830],
      [970, 1430],
      [1370, 1830],
    ]);
  });

  it('know ligatures, and text that runs down the page', () => {
    expect(boxesOfWords([piece('ofﬁce')], 'office', widthOf)).toHaveLength(1);
    const down = { ...piece('Ada'), to: { x: 1000, y: 5300 }, up: { x: 200, y: 0 } };
    expect(boxesOfWords([down], 'ada', widthOf)).toEqual([{ x1: 940, y1: 4970, x2: 1220, y2: 5330 }]);
  });

  it('find nothing of nothing', () => {
    expect(boxesOfWords([piece('Ada')], '  ', widthOf)).toEqual([]);
    expect(boxesOfWords([], 'Ada', widthOf)).toEqual([]);
  });

  it('lie on the page and cover as many places as there are', () => {
    assert(
      property(array(constantFrom('x', ' Ada ', 'İ', '𝒜'), { maxLength: 12 }), (parts) => {
        const boxes = boxesOfWords([piece(parts.join(''))], 'Ada', widthOf);
        expect(boxes).toHaveLength(parts.filter((part) => part === ' Ada ').length);
        for (const { x1, y1, x2, y2 } of boxes) {
          expect(x1).toBeLessThan(x2);
          expect(y1).toBeLessThan(y2);
          expect(Math.max(x2, y2)).toBeLessThanOrEqual(10_000);
        }
      }),
    );
  });
});
