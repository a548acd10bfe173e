import { describe, expect, it } from 'vitest';
import {
  allowedResults,
  isException,
  isItemDone,
  openDeviations,
  refuseConclusion,
  type TestFacts,
} from '../../../shared/domain/testing.ts';
import { MARKS, type Mark } from '../../../shared/domain/vocabulary.ts';

const facts = (patch: Partial<TestFacts>): TestFacts => ({
  kind: 'operation',
  natures: ['inquiry', 'inspection'],
  attributes: 2,
  items: [
    ['met', 'met'],
    ['met', 'met'],
  ],
  ...patch,
});

describe('items', () => {
  it('are done when every attribute carries a mark', () => {
    expect(isItemDone(['met', 'met'], 2)).toBe(true);
    expect(isItemDone(['met'], 2)).toBe(false);
    expect(isItemDone([], 0)).toBe(false);
  });

  it('deviate by an exception, and by what could not be tested', () => {
    expect(MARKS.filter((mark: Mark) => isException([mark])).toSorted()).toEqual(['exception', 'unable']);
    expect(isException(['met', 'unable'])).toBe(true);
    expect(isException([])).toBe(false);
  });
});

describe('deviations', () => {
  it('are open until each is judged and stated by a finding', () => {
    expect(openDeviations({ deviations: 3, unassessed: 2, withoutFinding: 1 })).toEqual([
      '2 of 3 deviations are not yet judged isolated or systematic.',
      '1 of 3 deviations has no finding.',
    ]);
    expect(openDeviations({ deviations: 1, unassessed: 0, withoutFinding: 1 })).toEqual([
      'The deviation has no finding.',
    ]);
    expect(openDeviations({ deviations: 2, unassessed: 0, withoutFinding: 0 })).toEqual([]);
  });
});

describe('conclusions', () => {
  it.each<[string, Partial<TestFacts>, Parameters<typeof refuseConclusion>[1], string, RegExp | null]>([
    ['all met', {}, 'no_exceptions', '', null],
    ['a deviation', { items: [['met', 'exception']] }, 'exceptions', 'One late approval', null],
    ['a deviation', { items: [['met', 'exception']] }, 'exceptions', '', /Write down why/],
    ['an unmarked attribute', { items: [['met']] }, 'no_exceptions', 'x', /1 of 1 items/],
    ['an unmarked attribute', { items: [['met']] }, 'exceptions', 'x', /1 of 1 items/],
    ['a deviation', { items: [['met', 'unable']] }, 'no_exceptions', 'x', /Exceptions noted/],
    ['no deviation', {}, 'exceptions', 'x', /No item has an exception/],
    ['inquiry alone', { natures: ['inquiry'] }, 'no_exceptions', 'x', /Inquiry alone/],
    ['no procedure at all', { natures: [] }, 'no_exceptions', 'x', /Inquiry alone/],
    ['no items', { items: [] }, 'no_exceptions', ' ', /Write down/],
    ['no items, but words', { items: [] }, 'no_exceptions', 'Configuration inspected', null],
    ['nothing happened', { items: [] }, 'did_not_occur', '', /Write down why/],
    ['nothing happened', { items: [] }, 'did_not_occur', 'No joiners in the period', null],
    ['a zero is recorded', { items: [], hasRecordedZero: true }, 'did_not_occur', '', null],
    ['items were drawn', { hasRecordedZero: true }, 'did_not_occur', 'x', /2 items were drawn/],
    ['could not be tested', { items: [] }, 'unable_to_test', '', /Write down why/],
    ['a design', { kind: 'design', items: [] }, 'not_suitably_designed', 'x', null],
    ['a design', { kind: 'design' }, 'did_not_occur', 'x', /not a conclusion of a test of design/],
    ['an operation', {}, 'not_suitably_designed', 'x', /not a conclusion of a test of operation/],
    ['a state that is none', {}, 'in_progress', 'x', /not a conclusion/],
  ])('%s', (_, patch, result, words, expected) => {
    const refused = refuseConclusion(facts(patch), result, words);
    expect(refused === null ? null : (expected?.exec(refused)?.length ?? refused)).toBe(
      expected === null ? null : 1,
    );
  });

  it('of each kind are refused or allowed by one list', () => {
    for (const kind of ['design', 'operation'] as const)
      for (const result of allowedResults(kind))
        expect(refuseConclusion(facts({ kind }), result, 'x') ?? '').not.toContain('is not a conclusion');
  });
});
