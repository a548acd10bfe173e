import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import {
  compareRatings,
  countingRating,
  earliestUseful,
  isConcluded,
  rateCategory,
  rateControl,
  rateCriterion,
  whyNotInForce,
  type ControlFacts,
  type KnownGap,
  type PolicyFacts,
  type Reason,
  type ServingControl,
} from '../../../shared/domain/readiness.ts';
import {
  FREQUENCIES,
  GAP_STATUS_NAMES,
  READINESS_RATINGS,
  SEVERITIES,
  TEST_RESULTS,
  type GapStatus,
  type PolicyStatus,
  type ReadinessRating,
} from '../../../shared/domain/vocabulary.ts';

const TYPE_I: EngagementDates = { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null };
const TYPE_II: EngagementDates = {
  type: 'II',
  asOf: null,
  periodFrom: '2026-01-01',
  periodTo: '2026-06-30',
};

const sound: ControlFacts = {
  id: 'c1',
  dates: TYPE_II,
  hasOwner: true,
  hasStatement: true,
  frequency: 'quarterly',
  evidence: { count: 1, newest: '2026-04-02' },
  design: 'no_exceptions',
  operation: 'no_exceptions',
  tests: { design: 'd1', operation: 'o1' },
  openFindings: [],
  policy: null,
  provider: null,
};
const approved: PolicyFacts = {
  name: 'Access control policy',
  status: 'approved',
  approvedOn: '2026-01-15',
  reviewDue: '2027-01-15',
};
const rate = (facts: Partial<ControlFacts>) => rateControl({ ...sound, ...facts });
const codes = ({ reasons }: { reasons: readonly Reason[] }) => reasons.map(({ code }) => code);
const finding = (severity: 'low' | 'high' | 'critical') => ({ id: 'f1', ref: 'F-01', severity });

describe('a control', () => {
  it('is ready when there is no reason against it', () => {
    expect(rate({})).toEqual({ rating: 'ready', reasons: [] });
    expect(rate({ operation: 'did_not_occur' }).rating).toBe('ready');
    expect(rate({ policy: approved, provider: { name: 'Host', isReviewed: true } }).rating).toBe('ready');
  });

  it.each<[Partial<ControlFacts>, ReadinessRating, string]>([
    [{ design: 'not_suitably_designed' }, 'not_in_place', 'design_unsuitable'],
    [{ design: 'not_suitably_designed', operation: 'exceptions' }, 'not_in_place', 'design_unsuitable'],
    [{ design: 'exceptions' }, 'major_gap', 'design_exceptions'],
    [{ design: 'unable_to_test' }, 'major_gap', 'design_untestable'],
    [{ operation: 'exceptions' }, 'major_gap', 'operation_exceptions'],
    [{ operation: 'unable_to_test' }, 'major_gap', 'operation_untestable'],
    [{ openFindings: [finding('high')] }, 'major_gap', 'finding_open'],
    [
      { openFindings: [finding('critical')], design: 'not_tested', operation: 'not_tested' },
      'major_gap',
      'finding_open',
    ],
    [{ design: 'not_tested', operation: 'not_tested' }, 'not_assessed', 'not_tested'],
    [{ design: 'in_progress', operation: 'not_tested' }, 'not_assessed', 'not_tested'],
    [{ design: 'not_tested' }, 'minor_gap', 'design_open'],
    [{ operation: 'in_progress' }, 'minor_gap', 'operation_open'],
    [{ hasOwner: false }, 'minor_gap', 'no_owner'],
    [{ hasStatement: false }, 'minor_gap', 'no_statement'],
    [{ evidence: { count: 0, newest: null } }, 'minor_gap', 'no_evidence'],
    [{ evidence: { count: 3, newest: null } }, 'minor_gap', 'evidence_outside_period'],
    [{ evidence: { count: 3, newest: '2025-12-31' } }, 'minor_gap', 'evidence_outside_period'],
    [{ openFindings: [finding('low')] }, 'minor_gap', 'finding_open'],
    [{ policy: { ...approved, status: 'draft' } }, 'minor_gap', 'policy_not_in_force'],
    [{ provider: { name: 'Host', isReviewed: false } }, 'minor_gap', 'provider_unreviewed'],
  ])('%j is %s', (facts, rating, code) => {
    const rated = rate(facts);
    expect(rated.rating).toBe(rating);
    expect(rated.reasons[0]?.code).toBe(code);
  });

  it('lists every reason, the one that decided first', () => {
    const rated = rate({
      hasOwner: false,
      evidence: { count: 0, newest: null },
      openFindings: [finding('high')],
    });
    expect(codes(rated)).toEqual(['finding_open', 'no_owner', 'no_evidence']);
  });

  it('leads to the place where a reason is put right', () => {
    expect(rate({ design: 'exceptions' }).reasons[0]?.link).toBe('/audit/tests/d1');
    expect(rate({ openFindings: [finding('low')] }).reasons[0]?.link).toBe('/findings/f1');
    expect(rate({ hasOwner: false }).reasons[0]?.link).toBe('/matrix/controls/c1');
  });

  it('of a Type I engagement is looked at by design only', () => {
    const typeI = (facts: Partial<ControlFacts>) => rate({ ...facts, dates: TYPE_I });
    expect(typeI({ operation: 'exceptions' }).rating).toBe('ready');
    expect(typeI({ operation: 'not_tested' }).rating).toBe('ready');
    expect(typeI({ design: 'not_tested' }).rating).toBe('not_assessed');
    expect(codes(typeI({ evidence: { count: 1, newest: '2025-12-01' } }))).toEqual(['evidence_stale']);
  });
});

describe('the days from which evidence counts', () => {
  it.each([
    ['quarterly', '2025-12-28'],
    ['daily', '2026-03-30'],
    ['monthly', '2026-03-30'],
    ['annual', '2025-06-29'],
    ['per-occurrence', '2025-06-29'],
    [null, '2025-06-29'],
  ] as const)('for a Type I report and a control that is %s begin %s', (frequency, day) => {
    expect(earliestUseful(TYPE_I, frequency)).toBe(day);
  });

  it('are those of the period for Type II, and never more than a year before a date', () => {
    for (const frequency of [...FREQUENCIES, null]) {
      expect(earliestUseful(TYPE_II, frequency)).toBe('2026-01-01');
      expect(earliestUseful(TYPE_I, frequency) >= '2025-06-29').toBe(true);
    }
  });
});

describe('a policy', () => {
  it.each<[Partial<PolicyFacts>, RegExp]>([
    [{}, /^in force$/],
    [{ reviewDue: null }, /^in force$/],
    [{ reviewDue: '2026-06-30' }, /^in force$/],
    [{ reviewDue: '2026-06-29' }, /due for review on 2026-06-29/],
    [{ approvedOn: '2026-07-01' }, /after 2026-06-30/],
    [{ approvedOn: null }, /no date of approval/],
    ...(['missing', 'draft', 'retired'] satisfies PolicyStatus[]).map(
      (status): [Partial<PolicyFacts>, RegExp] => [{ status }, /not written|draft|retired/],
    ),
  ])('with %j is judged on the day of the report', (more, expected) => {
    const why = whyNotInForce({ ...approved, ...more }, '2026-06-30');
    expect(why ?? 'in force').toMatch(expected);
  });
});

const serving = (
  rating: ReadinessRating,
  ref = 'C-1',
  more: Partial<ServingControl> = {},
): ServingControl => ({
  id: `id-${ref}`,
  ref,
  rating,
  reasons:
    rating === 'ready' ? [] : [{ code: rating, text: `is ${rating}`, fix: 'fix it', link: `/x/${ref}` }],
  isProviders: false,
  ...more,
});
const gap = (severity: KnownGap['severity'], status: GapStatus = 'open'): KnownGap => ({
  id: 'g1',
  ref: 'G-001',
  name: 'No restore test',
  severity,
  status,
});
const criterion = (controls: readonly ServingControl[], gaps: readonly KnownGap[] = []) =>
  rateCriterion({ id: 'CC6.1', controls, gaps });

describe('a criterion', () => {
  it.each([
    [[], 'not_in_place'],
    [['not_assessed', 'not_assessed'], 'not_assessed'],
    [['ready'], 'ready'],
    [['ready', 'minor_gap'], 'minor_gap'],
    [['ready', 'major_gap', 'minor_gap'], 'major_gap'],
    [['not_in_place'], 'not_in_place'],
    [['not_in_place', 'not_in_place'], 'not_in_place'],
    [['not_in_place', 'not_assessed'], 'not_in_place'],
    [['not_in_place', 'ready'], 'major_gap'],
    [['ready', 'not_assessed'], 'minor_gap'],
    [['minor_gap', 'not_assessed'], 'minor_gap'],
    [['major_gap', 'not_assessed'], 'major_gap'],
  ] as const)('served by controls that are %j is %s', (ratings, expected) => {
    expect(criterion(ratings.map((r, i) => serving(r, `C-${i}`))).rating).toBe(expected);
  });

  it('says a reason once for all controls that give it, and leads to the only one', () => {
    const { reasons } = criterion([
      serving('major_gap', 'A-1'),
      serving('major_gap', 'B-2'),
      serving('minor_gap', 'C-3'),
    ]);
    expect(reasons.map(({ text, link }) => [text, link])).toEqual([
      ['A-1, B-2: is major_gap', '/matrix/criteria/CC6.1'],
      ['C-3: is minor_gap', '/x/C-3'],
    ]);
  });

  it('counts the controls beyond the sixth', () => {
    const many = Array.from({ length: 9 }, (_, i) => serving('minor_gap', `A-${i}`));
    expect(criterion(many).reasons[0]?.text).toBe('A-0, A-1, A-2, A-3, A-4, A-5 and 3 more: is minor_gap');
  });

  it('that only providers serve has a gap, and one own control closes it', () => {
    const host = serving('ready', 'P-1', { isProviders: true });
    expect(codes(criterion([host]))).toEqual(['provider_only']);
    expect(criterion([host, serving('ready', 'A-1')]).rating).toBe('ready');
  });

  it.each<[KnownGap, ReadinessRating]>([
    [gap('high'), 'major_gap'],
    [gap('critical', 'in_progress'), 'major_gap'],
    [gap('medium'), 'minor_gap'],
    [gap('high', 'accepted'), 'minor_gap'],
    [gap('high', 'done'), 'ready'],
  ])('with the gap %j is %s', (known, expected) => {
    expect(criterion([serving('ready')], [known]).rating).toBe(expected);
  });
});

describe('a category', () => {
  const of = (...ratings: ReadinessRating[]) =>
    rateCategory(ratings.map((rating, i) => ({ id: `CC1.${i + 1}`, rating })));
  it.each<[ReadinessRating[], ReadinessRating]>([
    [['ready', 'ready', 'not_relevant'], 'ready'],
    [['not_relevant'], 'not_relevant'],
    [['ready', 'minor_gap'], 'minor_gap'],
    [['ready', 'ready', 'not_assessed'], 'minor_gap'],
    [['ready', 'not_assessed'], 'not_assessed'],
    [['major_gap', 'not_assessed', 'not_assessed'], 'major_gap'],
    [['ready', 'not_in_place'], 'major_gap'],
    [['not_in_place', 'not_in_place'], 'not_in_place'],
  ])('of criteria that are %j is %s', (ratings, expected) => {
    expect(of(...ratings).rating).toBe(expected);
  });

  it('names the criteria behind each reason, the worst first', () => {
    expect(
      of('minor_gap', 'major_gap', 'ready', 'major_gap').reasons.map(({ text, link }) => [text, link]),
    ).toEqual([
      ['Major gap: CC1.2, CC1.4.', '/overview/readiness/CC1.2'],
      ['Minor gap: CC1.1.', '/overview/readiness/CC1.1'],
    ]);
  });
});

describe('what a person decides', () => {
  const override = {
    rating: 'ready',
    reason: 'Seen on site.',
    by: 'Ada',
    at: '2026-01-01T00:00:00Z',
  } as const;
  it('counts in place of the computed rating', () => {
    expect(countingRating('major_gap', { isRelevant: true, override })).toBe('ready');
    expect(countingRating('major_gap', { isRelevant: true, override: null })).toBe('major_gap');
    expect(countingRating('major_gap', { isRelevant: false, override })).toBe('not_relevant');
  });
});

const anyFacts: fc.Arbitrary<ControlFacts> = fc.record({
  id: fc.constant('c1'),
  dates: fc.constantFrom(TYPE_I, TYPE_II),
  hasOwner: fc.boolean(),
  hasStatement: fc.boolean(),
  frequency: fc.option(fc.constantFrom(...FREQUENCIES)),
  evidence: fc.record({
    count: fc.nat(3),
    newest: fc.option(fc.constantFrom('2025-01-01', '2025-12-31', '2026-01-01', '2026-06-30')),
  }),
  design: fc.constantFrom(...TEST_RESULTS),
  operation: fc.constantFrom(...TEST_RESULTS),
  tests: fc.constant({ design: 'd1', operation: 'o1' }),
  openFindings: fc.array(
    fc.record({ id: fc.uuid(), ref: fc.constant('F-01'), severity: fc.constantFrom(...SEVERITIES) }),
    { maxLength: 3 },
  ),
  policy: fc.option(
    fc.record({
      name: fc.constant('Policy'),
      status: fc.constantFrom('missing', 'draft', 'approved', 'retired'),
      approvedOn: fc.option(fc.constantFrom('2025-01-01', '2026-07-01')),
      reviewDue: fc.option(fc.constantFrom('2026-01-01', '2027-01-01')),
    }),
  ),
  provider: fc.option(fc.record({ name: fc.constant('Host'), isReviewed: fc.boolean() })),
});
const anyControl: fc.Arbitrary<ServingControl> = fc
  .tuple(anyFacts, fc.uuid(), fc.boolean())
  .map(([facts, id, isProviders]) => ({ id, ref: id.slice(0, 4), isProviders, ...rateControl(facts) }));
const anyGap: fc.Arbitrary<KnownGap> = fc
  .tuple(
    fc.uuid(),
    fc.constantFrom(...SEVERITIES),
    fc.constantFrom(...(Object.keys(GAP_STATUS_NAMES) as GapStatus[])),
  )
  .map(([id, severity, status]) => ({ id, ref: 'G-001', name: 'Gap', severity, status }));

describe('laws', () => {
  it('ready is exactly the absence of reasons, and every reason says what would move it', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { rating, reasons } = rateControl(facts);
        expect(rating === 'ready').toBe(reasons.length === 0);
        for (const { text, fix, link } of reasons) {
          expect(text).toMatch(/\.$/);
          expect(fix).toMatch(/\.$/);
          expect(link).toMatch(/^\//);
        }
      }),
    );
  });

  it.each<[string, (facts: ControlFacts) => ControlFacts]>([
    ['naming an owner', (f) => ({ ...f, hasOwner: true })],
    ['writing the statement', (f) => ({ ...f, hasStatement: true })],
    [
      'attaching evidence of the right time',
      (f) => ({ ...f, evidence: { count: f.evidence.count + 1, newest: '2026-06-30' } }),
    ],
    ['closing a finding', (f) => ({ ...f, openFindings: f.openFindings.slice(1) })],
    ['approving the policy', (f) => ({ ...f, policy: f.policy && approved })],
    [
      'reviewing the provider',
      (f) => ({ ...f, provider: f.provider && { ...f.provider, isReviewed: true } }),
    ],
  ])('%s never makes a control worse', (_, improve) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = rateControl(facts);
        const after = rateControl(improve(facts));
        expect(compareRatings(after.rating, before.rating)).toBeLessThanOrEqual(0);
        expect(after.reasons.length).toBeLessThanOrEqual(before.reasons.length);
      }),
    );
  });

  it('the order of controls and gaps changes neither rating nor reasons of a criterion', () => {
    const anyOrder = fc.tuple(fc.array(anyControl, { maxLength: 5 }), fc.array(anyGap, { maxLength: 3 }));
    fc.assert(
      fc.property(anyOrder, ([controls, gaps]) => {
        const one = criterion(controls, gaps);
        const other = criterion(controls.toReversed(), gaps.toReversed());
        expect(other.rating).toBe(one.rating);
        expect(codes(other).toSorted()).toEqual(codes(one).toSorted());
      }),
    );
  });

  it('closing a gap never makes a criterion worse', () => {
    fc.assert(
      fc.property(
        fc.array(anyControl, { maxLength: 4 }),
        fc.array(anyGap, { minLength: 1 }),
        (controls, gaps) => {
          const [first, ...rest] = gaps;
          const closed = first ? [{ ...first, status: 'done' as const }, ...rest] : rest;
          const [before, after] = [criterion(controls, gaps), criterion(controls, closed)];
          expect(compareRatings(after.rating, before.rating)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  it('a category is ready exactly when every relevant criterion is', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...READINESS_RATINGS), { minLength: 1 }), (ratings) => {
        const { rating } = rateCategory(ratings.map((r, i) => ({ id: `CC1.${i}`, rating: r })));
        const relevant = ratings.filter((r) => r !== 'not_relevant');
        expect(rating === 'ready').toBe(relevant.length > 0 && relevant.every((r) => r === 'ready'));
      }),
    );
  });
});

it('knows which results are conclusions', () => {
  expect(TEST_RESULTS.filter((result) => !isConcluded(result)).toSorted()).toEqual([
    'in_progress',
    'not_tested',
  ]);
});
