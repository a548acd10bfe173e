import { describe, expect, it } from 'vitest';
import { driftOf, statusOf } from '../../../../shared/domain/metrics/judge.ts';
import {
  promisedPercentage,
  readDecimal,
  roundedValue,
  seriesValue,
} from '../../../../shared/domain/metrics/series.ts';
import { measuredTime } from '../../../../shared/domain/metrics/span.ts';

const months = (...values: (number | null)[]) =>
  values.map((value, i) => ({ month: `2026-0${i + 1}`, value }));

describe('status', () => {
  it('is met on the target', () => {
    expect(statusOf(99.9, 99.9, 'higher')).toBe('met');
    expect(statusOf(99.89, 99.9, 'higher')).toBe('missed');
    expect(statusOf(1, 0, 'lower')).toBe('missed');
    expect(statusOf(5, null, 'lower')).toBe('no_target');
    expect(statusOf(null, 0, 'lower')).toBe('no_data');
  });
});

describe('drift', () => {
  const rule = { target: null, better: 'higher', drift: 10 } as const;
  it('compares the last month with the three before', () => {
    expect(driftOf(months(100, 100, 100, 90), rule)).toBeNull();
    expect(driftOf(months(100, 100, 100, 89.9), rule)).toContain('more than 10 % worse');
    expect(driftOf(months(100, null, 100, 100, 89), rule)).not.toBeNull();
    expect(driftOf(months(100, 100, 50), rule)).toBeNull();
    expect(driftOf(months(2, 2, 2, 2.3), { ...rule, better: 'lower' })).not.toBeNull();
  });
  it('sees two months below the target', () => {
    expect(driftOf(months(98, 98), { ...rule, target: 99 })).toBe('The last two months missed the target.');
    expect(driftOf(months(98, 99), { ...rule, target: 99 })).toBeNull();
    expect(driftOf(months(98), { ...rule, target: 99 })).toBeNull();
  });
});

describe('series', () => {
  it('averages rates and takes the latest count', () => {
    const points = [
      { day: '2026-02-28', value: 99 },
      { day: '2026-01-31', value: 100 },
      { day: '2026-07-31', value: 1 },
    ];
    const span = { from: '2026-01-01', to: '2026-06-30' };
    expect(seriesValue(points, span, '%')).toEqual({ value: 99.5, points: 2 });
    expect(seriesValue(points, span, 'count')).toEqual({ value: 99, points: 2 });
    expect(seriesValue([], span, '%')).toBeNull();
  });
  it('reads numbers and promises', () => {
    expect(readDecimal('99,95 %')).toBe(99.95);
    expect(readDecimal('1e5')).toBeNull();
    expect(readDecimal('')).toBeNull();
    expect(promisedPercentage('The service is available 99.9 % of each month')).toBe(99.9);
    expect(promisedPercentage('95 % in 10 % of')).toBeNull();
    expect(roundedValue(99.997, '%')).toBe(99.99);
    expect(roundedValue(100, '%')).toBe(100);
  });
});

describe('time', () => {
  const two = { type: 'II', asOf: null, periodFrom: '2026-01-15', periodTo: '2026-06-30' } as const;
  it('ends with the period, or today while it runs', () => {
    expect(measuredTime(two, '2026-11-01')).toMatchObject({
      from: '2026-01-15',
      to: '2026-06-30',
      hasBegun: true,
    });
    const running = measuredTime(two, '2026-03-10');
    expect(running.to).toBe('2026-03-10');
    expect(running.months.map(({ from, to, isComplete }) => [from, to, isComplete])).toEqual([
      ['2026-01-15', '2026-01-31', true],
      ['2026-02-01', '2026-02-28', true],
      ['2026-03-01', '2026-03-10', false],
      ['2026-04-01', '2026-03-10', false],
      ['2026-05-01', '2026-03-10', false],
      ['2026-06-01', '2026-03-10', false],
    ]);
    expect(measuredTime(two, '2026-01-14').hasBegun).toBe(false);
  });
  it('looks back a year from an as-of date', () => {
    const one = { type: 'I', asOf: '2028-02-29', periodFrom: null, periodTo: null } as const;
    expect(measuredTime(one, '2028-12-01')).toMatchObject({ from: '2027-03-01', to: '2028-02-29' });
  });
});
