import { describe, expect, it } from 'vitest';
import { findingWeeks } from '../../../shared/domain/findings-progress.ts';

describe('findings by week', () => {
  it('counts what was open and settled at the end of each week', () => {
    const weeks = findingWeeks(
      [
        { id: 'a', at: '2026-03-03T10:00:00Z', after: 'open' },
        { id: 'b', at: '2026-03-08T23:00:00Z', after: 'open' },
        { id: 'a', at: '2026-03-17T10:00:00Z', after: 'remediated' },
        { id: 'b', at: '2026-03-24T10:00:00Z', after: null },
      ],
      '2026-03-25',
    );
    expect(weeks).toEqual([
      { weekOf: '2026-03-02', open: 2, settled: 0 },
      { weekOf: '2026-03-09', open: 2, settled: 0 },
      { weekOf: '2026-03-16', open: 1, settled: 1 },
      { weekOf: '2026-03-23', open: 0, settled: 1 },
    ]);
  });

  it('is empty without findings, and one week when the clock was set back', () => {
    expect(findingWeeks([], '2026-03-25')).toEqual([]);
    expect(findingWeeks([{ id: 'a', at: '2026-03-03T10:00:00Z', after: 'open' }], '2026-01-01')).toHaveLength(
      1,
    );
  });
});
