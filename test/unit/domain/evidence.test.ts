import { expect, it } from 'vitest';
import { evidenceRef, titleFromFileName } from '../../../shared/domain/evidence.ts';

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
