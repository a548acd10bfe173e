import { describe, expect, it } from 'vitest';
import { dateWarnings, evidenceRef, titleFromFileName } from '../../../shared/domain/evidence.ts';

const typeTwo = { type: 'II', asOf: null, periodFrom: '2026-01-01', periodTo: '2026-06-30' } as const;
const typeOne = { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null } as const;
const none = { coversFrom: null, coversTo: null, asOf: null };

describe('dates of evidence', () => {
  it.each([
    [none, /No date or period/],
    [{ ...none, coversFrom: '2026-01-01', coversTo: '2026-06-30' }, null],
    [{ ...none, coversFrom: '2025-01-01', coversTo: '2026-01-01' }, null],
    [{ ...none, coversFrom: '2026-06-30', coversTo: '2027-01-01' }, null],
    [
      { ...none, coversFrom: '2025-01-01', coversTo: '2025-12-31' },
      /Ends before the period, which begins 2026-01-01/,
    ],
    [
      { ...none, coversFrom: '2026-07-01', coversTo: '2026-07-31' },
      /Begins after the period, which ends 2026-06-30/,
    ],
    [{ ...none, asOf: '2026-03-01' }, null],
    [{ ...none, asOf: '2026-07-01' }, /Begins after/],
    [{ ...none, coversFrom: '2025-12-01' }, /Ends before/],
    [{ ...none, coversTo: '2026-02-01' }, null],
  ])('of a Type II engagement: %j', (dates, expected) => {
    const warnings = dateWarnings(dates, typeTwo);
    expect(warnings.map((w) => expected?.test(w))).toEqual(expected === null ? [] : [true]);
  });

  it.each([
    [none, /No date or period/],
    [{ ...none, asOf: '2026-06-30' }, null],
    [{ ...none, asOf: '2026-07-01' }, /after the as-of date 2026-06-30/],
    [{ ...none, asOf: '2025-06-30' }, null],
    [{ ...none, asOf: '2025-06-29' }, /More than a year older/],
    [{ ...none, coversFrom: '2024-01-01', coversTo: '2026-01-01' }, null],
  ])('of a Type I engagement: %j', (dates, expected) => {
    const warnings = dateWarnings(dates, typeOne);
    expect(warnings.map((w) => expected?.test(w))).toEqual(expected === null ? [] : [true]);
  });
});

it.each([
  ['access_review_Q1.xlsx', 'access review Q1'],
  ['policy.v2.final.pdf', 'policy.v2.final'],
  ['.env', '.env'],
  ['  ', '  '],
  ['no extension', 'no extension'],
  ['___.pdf', '___.pdf'],
  [`${'x'.repeat(300)}.pdf`, 'x'.repeat(200)],
])('makes a title of %j', (name, title) => {
  expect(titleFromFileName(name)).toBe(title);
});

it('numbers records with at least four digits', () => {
  expect([1, 9999, 10_000].map(evidenceRef)).toEqual(['EV-0001', 'EV-9999', 'EV-10000']);
});
