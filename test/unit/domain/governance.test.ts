import { describe, expect, it } from 'vitest';
import { quarterAt, quarterOf, quartersBetween } from '../../../shared/domain/governance.ts';

describe('quarters', () => {
  it('read a name', () => {
    expect(quarterOf('2026-q2')).toEqual({ key: '2026-Q2', from: '2026-04-01', to: '2026-06-30' });
    expect(quarterOf('2026-Q5')).toBeUndefined();
    expect(quarterOf('Q2 2026')).toBeUndefined();
  });
  it('hold their days', () => {
    expect(quarterAt('2026-01-01').key).toBe('2026-Q1');
    expect(quarterAt('2026-03-31').key).toBe('2026-Q1');
    expect(quarterAt('2026-12-31')).toEqual({ key: '2026-Q4', from: '2026-10-01', to: '2026-12-31' });
  });
  it('cover a period over the turn of the year', () => {
    expect(quartersBetween('2025-11-15', '2026-04-01').map(({ key }) => key)).toEqual([
      '2025-Q4',
      '2026-Q1',
      '2026-Q2',
    ]);
  });
});
