import { hash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_FREQUENCY_TABLE,
  SAMPLE_MODELS,
  drawConsistent,
  drawRivest2011,
  evaluateSample,
  frequencySampleSize,
  planSample,
  ticketOfDigest,
  type FrequencySizeRequest,
  type SampleModel,
} from '../../../shared/domain/sampling/index.ts';
import { poissonCdf, upperGamma } from '../../../shared/domain/sampling/distributions.ts';
import { riskAtTolerable } from '../../../shared/domain/sampling/model.ts';
import { FREQUENCIES } from '../../../shared/domain/vocabulary.ts';
import fixture from '../../fixtures/sampling-vectors.json' with { type: 'json' };

const sha256 = (text: string) => hash('sha256', text, 'hex');

/** The fields of all kinds of vectors; `kind` and `algorithm` say which are there. */
interface Vector {
  id: string;
  kind: string;
  algorithm?: string;
  model: SampleModel;
  confidence: number;
  tolerable: number;
  expectedRate?: number;
  expectedDeviations?: number;
  population?: number;
  n: number;
  allowedDeviations: number;
  riskAtTolerable: number;
  toleratedCount?: number;
  deviations: number;
  pointEstimate: number;
  upper: number;
  upperCount?: number;
  allowanceForSamplingRisk: number;
  supportsReliance: boolean;
  tableUpperPct: number;
  seed: string;
  a: number;
  b: number;
  count: number;
  skip: number;
  withReplacement: boolean;
  ids?: string[];
  idFrom: number;
  idTo: number;
  drop: number;
  take: number;
  digits: number;
  input: string[];
  expected: unknown;
}
const VECTORS = fixture.vectors as unknown as Vector[];
const vectors = (kind: string, algorithm?: string) =>
  VECTORS.filter((v) => v.kind === kind && v.algorithm === algorithm).map((v) => [v.id, v] as const);

const expectRisk = (actual: number, expected: number) =>
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(Math.max(1e-12, 1e-8 * expected));

/** As the vectors print tickets: leading nines, then so many digits. */
const shortened = (ticket: string, digits: number) =>
  /^0\.9*/.exec(ticket)?.[0].concat(ticket.replace(/^0\.9*/, '').slice(0, digits));

describe('published and exact vectors', () => {
  it.each(vectors('plan'))('%s: plan', (_id, v) => {
    const plan = planSample(v);
    expect(plan.n).toBe(v.n);
    expect('reason' in plan).toBe(v.n === null);
    if (plan.n === null) return;
    expect(plan.allowedDeviations).toBe(v.allowedDeviations);
    expect(plan.toleratedCount).toBe(v.toleratedCount);
    expectRisk(plan.riskAtTolerable, v.riskAtTolerable);
  });

  it.each(vectors('evaluate'))('%s: evaluate', (_id, v) => {
    const evaluation = evaluateSample(v);
    expect(evaluation.pointEstimate).toBeCloseTo(v.pointEstimate, 8);
    expect(evaluation.upper).toBeCloseTo(v.upper, 8);
    expect(evaluation.allowanceForSamplingRisk).toBeCloseTo(v.allowanceForSamplingRisk, 8);
    expect(evaluation.upperCount).toBe(v.upperCount);
    expect(evaluation.supportsReliance).toBe(v.supportsReliance);
    expect(evaluation.tableUpperPct).toBe(v.tableUpperPct);
    expectRisk(evaluation.riskAtTolerable, v.riskAtTolerable);
  });

  it.each(vectors('draw', 'rivest-sampler-2011'))('%s: numbered draw', (_id, v) => {
    const picks = drawRivest2011({ ...v, from: v.a, to: v.b }, sha256);
    expect(picks.map((pick) => pick.number)).toEqual(v.expected);
  });

  it.each(vectors('draw', 'consistent-sampler'))('%s: consistent draw', (_id, v) => {
    const ids = v.ids ?? Array.from({ length: v.idTo - v.idFrom + 1 }, (_, i) => String(v.idFrom + i));
    const items = drawConsistent({ seed: v.seed, ids, count: v.take, skip: v.drop }, sha256);
    const shown = items.map(({ id, ticket }) => [shortened(ticket, v.digits), id, 1]);
    expect(shown).toEqual(v.expected);
  });

  it.each(vectors('draw-primitive', 'consistent-sampler'))('%s: ticket', (_id, v) => {
    expect(ticketOfDigest(sha256(v.input.join('')))).toBe(v.expected);
  });
});

const share = (min: number, max: number) =>
  fc.integer({ min: min * 1000, max: max * 1000 }).map((v) => v / 1000);
const confidence = fc.constantFrom(0.8, 0.9, 0.95, 0.975, 0.99);
const model = fc.constantFrom(...SAMPLE_MODELS);

describe('planSample', () => {
  it('finds the smallest size that a plain search from n = 1 finds', () => {
    const request = fc.record({
      model,
      confidence,
      tolerable: share(0.02, 0.3),
      expectedRate: share(0, 0.05),
      population: fc.integer({ min: 1, max: 300 }),
    });
    fc.assert(
      fc.property(request, (r) => {
        const { n } = planSample(r);
        expect(n !== null && n <= 400 ? n : undefined).toBe(plainSearch(r, 400));
      }),
      { numRuns: 300 },
    );
  });

  it('agrees with the evaluation of the sample it planned', () => {
    const request = fc.record({
      model,
      confidence,
      tolerable: share(0.03, 0.3),
      expectedDeviations: fc.integer({ min: 0, max: 5 }),
      population: fc.constant(2000),
    });
    fc.assert(
      fc.property(request, (r) => {
        const { n } = planSample(r);
        if (n === null) throw new Error('These requests always have a plan.');
        expect(evaluateSample({ ...r, n, deviations: r.expectedDeviations }).supportsReliance).toBe(true);
        expect(evaluateSample({ ...r, n, deviations: r.expectedDeviations + 1 }).supportsReliance).toBe(
          false,
        );
      }),
    );
  });

  it('plans for a population of a million', () => {
    const plan = planSample({
      model: 'hypergeometric',
      confidence: 0.95,
      tolerable: 0.05,
      expectedRate: 0.0475,
      population: 1_000_000,
    });
    expect(plan).toMatchObject({ toleratedCount: 50_000 });
    if (plan.n === null) throw new Error(plan.reason);
    expect(plan.riskAtTolerable).toBeLessThanOrEqual(0.05);
  });

  it('says why no size exists', () => {
    const base = { confidence: 0.95, tolerable: 0.05 };
    expect(planSample({ ...base, model: 'poisson', expectedRate: 0.06 }).n).toBeNull();
    expect(
      planSample({ ...base, model: 'hypergeometric', expectedDeviations: 5, population: 100 }),
    ).toMatchObject({
      n: null,
      toleratedCount: 5,
    });
    expect(planSample({ ...base, model: 'binomial', expectedRate: 0.0499 }).n).toBeNull();
  });

  it('refuses requests that mean nothing', () => {
    const base = { model: 'binomial', confidence: 0.95, tolerable: 0.05, expectedDeviations: 0 } as const;
    expect(() => planSample({ ...base, confidence: 95 })).toThrow('between 0 and 1');
    expect(() => planSample({ ...base, tolerable: Number.NaN })).toThrow('tolerable rate');
    expect(() => planSample({ ...base, expectedRate: 0.01 })).toThrow('not both');
    expect(() => planSample({ ...base, expectedDeviations: 1.5 })).toThrow('whole number');
    expect(() => planSample({ ...base, model: 'hypergeometric' })).toThrow('population');
  });
});

/** The definition itself: try every n. */
function plainSearch(
  r: { model: SampleModel; confidence: number; tolerable: number; expectedRate: number; population: number },
  limit: number,
): number | undefined {
  const last = r.model === 'hypergeometric' ? Math.min(r.population, limit) : limit;
  for (let n = 1; n <= last; n++) {
    const k = Math.ceil(r.expectedRate * n - 1e-9);
    const risk =
      r.model === 'poisson'
        ? upperGamma(1 + r.expectedRate * n, n * r.tolerable)
        : riskAtTolerable(r.model, { ...r, n, deviations: k });
    if (n > k && risk <= (1 - r.confidence) * (1 + 1e-9)) return n;
  }
  return undefined;
}

describe('evaluateSample', () => {
  it('has an upper limit that rises with every deviation', () => {
    const request = fc.integer({ min: 2, max: 200 }).chain((n) =>
      fc.record({
        model,
        confidence,
        n: fc.constant(n),
        deviations: fc.integer({ min: 0, max: n - 1 }),
        population: fc.integer({ min: n, max: 400 }),
      }),
    );
    fc.assert(
      fc.property(request, (r) => {
        const fewer = evaluateSample({ ...r, tolerable: 0.1 });
        const more = evaluateSample({ ...r, tolerable: 0.1, deviations: r.deviations + 1 });
        expect(more.upper).toBeGreaterThan(fewer.upper);
        // Of a finite population the limit is a count: with nearly all of it examined it may lie below the rate in the sample,
        // never below the deviations that were found.
        const least = r.model === 'hypergeometric' ? r.deviations / r.population : fewer.pointEstimate;
        expect(fewer.upper).toBeGreaterThanOrEqual(least);
      }),
    );
  });

  it('handles a population of a million', () => {
    const finite = evaluateSample({
      model: 'hypergeometric',
      confidence: 0.95,
      tolerable: 0.05,
      n: 20_000,
      deviations: 900,
      population: 1_000_000,
    });
    const infinite = evaluateSample({
      model: 'binomial',
      confidence: 0.95,
      tolerable: 0.05,
      n: 20_000,
      deviations: 900,
    });
    expect(finite.upper).toBeGreaterThan(0.045);
    expect(finite.upper).toBeLessThan(infinite.upper);
  });

  it('refuses impossible samples', () => {
    const base = {
      model: 'hypergeometric',
      confidence: 0.95,
      tolerable: 0.05,
      n: 20,
      deviations: 0,
    } as const;
    expect(() => evaluateSample({ ...base, population: 10 })).toThrow('its population only 10');
    expect(() => evaluateSample({ ...base, population: 100, deviations: 21 })).toThrow('21 deviations');
    expect(() => evaluateSample({ ...base, population: 100, n: 0 })).toThrow('sample size');
  });
});

describe('distributions', () => {
  it('has an incomplete gamma function that meets the Poisson sum at whole numbers', () => {
    const whole = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(whole, fc.double({ min: 0.01, max: 2000, noNaN: true }), (k, mean) => {
        const sum = poissonCdf(k, mean);
        expect(Math.abs(upperGamma(k + 1, mean) - sum)).toBeLessThanOrEqual(Math.max(1e-12, 1e-9 * sum));
      }),
    );
  });
});

const draw = (list: string[], count = 1) => drawConsistent({ seed: 's', ids: list, count }, sha256);

describe('draws', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 12 }), { minLength: 2, maxLength: 60 });

  it('extends a smaller sample and ignores row order', () => {
    fc.assert(
      fc.property(fc.string(), ids, fc.nat(), (seed, list, salt) => {
        const small = salt % list.length;
        const all = drawConsistent({ seed, ids: list, count: list.length }, sha256);
        expect(drawConsistent({ seed, ids: list, count: small }, sha256)).toEqual(all.slice(0, small));
        expect(
          drawConsistent({ seed, ids: list.toReversed(), count: list.length - small, skip: small }, sha256),
        ).toEqual(all.slice(small));
      }),
    );
  });

  it('selects from many what sorting all tickets selects', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `INV-${i}`);
    const prefix = sha256('seed');
    const sorted = many
      .map((id) => ({ id, ticket: ticketOfDigest(sha256(prefix + id)) }))
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1));
    for (const count of [1, 25, 300, 4000]) {
      expect(drawConsistent({ seed: 'seed', ids: many, count }, sha256)).toEqual(sorted.slice(0, count));
    }
  });

  it('extends a numbered draw without repeating a number', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 50 }), fc.nat(), (seed, length, salt) => {
        const count = salt % (length + 1);
        const range = { seed, from: 1, to: length };
        const all = drawRivest2011({ ...range, count: length }, sha256);
        expect(new Set(all.map((pick) => pick.number)).size).toBe(length);
        expect(drawRivest2011({ ...range, count }, sha256)).toEqual(all.slice(0, count));
        expect(drawRivest2011({ ...range, count: length - count, skip: count }, sha256)).toEqual(
          all.slice(count),
        );
      }),
    );
  });

  it('refuses populations that cannot give the sample', () => {
    expect(() => draw(['a', 'b', 'a'])).toThrow('"a" occurs more than once');
    expect(() => draw(['a', ''])).toThrow('empty');
    expect(() => draw(['a', 'b'], 3)).toThrow('at most 2');
    expect(() => drawRivest2011({ seed: 's', from: 5, to: 4, count: 1 }, sha256)).toThrow('last number');
    expect(() => drawRivest2011({ seed: 's', from: 1, to: 4, count: 5 }, sha256)).toThrow('at most 4');
  });
});

const sizeOf = (request: FrequencySizeRequest) => frequencySampleSize(request).n;

describe('frequencySampleSize', () => {
  it('reads the table and never exceeds the population', () => {
    expect(sizeOf({ frequency: 'weekly', risk: 'low', population: 52 })).toBe(5);
    expect(sizeOf({ frequency: 'weekly', risk: 'high', population: 13 })).toBe(13);
    expect(sizeOf({ frequency: 'daily', risk: 'moderate' })).toBe(30);
    expect(sizeOf({ frequency: 'monthly', risk: 'high', population: 0 })).toBe(0);
  });

  it('takes a tenth of a small per-occurrence population', () => {
    expect(sizeOf({ frequency: 'per-occurrence', risk: 'low', population: 3 })).toBe(3);
    expect(sizeOf({ frequency: 'per-occurrence', risk: 'low', population: 30 })).toBe(5);
    expect(sizeOf({ frequency: 'per-occurrence', risk: 'moderate', population: 101 })).toBe(11);
    expect(sizeOf({ frequency: 'per-occurrence', risk: 'low', population: 249 })).toBe(25);
    expect(sizeOf({ frequency: 'per-occurrence', risk: 'high', population: 250 })).toBe(60);
  });

  it('tests an automated control once per configuration', () => {
    expect(sizeOf({ frequency: 'continuous', risk: 'high', automated: true })).toBe(1);
    expect(sizeOf({ frequency: 'per-occurrence', risk: 'high', population: 5000, automated: true })).toBe(1);
  });

  it('names its table and says that it is judgment', () => {
    const { table, reason } = frequencySampleSize({ frequency: 'weekly', risk: 'low', population: 2 });
    expect(table).toMatchObject({ name: DEFAULT_FREQUENCY_TABLE.name, basis: 'judgment, not statistics' });
    expect(reason).toContain('the population has 2');
  });

  it('asks for more items at higher risk, at every frequency', () => {
    const sizes = FREQUENCIES.map((frequency) => DEFAULT_FREQUENCY_TABLE.sizes[frequency]);
    expect(sizes.every(({ low, moderate, high }) => low >= 1 && low <= moderate && moderate <= high)).toBe(
      true,
    );
  });
});
