import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectedOccurrences, PERIODIC_FREQUENCIES } from '../../../shared/domain/occurrences.ts';

const HALF_YEAR = { from: '2026-01-01', to: '2026-06-30' };
const QUARTER = { from: '2026-01-01', to: '2026-03-31' };
const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const frequency = fc.constantFrom(...PERIODIC_FREQUENCIES);

describe('expected occurrences', () => {
  it.each([
    ['annual', 0],
    ['semi-annual', 1],
    ['quarterly', 2],
    ['monthly', 6],
    ['semi-monthly', 12],
    ['weekly', 26],
    ['daily', 129],
    ['per-occurrence', 0],
    ['continuous', 0],
  ] as const)('of a %s control in half a year: %i', (frequency, count) => {
    expect(expectedOccurrences({ frequency, ...HALF_YEAR })).toHaveLength(count);
  });

  it('scales to the period: a quarter has 13 weeks', () => {
    const weeks = expectedOccurrences({ frequency: 'weekly', ...QUARTER });
    expect(weeks).toHaveLength(13);
    expect(weeks[0]).toEqual({ key: '2026-W01', due: '2026-01-02' });
    expect(weeks.at(-1)).toEqual({ key: '2026-W13', due: '2026-03-27' });
  });

  it('names the ends of quarters, halves and years', () => {
    const year = { from: '2025-07-01', to: '2026-06-30' };
    expect(
      expectedOccurrences({ frequency: 'quarterly', ...year }).map(({ key, due }) => `${key} ${due}`),
    ).toEqual(['2025-Q3 2025-09-30', '2025-Q4 2025-12-31', '2026-Q1 2026-03-31', '2026-Q2 2026-06-30']);
    expect(expectedOccurrences({ frequency: 'annual', ...year })).toEqual([
      { key: '2025', due: '2025-12-31' },
    ]);
    expect(expectedOccurrences({ frequency: 'semi-annual', ...year }).map(({ key }) => key)).toEqual([
      '2025-H2',
      '2026-H1',
    ]);
  });

  it('follows a due day of its own, also at the end of short months', () => {
    expect(expectedOccurrences({ frequency: 'annual', ...HALF_YEAR, anchor: '2024-03-15' })).toEqual([
      { key: '2026', due: '2026-03-15' },
    ]);
    expect(
      expectedOccurrences({ frequency: 'monthly', ...QUARTER, anchor: '2025-11-30' }).map(({ due }) => due),
    ).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(
      expectedOccurrences({ frequency: 'weekly', ...QUARTER, anchor: '2026-01-05' }).map(({ due }) => due)[0],
    ).toBe('2026-01-05');
  });

  it('lies in the period, in order, each with a key of its own', () => {
    fc.assert(
      fc.property(frequency, day, fc.integer({ min: 0, max: 800 }), (frequency, from, length) => {
        const to = new Date(Date.parse(from) + length * 86_400_000).toISOString().slice(0, 10);
        const all = expectedOccurrences({ frequency, from, to });
        const dues = all.map(({ due }) => due);
        expect(dues).toEqual(dues.toSorted());
        expect(dues.every((due) => due >= from && due <= to)).toBe(true);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
      }),
    );
  });

  it('counts nothing twice when a period is cut in two', () => {
    fc.assert(
      fc.property(
        frequency,
        day,
        fc.nat(400),
        fc.nat(400),
        fc.option(day),
        (frequency, from, a, b, anchor) => {
          const after = (days: number) =>
            new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
          const whole = expectedOccurrences({ frequency, from, to: after(a + b + 1), anchor });
          const first = expectedOccurrences({ frequency, from, to: after(a), anchor });
          const second = expectedOccurrences({ frequency, from: after(a + 1), to: after(a + b + 1), anchor });
          expect([...first, ...second]).toEqual(whole);
        },
      ),
    );
  });
});
