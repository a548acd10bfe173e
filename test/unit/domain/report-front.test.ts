import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionsNeeded } from '../../../shared/domain/report-decisions.ts';
import { glossaryOf } from '../../../shared/domain/report-glossary.ts';
import type { ReportPathStep } from '../../../shared/domain/report-outlook.ts';
import type { ReportCriterion } from '../../../shared/domain/report-model.ts';
import { REPORT_PART_IDS } from '../../../shared/domain/report-parts.ts';
import { groupSteps, pathThroughPeriod, pathToDate } from '../../../shared/domain/report-path.ts';
import { enumerate, readinessStatement, standingOf } from '../../../shared/domain/report-standing.ts';
import { READINESS_RATINGS, type ReadinessRating } from '../../../shared/domain/vocabulary.ts';
import { smallModel } from '../../fixtures/report-model.ts';

const FIRST = smallModel().criteria[0]!;
const criterion = (rating: ReadinessRating, at: number): ReportCriterion => ({
  ...FIRST,
  id: `CC${at + 1}.1`,
  rating,
});
const say = (...ratings: ReadinessRating[]) => readinessStatement(standingOf(ratings.map(criterion)));

const step = (change: Partial<ReportPathStep> = {}): ReportPathStep => ({
  text: 'CC6.2, major gap.',
  fix: 'Close it.',
  owner: 'Ada',
  due: '2026-06-01',
  isLate: false,
  ...change,
});

describe('the statement of readiness', () => {
  it('says how many are ready, and what of the others', () => {
    expect(say('ready', 'minor_gap', 'minor_gap', 'not_in_place', 'not_relevant')).toBe(
      '1 of 4 relevant criteria is ready. 2 have a minor gap and 1 is not in place. 1 more is held not relevant.',
    );
  });

  it('says it plainly at both ends', () => {
    expect(say('ready', 'ready')).toBe('All 2 relevant criteria are ready.');
    expect(say('ready')).toBe('The one relevant criterion is ready.');
    expect(say('not_relevant')).toBe(
      'No criterion of the chosen categories is relevant. 1 more is held not relevant.',
    );
    expect(say()).toBe('No criterion of the chosen categories is relevant.');
  });

  it('counts every criterion once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...READINESS_RATINGS), { maxLength: 61 }), (ratings) => {
        const { counts, relevant } = standingOf(ratings.map(criterion));
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(ratings.length);
        expect(relevant).toBe(ratings.filter((rating) => rating !== 'not_relevant').length);
      }),
    );
  });
});

describe('names in a sentence', () => {
  it('counts what goes beyond the most', () => {
    expect(enumerate([])).toBe('');
    expect(enumerate(['a'])).toBe('a');
    expect(enumerate(['a', 'b', 'c'])).toBe('a, b and c');
    expect(enumerate(['a', 'b', 'c', 'd'], 2)).toBe('a, b and 2 more');
  });
});

describe('the path to a date', () => {
  const model = smallModel('type1');
  const withSteps = (blockers: ReportPathStep[], daysLeft = 39) =>
    pathToDate({
      milestones: [],
      outlook: { ...model.outlook, path: { ...model.outlook.path, blockers, daysLeft } },
    });

  it('is go when nothing stands against it', () => {
    expect(withSteps([])).toMatchObject({ verdict: 'go', start: '2026-07-01', isPlanned: false });
  });

  it('is go under the condition that fixes land, when each has an owner and a day', () => {
    const { verdict, because } = withSteps([step(), step({ due: '2026-06-20' })]);
    expect(verdict).toBe('go_if');
    expect(because).toBe('2 things have to land before 2026-06-30. Each has an owner and a day before it.');
  });

  it.each([
    [step({ owner: null }), 'no owner or no day'],
    [step({ due: null }), 'no owner or no day'],
    [step({ due: '2026-07-15', isLate: true }), 'overdue or due only after it'],
  ])('is no-go while one of them is loose or late', (loose, words) => {
    const { verdict, because } = withSteps([step(), loose]);
    expect(verdict).toBe('no_go');
    expect(because).toContain(words);
  });

  it('is no-go once the date has passed', () => {
    expect(withSteps([step()], -3)).toMatchObject({ verdict: 'no_go' });
    expect(withSteps([step()], -3).because).toContain('2026-06-30 has passed with 1 thing open.');
  });

  it('starts the period after the last fix, or when the plan says', () => {
    expect(withSteps([step({ due: '2026-07-15', isLate: true })]).start).toBe('2026-07-16');
    const planned = {
      ...smallModel('type1').milestones[0]!,
      kind: 'period_start' as const,
      due: '2026-08-01',
    };
    expect(pathToDate({ outlook: model.outlook, milestones: [planned] })).toMatchObject({
      start: '2026-08-01',
      isPlanned: true,
    });
  });
});

describe('steps', () => {
  it('are one row when the same person does the same by the same day', () => {
    const [first, second] = groupSteps([step(), step({ text: 'CC6.3' }), step({ owner: null })]);
    expect(first).toMatchObject({ text: 'CC6.2, major gap.', more: 1 });
    expect(second).toMatchObject({ owner: null, more: 0 });
  });
});

describe('the path through a period', () => {
  it('expects an exception where an occurrence was missed, unless a test reports it already', () => {
    const model = smallModel();
    const missed = { ...model.cadence[0]!, ref: 'NET-91' };
    const { projected, window } = pathThroughPeriod({ ...model, cadence: [missed] });
    expect(projected).toContainEqual({
      controlRef: 'NET-91',
      because: '1 of 2 occurrences missed: 2026-Q1.',
    });
    expect(window).toEqual([expect.objectContaining({ ref: 'NET-91', overdue: 0, toCollect: 0, toCome: 1 })]);
    const failed = {
      ...model.tests[0]!,
      kind: 'operation' as const,
      controlRef: 'NET-91',
      result: 'exceptions' as const,
    };
    expect(pathThroughPeriod({ ...model, cadence: [missed], tests: [failed] }).projected).toEqual([]);
  });

  it('expects one where a test under way has deviations', () => {
    const model = smallModel();
    const test = {
      ...model.tests[0]!,
      kind: 'operation' as const,
      controlRef: 'NET-92',
      workpaperRef: 'WP-O-NET-92',
      result: 'in_progress' as const,
      exceptionsCount: 2,
      testedCount: 9,
    };
    expect(pathThroughPeriod({ ...model, cadence: [], tests: [test] }).projected).toEqual([
      { controlRef: 'NET-92', because: '2 of 9 items deviate so far in WP-O-NET-92.' },
    ]);
  });

  it('knows before, within and after the period', () => {
    const model = smallModel();
    const at = (today: string, daysLeft: number) =>
      pathThroughPeriod({
        ...model,
        outlook: { ...model.outlook, today, path: { ...model.outlook.path, daysLeft } },
      }).sentence;
    expect(at('2025-12-01', 211)).toContain('starts on 2026-01-01');
    expect(at('2026-05-22', 39)).toContain('39 more days');
    expect(at('2026-06-30', 0)).toContain('ends today');
    expect(at('2026-07-04', -4)).toContain('ended on 2026-06-30');
  });
});

describe('decisions', () => {
  const texts = (model = smallModel()) => decisionsNeeded(model).map(({ text }) => text);

  it('come from what the records leave open', () => {
    const all = texts().join('\n');
    expect(all).toMatch(/Give the management response to F-/);
    expect(all).toContain('Decide whether the description tells of INC-2026-05 Slow statements.');
    expect(all).toContain('Write the reason for choosing Confidentiality.');
    expect(all).toContain('Decide how to treat RK-002.');
  });

  it('name incidents that nobody decided on in a report of design too, and no change', () => {
    const all = texts(smallModel('type1'));
    expect(all).toContain('Decide whether the description tells of INC-2026-05 Slow statements.');
  });

  it.each([
    [{ isDecided: false, isSubservice: false }, 'whether a criterion would fail without the controls of'],
    [{ reach: 'bridge_needed' }, 'a bridge letter from Skyhold Cloud that reaches the end of the period.'],
    [{ reach: 'old' }, 'Obtain the next report of Skyhold Cloud'],
    [{ reach: 'none' }, 'Obtain the report of Skyhold Cloud'],
  ] as const)('ask about an organization %j', (change, words) => {
    const model = smallModel();
    const [first] = model.vendors;
    const all = texts({ ...model, vendors: [{ ...first!, ...change }] });
    expect(all.join('\n')).toContain(words);
  });

  it('ask which controls are assumed at a carved-out organization, never at an inclusive one', () => {
    const model = smallModel();
    const about = (treatment: 'carve-out' | 'inclusive') =>
      texts({
        ...model,
        complementary: [],
        vendors: [{ ...model.vendors[0]!, treatment }],
      }).filter((text) => text.includes('Skyhold Cloud'));
    expect(about('carve-out').join('\n')).toContain('Name the controls that are assumed at Skyhold Cloud');
    expect(about('inclusive')).toEqual([]);
  });

  it('ask for the reason of a criterion held not relevant without one', () => {
    const model = smallModel();
    model.criteria[0] = { ...model.criteria[0]!, rating: 'not_relevant', reasons: [''] };
    expect(texts(model)).toContain(`Write the reason for holding ${model.criteria[0].id} not relevant.`);
  });

  it('stand in the order of their days, those without one last', () => {
    const days = decisionsNeeded(smallModel()).map(({ by }) => by ?? '9999');
    expect(days).toEqual(days.toSorted());
  });

  it('are none when nothing is open', () => {
    const model = smallModel();
    const settled = {
      ...model,
      findings: [],
      gaps: [],
      tests: [],
      description: [],
      vendors: [],
      requests: [],
      riskRegister: null,
      scope: { ...model.scope, categories: [] },
    };
    expect(decisionsNeeded(settled)).toEqual([]);
  });
});

describe('the glossary', () => {
  it('explains the words of the parts there are, in alphabetical order', () => {
    const all = glossaryOf('type2', REPORT_PART_IDS).map(({ term }) => term);
    expect(all).toContain('Population');
    expect(all).toContain('CUEC');
    expect(glossaryOf('type2', ['summary']).map(({ term }) => term)).not.toContain('CUEC');
  });

  it('never speaks of operation in a report of design', () => {
    for (const { text } of glossaryOf('type1', REPORT_PART_IDS))
      expect(text).not.toMatch(/operat|effective/i);
  });

  it('names only terms that exist', () => {
    const ids = new Set(glossaryOf('type2', REPORT_PART_IDS).map(({ id }) => id));
    for (const id of ['attestation', 'csoc', 'did-not-occur', 'sign-off', 'tick-mark'])
      expect(ids).toContain(id);
  });
});
