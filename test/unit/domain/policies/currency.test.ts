import { describe, expect, it } from 'vitest';
import { countAcknowledged, isCourseOf } from '../../../../shared/domain/policies/acknowledgements.ts';
import {
  isNotYetEffective,
  isReviewOverdue,
  nextVersion,
} from '../../../../shared/domain/policies/currency.ts';

describe('a policy in time', () => {
  it('is overdue for review from the day after, unless it is retired', () => {
    const dates = { status: 'approved', effectiveOn: '2026-02-01', reviewDue: '2026-03-31' } as const;
    expect(isReviewOverdue(dates, '2026-03-31')).toBe(false);
    expect(isReviewOverdue(dates, '2026-04-01')).toBe(true);
    expect(isReviewOverdue({ ...dates, status: 'retired' }, '2026-04-01')).toBe(false);
    expect(isNotYetEffective(dates, '2026-01-31')).toBe(true);
    expect(isNotYetEffective(dates, '2026-02-01')).toBe(false);
  });

  it.each([
    ['3.2', '3.3'],
    ['5.9', '5.10'],
    ['2', '3'],
    ['v1.0-final', 'v1.1-final'],
    ['', '1.0'],
  ])('goes from version %j to %j', (version, next) => expect(nextVersion(version)).toBe(next));
});

describe('acknowledgements', () => {
  it('are counted of those employed on the day', () => {
    const worker = (id: string, name: string, more: object = {}) => ({
      id,
      name,
      kind: 'employee' as const,
      startedOn: '2025-01-01',
      leftOn: null,
      leftAt: null,
      ...more,
    });
    const workers = [
      worker('1', 'Mei Aldana'),
      worker('2', 'Ana Ruiz'),
      worker('3', 'Gone', { leftOn: '2026-01-31' }),
      worker('4', 'Later', { startedOn: '2026-05-01' }),
      worker('5', 'backup-bot', { kind: 'service' }),
      worker('6', 'Never'),
    ];
    const done = (workerId: string | null, name: string, completedOn: string | null) => ({
      course: 'Acceptable use',
      workerId,
      name,
      completedOn,
    });
    const completions = [
      done('1', 'M. Aldana', '2026-02-01'),
      done(null, 'ana ruiz', '2026-02-01'),
      done('3', 'Gone', '2026-01-02'),
      done('6', 'Never', null),
    ];
    expect(countAcknowledged(workers, completions, '2026-03-01')).toEqual({
      acknowledged: 2,
      acknowledgers: 3,
    });
  });

  it('come from courses of the policy’s name', () => {
    expect(isCourseOf('Acknowledgement: Acceptable-use policy 2026', 'Acceptable use policy')).toBe(true);
    expect(isCourseOf('Password managers', 'Password standard')).toBe(false);
    expect(isCourseOf('Security awareness', 'Information security policy')).toBe(false);
  });
});
