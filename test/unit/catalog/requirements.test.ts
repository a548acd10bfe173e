import { describe, expect, it } from 'vitest';
import { policyOf } from '../../../shared/catalog/policies.ts';
import { REQUIREMENTS } from '../../../shared/catalog/requirements.ts';
import { expectReadable, isCanonical } from './readable.ts';

describe('programme requirements', () => {
  it('are the sixteen, in order', () => {
    expect(REQUIREMENTS.map(({ id }) => id)).toEqual(
      Array.from({ length: 16 }, (_, i) => `R${String(i + 1).padStart(2, '0')}`),
    );
    expect(new Set(REQUIREMENTS.map(({ name }) => name)).size).toBe(16);
  });

  it('come round every year, but for mitigation and change records', () => {
    const other = REQUIREMENTS.filter(({ cadence }) => cadence.months !== 12);
    expect(other.map(({ id, cadence }) => [id, cadence.months])).toEqual([
      ['R05', null],
      ['R16', null],
    ]);
  });

  it('name policies and criteria that exist, and proof to keep', () => {
    const wrong = REQUIREMENTS.filter(
      ({ policies, criteria, proof }) =>
        policies.length === 0 || !policies.every(policyOf) || !isCanonical(criteria) || proof.length < 2,
    );
    expect(wrong).toEqual([]);
    expectReadable(REQUIREMENTS);
  });

  it('use every policy but acceptable use, backup and continuity, which are matters of controls', () => {
    const used = new Set(REQUIREMENTS.flatMap(({ policies }) => policies));
    expect(used.size).toBe(9);
  });
});
