import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlCoverage, coverageByMonth } from '../../../shared/domain/evidence-coverage.ts';
import { addDays, daysBetween } from '../../../shared/domain/readiness/days.ts';

const period = { type: 'II', asOf: null, periodFrom: '2026-01-01', periodTo: '2026-06-30' } as const;
const date = { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null } as const;
const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'];

const covers = (id: string, coversFrom: string, coversTo: string) => ({
  id,
  coversFrom,
  coversTo,
  asOf: null,
});
const asOf = (id: string, day: string) => ({ id, coversFrom: null, coversTo: null, asOf: day });

describe('a periodic control', () => {
  it('holds the occurrences that evidence lies in or whose due day it covers', () => {
    const coverage = controlCoverage(
      {
        id: 'c',
        frequency: 'monthly',
        evidence: [asOf('jan', '2026-01-20'), covers('feb-mar', '2026-02-10', '2026-03-31')],
      },
      period,
      '2026-05-15',
    );
    if (coverage.kind !== 'occurrences') throw new Error(coverage.kind);
    expect(coverage.occurrences.map(({ key, state, evidenceIds }) => [key, state, evidenceIds])).toEqual([
      ['2026-01', 'held', ['jan']],
      ['2026-02', 'held', ['feb-mar']],
      ['2026-03', 'held', ['feb-mar']],
      ['2026-04', 'missed', []],
      ['2026-05', 'not_due', []],
      ['2026-06', 'not_due', []],
    ]);
    expect(coverage).toMatchObject({ owed: 6, held: 3, due: 4 });
  });

  it('does not take a screenshot of today for January', () => {
    const coverage = controlCoverage(
      { id: 'c', frequency: 'monthly', evidence: [asOf('today', '2026-06-30')] },
      period,
      '2026-06-30',
    );
    expect(coverageByMonth(coverage, MONTHS).map(({ state }) => state)).toEqual([
      'missed',
      'missed',
      'missed',
      'missed',
      'missed',
      'held',
    ]);
  });

  it('counts a yearly control wherever in the period it was performed', () => {
    const year = { ...period, periodFrom: '2025-10-01', periodTo: '2026-09-30' } as const;
    const coverage = controlCoverage(
      { id: 'c', frequency: 'annual', evidence: [asOf('spring', '2026-05-05')] },
      year,
      '2026-10-10',
    );
    expect(coverage).toMatchObject({ kind: 'occurrences', owed: 1, held: 1 });
  });

  it('owes nothing by the calendar when no due day lies in the period', () => {
    const coverage = controlCoverage(
      { id: 'c', frequency: 'annual', evidence: [asOf('a', '2026-03-01'), asOf('old', '2025-03-01')] },
      period,
      '2026-05-15',
    );
    expect(coverage).toEqual({ kind: 'events', evidenceIds: ['a'] });
  });
});

it('a control that follows events owes nothing and shows what there is', () => {
  const evidence = [asOf('in', '2026-03-01'), asOf('after', '2026-07-01')];
  expect(controlCoverage({ id: 'c', frequency: 'per-occurrence', evidence }, period, '2026-05-15')).toEqual({
    kind: 'events',
    evidenceIds: ['in'],
  });
});

it('a Type I counts what is useful for its date', () => {
  const evidence = [asOf('fresh', '2026-06-01'), asOf('stale', '2025-12-01')];
  expect(controlCoverage({ id: 'c', frequency: 'continuous', evidence }, date, '2026-06-30')).toEqual({
    kind: 'events',
    evidenceIds: ['fresh'],
  });
});

describe('a continuous control', () => {
  it('cuts its gaps at today', () => {
    const evidence = [covers('e', '2025-11-01', '2026-03-31'), asOf('x', '2026-05-03')];
    const coverage = controlCoverage({ id: 'c', frequency: 'continuous', evidence }, period, '2026-05-22');
    expect(coverage).toEqual({
      kind: 'days',
      stretches: [
        { from: '2026-01-01', to: '2026-03-31', state: 'held' },
        { from: '2026-04-01', to: '2026-05-02', state: 'to_collect' },
        { from: '2026-05-03', to: '2026-05-03', state: 'held' },
        { from: '2026-05-04', to: '2026-05-21', state: 'to_collect' },
        { from: '2026-05-22', to: '2026-06-30', state: 'not_due' },
      ],
      owed: 181,
      held: 91,
      due: 141,
    });
    expect(coverageByMonth(coverage, MONTHS)[3]).toEqual({
      month: '2026-04',
      owed: 30,
      held: 0,
      state: 'to_collect',
    });
  });

  it('names every day of the period once, held exactly where evidence covers it', () => {
    const day = fc.integer({ min: -20, max: 200 }).map((days) => addDays(period.periodFrom, days));
    const span = fc.tuple(day, day).map(([a, b]) => (a < b ? covers('e', a, b) : covers('e', b, a)));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), day, (evidence, today) => {
        const coverage = controlCoverage({ id: 'c', frequency: 'continuous', evidence }, period, today);
        if (coverage.kind !== 'days') throw new Error(coverage.kind);
        let next: string = period.periodFrom;
        for (const { from, to, state } of coverage.stretches) {
          expect(from).toBe(next);
          expect(to >= from).toBe(true);
          for (let d = from; d <= to; d = addDays(d, 1)) {
            const isHeld = evidence.some((e) => e.coversFrom <= d && e.coversTo >= d);
            expect(state).toBe(isHeld ? 'held' : d < today ? 'to_collect' : 'not_due');
          }
          next = addDays(to, 1);
        }
        expect(next).toBe(addDays(period.periodTo, 1));
        expect(coverage.owed).toBe(daysBetween(period.periodFrom, period.periodTo) + 1);
      }),
      { numRuns: 60 },
    );
  });
});

it('takes from the calendar what was recorded: late, missed though performed, not required', () => {
  const occurrence = (
    month: string,
    state: 'late' | 'missed' | 'waived' | 'done',
    isPerformed: boolean,
    ids: string[],
  ) => ({
    key: `2026-${month}`,
    from: `2026-${month}-01`,
    nominal: `2026-${month}-28`,
    state,
    isPerformed,
    evidenceIds: ids,
  });
  const coverage = controlCoverage(
    {
      id: 'c',
      frequency: 'monthly',
      evidence: [],
      expected: [
        occurrence('01', 'late', true, []),
        occurrence('02', 'missed', true, ['late']),
        occurrence('03', 'waived', false, []),
        occurrence('04', 'done', true, ['april']),
      ],
    },
    period,
    '2026-06-30',
  );
  if (coverage.kind !== 'occurrences') throw new Error(coverage.kind);
  expect(coverage.occurrences.map(({ key, state }) => `${key} ${state}`)).toEqual([
    '2026-01 to_collect',
    '2026-02 missed',
    '2026-04 held',
  ]);
});
