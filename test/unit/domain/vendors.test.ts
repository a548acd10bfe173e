import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EngagementDates } from '../../../shared/domain/evidence.ts';
import { addDays } from '../../../shared/domain/readiness/days.ts';
import {
  basisOf,
  reportName,
  reviewProblems,
  type VendorReviewFacts,
} from '../../../shared/domain/vendor-reviews.ts';
import {
  BRIDGE_DAYS,
  contractState,
  isMapped,
  missingClauses,
  reportSpan,
  reviewState,
  vendorLacks,
  type VendorFacts,
} from '../../../shared/domain/vendors.ts';
import { SOUND_VENDOR } from '../../fixtures/pitfall-facts.ts';

const TODAY = '2026-06-30';
const DATES: EngagementDates = { type: 'II', asOf: null, periodFrom: '2026-01-01', periodTo: '2026-06-30' };
const TYPE_I: EngagementDates = { type: 'I', asOf: '2026-06-30', periodFrom: null, periodTo: null };

const vendor = (more: Partial<VendorFacts> = {}): VendorFacts => ({ ...SOUND_VENDOR, ...more });
const lacks = (more: Partial<VendorFacts>, dates = DATES) => vendorLacks(vendor(more), dates, TODAY);
const cuec = (more: Partial<VendorFacts['cuecs'][number]> = {}) => ({
  id: 'q1',
  number: '1',
  name: 'Customers remove leavers',
  response: 'open' as const,
  controlId: null,
  ...more,
});

describe('reach of a report', () => {
  it.each([
    [{ reportTo: null }, 'none', null],
    [{ reportTo: '2026-06-30' }, 'covers', 0],
    [{ reportTo: '2026-12-31' }, 'covers', 0],
    [{ reportTo: '2026-06-29' }, 'bridge_needed', 1],
    [{ reportTo: '2026-03-30' }, 'bridge_needed', BRIDGE_DAYS],
    [{ reportTo: '2026-03-29' }, 'too_long', BRIDGE_DAYS + 1],
    [{ reportTo: '2026-03-31', bridgeTo: '2026-06-30' }, 'bridged', 0],
    [{ reportTo: '2026-03-31', bridgeTo: '2026-05-31' }, 'bridge_needed', 30],
    [{ reportTo: '2025-12-31', bridgeTo: '2026-06-30' }, 'too_long', 89],
    [{ reportTo: '2025-06-29' }, 'too_long', 366],
    [{ reportTo: '2025-06-28' }, 'old', 367],
  ] as const)('%o is %s', (report, reach, gapDays) => {
    expect(reportSpan(vendor({ bridgeTo: null, ...report }), DATES, TODAY)).toMatchObject({ reach, gapDays });
  });

  it('asks for the report before where one begins within the period, and not of a report on a date', () => {
    const late = vendor({ reportFrom: '2026-02-01' });
    expect(reportSpan(late, DATES, TODAY).leadDays).toBe(31);
    expect(reportSpan(late, TYPE_I, TODAY).leadDays).toBe(0);
    expect(lacks({ reportFrom: '2026-02-01' }).map(({ id }) => id)).toContain('lead');
  });

  it('never counts more than the usual span of a letter, and a longer letter never widens the gap', () => {
    const day = fc.integer({ min: -800, max: 400 }).map((n) => addDays(TODAY, n));
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        (reportTo, a, b) => {
          const gap = (days: number) =>
            reportSpan(vendor({ reportTo, bridgeTo: addDays(reportTo, days) }), DATES, TODAY);
          const [short, long] = [gap(Math.min(a, b)), gap(Math.max(a, b))];
          expect(long.gapDays ?? 0).toBeLessThanOrEqual(short.gapDays ?? 0);
          expect((long.coveredTo ?? '') <= addDays(reportTo, BRIDGE_DAYS)).toBe(true);
          expect(long.reach === 'covers' || long.reach === 'bridged').toBe(long.gapDays === 0);
        },
      ),
    );
  });
});

describe('review and contract', () => {
  it.each([
    [{ reviewedOn: null, nextReview: null }, 'never'],
    [{ reviewedOn: '2026-06-01', nextReview: null }, 'done'],
    [{ reviewedOn: '2025-06-01', nextReview: null }, 'overdue'],
    [{ reviewedOn: '2025-06-01', nextReview: '2026-06-29' }, 'overdue'],
    [{ reviewedOn: '2025-06-01', nextReview: '2026-06-30' }, 'due_soon'],
    [{ reviewedOn: null, nextReview: '2026-06-29' }, 'overdue'],
    [{ reviewedOn: '2024-06-01', nextReview: null, status: 'ended' }, 'ended'],
  ] as const)('%o is %s', (facts, state) => {
    expect(reviewState(vendor(facts), TODAY)).toBe(state);
  });

  it('says when a contract ended and when it will soon', () => {
    const of = (contractEnds: string | null) => contractState({ contractEnds }, TODAY);
    expect([null, '2026-06-29', '2026-06-30', '2026-08-29', '2026-08-30'].map(of)).toEqual([
      'open',
      'ended',
      'ends_soon',
      'ends_soon',
      'open',
    ]);
  });

  it('asks for clauses by the class of the data, in the order of their list', () => {
    const missing = (more: Partial<VendorFacts>) =>
      missingClauses(vendor({ clauses: [], subservice: 'no', classification: null, ...more }));
    expect(missing({})).toEqual([]);
    expect(missing({ classification: 'internal' })).toEqual(['confidentiality']);
    expect(missing({ subservice: 'yes' })).toEqual(['incident_notice', 'audit']);
    expect(missing({ classification: 'restricted', clauses: ['data_processing', 'return'] })).toEqual([
      'confidentiality',
      'security',
      'incident_notice',
      'audit',
      'subcontractors',
    ]);
  });
});

describe('what is missing', () => {
  it('nothing of a vendor whose records are whole, or that is no longer used', () => {
    expect(lacks({})).toEqual([]);
    expect(
      lacks({ status: 'ended', report: '', nextReview: '2020-01-01', contractEnds: '2020-01-01' }),
    ).toEqual([]);
  });

  it.each([
    ['answer', { subservice: 'undecided' }],
    ['reason', { subserviceReason: ' ' }],
    ['report', { report: '' }],
    ['report', { reportTo: null }],
    ['gap', { reportTo: '2026-05-31' }],
    ['bridge', { reportTo: '2026-05-31', bridgeTo: '2026-12-31' }],
    ['csocs', { csocs: 0 }],
    ['cuecs', { cuecs: [cuec()] }],
    ['cuecs', { cuecs: [cuec({ response: 'covered' })] }],
    ['opinion', { reportOpinion: 'qualified' }],
    ['review', { nextReview: '2026-06-01' }],
    ['review', { reviewedOn: null, nextReview: null }],
    ['clauses', { clauses: [] }],
    ['contract', { contractEnds: '2026-07-01' }],
  ] as const)('%s: %o', (id, facts) => {
    expect(lacks(facts).map((lack) => lack.id)).toEqual([id]);
  });

  it('an inclusive organization needs no list of assumed controls, an ordinary vendor no report', () => {
    expect(lacks({ treatment: 'inclusive', csocs: 0 })).toEqual([]);
    const plain = { subservice: 'no', subserviceReason: '', report: '', reportTo: null, csocs: 0 } as const;
    expect(lacks({ ...plain, criticality: 'low', reviewedOn: null, nextReview: null })).toEqual([]);
    expect(lacks({ ...plain, criticality: 'critical', reviewedOn: null, nextReview: null })).toHaveLength(1);
  });

  it('words', () => {
    expect(lacks({ reportTo: '2026-03-31' })[0]?.text).toBe(
      'Report ends on 2026-03-31: 91 days up to 2026-06-30; a bridge letter is needed.',
    );
    expect(lacks({ reportTo: '2026-03-31', bridgeTo: '2026-06-29' })[0]?.text).toBe(
      'Report and bridge letter end on 2026-06-29: 1 day up to 2026-06-30; a bridge letter is needed.',
    );
  });
});

describe('verdict of a review', () => {
  const review = (more: Partial<VendorReviewFacts> = {}): VendorReviewFacts => ({
    basis: 'soc2_type2',
    reportFrom: '2025-07-01',
    reportTo: '2026-06-30',
    auditor: 'Hart CPA',
    opinion: 'unqualified',
    exceptions: '',
    bridgeTo: null,
    subserviceChain: 'None named',
    verdict: 'satisfactory',
    conclusion: 'Nothing affects the system.',
    reviewedBy: 'Ada',
    ...more,
  });
  const fields = (more: Partial<VendorReviewFacts>, cuecs: VendorFacts['cuecs'] = []) =>
    reviewProblems(review(more), cuecs).map(({ field }) => field);

  it.each([
    [{}, []],
    [{ verdict: null }, ['verdict']],
    [{ conclusion: ' ' }, ['conclusion']],
    [{ exceptions: 'Media log', conclusion: '' }, ['conclusion']],
    [{ reviewedBy: '' }, ['reviewedBy']],
    [{ reportTo: null }, ['reportTo']],
    [{ opinion: null }, ['opinion']],
    [{ opinion: 'adverse' }, ['opinion']],
    [{ opinion: 'adverse', verdict: 'conditions' }, []],
    [{ bridgeTo: '2026-06-30' }, ['bridgeTo']],
    [{ bridgeTo: '2026-12-31' }, ['bridgeTo']],
    [{ bridgeTo: '2026-12-31', verdict: 'conditions' }, []],
    [{ basis: 'questionnaire', reportFrom: null, reportTo: null, opinion: null }, []],
  ] as const)('%o leaves %o', (facts, expected) => {
    expect(fields(facts)).toEqual(expected);
  });

  it('is not satisfactory while assumed controls are open or gaps, and names them', () => {
    expect(isMapped(cuec({ response: 'covered' }))).toBe(false);
    expect(reviewProblems(review(), [cuec()])[0]?.text).toContain('"1 Customers remove leavers"');
    expect(fields({}, [cuec({ response: 'gap' })])).toEqual(['cuecs']);
    expect(fields({ verdict: 'conditions' }, [cuec(), cuec({ response: 'gap' })])).toEqual([]);
    expect(
      fields({}, [cuec({ response: 'covered', controlId: 'c1' }), cuec({ response: 'not_applicable' })]),
    ).toEqual([]);
  });

  it.each([
    ['SOC 2 Type II', 'soc2_type2'],
    ['SOC 2 Type 2 report', 'soc2_type2'],
    ['SOC 2 Type I', 'soc2_type1'],
    ['SOC2', 'soc2_type2'],
    ['SOC 1 Type II', 'soc1'],
    ['ISO/IEC 27001', 'iso27001'],
    ['Security agreement', 'contract'],
    ['Pen test letter', 'other'],
  ] as const)('%s rests on %s', (report, basis) => {
    expect(basisOf(report)).toBe(basis);
    expect(reportName(basis, report)).toBe(report);
  });

  it('rests on a questionnaire where there is no report, and the report takes the name of a new basis', () => {
    expect(basisOf(' ')).toBe('questionnaire');
    expect(reportName('iso27001', 'SOC 2 Type II')).toBe('ISO 27001');
  });
});
