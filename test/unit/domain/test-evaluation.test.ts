import { describe, expect, it } from 'vitest';
import {
  evaluateTest,
  type EvaluatedSample,
  type EvaluationFacts,
} from '../../../shared/domain/test-evaluation.ts';

const sample: EvaluatedSample = {
  method: 'random',
  population: 1000,
  model: 'binomial',
  confidence: 0.95,
  tolerable: 0.1,
  parametersFrom: 'the plan of the sample',
  isJudgmentSize: false,
  overallRisk: null,
  isExtendedUnplanned: false,
};
const evaluate = (facts: Partial<EvaluationFacts> = {}, patch: Partial<EvaluatedSample> = {}) =>
  evaluateTest({
    kind: 'operation',
    items: 45,
    done: 45,
    deviations: 0,
    sample: { ...sample, ...patch },
    ...facts,
  });

describe('a random sample', () => {
  it('supports reliance as the plan says', () => {
    const evaluated = evaluate();
    expect(evaluated).toMatchObject({ basis: 'statistical', supportsReliance: true });
    expect(evaluated.sentences.slice(0, 3)).toEqual([
      '0 of 45 items deviate, 0 %.',
      'With 95 % confidence at most 6.5 % of the population deviate (binomial model): the rate found and an allowance for sampling risk of 6.5 %.',
      'Against a tolerable rate of 10 % the sample supports reliance on the control.',
    ]);
    expect(evaluate({ deviations: 2 }).supportsReliance).toBe(false);
  });

  it('is judged by the risk of all its stages', () => {
    const extended = evaluate({}, { overallRisk: 0.1428, isExtendedUnplanned: true });
    expect(extended.supportsReliance).toBe(false);
    expect(extended.sentences.join(' ')).toContain('extended after its first result');
    expect(extended.sentences.join(' ')).toContain('14.3 %; 5 % was accepted');
    expect(evaluate({}, { overallRisk: 0.04 }).supportsReliance).toBe(true);
  });
});

describe('no statistics', () => {
  it.each<[string, Partial<EvaluationFacts>, Partial<EvaluatedSample>, string, RegExp]>([
    ['of a design', { kind: 'design' }, {}, 'event', /an event, not a rate/],
    ['without a sample', { sample: null }, {}, 'nothing', /No sample/],
    ['while items are open', { done: 44 }, {}, 'open', /44 of 45 items are marked/],
    ['of chosen items', { deviations: 1 }, { method: 'targeted' }, 'targeted', /chosen by judgment/],
    ['of a small population', { items: 4, done: 4 }, { population: 9 }, 'judgment', /Below 10/],
  ])('%s', (_, facts, patch, basis, words) => {
    const evaluated = evaluate(facts, patch);
    expect(evaluated).toMatchObject({ basis, supportsReliance: null, figures: null });
    expect(evaluated.sentences.join(' ')).toMatch(words);
  });

  it('of a whole population: its rate is exact', () => {
    const all = { items: 8, done: 8, deviations: 1 };
    expect(evaluate(all, { method: 'all', population: 8 })).toMatchObject({
      basis: 'census',
      supportsReliance: false,
    });
    expect(evaluate({ ...all, deviations: 0 }, { population: 8 })).toMatchObject({ supportsReliance: true });
  });
});
