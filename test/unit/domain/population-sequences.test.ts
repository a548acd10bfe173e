import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSequences } from '../../../shared/domain/population-sequences.ts';

describe('running numbers in keys', () => {
  it('names the ranges that are missing, padded as the keys are', () => {
    expect(findSequences(['CR-0007', 'CR-0001', 'CR-0002', 'CR-0002', 'CR-0005', 'x'])).toEqual({
      found: [
        {
          prefix: 'CR-',
          first: 'CR-0001',
          last: 'CR-0007',
          count: 4,
          missing: 3,
          gaps: [
            { from: 'CR-0003', to: 'CR-0004', missing: 2 },
            { from: 'CR-0006', to: 'CR-0006', missing: 1 },
          ],
          gapCount: 2,
        },
      ],
      otherKeys: 1,
    });
  });

  it('keeps prefixes apart and puts the longest series first', () => {
    const { found } = findSequences(['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'B4']);
    expect(found.map(({ prefix, count }) => [prefix, count])).toEqual([
      ['B', 4],
      ['A', 3],
    ]);
  });

  it.each([
    ['sparse numbers', ['4711', '99301', '551200']],
    ['calendar days', ['2026-01-05', '2026-01-06', '2026-01-09', '2026-01-12']],
    ['numbers too long to be exact', ['1000000000000001', '1000000000000002', '1000000000000003']],
    ['names', ['a.stahl', 'b.tanaka', 'c.mbeki']],
  ])('sees no series in %s', (_, keys) => {
    expect(findSequences(keys)).toEqual({ found: [], otherKeys: keys.length });
  });

  it('finds exactly the numbers that were taken away, in any order of rows', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 58 }), { maxLength: 15 }),
        fc.boolean(),
        (taken, turned) => {
          const numbers = Array.from({ length: 60 }, (_, number) => number).filter((n) => !taken.includes(n));
          const keys = numbers.map((number) => `T-${number}`);
          const [sequence] = findSequences(turned ? keys.toReversed() : keys).found;
          const missing = sequence?.gaps.flatMap(({ from, missing }) =>
            Array.from({ length: missing }, (_, index) => Number(from.slice(2)) + index),
          );
          expect(missing).toEqual(taken.toSorted((a, b) => a - b));
          expect(sequence?.missing).toBe(taken.length);
        },
      ),
    );
  });
});
