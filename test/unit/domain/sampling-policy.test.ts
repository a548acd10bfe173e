import { assert, constantFrom, integer, nat, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SAMPLING_POLICY,
  frequencySampleSize,
  planSample,
  policyProblems,
  SAMPLING_RISKS,
  tableOf,
  type SamplingPolicy,
} from '../../../shared/domain/sampling/index.ts';
import { FREQUENCIES } from '../../../shared/domain/vocabulary.ts';

const withSizes = (sizes: Partial<SamplingPolicy['sizes']>): SamplingPolicy => ({
  ...DEFAULT_SAMPLING_POLICY,
  sizes: { ...DEFAULT_SAMPLING_POLICY.sizes, ...sizes },
});

describe('the sampling policy', () => {
  it('has nothing to refuse in the default', () => {
    expect(policyProblems(DEFAULT_SAMPLING_POLICY)).toEqual([]);
    expect(planSample(DEFAULT_SAMPLING_POLICY)).toMatchObject({ n: 59, allowedDeviations: 0 });
  });

  it('names the value that is wrong', () => {
    const fields = (change: Partial<SamplingPolicy>) =>
      policyProblems({ ...DEFAULT_SAMPLING_POLICY, ...change }).map(({ field }) => field);
    expect(fields({ name: ' ' })).toEqual(['name']);
    expect(fields({ automated: 0, confidence: 1, tolerable: 0, expectedDeviations: -1 })).toEqual([
      'automated',
      'confidence',
      'tolerable',
      'expectedDeviations',
    ]);
    expect(fields({ smallPopulation: { below: 0, share: 1, minimum: 1.5 } })).toEqual([
      'smallPopulation.below',
      'smallPopulation.share',
      'smallPopulation.minimum',
    ]);
  });

  it('never asks for fewer items at a higher risk', () => {
    const [problem, ...more] = policyProblems(withSizes({ weekly: { low: 5, moderate: 9, high: 8 } }));
    expect(more).toEqual([]);
    expect(problem).toEqual({
      field: 'sizes.weekly.high',
      message:
        'Weekly asks for 8 at high risk and 9 at moderate risk. A higher risk never asks for fewer items.',
    });
  });

  it('compares a size with the last one that can be read', () => {
    const fields = policyProblems(withSizes({ daily: { low: 20, moderate: 0, high: 10 } })).map(
      (p) => p.field,
    );
    expect(fields).toEqual(['sizes.daily.moderate', 'sizes.daily.high']);
  });

  it('gives sizes that grow with the risk and never exceed the population', () => {
    const sizes = tuple(integer({ min: 1, max: 100 }), nat({ max: 50 }), nat({ max: 50 })).map(
      ([low, more, most]) => ({ low, moderate: low + more, high: low + more + most }),
    );
    assert(
      property(constantFrom(...FREQUENCIES), sizes, nat({ max: 1000 }), (frequency, row, population) => {
        const policy = withSizes({ [frequency]: row });
        expect(policyProblems(policy)).toEqual([]);
        const found = SAMPLING_RISKS.map(
          (risk) => frequencySampleSize({ frequency, risk, population }, tableOf(policy)).n,
        );
        expect(found).toEqual(found.toSorted((a, b) => a - b));
        expect(Math.max(...found)).toBeLessThanOrEqual(population);
      }),
    );
  });
});
