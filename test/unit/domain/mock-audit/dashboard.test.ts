import { describe, expect, it } from 'vitest';
import { auditDashboard } from '../../../../shared/domain/mock-audit/dashboard.ts';
import { missingOf } from '../../../../shared/domain/mock-audit/missing.ts';
import { control, facts, item, population, sample, test, TYPE_I, TYPE_II } from './facts.ts';

const NO_REQUESTS = { recorded: false, open: 0, total: 0, overdue: 0, returned: 0 };

describe('where the mock audit stands', () => {
  it('counts each list, and the steps say which is next', () => {
    const tests = [
      test({ kind: 'design', result: 'no_exceptions', preparer: null, reviewer: null, plannedOn: null }),
      test({
        plannedOn: '2026-05-01',
        openNotes: 2,
        sample: sample({ items: [item('1', { isDone: true, isException: true }), item('2')] }),
      }),
    ];
    const board = auditDashboard(facts({ tests, populations: [population({ independentTotal: null })] }), {
      ...NO_REQUESTS,
      open: 3,
      total: 4,
    });
    expect(board.results.design.no_exceptions).toBe(1);
    expect(board.results.operation).toMatchObject({ not_tested: 1, exceptions: 0 });
    expect(board.shows).toEqual({
      all: 2,
      open: 1,
      late: 1,
      unassigned: 0,
      no_population: 0,
      incomplete: 1,
      exceptions: 1,
      notes: 1,
      unsigned: 1,
    });
    expect(board).toMatchObject({
      exceptions: 1,
      openNotes: 2,
      notAgreed: 1,
      samples: 1,
      samplesIncomplete: 1,
    });
    expect(board.milestones).toEqual([{ name: 'Period ends', day: '2026-06-30', left: 41 }]);
    expect(board.preparers).toEqual([
      { name: 'Ada Preparer', tests: 1, concluded: 0, late: 1 },
      { name: null, tests: 1, concluded: 1, late: 0 },
    ]);
    expect(board.next.map(({ text }) => text)).toEqual([
      'Answer the review notes on E-CHG-01',
      'Raise a finding for the exceptions of E-CHG-01',
      'Agree the completeness of Changes',
      'Test E-CHG-01',
      'Finish the sheet of E-CHG-01',
    ]);
  });

  it('has no next step when nothing is left', () => {
    expect(auditDashboard(facts(), NO_REQUESTS).next).toEqual([]);
  });
});

describe('what a control still lacks', () => {
  const both = [test({ kind: 'design' }), test()];

  it('says it part by part', () => {
    const codes = missingOf(control({ owner: null }), both, [], TYPE_II).map(
      ({ part, code }) => `${part} ${code}`,
    );
    expect(codes).toEqual([
      'design no_owner',
      'design design_open',
      'evidence no_evidence',
      'sample no_population',
      'sample operation_open',
    ]);
  });

  it('knows evidence from another time, and one person in both roles', () => {
    const old = {
      id: 'e',
      ref: 'EV-0001',
      title: '',
      first: '2025-01-01',
      last: '2025-01-01',
      collectedBy: '',
    };
    const tests = [test({ kind: 'design', reviewer: 'ADA PREPARER ' })];
    const missing = missingOf(control({ evidence: [old] }), tests, [], TYPE_I);
    expect(missing.map(({ code }) => code)).toEqual(['design_open', 'evidence_outside', 'self_review']);
  });

  it('is silent when all is done', () => {
    const good = {
      id: 'e',
      ref: 'EV-0001',
      title: '',
      first: '2026-02-01',
      last: '2026-02-01',
      collectedBy: '',
    };
    const signOffs = [
      { role: 'preparer', by: 'Ada Preparer', at: '' },
      { role: 'reviewer', by: 'Rita Reviewer', at: '' },
    ] as const;
    const drawn = sample({ items: [item('1', { hasEvidence: true, isDone: true })] });
    const tests = [
      test({ kind: 'design', result: 'no_exceptions', signOffs }),
      test({ result: 'no_exceptions', signOffs, sample: drawn }),
    ];
    expect(missingOf(control({ evidence: [good] }), tests, [population()], TYPE_II)).toEqual([]);
  });
});
