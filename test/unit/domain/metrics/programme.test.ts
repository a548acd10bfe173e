import { describe, expect, it } from 'vitest';
import {
  accessReviewCompletion,
  openReviewItems,
  type ReviewLineFact,
} from '../../../../shared/domain/metrics/access.ts';
import {
  missedOccurrences,
  overdueActions,
  policyCurrency,
  requirementsInPlace,
  risksOverAppetite,
  unresolvedExceptions,
  vendorReviewsDue,
} from '../../../../shared/domain/metrics/programme.ts';

const SPAN = { from: '2026-01-01', to: '2026-06-30' };
const refs = ({ items }: { items: { ref: string }[] }) => items.map(({ ref }) => ref);

const reviewLine = (
  id: string,
  decision: ReviewLineFact['decision'],
  carriedOutOn: string | null = null,
  asOf = '2026-03-31',
): ReviewLineFact => ({
  id,
  reviewId: 'r',
  reviewRef: 'AR-01',
  asOf,
  application: 'Okta',
  account: id,
  decision,
  carriedOutOn,
});

describe('access reviews', () => {
  it('counts decided lines of reviews of the period, and what is left to do', () => {
    const lines = [
      reviewLine('a', 'keep'),
      reviewLine('b', 'remove'),
      reviewLine('c', 'remove', '2026-04-02'),
      reviewLine('d', null),
      reviewLine('e', null, null, '2025-12-31'),
    ];
    expect(accessReviewCompletion(lines, SPAN)).toMatchObject({ value: 75, numerator: 3, denominator: 4 });
    expect(openReviewItems(lines, SPAN)).toMatchObject({
      value: 2,
      note: '1 not decided, 1 not carried out.',
    });
    expect(accessReviewCompletion([], SPAN).value).toBeNull();
  });
});

describe('what is open', () => {
  it('exceptions, expired or not', () => {
    const one = (ref: string, expiresOn: string | null, closedOn: string | null) => ({
      id: ref,
      ref,
      name: ref,
      requestedOn: '2026-01-05',
      approvedOn: '2026-01-06',
      expiresOn,
      closedOn,
    });
    const result = unresolvedExceptions(
      [
        one('last-day', '2026-06-30', null),
        one('expired', '2026-06-29', null),
        one('closed', null, '2026-06-30'),
        one('closed-later', null, '2026-07-01'),
        { ...one('later', null, null), requestedOn: '2026-07-01' },
      ],
      SPAN,
    );
    expect(refs(result)).toEqual(['last-day', 'expired', 'closed-later']);
    expect(result.note).toBe('1 is expired. 1 has no end.');
  });

  it('actions past their day', () => {
    const one = (
      ref: string,
      due: string | null,
      status: 'open' | 'done' | 'dropped',
      doneOn: string | null = null,
    ) => ({
      id: ref,
      ref,
      name: ref,
      status,
      raisedOn: null,
      due,
      doneOn,
    });
    const result = overdueActions(
      [
        one('today', '2026-06-30', 'open'),
        one('late', '2026-06-29', 'open'),
        one('done-later', '2026-06-01', 'done', '2026-07-02'),
        one('done', '2026-06-01', 'done', '2026-06-20'),
        one('done-undated', '2026-06-01', 'done'),
        one('dropped', '2026-06-01', 'dropped'),
        one('undated', null, 'open'),
      ],
      SPAN,
    );
    expect(refs(result)).toEqual(['late', 'done-later']);
    expect(result.note).toBe('1 open action has no due day.');
  });

  it('vendors past their review, risks above the appetite, missed occurrences', () => {
    const vendor = (name: string, nextReview: string | null, status: 'active' | 'ended' = 'active') => ({
      id: name,
      name,
      status,
      reviewedOn: null,
      nextReview,
      isImportant: true,
    });
    const due = vendorReviewsDue(
      [
        vendor('late', '2026-06-29'),
        vendor('today', '2026-06-30'),
        vendor('gone', '2026-01-01', 'ended'),
        vendor('never', null),
      ],
      SPAN,
    );
    expect(refs(due)).toEqual(['late']);
    expect(due.note).toBe('1 important vendor was never reviewed.');

    const risk = (ref: string, score: number | null, status: 'open' | 'closed' = 'open') => ({
      id: ref,
      ref,
      name: ref,
      status,
      score,
      acceptedUntil: null,
    });
    const over = risksOverAppetite(
      [risk('on', 9), risk('over', 10), risk('closed', 25, 'closed'), risk('unrated', null)],
      9,
      SPAN,
    );
    expect(refs(over)).toEqual(['over']);
    expect(over.denominator).toBe(3);

    const occurrence = (day: string, isMissed: boolean) => ({
      day,
      isMissed,
      item: { id: day, ref: day, title: '', detail: '', link: '' },
    });
    const missed = missedOccurrences(
      {
        due: [
          occurrence('2026-03-31', true),
          occurrence('2026-06-30', false),
          occurrence('2026-07-31', true),
        ],
      },
      SPAN,
    );
    expect(missed).toMatchObject({ value: 1, denominator: 2 });
  });
});

describe('what is in place', () => {
  it('policies that are approved, in effect and not past review', () => {
    const policy = (
      name: string,
      status: 'approved' | 'draft' | 'retired',
      effectiveOn: string | null,
      reviewDue: string | null,
    ) => ({
      id: name,
      name,
      status,
      approvedOn: '2026-01-01',
      effectiveOn,
      reviewDue,
    });
    const result = policyCurrency(
      [
        policy('good', 'approved', '2026-06-30', '2026-06-30'),
        policy('past', 'approved', null, '2026-06-29'),
        policy('future', 'approved', '2026-07-01', null),
        policy('draft', 'draft', null, null),
        policy('retired', 'retired', null, null),
      ],
      SPAN,
    );
    expect(result).toMatchObject({ value: 25, numerator: 1, denominator: 4 });
    expect(refs(result)).toEqual(['past', 'future', 'draft']);
  });
  it('requirements in place and not due again', () => {
    const one = (template: string, status: 'in_place' | 'in_progress', nextDue: string | null) => ({
      id: template,
      name: template,
      template,
      status,
      nextDue,
    });
    const all = [
      one('R01', 'in_place', null),
      one('R02', 'in_place', '2026-06-29'),
      one('R03', 'in_progress', null),
    ];
    expect(refs(requirementsInPlace(all, SPAN))).toEqual(['R02', 'R03']);
    expect(requirementsInPlace([], SPAN).value).toBeNull();
  });
});
