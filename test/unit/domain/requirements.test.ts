import { describe, expect, it } from 'vitest';
import { changeCoverage, isRequirementOverdue, nextRound } from '../../../shared/domain/requirements.ts';

describe('a programme requirement', () => {
  const stored = { doneOn: '2025-03-10', cadenceMonths: 12, nextDue: '2026-03-10' };

  it('is due again its cadence after it was done, unless a later day is set', () => {
    expect(nextRound(stored, { doneOn: '2026-02-28' })).toEqual({ nextDue: '2027-02-28' });
    expect(nextRound({ ...stored, nextDue: null }, { doneOn: '2026-02-28' })).toEqual({
      nextDue: '2027-02-28',
    });
    expect(nextRound({ ...stored, nextDue: '2027-06-30' }, { doneOn: '2026-02-28' })).toEqual({});
    expect(nextRound(stored, { doneOn: '2026-02-28', nextDue: '2026-12-31' })).toEqual({});
    expect(nextRound({ ...stored, cadenceMonths: null }, { doneOn: '2026-02-28' })).toEqual({});
    expect(nextRound(stored, { doneOn: null })).toEqual({});
    expect(nextRound(stored, { status: 'in_place' })).toEqual({});
    expect(nextRound({ ...stored, cadenceMonths: 1 }, { doneOn: '2026-05-31' })).toEqual({
      nextDue: '2026-06-30',
    });
  });

  it('is overdue from the day after', () => {
    expect(isRequirementOverdue(stored, '2026-03-10')).toBe(false);
    expect(isRequirementOverdue(stored, '2026-03-11')).toBe(true);
    expect(isRequirementOverdue({ nextDue: null }, '2026-03-11')).toBe(false);
  });
});

describe('change records of components', () => {
  it('are wanted within the period for infrastructure and software', () => {
    const component = (id: string, kind: string, ...changes: string[]) => ({ id, name: id, kind, changes });
    const components = [
      component('api', 'software', '2026-01-01'),
      component('db', 'infrastructure', '2025-12-31'),
      component('queue', 'software'),
      component('staff', 'people'),
    ];
    expect(changeCoverage(components, { from: '2026-01-01', to: '2026-06-30' })).toEqual({
      components: 3,
      covered: 1,
      missing: [
        { id: 'db', name: 'db', reason: 'Last change on record: 2025-12-31' },
        { id: 'queue', name: 'queue', reason: 'No change on record' },
      ],
    });
  });
});
