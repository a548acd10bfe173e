import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSamePerson,
  isSelfReview,
  refuseSelfReview,
  SELF_REVIEW_RULE_IDS,
  SELF_REVIEW_RULES,
} from '../../../shared/domain/segregation.ts';

describe('one person', () => {
  it.each([
    [' Mara  ELLISON', 'mara ellison '],
    ['Jos\u00e9 Marti', 'Jose\u0301 marti'],
    ['Anna Gro\u00df', 'ANNA GROSS'],
    ['\u0391\u03a3', '\u03b1\u03c2'],
    ['Mara\u00a0Ellison', 'Mara Ellison'],
  ])('%j is %j', (one, other) => expect(isSamePerson(one, other)).toBe(true));

  it.each([
    ['Mara', 'Jon'],
    ['', ' '],
    ['Jose', 'Jos\u00e9'],
  ])('%j is not %j', (one, other) => expect(isSamePerson(one, other)).toBe(false));

  it('is the same seen from either side, and nobody is no person', () => {
    const name = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(isSamePerson(a, b)).toBe(isSamePerson(b, a));
        expect(isSamePerson(a, a.toUpperCase())).toBe(a.trim() !== '');
      }),
    );
  });
});

describe.each(SELF_REVIEW_RULE_IDS)('%s', (rule) => {
  const review = { id: 'r1', ref: 'X-01', reviewer: 'ada test', workers: ['Jon', ' Ada  Test'] };

  it('is refused to who did the work, naming both sides and the next step', () => {
    const refused = refuseSelfReview(rule, [review]) ?? '';
    const { work, review: verb } = SELF_REVIEW_RULES[rule];
    expect(refused).toContain(`X-01: Ada  Test ${work} and would ${verb} as well.`);
    expect(refused).toMatch(/Another person does that, or you give a reason for an override\.$/);
  });

  it('is open to another person, and where nobody is named', () => {
    expect(refuseSelfReview(rule, [{ ...review, reviewer: 'Mara' }])).toBeNull();
    expect(
      refuseSelfReview(rule, [
        { ...review, reviewer: '' },
        { ...review, workers: [''] },
      ]),
    ).toBeNull();
    expect(isSelfReview({ reviewer: '', workers: [''] })).toBe(false);
  });
});

it('names five of many', () => {
  const many = Array.from({ length: 8 }, (_, i) => ({
    id: `${i}`,
    ref: `EV-${i}`,
    reviewer: 'Ada',
    workers: ['Ada'],
  }));
  expect(refuseSelfReview('evidence_review', many)).toMatch(/^EV-0, EV-1, EV-2, EV-3, EV-4 and 3 more: /);
});
