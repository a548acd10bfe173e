import { describe, expect, it } from 'vitest';
import type { ScopeCounts } from '../../../shared/contract/scope.ts';
import { REGISTER_IDS, type RegisterId } from '../../../shared/domain/registers.ts';
import { REGISTER_OUTLINE } from '../../../renderer/areas/registers/outline.ts';
import { monthsOfPeriod, periodEnd } from '../../../renderer/areas/scope/dates-for-type.ts';
import { scopeProgress, SCOPE_PARTS } from '../../../renderer/areas/scope/parts.ts';
import type { Scope } from '../../../renderer/areas/scope/types.ts';

const TYPE_II: Scope['engagement'] = {
  client: 'Acme',
  system: 'Ledger',
  firm: '',
  type: 'II',
  asOf: null,
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
};
const scope: Scope = {
  engagement: TYPE_II,
  categories: [{ category: 'security', rationale: 'Asked for' }],
  people: [],
};
const countsOf = (each: number, more: Partial<ScopeCounts> = {}): ScopeCounts => ({
  registers: Object.fromEntries(REGISTER_IDS.map((id) => [id, each])) as Record<RegisterId, number>,
  subserviceOrganizations: each,
  componentKinds: each === 0 ? 0 : 5,
  people: each,
  sharedControls: 0,
  notRelevant: 0,
  descriptionAsked: 9,
  descriptionCovered: 0,
  ...more,
});

describe('the parts of the scope', () => {
  it('are named once, and hold every register but those of other areas', () => {
    const ids = SCOPE_PARTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const shown = new Set<string>(SCOPE_PARTS.flatMap(({ register }) => register ?? []));
    for (const { id } of REGISTER_OUTLINE.flatMap(({ entries }) => entries)) shown.add(id);
    expect(REGISTER_IDS.filter((id) => !shown.has(id))).toEqual(['gaps', 'walkthroughs']);
  });

  it('count as filled when what every engagement has is there', () => {
    expect(scopeProgress(countsOf(0), scope)).toEqual({ filled: 1, total: 12 });
    expect(scopeProgress(countsOf(1), scope)).toEqual({ filled: 12, total: 12 });
    expect(scopeProgress(countsOf(1, { componentKinds: 4 }), scope).filled).toBe(11);
    const unsaid = { ...scope, categories: [{ category: 'security' as const, rationale: '' }] };
    expect(scopeProgress(countsOf(1), unsaid).filled).toBe(11);
  });
});

describe('the length of a period', () => {
  it('ends on the day before the same day of a later month', () => {
    expect([3, 6, 9, 12].map((months) => periodEnd('2026-01-01', months))).toEqual([
      '2026-03-31',
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
    ]);
    expect(periodEnd('2026-07-15', 3)).toBe('2026-10-14');
  });

  it('is told from its days', () => {
    expect([monthsOfPeriod('2026-01-01', '2026-06-30'), monthsOfPeriod('2026-01-01', '2026-06-29')]).toEqual([
      6,
      undefined,
    ]);
  });
});
