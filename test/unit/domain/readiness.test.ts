import { describe, expect, it } from 'vitest';
import {
  isConcluded,
  rateControl,
  rateCriterion,
  type ControlFacts,
} from '../../../shared/domain/readiness.ts';
import { TEST_RESULTS } from '../../../shared/domain/vocabulary.ts';

const sound: ControlFacts = {
  type: 'II',
  hasOwner: true,
  evidenceCount: 1,
  design: 'no_exceptions',
  operation: 'no_exceptions',
  openFindings: [],
};
const rate = (facts: Partial<ControlFacts>) => rateControl({ ...sound, ...facts });

describe('a control', () => {
  it('is ready when there is no reason against it', () => {
    expect(rate({})).toEqual({ rating: 'ready', reasons: [] });
    expect(rate({ operation: 'did_not_occur' }).rating).toBe('ready');
  });

  it.each<[Partial<ControlFacts>, string]>([
    [{ design: 'not_suitably_designed' }, 'not_in_place'],
    [{ design: 'not_suitably_designed', operation: 'exceptions' }, 'not_in_place'],
    [{ design: 'exceptions' }, 'major_gap'],
    [{ design: 'unable_to_test' }, 'major_gap'],
    [{ operation: 'exceptions' }, 'major_gap'],
    [{ operation: 'unable_to_test' }, 'major_gap'],
    [{ openFindings: ['high'] }, 'major_gap'],
    [{ openFindings: ['critical'], design: 'not_tested', operation: 'not_tested' }, 'major_gap'],
    [{ design: 'not_tested', operation: 'not_tested' }, 'not_assessed'],
    [{ design: 'in_progress', operation: 'not_tested' }, 'not_assessed'],
    [{ design: 'not_tested' }, 'minor_gap'],
    [{ operation: 'in_progress' }, 'minor_gap'],
    [{ hasOwner: false }, 'minor_gap'],
    [{ evidenceCount: 0 }, 'minor_gap'],
    [{ openFindings: ['low'] }, 'minor_gap'],
  ])('%j is %s', (facts, rating) => {
    const rated = rate(facts);
    expect(rated.rating).toBe(rating);
    expect(rated.reasons.length).toBeGreaterThan(0);
  });

  it('lists every reason of its rating', () => {
    expect(rate({ hasOwner: false, evidenceCount: 0, openFindings: ['medium'] }).reasons).toHaveLength(3);
  });

  it('of a Type I engagement is looked at by design only', () => {
    expect(rate({ type: 'I', operation: 'exceptions' }).rating).toBe('ready');
    expect(rate({ type: 'I', operation: 'not_tested' }).rating).toBe('ready');
    expect(rate({ type: 'I', design: 'not_tested' }).rating).toBe('not_assessed');
  });
});

describe('a criterion', () => {
  const control = (rating: ReturnType<typeof rateControl>['rating'], ref = 'C-1') => ({
    ref,
    rating,
    reasons: rating === 'ready' ? [] : [`is ${rating}`],
  });

  it.each([
    [[], 'not_in_place'],
    [['not_assessed', 'not_assessed'], 'not_assessed'],
    [['ready'], 'ready'],
    [['ready', 'minor_gap'], 'minor_gap'],
    [['ready', 'major_gap', 'minor_gap'], 'major_gap'],
    [['not_in_place'], 'not_in_place'],
    [['not_in_place', 'not_in_place'], 'not_in_place'],
    [['not_in_place', 'ready'], 'major_gap'],
    [['ready', 'not_assessed'], 'minor_gap'],
    [['major_gap', 'not_assessed'], 'major_gap'],
  ] as const)('served by controls that are %j is %s', (ratings, expected) => {
    expect(rateCriterion(ratings.map((r) => control(r))).rating).toBe(expected);
  });

  it('says a reason once for all controls that give it', () => {
    const controls = [control('major_gap', 'A-1'), control('major_gap', 'B-2'), control('ready', 'C-3')];
    expect(rateCriterion(controls).reasons).toEqual(['A-1, B-2: is major_gap']);
  });

  it('names the control behind each reason', () => {
    expect(rateCriterion([control('minor_gap', 'A-1'), control('major_gap', 'B-2')]).reasons).toEqual([
      'A-1: is minor_gap',
      'B-2: is major_gap',
    ]);
  });
});

it('knows which results are conclusions', () => {
  expect(TEST_RESULTS.filter((result) => !isConcluded(result)).toSorted()).toEqual([
    'in_progress',
    'not_tested',
  ]);
});
