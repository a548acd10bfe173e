import { describe, expect, it } from 'vitest';
import { HANDLING_RULES } from '../../../shared/catalog/handling.ts';
import { placeCounts } from '../../../shared/domain/assets.ts';
import { checkValue } from '../../../shared/domain/register-values.ts';
import { registerOf } from '../../../shared/domain/registers.ts';
import { CLASSIFICATIONS } from '../../../shared/domain/vocabulary.ts';

describe('assets', () => {
  it('are counted by class and kind while they are in use', () => {
    const asset = (kind: string, classification: string | null, disposedOn: string | null = null) => ({
      values: { kind, classification, disposedOn },
    });
    const assets = [
      asset('server', 'restricted'),
      asset('server', 'restricted'),
      asset('server', 'restricted', '2026-01-01'),
      asset('saas', null),
    ];
    expect(Object.fromEntries(placeCounts(assets))).toEqual({ 'restricted server': 2, ' saas': 1 });
  });
});

describe('the classification matrix to start from', () => {
  it('has one complete rule for each class that the register takes', () => {
    const register = registerOf('handling-rules');
    expect(HANDLING_RULES.map(({ classification }) => classification)).toEqual(CLASSIFICATIONS);
    for (const rule of HANDLING_RULES) {
      for (const field of register.fields) {
        const value = rule[field.id as keyof typeof rule];
        expect(value).not.toBe('');
        expect(checkValue(register, field, value)).toBe(value);
      }
    }
  });
});
