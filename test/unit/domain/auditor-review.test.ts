import { expect, it } from 'vitest';
import { kindsFor, reviewProblem, takingOf, titleOf } from '../../../shared/domain/auditor-review.ts';

it('offers verdicts only for what is handed in, and only a request about no record', () => {
  expect(kindsFor(null)).toEqual(['request']);
  expect(kindsFor('control')).toEqual(['comment', 'request']);
  expect(kindsFor('evidence')).toEqual(['comment', 'request', 'accept', 'return']);
});

it('says why an item can not be', () => {
  const target = { table: 'request' as const };
  expect(reviewProblem({ kind: 'accept', target, text: '' })).toBeNull();
  expect(reviewProblem({ kind: 'return', target, text: ' ' })).toBe('Say why it is returned.');
  expect(reviewProblem({ kind: 'comment', target, text: '' })).toBe('Write something first.');
  expect(reviewProblem({ kind: 'comment', target: null, text: 'Hm' })).toMatch(/Choose the record/);
  expect(reviewProblem({ kind: 'return', target: { table: 'control' }, text: 'No' })).toMatch(/not accepted/);
});

it('takes the first line of a request for its title', () => {
  expect(titleOf('\n Access list \nWith roles.')).toBe('Access list');
  expect(titleOf('x'.repeat(300))).toHaveLength(200);
});

it('says what taking an item does, and promises no status that stays with the firm', () => {
  const on = (kind: 'accept' | 'return' | 'comment', table: 'request' | 'evidence') =>
    takingOf({ kind, target: { table } });
  expect(on('return', 'request')).toContain('returned');
  expect(on('accept', 'evidence')).toContain('stay as you set them');
  expect(on('comment', 'evidence')).toContain('settled');
  expect(takingOf({ kind: 'request', target: null })).toContain('makes a request');
});
