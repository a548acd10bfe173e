import { describe, expect, it } from 'vitest';
import type { CheckResult } from '../../shared/contract/readiness.ts';
import { cliFolder } from './cli.ts';

const { trustbench, json, newWorkspace, refused, at } = cliFolder();

interface Document {
  ok: boolean;
  problems: unknown[];
  attention: Record<'low' | 'medium' | 'high', number>;
  checks: CheckResult[];
  unfinished: Record<string, string[]>;
}

describe('trustbench check', () => {
  it('prints every check as one document and exits 1 when a serious one needs attention', () => {
    const file = newWorkspace('bare.trustbench', '--library', 'none');
    const { code, out, err } = trustbench('check', file, '--json');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    const document = JSON.parse(out) as Document;
    expect(document).toMatchObject({ ok: true, problems: [] });
    expect(document.checks.length).toBeGreaterThanOrEqual(28);
    const uncovered = document.checks.find((c) => c.id === 'criterion-uncovered');
    expect(uncovered).toMatchObject({ severity: 'high', status: 'attention', count: 33 });
    expect(document.unfinished['uncoveredCriteria']).toHaveLength(33);
    const high = document.checks.filter((c) => c.severity === 'high' && c.status === 'attention');
    expect(document.attention.high).toBe(high.length);
  });

  it('says the same to people, the serious first', () => {
    const { out, code } = trustbench('check', newWorkspace('people.trustbench', '--library', 'none'));
    expect(code).toBe(1);
    expect(out).toMatch(/need attention/);
    expect(out.indexOf('high')).toBeLessThan(out.indexOf('medium'));
  });

  it('refuses what it can not read with 2', () => {
    expect(refused('check', at('nowhere.trustbench')).code).toMatch(/missing/);
  });

  it('explains its exit codes', () => {
    expect(trustbench('check', '--help').out).toMatch(/Exit code 1 .* damaged/);
    expect(trustbench('help', 'check').out).toBe(trustbench('check', '--help').out);
  });
});

describe('trustbench criteria', () => {
  it('shows the rating that counts, the computed one and the override', () => {
    const file = newWorkspace('criteria.trustbench', '--library', 'none');
    const [first] = json<Record<string, unknown>[]>('criteria', file);
    expect(first).toMatchObject({
      id: 'CC1.1',
      rating: 'not_in_place',
      computed: 'not_in_place',
      override: null,
      isRelevant: true,
      coverage: 'none',
      controls: [],
      reasons: [{ code: 'no_control' }],
    });
  });
});
