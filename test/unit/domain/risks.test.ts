import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_RISK_SCALE,
  levelIndex,
  levelName,
  mostScore,
  scaleProblem,
  scoreOf,
  type RiskScale,
} from '../../../shared/domain/risk-scale.ts';
import {
  cellCounts,
  flagsOf,
  outside,
  readRisk,
  remaining,
  risksSummary,
} from '../../../shared/domain/risks.ts';

const TODAY = '2026-06-30';
const row = (values: Record<string, string | number | null>, id = 'r1') =>
  readRisk({ id, ref: 'RK-001', values: { name: 'A risk', status: 'open', ...values } });

/** Scales that can be used. */
const scales: fc.Arbitrary<RiskScale> = fc
  .record({
    likelihood: fc.integer({ min: 3, max: 6 }),
    impact: fc.integer({ min: 3, max: 6 }),
    froms: fc.uniqueArray(fc.integer({ min: 2, max: 9 }), { minLength: 1, maxLength: 4 }),
    appetite: fc.integer({ min: 0, max: 9 }),
  })
  .map(({ likelihood, impact, froms, appetite }) => ({
    likelihood: Array.from({ length: likelihood }, (_, i) => `L${i}`),
    impact: Array.from({ length: impact }, (_, i) => `I${i}`),
    levels: [1, ...froms.toSorted((a, b) => a - b)].map((from, i) => ({ name: `Level ${i}`, from })),
    appetite,
  }));

describe('a scale of risks', () => {
  it('has a default in order', () => {
    expect(scaleProblem(DEFAULT_RISK_SCALE)).toBeUndefined();
    expect([1, 4, 5, 9, 10, 16, 20, 25].map((score) => levelName(DEFAULT_RISK_SCALE, score))).toEqual([
      'Low',
      'Low',
      'Medium',
      'Medium',
      'High',
      'High',
      'Very high',
      'Very high',
    ]);
  });

  it.each([
    [{ likelihood: ['a', 'b'] }, 'The scale of likelihood has 3 to 6 steps.'],
    [{ impact: ['a', 'A ', 'c'] }, 'Two steps of impact have the same name.'],
    [{ levels: [{ name: 'Low', from: 1 }] }, 'There are 2 to 5 levels.'],
    [
      {
        levels: [
          { name: 'Low', from: 2 },
          { name: 'High', from: 3 },
        ],
      },
      'The lowest level begins at 1.',
    ],
    [
      {
        levels: [
          { name: 'Low', from: 1 },
          { name: 'High', from: 9 },
          { name: 'Top', from: 9 },
        ],
      },
      'Top has to begin above the level before it.',
    ],
    [
      {
        levels: [
          { name: 'Low', from: 1 },
          { name: 'High', from: 26 },
        ],
      },
      'High begins at 26, and the highest score is 25.',
    ],
    [{ appetite: 26 }, 'The appetite is a whole number from 0 to 25.'],
  ])('%j is refused: %s', (part, problem) => {
    expect(scaleProblem({ ...DEFAULT_RISK_SCALE, ...part })).toBe(problem);
  });

  it('gives a level to every score, and never a lower one to a higher score', () => {
    fc.assert(
      fc.property(scales, fc.integer({ min: 1, max: 36 }), fc.integer({ min: 1, max: 36 }), (scale, a, b) => {
        expect(scaleProblem(scale)).toBeUndefined();
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(levelIndex(scale, low)).toBeLessThanOrEqual(levelIndex(scale, high));
        expect(levelName(scale, a)).not.toBe('');
      }),
    );
  });

  it('scores no cell above its most, and the highest cell at it', () => {
    fc.assert(
      fc.property(scales, (scale) => {
        const most = scoreOf({ likelihood: scale.likelihood.length, impact: scale.impact.length });
        expect(most).toBe(mostScore(scale));
      }),
    );
  });
});

describe('the flags of a risk', () => {
  const flags = (values: Record<string, string | number | null>) =>
    flagsOf(row({ ownerId: 'p', ...values }), DEFAULT_RISK_SCALE, TODAY);

  it('follow what is left of it, and the whole of it before that is rated', () => {
    const over = { likelihood: 4, impact: 4 };
    expect(flags(over)).toEqual(['over_appetite', 'no_decision']);
    expect(flags({ ...over, residualLikelihood: 2, residualImpact: 4 })).toEqual([]);
    expect(flags({ ...over, residualLikelihood: 2 })).toEqual(['over_appetite', 'no_decision']);
    expect(flags({ likelihood: 4 })).toEqual(['not_rated']);
    expect(remaining(row({ residualLikelihood: 1, residualImpact: 1 }))).toEqual({
      likelihood: 1,
      impact: 1,
    });
  });

  it('a day counts as passed the day after', () => {
    const low = { likelihood: 1, impact: 1 };
    expect(flags({ ...low, nextReview: TODAY, due: TODAY, planStatus: 'planned' })).toEqual([]);
    expect(flags({ ...low, nextReview: '2026-06-29', due: '2026-06-29', planStatus: 'planned' })).toEqual([
      'plan_overdue',
      'review_overdue',
    ]);
    expect(flags({ ...low, due: '2026-06-29', planStatus: 'done' })).toEqual([]);
  });

  it('a decision needs somebody who took it, and an acceptance ends', () => {
    const accepted = { likelihood: 4, impact: 4, decision: 'accept' };
    expect(flags(accepted)).toEqual(['over_appetite', 'no_approver']);
    expect(flags({ ...accepted, approvedBy: 'Board', acceptedUntil: '2026-06-29' })).toEqual([
      'over_appetite',
      'acceptance_expired',
    ]);
    expect(flags({ ...accepted, status: 'closed' })).toEqual([]);
  });
});

describe('risks together', () => {
  it('stand in cells, every rated one in exactly one', () => {
    const steps = fc.option(fc.integer({ min: 1, max: 5 }), { nil: null });
    const many = fc.array(fc.record({ likelihood: steps, impact: steps }), { maxLength: 40 });
    fc.assert(
      fc.property(many, (ratings) => {
        const risks = ratings.map((values, i) => row(values, String(i)));
        const total = [...cellCounts(risks, 'inherent').values()].reduce((sum, n) => sum + n, 0);
        expect(total).toBe(ratings.filter(({ likelihood, impact }) => likelihood && impact).length);
      }),
    );
  });

  it('lie outside of a scale that lost steps', () => {
    const risks = [
      row({ likelihood: 5, impact: 1 }),
      row({ residualLikelihood: 1, residualImpact: 3 }, 'r2'),
    ];
    const smaller = { ...DEFAULT_RISK_SCALE, likelihood: ['a', 'b', 'c', 'd'] };
    expect(outside(risks, smaller).map(({ id }) => id)).toEqual(['r1']);
    expect(outside(risks, DEFAULT_RISK_SCALE)).toEqual([]);
  });

  it('are told in a few sentences', () => {
    expect(risksSummary([], DEFAULT_RISK_SCALE, TODAY)).toEqual(['No risk is recorded.']);
    const risks = [
      row({ likelihood: 5, impact: 5, ownerId: 'p' }),
      row({ likelihood: 1, impact: 2, ownerId: 'p' }, 'r2'),
      row({ status: 'closed' }, 'r3'),
    ];
    expect(risksSummary(risks, DEFAULT_RISK_SCALE, TODAY)).toEqual([
      'The register holds 3 risks, 2 of them not closed.',
      'Of what is left of these: 1 very high, 1 low.',
      'To be put in order: 1 over appetite, 1 no decision. The appetite ends at a score of 9 of 25 (Medium).',
    ]);
  });
});
