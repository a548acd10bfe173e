import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  patchAge,
  patchOverdue,
  patchSlaRate,
  type VulnerabilityFact,
} from '../../../../shared/domain/metrics/vulnerabilities.ts';

const SPAN = { from: '2026-01-01', to: '2026-06-30' };
const RULES = { critical: 7, high: 30, medium: 90, low: 180 };

const finding = (
  number: string,
  openedOn: string | null,
  closedOn: string | null,
  slaDays: number | null,
  patch: Partial<VulnerabilityFact> = {},
): VulnerabilityFact => ({
  id: number,
  name: 'Outdated package',
  number,
  place: 'bastion',
  severity: 'high',
  openedOn,
  closedOn,
  slaDays,
  exception: '',
  acceptedUntil: null,
  ...patch,
});

const FINDINGS = [
  finding('last-day', '2026-03-01', '2026-03-31', 30),
  finding('day-after', '2026-03-01', '2026-04-01', 30),
  finding('open-due-today', '2026-05-31', null, 30),
  finding('open-late', '2026-05-30', null, 30),
  finding('not-due', '2026-06-20', null, 30),
  // Open on the measuring day, whatever followed.
  finding('closed-later', '2026-05-01', '2026-07-02', 30),
  finding('before', '2025-10-01', '2025-12-20', 30),
  finding('closed-before-due-inside', '2025-12-20', '2025-12-24', 30),
  finding('after', '2026-07-01', null, 7),
  finding('no-days', '2026-02-01', '2026-03-04', null),
  finding('nothing-known', '2026-02-01', null, null, { severity: null }),
  finding('accepted', '2026-01-05', null, 30, { exception: 'Risk accepted', acceptedUntil: '2026-06-30' }),
  finding('accepted-in-words', '2026-01-05', null, 30, { exception: 'accepted until 2026-06-30, CISO' }),
  finding('expired', '2026-01-05', null, 30, { exception: 'Risk accepted', acceptedUntil: '2026-06-29' }),
];

describe('findings and their days', () => {
  it('counts what was late in the period', () => {
    const overdue = patchOverdue(FINDINGS, SPAN, RULES);
    expect(overdue.items.map(({ ref }) => ref)).toEqual([
      'day-after',
      'open-late',
      'closed-later',
      'no-days',
      'expired',
    ]);
    expect(overdue.value).toBe(5);
    expect(overdue.note).toBe(
      '2 closed late, 3 still open. 2 vulnerabilities past their days have a valid exception. 1 open vulnerability has neither severity nor days allowed.',
    );
    expect(overdue.items[0]?.detail).toBe('Due 2026-03-31, closed 2026-04-01, 1 day late.');
  });

  it('takes the rate of those closed in it or still open past their days', () => {
    expect(patchSlaRate(FINDINGS, SPAN, RULES)).toMatchObject({ numerator: 1, denominator: 6 });
  });

  it('has no value where nothing was due', () => {
    expect(patchSlaRate([], SPAN, RULES).value).toBeNull();
    expect(patchOverdue([], SPAN, RULES).value).toBeNull();
    expect(patchAge([], SPAN, RULES).value).toBeNull();
    expect(patchOverdue([finding('good', '2026-03-01', '2026-03-02', 30)], SPAN, RULES).value).toBe(0);
  });

  it('tells the age of what is open', () => {
    const age = patchAge(
      [finding('a', '2026-06-20', null, 30), finding('b', '2026-06-10', null, 90, { severity: 'low' })],
      SPAN,
      RULES,
    );
    expect(age.value).toBe(15);
    expect(age.note).toBe('By severity, with how many: High 10.0 (1), Low 20.0 (1).');
  });

  it('late and in time are all that is counted', () => {
    const day = fc
      .integer({ min: 0, max: 300 })
      .map((n) => new Date(Date.UTC(2025, 9, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, fc.option(day), fc.integer({ min: 0, max: 90 })), { maxLength: 30 }),
        (rows) => {
          const all = rows.map(([opened, closed, days], i) =>
            finding(`V${i}`, opened, closed !== null && closed < opened ? null : closed, days),
          );
          const rate = patchSlaRate(all, SPAN, RULES);
          const late = patchOverdue(all, SPAN, RULES).value ?? 0;
          expect((rate.numerator ?? 0) + late).toBe(rate.denominator ?? 0);
        },
      ),
    );
  });
});
