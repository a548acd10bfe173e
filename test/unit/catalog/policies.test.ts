import { describe, expect, it } from 'vitest';
import { LIBRARY_CONTROLS } from '../../../shared/catalog/controls.ts';
import { POLICIES, policyOf, policyText } from '../../../shared/catalog/policies.ts';
import { expectReadable, isCanonical } from './readable.ts';

describe('policies', () => {
  it('are the twelve, numbered in order', () => {
    expect(POLICIES.map(({ id, number }) => [number, id])).toEqual([
      [1, 'information-security'],
      [2, 'access-control'],
      [3, 'password'],
      [4, 'change-management'],
      [5, 'risk-management'],
      [6, 'incident-response'],
      [7, 'logging-and-monitoring'],
      [8, 'vendor-management'],
      [9, 'data-classification'],
      [10, 'acceptable-use'],
      [11, 'backup'],
      [12, 'business-continuity'],
    ]);
  });

  it('are reviewed every year and support criteria that exist', () => {
    expect(POLICIES.filter(({ reviewMonths }) => reviewMonths !== 12)).toEqual([]);
    expect(POLICIES.filter(({ criteria }) => !isCanonical(criteria))).toEqual([]);
  });

  it.each(POLICIES.map((policy) => [policy.id, policy] as const))('outline %s in full', (_, policy) => {
    expect(policy.outline.length).toBeGreaterThanOrEqual(8);
    expect(policy.outline.length).toBeLessThanOrEqual(12);
    expect(new Set(policy.outline.map(({ heading }) => heading)).size).toBe(policy.outline.length);
    const incomplete = policy.outline.filter(
      ({ prompts, starter }) =>
        prompts.length < 2 ||
        prompts.length > 4 ||
        !prompts.every((prompt) => prompt.endsWith('?')) ||
        !starter.endsWith('.'),
    );
    expect(incomplete).toEqual([]);
    expectReadable(policy);
  });

  it('are known to every library control that names one', () => {
    const unknown = LIBRARY_CONTROLS.filter(({ policy }) => policy !== undefined && !policyOf(policy));
    expect(unknown.map(({ ref }) => ref)).toEqual([]);
  });

  it('can be copied as text', () => {
    const text = POLICIES.filter(({ id }) => id === 'password')
      .map(policyText)
      .join();
    expect(text).toMatch(/^Password policy\nPurpose: /);
    expect(text).toContain('\n\n1. Purpose and scope\n- ');
    expect(text.endsWith('.')).toBe(true);
  });
});

describe('policyOf', () => {
  it('finds a policy by id and nothing else', () => {
    expect(policyOf('backup')?.number).toBe(11);
    expect(policyOf('Backup')).toBeUndefined();
  });
});
