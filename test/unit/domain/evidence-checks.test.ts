import { describe, expect, test } from 'vitest';
import {
  answeredOf,
  CHECK_LISTS,
  checkListFor,
  evidenceVerdictProblem,
  EVIDENCE_CHECK_IDS,
} from '../../../shared/domain/evidence-checks.ts';

test('no question has the name of another', () => {
  expect(new Set(EVIDENCE_CHECK_IDS).size).toBe(EVIDENCE_CHECK_IDS.length);
  const listed = Object.values(CHECK_LISTS).flatMap(({ checks }) => checks.map(({ id }) => id));
  expect(listed.toSorted()).toEqual([...EVIDENCE_CHECK_IDS].toSorted());
});

test.each([
  ['configuration', 'screenshot', 'screenshot'],
  ['listing', 'screenshot', 'screenshot'],
  ['configuration', 'export', 'listing'],
  ['listing', null, 'listing'],
  ['log', 'document', 'listing'],
  ['policy', null, 'document'],
  [null, 'document', 'document'],
  [null, null, null],
  ['other', null, null],
] as const)('%s by %s is looked at as %s', (kind, method, list) => {
  expect(checkListFor({ kind, method })).toBe(list);
});

describe('a verdict', () => {
  const shot = { kind: null, method: 'screenshot' } as const;
  test('insufficient says why', () => {
    expect(evidenceVerdictProblem('insufficient', ' ', { ...shot, checks: {} })).toMatch(/^Write down why/);
    expect(evidenceVerdictProblem('insufficient', 'No date', { ...shot, checks: {} })).toBeNull();
  });
  test('sufficient does not stand on an unexplained no, but on any other list it may', () => {
    const checks = { clock: { answer: 'no', note: ' ' }, whole_window: { answer: 'yes', note: '' } } as const;
    expect(evidenceVerdictProblem('sufficient', '', { ...shot, checks })).toBe(
      'Write down why it does not matter: date and time visible.',
    );
    expect(
      evidenceVerdictProblem('sufficient', '', { kind: 'policy', method: 'document', checks }),
    ).toBeNull();
    const noted = { clock: { answer: 'no', note: 'The page says 31 March' } } as const;
    expect(evidenceVerdictProblem('sufficient', '', { ...shot, checks: noted })).toBeNull();
    expect(answeredOf('screenshot', checks)).toBe(2);
    expect(answeredOf('document', checks)).toBe(0);
  });
});
