import { describe, expect, it } from 'vitest';
import {
  drawnItems,
  drawRequest,
  drawSentence,
  refuseDraw,
  strataCounts,
  type DrawPlan,
} from '../../../renderer/areas/audit/draw/draw-plan.ts';
import { byHand, byStatistics, byTable, rhythmNote } from '../../../renderer/areas/audit/draw/sizes.ts';
import {
  sizeCurve,
  sizeStatement,
  stagesWords,
  statisticalSize,
  statisticalStatement,
  type PlanQuestion,
} from '../../../renderer/areas/audit/draw/statistics.ts';
import { DEFAULT_SAMPLING_POLICY } from '../../../shared/domain/sampling/index.ts';

const question: PlanQuestion = {
  model: 'binomial',
  confidence: 0.95,
  tolerable: 0.05,
  expectedDeviations: 0,
  expectedRate: null,
  stages: 1,
  population: 12_031,
};

function sized(change: Partial<PlanQuestion> = {}) {
  const size = statisticalSize({ ...question, ...change });
  if (typeof size === 'string') throw new Error(size);
  return size;
}

describe('the statistical size', () => {
  it('is the least sample, with what it says', () => {
    expect(sized()).toMatchObject({ n: 59, allowedDeviations: 0, stages: [], isCapped: false });
    expect(statisticalStatement(sized(), question)).toBe(
      'If 5 % of the items or more deviated, a sample of 59 would show no deviation in at most 4.9 % of all draws.',
    );
    expect(sized({ expectedRate: 0.01 })).toMatchObject({ n: 93, allowedDeviations: 1 });
  });

  it('never exceeds the population, and says so', () => {
    const small = { ...question, population: 40 };
    expect(sized({ population: 40 })).toMatchObject({ n: 40, isCapped: true });
    expect(statisticalStatement(sized({ population: 40 }), small)).toContain(
      'more than the 40 items there are',
    );
    expect(byStatistics(sized({ population: 40 }), small).basis).toContain('all are tested');
  });

  it('says why there is none', () => {
    expect(statisticalSize({ ...question, expectedRate: 0.05 })).toContain('no sample size');
    expect(statisticalSize({ ...question, population: 0 })).toContain('no item');
  });

  it('plans stages that are fixed in advance', () => {
    const size = sized({ confidence: 0.9, stages: 4 });
    expect(size.stages).toHaveLength(4);
    expect(size.n).toBe(size.stages[0]?.size);
    expect(size.risk).toBeLessThanOrEqual(0.1);
    const { design, basis } = byStatistics(size, { ...question, confidence: 0.9, stages: 4 });
    expect(design.stages).toEqual(size.stages);
    expect(basis).toContain('accepting 0, 1, 2 and 3 deviations');
    expect(statisticalSize({ ...question, stages: 4, population: 100 })).toContain('Plan one sample');
  });

  it('names the stages', () => {
    expect(
      stagesWords([
        { size: 50, accept: 0 },
        { size: 51, accept: 1 },
      ]),
    ).toBe('50 and 51 items, accepting 0 and 1 deviations');
  });

  it('falls as the tolerable rate rises, and agrees with the plan', () => {
    const points = sizeCurve(question);
    const sizes = points.map(({ n }) => n);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(points.find(({ tolerable }) => tolerable === 0.05)?.n).toBe(59);
    expect(points[0]).toEqual({ tolerable: 0.01, n: 299 });
  });

  it('draws the curve quickly, whatever is expected', () => {
    const started = performance.now();
    sizeCurve({ ...question, expectedRate: 0.0499 });
    sizeCurve({ ...question, model: 'hypergeometric', expectedDeviations: 20, population: 1_000_000 });
    sizeCurve({ ...question, model: 'poisson', expectedRate: 0.03 });
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('the size of the firm’s table', () => {
  const table = {
    policy: DEFAULT_SAMPLING_POLICY,
    frequency: 'weekly',
    risk: 'low',
    automated: false,
    population: 52,
  } as const;

  it('names its table and is judgment', () => {
    const { n, basis, design } = byTable(table);
    expect(n).toBe(5);
    expect(basis).toBe(
      'Trustbench default sizes: 5 items for a control of this frequency at low risk (judgment, not statistics)',
    );
    expect(design).toMatchObject({ basis: 'frequency', frequency: 'weekly', risk: 'low', model: null });
    expect(sizeStatement(n, 52, 0.1)).toBe(
      '5 of 52 with no deviation: 47 % confidence at a tolerable rate of 10 %',
    );
  });

  it('asks to look again where the population does not fit the frequency', () => {
    const half = { from: '2026-01-01', to: '2026-06-30' };
    expect(rhythmNote('weekly', 26, half)).toBeNull();
    expect(rhythmNote('per-occurrence', 12_000, half)).toBeNull();
    expect(rhythmNote('weekly', 12_480, half)).toBe(
      'A weekly control is due 26 times in the period and the population has 12,480 items. Check the frequency, or whether this is its population.',
    );
    expect(rhythmNote('weekly', 12_480, null)).toBeNull();
  });
});

describe('a draw', () => {
  const population = { name: 'Changes', frameSize: 100 };
  const ids = { testId: 't', populationId: 'p' };
  const plan: DrawPlan = {
    method: 'random',
    size: byHand(10, 'As agreed'),
    column: null,
    strata: null,
    counts: null,
    keys: [],
    reason: '',
    seed: 'abc',
  };
  const strata = [
    { value: 'High', items: 10 },
    { value: '', items: 90 },
  ];
  const stratified: DrawPlan = { ...plan, method: 'stratified', column: 'Priority', strata };

  it('says what will happen', () => {
    expect(drawSentence(plan, population)).toMatch(/^Draws 10 of the 100 items of Changes by lot\./);
    expect(drawSentence({ ...plan, method: 'systematic' }, population)).toMatch(/^Takes every 10th item/);
    expect(drawSentence({ ...plan, method: 'all' }, population)).toBe('Takes all 100 items of Changes.');
    expect(drawSentence(stratified, population)).toBe(
      'Draws 10 of the 100 items of Changes by lot within each Priority: High 1, Without a value 9.',
    );
  });

  it('is refused with the reason', () => {
    const refusal = (change: Partial<DrawPlan>) => refuseDraw({ ...plan, ...change }, population);
    expect(refusal({})).toBeNull();
    expect(refusal({ size: null })).toBe('Choose a size.');
    expect(refusal({ size: byHand(10, ' ') })).toBe('Write down what the size is based on.');
    expect(refusal({ size: byHand(101, 'x') })).toContain('at most that many');
    expect(refusal({ method: 'all' })).toBeNull();
    expect(refusal({ method: 'targeted' })).toBe('Pick at least one item.');
    expect(refusal({ method: 'targeted', keys: ['A'] })).toContain('why');
    expect(refusal({ method: 'stratified' })).toContain('column');
    expect(refuseDraw({ ...stratified, size: byHand(1, 'x') }, population)).toContain('2 strata');
    expect(refuseDraw({ ...stratified, counts: { High: 11, '': 1 } }, population)).toBe(
      'High has 10 items. Choose at most that many.',
    );
    expect(refuseDraw(plan, { ...population, frameSize: 0 })).toContain('no item');
  });

  it('divides in proportion, or by own numbers, which are judgment', () => {
    expect(strataCounts(stratified).map(({ count }) => count)).toEqual([1, 9]);
    const own = { ...stratified, size: null, counts: { High: 5, '': 3 } };
    expect(drawnItems(own, population)).toBe(8);
    expect(refuseDraw(own, population)).toBeNull();
    expect(drawRequest(own, population, ids)).toMatchObject({
      method: 'stratified',
      stratumColumn: 'Priority',
      strata: [
        { value: 'High', count: 5 },
        { value: '', count: 3 },
      ],
      design: { basis: 'judgment' },
    });
    expect(drawRequest(stratified, population, ids)).toMatchObject({ size: 10, basis: 'As agreed' });
  });

  it('sends a seed only where chance decides', () => {
    expect(drawRequest(plan, population, ids)).toMatchObject({ seed: 'abc', size: 10 });
    expect(drawRequest({ ...plan, method: 'all' }, population, ids)).not.toHaveProperty('seed');
    expect(
      drawRequest({ ...plan, method: 'targeted', keys: ['A', 'B'], reason: ' Both odd ' }, population, ids),
    ).toMatchObject({ keys: ['A', 'B'], reason: 'Both odd', design: { basis: 'judgment' } });
  });
});
