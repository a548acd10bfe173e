import { describe, expect, it } from 'vitest';
import { monthsBefore, monthsBetween } from '../../../shared/domain/periods.ts';

describe('months', () => {
  it('lists both ends and crosses a year', () => {
    expect(monthsBetween('2025-11-15', '2026-02-01')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });

  it('is empty when the end comes first', () => {
    expect(monthsBetween('2026-02-01', '2026-01-31')).toEqual([]);
  });

  it('stops at five years, so that a mistyped year lists no thousands of months', () => {
    expect(monthsBetween('0202-01-01', '2026-01-01')).toHaveLength(60);
  });

  it('goes back over a year', () => {
    expect(monthsBefore('2026-03-31', 11)).toBe('2025-04');
  });
});
