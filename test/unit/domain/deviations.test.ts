import { describe, expect, it } from 'vitest';
import { adviseExtent, type DeviationFacts, type TestedItem } from '../../../shared/domain/deviations.ts';

const item = (patch: Partial<TestedItem> = {}): TestedItem => ({
  key: 'CR-1',
  isException: false,
  date: '2026-02-10',
  stratum: '',
  person: '',
  cause: '',
  ...patch,
});
const deviating = (patch: Partial<TestedItem> = {}) => item({ isException: true, ...patch });
const several = (count: number, patch: Partial<TestedItem> = {}) =>
  Array.from({ length: count }, () => item(patch));

const signs = (facts: Partial<DeviationFacts>) => {
  const advice = adviseExtent({ items: [], population: 1000, isDesignWanting: false, ...facts });
  return { extent: advice.suggested, signs: advice.signs.map(({ sign }) => sign) };
};

describe('signs of a systematic deviation', () => {
  it('are absent when one of many items deviates', () => {
    expect(signs({ items: [deviating(), ...several(40)] })).toEqual({ extent: 'isolated', signs: [] });
  });

  it('are one cause of several', () => {
    const items = [deviating({ cause: 'New  starter' }), deviating({ cause: 'new starter' }), ...several(60)];
    expect(signs({ items })).toEqual({ extent: 'systematic', signs: ['recurring_cause'] });
  });

  it.each(['stratum', 'person'] as const)('are a concentration by %s', (field) => {
    const items = [
      deviating({ [field]: 'EU' }),
      deviating({ [field]: 'EU' }),
      ...several(60, { [field]: 'US' }),
    ];
    expect(signs({ items }).signs).toEqual(['concentration']);
  });

  it('are no concentration where most items tested share it', () => {
    const items = [
      deviating({ person: 'Ada' }),
      deviating({ person: 'Ada' }),
      ...several(60, { person: 'Ada' }),
    ];
    expect(signs({ items }).signs).toEqual([]);
  });

  it('are a concentration by month', () => {
    const items = [...several(2, { isException: true, date: '2026-05-02' }), ...several(60)];
    expect(adviseExtent({ items, population: 1000, isDesignWanting: false }).signs[0]?.text).toBe(
      '2 of 2 deviations fall on month 2026-05, which has 2 of 62 items tested.',
    );
  });

  it('are a rate above 5 % of a large population only', () => {
    const items = [deviating(), deviating(), ...several(23)];
    expect(signs({ items }).signs).toEqual(['high_rate']);
    expect(signs({ items, population: 200 }).signs).toEqual([]);
    expect(signs({ items: [deviating(), ...several(19)] }).signs).toEqual([]);
  });

  it('are deviations in three months', () => {
    const dates = ['2026-01-02', '2026-03-02', '2026-06-02'];
    const items = [...dates.map((date) => deviating({ date })), ...several(100)];
    expect(signs({ items }).signs).toEqual(['persistence']);
  });

  it('are a cause in the design, whatever else', () => {
    expect(signs({ isDesignWanting: true, population: null })).toEqual({
      extent: 'systematic',
      signs: ['design_cause'],
    });
  });
});

describe('advice', () => {
  it('is left to judgment in a small population', () => {
    const items = [deviating(), deviating({ date: '2026-03-01' }), deviating({ date: '2026-04-01' }), item()];
    const advice = adviseExtent({ items, population: 4, isDesignWanting: false });
    expect(advice).toMatchObject({ suggested: null, signs: [] });
    expect(advice.because).toContain('judgment, not statistics');
  });

  it('is none without a deviation', () => {
    expect(signs({ items: several(5) })).toEqual({ extent: null, signs: [] });
  });
});
