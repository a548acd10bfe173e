/** Plans and evaluations against exact rational arithmetic. */
import { describe, expect, it } from 'vitest';
import { evaluateSample, planSample, riskOfStages } from '../../../../shared/domain/sampling/index.ts';
import { hypergeometricCdf } from '../../../../shared/domain/sampling/distributions.ts';

/** A decimal such as 0.035 as a fraction of whole numbers. */
function fraction(decimal: number): { over: bigint; under: bigint } {
  const [, digits = ''] = decimal.toFixed(6).split('.');
  return { over: BigInt(digits) + BigInt(Math.trunc(decimal)) * 1_000_000n, under: 1_000_000n };
}

function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 0; i < k; i++) result = (result * BigInt(n - i)) / BigInt(i + 1);
  return result;
}

/** Ways to see at most x deviations, of all ways to draw n of N with K deviations. */
function waysAtMost(x: number, N: number, K: number, n: number): bigint {
  let ways = 0n;
  for (let i = 0; i <= x; i++) ways += choose(K, i) * choose(N - K, n - i);
  return ways;
}

const isAtMostAlpha = (ways: bigint, all: bigint, confidence: number): boolean => {
  const { over, under } = fraction(confidence);
  return ways * under <= (under - over) * all;
};

const exactCeiling = (share: number, items: number): number => {
  const { over, under } = fraction(share);
  return Number((over * BigInt(items) + under - 1n) / under);
};

describe('a finite population', () => {
  it('has the probabilities of counting', () => {
    for (const N of [1, 2, 7, 20])
      for (let K = 0; K <= N; K++)
        for (let n = 0; n <= N; n++)
          for (let x = 0; x <= n; x++) {
            const exact = Number((waysAtMost(x, N, K, n) * 10n ** 15n) / choose(N, n)) / 1e15;
            expect(Math.abs(hypergeometricCdf(x, N, K, n) - exact)).toBeLessThan(2e-15 * N);
          }
  });

  it('has the least sample, or none, at every edge', () => {
    for (const confidence of [0.8, 0.9, 0.95, 0.999])
      for (const tolerable of [0.05, 0.1, 0.34, 0.5])
        for (const population of [1, 3, 10, 19, 20, 21, 40])
          for (const expectedDeviations of [0, 1, 2, 5]) {
            const K = exactCeiling(tolerable, population);
            let least: number | null = null;
            for (let n = population; n > expectedDeviations; n--) {
              const ways = waysAtMost(expectedDeviations, population, K, n);
              if (isAtMostAlpha(ways, choose(population, n), confidence)) least = n;
            }
            const request = { confidence, tolerable, population, expectedDeviations };
            const plan = planSample({ model: 'hypergeometric', ...request });
            expect({ ...request, n: plan.n, K: plan.toleratedCount }).toEqual({ ...request, n: least, K });
          }
  });

  it('has the largest count that is not excluded, for every sample', () => {
    const confidence = 0.95;
    for (const N of [1, 2, 9, 20])
      for (let n = 1; n <= N; n++)
        for (let x = 0; x <= n; x++) {
          let most = x;
          for (let K = x; K <= N; K++)
            if (!isAtMostAlpha(waysAtMost(x, N, K, n), choose(N, n), confidence)) most = K;
          const request = { confidence, tolerable: 0.1, population: N, n, deviations: x };
          const { upperCount, upper } = evaluateSample({ model: 'hypergeometric', ...request });
          expect({ ...request, upperCount, upper }).toEqual({
            ...request,
            upperCount: most,
            upper: most / N,
          });
        }
  });

  it('counts the tolerated deviations by the decimals, not by their binary neighbours', () => {
    for (const [tolerable, population, count] of [
      [0.07, 100, 7],
      [0.035, 400, 14],
      [0.29, 100, 29],
      [0.57, 100, 57],
      [0.001, 1_000_000, 1000],
      [0.07, 1_000_000_000, 70_000_000],
      [0.0701, 100, 8],
    ] as const) {
      const request = { confidence: 0.95, tolerable, population, expectedDeviations: 0 };
      expect(planSample({ model: 'hypergeometric', ...request }).toleratedCount).toBe(count);
    }
  });

  it('plans and evaluates a million items at extremes', () => {
    const request = {
      model: 'hypergeometric',
      confidence: 0.999,
      tolerable: 0.001,
      population: 1_000_000,
    } as const;
    const plan = planSample({ ...request, expectedDeviations: 0 });
    if (plan.n === null) throw new Error(plan.reason);
    const risk = (n: number) => evaluateSample({ ...request, n, deviations: 0 });
    expect(risk(plan.n).supportsReliance).toBe(true);
    expect(risk(plan.n - 1).supportsReliance).toBe(false);
    expect(evaluateSample({ ...request, n: 1_000_000, deviations: 999 })).toMatchObject({
      upper: 0.000999,
      supportsReliance: true,
    });
    expect(evaluateSample({ ...request, n: 1_000_000, deviations: 1000 }).supportsReliance).toBe(false);
  });
});

describe('the binomial model', () => {
  it('has the least sample by exact fractions', () => {
    for (const confidence of [0.9, 0.95, 0.999])
      for (const tolerable of [0.05, 0.1, 0.25])
        for (const k of [0, 1, 3]) {
          const plan = planSample({ model: 'binomial', confidence, tolerable, expectedDeviations: k });
          if (plan.n === null) throw new Error(plan.reason);
          const holds = (n: number) => {
            const { over, under } = fraction(tolerable);
            let ways = 0n;
            for (let i = 0; i <= k; i++)
              ways += choose(n, i) * over ** BigInt(i) * (under - over) ** BigInt(n - i);
            return isAtMostAlpha(ways, under ** BigInt(n), confidence);
          };
          expect([holds(plan.n), holds(plan.n - 1)]).toEqual([true, plan.n - 1 <= k]);
        }
  });
});

describe('the Poisson model', () => {
  it('has the limits of the gamma distribution', () => {
    // Half the 95 % points of chi-square with 2, 4 and 6 degrees of freedom, from published tables.
    for (const [deviations, mean] of [
      [0, 2.995732273554],
      [1, 4.743864518],
      [2, 6.295793622],
    ] as const) {
      const evaluation = evaluateSample({
        model: 'poisson',
        confidence: 0.95,
        tolerable: 0.05,
        n: 100,
        deviations,
      });
      expect(evaluation.upper).toBeCloseTo(mean / 100, 8);
    }
  });

  it('is not capped when every item deviates', () => {
    const all = { model: 'poisson', confidence: 0.95, tolerable: 0.5, n: 2, deviations: 2 } as const;
    expect(evaluateSample(all)).toMatchObject({ supportsReliance: false, pointEstimate: 1 });
    expect(evaluateSample(all).upper).toBeGreaterThan(3);
  });

  it('plans with a real number of deviations where no whole one is meant', () => {
    const plan = planSample({ model: 'poisson', confidence: 0.999, tolerable: 0.001, expectedDeviations: 0 });
    expect(plan.n).toBe(Math.ceil(-Math.log(0.001) / 0.001));
  });
});

describe('stages', () => {
  it('have the risk of all their paths', () => {
    const { over, under } = fraction(0.1);
    // Two stages of 4 and 3 items accepting 0 and 1: none of 4, or one of 4 and none of 3.
    const of = (n: number, i: number) => choose(n, i) * over ** BigInt(i) * (under - over) ** BigInt(n - i);
    const ways = of(4, 0) * under ** 3n + of(4, 1) * of(3, 0);
    const exact = Number((ways * 10n ** 15n) / under ** 7n) / 1e15;
    const stages = [
      { size: 4, accept: 0 },
      { size: 3, accept: 1 },
    ];
    expect(riskOfStages({ model: 'binomial', tolerable: 0.1, stages })).toBeCloseTo(exact, 13);
    // Of 10 items one deviates: then the first stage misses it in 6 of 10 draws, and otherwise the second accepts.
    expect(riskOfStages({ model: 'hypergeometric', tolerable: 0.1, population: 10, stages })).toBeCloseTo(
      1,
      13,
    );
  });
});
