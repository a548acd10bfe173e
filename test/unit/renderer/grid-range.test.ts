import { describe, expect, test } from 'vitest';
import { isSingle, jump, nextInside, spanOf } from '../../../renderer/components/grid/range.ts';

const SPAN = { top: 2, bottom: 3, left: 1, right: 3 };

describe('a range of cells', () => {
  test('has both cells as corners, whichever came first', () => {
    expect(spanOf({ line: 3, column: 1 }, { line: 2, column: 3 })).toEqual(SPAN);
    expect(isSingle(SPAN)).toBe(false);
    expect(isSingle(spanOf({ line: 1, column: 1 }, { line: 1, column: 1 }))).toBe(true);
  });

  test.each([
    ['down', { line: 2, column: 1 }, { line: 3, column: 1 }],
    ['down', { line: 3, column: 1 }, { line: 2, column: 2 }],
    ['down', { line: 3, column: 3 }, { line: 2, column: 1 }],
    ['up', { line: 2, column: 1 }, { line: 3, column: 3 }],
    ['right', { line: 2, column: 3 }, { line: 3, column: 1 }],
    ['right', { line: 3, column: 3 }, { line: 2, column: 1 }],
    ['left', { line: 3, column: 1 }, { line: 2, column: 3 }],
  ] as const)('%s from %o is %o', (step, from, to) => {
    expect(nextInside(SPAN, from, step)).toEqual(to);
  });
});

describe('Ctrl and an arrow', () => {
  const lead = (cells: string, from: number, step: 1 | -1) =>
    jump(from, step, cells.length, (index) => cells[index] === 'x');

  test.each([
    ['xxx..x', 0, 2],
    ['xxx..x', 2, 5],
    ['xxx...', 2, 5],
    ['..x..', 0, 2],
    ['xxxx', 3, 3],
    ['x', 0, 0],
  ])('in %s from %i leads on to %i', (cells, from, to) => {
    expect(lead(cells, from, 1)).toBe(to);
    expect(lead([...cells].toReversed().join(''), cells.length - 1 - from, -1)).toBe(cells.length - 1 - to);
  });
});
