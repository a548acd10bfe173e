import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planSample,
  planStages,
  riskOfStages,
  SAMPLE_MODELS,
} from '../../../../shared/domain/sampling/index.ts';
import { riskAtTolerable } from '../../../../shared/domain/sampling/model.ts';

const plan = (sizes: number[], accepts: number[]) =>
  sizes.map((size, i) => ({ size, accept: accepts[i] ?? 0 }));

describe('riskOfStages', () => {
  it('gives the published risks', () => {
    const risk = (sizes: number[], accepts: number[]) =>
      riskOfStages({ model: 'binomial', tolerable: 0.05, stages: plan(sizes, accepts) });
    expect(risk([50, 51, 51, 51], [0, 1, 2, 3])).toBeCloseTo(0.0975281071024, 12);
    expect(risk([45, 33], [0, 1])).toBeCloseTo(0.142781376528, 12);
  });

  it('is that of the sample when there is one stage', () => {
    const request = fc.record({
      model: fc.constantFrom(...SAMPLE_MODELS),
      tolerable: fc.constantFrom(0.02, 0.05, 0.1, 0.5),
      n: fc.integer({ min: 1, max: 200 }),
      deviations: fc.integer({ min: 0, max: 8 }),
      population: fc.constant(400),
    });
    fc.assert(
      fc.property(request, (r) => {
        const staged = riskOfStages({ ...r, stages: [{ size: r.n, accept: r.deviations }] });
        expect(staged).toBeCloseTo(riskAtTolerable(r.model, r), 10);
      }),
    );
  });

  it('rises with every stage that is added and falls with every item', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...SAMPLE_MODELS), sizes, (model, list) => {
        const risk = (stages: number[]) =>
          riskOfStages({ model, tolerable: 0.1, population: 1000, stages: plan(stages, [0, 1, 2, 3, 4]) });
        expect(risk(list)).toBeGreaterThanOrEqual(risk(list.slice(0, -1)) - 1e-12);
        expect(risk(list.with(0, (list[0] ?? 0) + 1))).toBeLessThanOrEqual(risk(list) + 1e-12);
      }),
    );
  });

  it('stops early where the plan says so', () => {
    const stages = plan([20, 20], [0, 2]);
    const request = { model: 'binomial', tolerable: 0.1, stages } as const;
    const stopped = stages.map((stage) => ({ ...stage, stop: 2 }));
    expect(riskOfStages({ ...request, stages: stopped })).toBeLessThan(riskOfStages(request));
  });

  it('refuses plans that mean nothing', () => {
    const request = { model: 'hypergeometric', tolerable: 0.05, population: 50 } as const;
    expect(() => riskOfStages({ ...request, stages: [] })).toThrow('at least one stage');
    expect(() => riskOfStages({ ...request, stages: plan([10, 10], [1, 0]) })).toThrow('accepts 0');
    expect(() => riskOfStages({ ...request, stages: plan([30, 30], [0, 1]) })).toThrow('60 items');
  });
});

describe('planStages', () => {
  it('is the ordinary plan when there is one stage', () => {
    for (const model of SAMPLE_MODELS) {
      const request = { model, confidence: 0.9, tolerable: 0.05, population: 2000 };
      const { n } = planSample({ ...request, expectedDeviations: 0 });
      expect(planStages({ ...request, stages: 1 }).stages).toEqual([{ size: n, accept: 0 }]);
    }
  });

  it('keeps the confidence with stages that could not all be one smaller', () => {
    for (const model of SAMPLE_MODELS)
      for (const stages of [2, 3, 4, 6])
        for (const [confidence, tolerable] of [
          [0.9, 0.05],
          [0.95, 0.1],
          [0.99, 0.02],
        ] as const) {
          const request = { model, confidence, tolerable, population: 5000 };
          const found = planStages({ ...request, stages });
          if (found.stages === null) throw new Error(found.reason);
          expect(found.risk).toBeLessThanOrEqual((1 - confidence) * (1 + 1e-9));
          const smaller = found.stages.map((stage) => ({ ...stage, size: stage.size - 1 }));
          expect(riskOfStages({ ...request, stages: smaller })).toBeGreaterThan(1 - confidence);
        }
  });

  it('says when a population is too small for so many stages', () => {
    const request = { model: 'hypergeometric', confidence: 0.9, tolerable: 0.05, population: 40 } as const;
    expect(planStages({ ...request, stages: 4 })).toMatchObject({ stages: null });
    expect(() => planStages({ ...request, stages: 11 })).toThrow('at most 10');
  });
});
