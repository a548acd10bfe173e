import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spreadTests, workingDays } from '../../../../shared/domain/mock-audit/spread.ts';
import { addDays } from '../../../../shared/domain/readiness/days.ts';

const request = fc
  .record({
    tests: fc.integer({ min: 0, max: 80 }),
    preparers: fc.integer({ min: 1, max: 6 }),
    reviewers: fc.integer({ min: 0, max: 6 }),
    start: fc.integer({ min: 0, max: 400 }),
    days: fc.integer({ min: 0, max: 90 }),
    load: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 6 }),
  })
  .map(({ tests, preparers, reviewers, start, days, load }) => ({
    testIds: Array.from({ length: tests }, (_, i) => `t${i}`),
    from: addDays('2026-01-01', start),
    to: addDays('2026-01-01', start + days),
    preparers: Array.from({ length: preparers }, (_, i) => `p${i}`),
    reviewers: Array.from({ length: reviewers }, (_, i) => `p${i}`),
    load: Object.fromEntries(load.map((count, i) => [`p${i}`, count])),
  }));

describe('spreading tests', () => {
  it('plans every test once, inside the days, and nobody reviews what they prepared', () => {
    fc.assert(
      fc.property(request, (given) => {
        const planned = spreadTests(given);
        expect(planned.map(({ testId }) => testId)).toEqual(given.testIds);
        for (const { plannedOn, preparerId, reviewerId } of planned) {
          expect(plannedOn >= given.from && plannedOn <= given.to).toBe(true);
          expect(given.preparers).toContain(preparerId);
          expect(reviewerId).not.toBe(preparerId);
          const couldReview = given.reviewers.some((id) => id !== preparerId);
          expect(reviewerId !== null && given.reviewers.includes(reviewerId)).toBe(couldReview);
        }
      }),
    );
  });

  it('leaves nobody who gets a test with more than one above the least', () => {
    fc.assert(
      fc.property(request, (given) => {
        const planned = spreadTests(given);
        const total = (id: string) =>
          (given.load[id] ?? 0) + planned.filter(({ preparerId }) => preparerId === id).length;
        const fewest = Math.min(...given.preparers.map(total));
        for (const { preparerId } of planned) expect(total(preparerId)).toBeLessThanOrEqual(fewest + 1);
      }),
    );
  });

  it('keeps the order of the tests of each person', () => {
    fc.assert(
      fc.property(request, (given) => {
        const planned = spreadTests(given);
        for (const person of given.preparers) {
          const days = planned.filter(({ preparerId }) => preparerId === person).map((p) => p.plannedOn);
          expect(days).toEqual(days.toSorted());
        }
      }),
    );
  });

  it('plans working days, and a weekend only when there is nothing else', () => {
    expect(workingDays('2026-05-29', '2026-06-02')).toEqual(['2026-05-29', '2026-06-01', '2026-06-02']);
    expect(workingDays('2026-05-30', '2026-05-31')).toEqual(['2026-05-30', '2026-05-31']);
    expect(workingDays('2026-05-31', '2026-05-30')).toEqual([]);
  });
});
