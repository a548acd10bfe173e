import { describe, expect, it } from 'vitest';
import {
  adviseSeverity,
  isOverdue,
  refuseRetest,
  refuseStatus,
  statusAfterRetest,
  type SeverityFacts,
} from '../../../shared/domain/findings.ts';

const passed = { testedOn: '2026-05-01', result: 'effective' } as const;
const failed = { testedOn: '2026-06-01', result: 'not_effective' } as const;
const unanswered = { hasResponse: false, reason: '' };

describe('the status of a finding', () => {
  it('is settled by an effective retest that is the newest, or by a written reason', () => {
    expect(refuseStatus('remediated', [], '')).toMatch(/needs an effective retest/);
    expect(refuseStatus('closed', [failed, passed], ' ')).toMatch(/needs an effective retest/);
    expect(refuseStatus('closed', [passed], '')).toBeNull();
    expect(refuseStatus('closed', [], 'Risk accepted by the board')).toBeNull();
    expect(refuseStatus('responded', [], '')).toBeNull();
  });

  it('follows its retests', () => {
    expect(statusAfterRetest('open', [passed], unanswered)).toBe('remediated');
    expect(statusAfterRetest('closed', [passed], unanswered)).toBe('closed');
    expect(statusAfterRetest('remediated', [passed, failed], unanswered)).toBe('open');
    expect(statusAfterRetest('closed', [], { hasResponse: true, reason: '' })).toBe('responded');
    expect(statusAfterRetest('closed', [], { hasResponse: true, reason: 'Accepted' })).toBe('closed');
    expect(statusAfterRetest('open', [failed], unanswered)).toBe('open');
  });

  it('is overdue only while the cause is there', () => {
    const due = '2026-05-01';
    expect(isOverdue({ status: 'responded', due }, '2026-05-02')).toBe(true);
    expect(isOverdue({ status: 'remediated', due }, '2026-05-02')).toBe(false);
    expect(isOverdue({ status: 'open', due }, due)).toBe(false);
  });
});

describe('a retest', () => {
  const retest = { ...passed, items: 5, deviations: 0 };
  it('does not predate its finding', () => {
    expect(refuseRetest(retest, '2026-05-02')).toMatch(/raised on 2026-05-02/);
    expect(refuseRetest(retest, '2026-05-01')).toBeNull();
  });
  it('is effective without deviations only', () => {
    expect(refuseRetest({ ...retest, deviations: 1 }, '2026-05-01')).toMatch(/1 of 5 items/);
    expect(refuseRetest({ ...retest, deviations: 6 }, '2026-05-01')).toMatch(/can not have 6/);
  });
});

describe('severity', () => {
  const facts: SeverityFacts = { isDesign: false, extents: [], isKey: false, fewestOthers: 2 };
  it.each<[Partial<SeverityFacts>, string]>([
    [{}, 'medium'],
    [{ extents: ['isolated'] }, 'low'],
    [{ extents: ['isolated', null] }, 'medium'],
    [{ extents: ['isolated', 'systematic'] }, 'high'],
    [{ extents: ['systematic'], fewestOthers: 0 }, 'critical'],
    [{ extents: ['isolated'], isKey: true }, 'medium'],
    [{ isDesign: true }, 'high'],
    [{ isDesign: true, fewestOthers: 0 }, 'critical'],
  ])('starts from the facts %j', (patch, severity) => {
    expect(adviseSeverity({ ...facts, ...patch }).severity).toBe(severity);
  });
});
