import { describe, expect, it } from 'vitest';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import type { PitfallResult } from '../../../shared/domain/pitfalls.ts';
import {
  gapOfCheck,
  gapOfCriterion,
  pathToReport,
  ProgressTally,
  type PathFacts,
  type ProgressChange,
} from '../../../shared/domain/readiness.ts';
import { SOUND } from '../../fixtures/pitfall-facts.ts';

const TYPE_I: EngagementDates = { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null };
const reason = {
  code: 'no_owner',
  text: 'IAM-01: No owner is named.',
  fix: 'Name one.',
  link: '/matrix/controls/1',
};
const check = (more: Partial<PitfallResult> = {}): PitfallResult => ({
  id: 'no-services',
  title: 'No service is described',
  why: 'Systems are missed.',
  severity: 'high',
  fix: 'Record it.',
  link: '/scope/services',
  status: 'attention',
  count: 1,
  items: [{ text: 'No service is recorded.', link: null }],
  ...more,
});
const [gap] = SOUND.gaps;
const [finding] = SOUND.findings;
if (!gap || !finding) throw new Error('The fixture has a gap and a finding.');

const path = (more: Partial<PathFacts> = {}) =>
  pathToReport({
    today: '2026-05-01',
    dates: TYPE_I,
    criteria: [],
    checks: [],
    findings: [],
    gaps: [],
    ...more,
  });

describe('the path to the report', () => {
  it('of an engagement with nothing missing is clear', () => {
    const clear = path({
      criteria: [
        { id: 'CC1.1', rating: 'ready', reasons: [] },
        { id: 'CC1.2', rating: 'not_relevant', reasons: [reason] },
      ],
      checks: [check({ status: 'passed', count: 0, items: [] }), check({ status: 'not_applicable' })],
      findings: [{ ...finding, status: 'closed' }],
      gaps: [{ ...gap, status: 'done' }],
    });
    expect(clear).toEqual({
      type: 'I',
      date: '2026-06-30',
      daysLeft: 60,
      blockers: [],
      warnings: [],
      done: 4,
      total: 4,
    });
  });

  it.each([
    ['ready', 0, 0],
    ['minor_gap', 0, 1],
    ['not_assessed', 1, 0],
    ['major_gap', 1, 0],
    ['not_in_place', 1, 0],
  ] as const)('a criterion that is %s gives %i blockers and %i warnings', (rating, blockers, warnings) => {
    const found = path({ criteria: [{ id: 'CC6.1', rating, reasons: [reason] }] });
    expect([found.blockers.length, found.warnings.length]).toEqual([blockers, warnings]);
  });

  it('takes who and when from the gap that was raised from the same source, and lists it once', () => {
    const plan = { ...gap, source: 'rating:CC6.1', owner: 'Grace', due: '2026-04-30' };
    const found = path({ criteria: [{ id: 'CC6.1', rating: 'major_gap', reasons: [reason] }], gaps: [plan] });
    expect(found.total).toBe(1);
    expect(found.blockers).toEqual([
      {
        code: 'major_gap',
        text: 'CC6.1, major gap. IAM-01: No owner is named.',
        fix: 'Name one.',
        link: '/overview/readiness/CC6.1',
        owner: 'Grace',
        due: '2026-04-30',
        isLate: true,
      },
    ]);
  });

  it('lists late steps first, then by date', () => {
    const findings = (['2026-06-01', null, '2026-07-15', '2026-05-20'] as const).map((due, i) => ({
      ...finding,
      ref: `F-${i}`,
      severity: 'high' as const,
      due,
    }));
    const { blockers } = path({ findings });
    expect(blockers.map((b) => [b.due, b.isLate])).toEqual([
      ['2026-07-15', true],
      ['2026-05-20', false],
      ['2026-06-01', false],
      [null, false],
    ]);
  });

  it('leaves to the records what a check says of each of them', () => {
    expect(path({ checks: [check({ isByRecord: true })] }).total).toBe(0);
    expect(path({ checks: [check({ severity: 'medium' })] }).warnings[0]).toMatchObject({
      code: 'check_no_services',
      text: 'No service is described: No service is recorded.',
      link: '/overview/checks/no-services',
    });
  });

  it('of a period is not done before the period is', () => {
    const codes = (today: string) => path({ today, dates: SOUND.dates }).warnings.map((w) => w.code);
    expect(codes('2025-12-01')).toEqual(['period_not_started', 'period_running']);
    expect(codes('2026-03-01')).toEqual(['period_running']);
    expect(codes('2026-06-30')).toEqual([]);
  });
});

describe('gaps', () => {
  const rated = { id: 'CC6.1', rating: 'major_gap', reasons: [reason, reason], override: null } as const;
  it('say what is missing and what to do, once each', () => {
    expect(gapOfCriterion(rated)).toEqual({
      source: 'rating:CC6.1',
      name: 'CC6.1: IAM-01: No owner is named.',
      criterionId: 'CC6.1',
      severity: 'high',
      condition: reason.text,
      recommendation: reason.fix,
    });
  });

  it('of a rating by hand begin with its reason', () => {
    const override = { reason: 'Not seen in operation.', by: 'Ada' };
    expect(gapOfCriterion({ ...rated, reasons: [], override })?.condition).toBe(
      'Ada rates it so: Not seen in operation.',
    );
  });

  it('are not raised from what is ready, unknown or not relevant', () => {
    for (const rating of ['ready', 'not_assessed', 'not_relevant'] as const)
      expect(gapOfCriterion({ ...rated, rating })).toBeNull();
    expect(gapOfCheck(check({ status: 'passed' }))).toBeNull();
    expect(gapOfCheck(check({ status: 'not_applicable' }))).toBeNull();
  });

  it('of a check name its items, and count what is beyond the twentieth', () => {
    const items = Array.from({ length: 25 }, (_, i) => ({ text: `Item ${i}.`, link: null }));
    const { condition, source, severity } = gapOfCheck(check({ items, count: 25 })) ?? {};
    expect({ source, severity }).toEqual({ source: 'check:no-services', severity: 'high' });
    expect(condition?.split('\n')).toHaveLength(22);
    expect(condition).toMatch(/and 5 more$/);
  });
});

describe('progress', () => {
  const change = (day: string, more: Partial<ProgressChange>): ProgressChange => ({
    at: `${day}T10:00:00.000Z`,
    table: 'control',
    id: 'c1',
    kind: null,
    before: null,
    after: null,
    ...more,
  });
  const tallied = (...changes: ProgressChange[]) => {
    const tally = new ProgressTally();
    for (const one of changes) tally.add(one);
    return tally;
  };

  it('shows each week as it ended, weeks without a change too', () => {
    const tally = tallied(
      change('2026-01-07', { after: 'p1' }),
      change('2026-01-08', { table: 'control_evidence', id: 'l1', after: 'c1' }),
      change('2026-01-20', { table: 'test', id: 't1', kind: 'design', after: 'no_exceptions' }),
      change('2026-01-21', { table: 'gap', id: 'g1', after: 'open' }),
      change('2026-01-22', { table: 'gap', id: 'g1', before: 'open', after: 'done' }),
    );
    expect(tally.weeks('2026-01-25')).toEqual([
      {
        weekOf: '2026-01-05',
        owned: 1,
        evidenced: 1,
        designConcluded: 0,
        operationConcluded: 0,
        gapsOpen: 0,
        gapsClosed: 0,
      },
      {
        weekOf: '2026-01-12',
        owned: 1,
        evidenced: 1,
        designConcluded: 0,
        operationConcluded: 0,
        gapsOpen: 0,
        gapsClosed: 0,
      },
      {
        weekOf: '2026-01-19',
        owned: 1,
        evidenced: 1,
        designConcluded: 1,
        operationConcluded: 0,
        gapsOpen: 0,
        gapsClosed: 1,
      },
    ]);
    expect(tally.weeks('2026-02-02')).toHaveLength(5);
  });

  it('goes back when work is taken back', () => {
    const tally = tallied(
      change('2026-01-07', { after: 'p1' }),
      change('2026-01-07', { table: 'control_evidence', id: 'l1', after: 'c1' }),
      change('2026-01-07', { table: 'control_evidence', id: 'l2', after: 'c1' }),
      change('2026-01-14', { before: 'p1' }),
      change('2026-01-14', { table: 'control_evidence', id: 'l1', before: 'c1' }),
    );
    expect(tally.weeks('2026-01-14').map((w) => [w.owned, w.evidenced])).toEqual([
      [1, 1],
      [0, 1],
    ]);
  });

  it('keeps the last year, and survives a clock that was set back', () => {
    const tally = tallied(change('2024-01-01', { after: 'p1' }), change('2026-01-01', { after: null }));
    expect(tally.weeks('2026-03-01')).toHaveLength(53);
    expect(tally.weeks('2025-01-01').at(-1)?.weekOf).toBe('2025-12-29');
    expect(new ProgressTally().weeks('2026-01-01')).toEqual([]);
  });
});
