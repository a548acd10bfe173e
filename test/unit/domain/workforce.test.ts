import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseCompletion } from '../../../shared/domain/training.ts';
import {
  isEmployed,
  isJoiner,
  isLate,
  isLeaver,
  joinerChecks,
  removalOf,
  type Employment,
} from '../../../shared/domain/workforce.ts';
import { rosterIndex } from '../../../shared/domain/workforce-match.ts';

const NOBODY: Employment = {
  startedOn: null,
  screenedOn: null,
  codeSignedOn: null,
  trainedOn: null,
  accessApprovedAt: null,
  accessGrantedAt: null,
  leftOn: null,
  leftAt: null,
  accessRemovedAt: null,
};
const NOW = '2026-07-15T12:00:00.000Z';
const HALF = { from: '2026-01-01', to: '2026-06-30' };

describe('leavers', () => {
  const left = { ...NOBODY, leftAt: '2026-02-08T22:00:00.000Z' };

  it('takes exactly the limit and a removal before leaving as in time', () => {
    expect(removalOf({ ...left, accessRemovedAt: '2026-02-09T22:00:00Z' }, 24, NOW)?.state).toBe('in_time');
    expect(removalOf({ ...left, accessRemovedAt: '2026-02-09T22:00:01Z' }, 24, NOW)?.state).toBe('late');
    expect(removalOf({ ...left, accessRemovedAt: '2026-02-07T22:00:00Z' }, 24, NOW)).toEqual({
      state: 'in_time',
      hours: -24,
      byDays: false,
    });
  });

  it('counts access that was never removed once the limit has passed', () => {
    expect(removalOf(left, 24, '2026-02-09T22:00:00Z')?.state).toBe('open');
    expect(removalOf(left, 24, '2026-02-09T22:00:01Z')?.state).toBe('never');
    expect(removalOf(NOBODY, 24, NOW)).toBeNull();
  });

  it('compares days with the limit rounded up where the moment is not known', () => {
    const day = { ...NOBODY, leftOn: '2026-03-01' };
    const removed = (at: string, hours: number) => removalOf({ ...day, accessRemovedAt: at }, hours, NOW);
    expect(removed('2026-03-02T23:59:00Z', 24)).toMatchObject({ state: 'in_time', byDays: true });
    expect(removed('2026-03-03T00:00:00Z', 24)?.state).toBe('late');
    expect(removed('2026-03-03T00:00:00Z', 36)?.state).toBe('in_time');
  });

  it('never turns late into in time when access is removed later or the limit is shorter', () => {
    const moment = fc
      .integer({ min: 0, max: 400 * 24 })
      .map((hour) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString());
    fc.assert(
      fc.property(
        moment,
        moment,
        fc.integer({ min: 1, max: 200 }),
        fc.boolean(),
        (one, other, limit, byDay) => {
          const gone = byDay
            ? { leftOn: '2026-03-01', leftAt: null }
            : { leftOn: null, leftAt: '2026-03-01T17:00:00Z' };
          const [earlier, later] = [one, other].toSorted();
          const late = (at: string | undefined, hours: number) =>
            isLate(removalOf({ ...gone, accessRemovedAt: at ?? null }, hours, NOW));
          expect(Number(late(earlier, limit))).toBeLessThanOrEqual(Number(late(later, limit)));
          expect(Number(late(later, limit + 24))).toBeLessThanOrEqual(Number(late(later, limit)));
        },
      ),
    );
  });

  it('tells joiners, leavers and who is employed by their days', () => {
    const person = { ...NOBODY, startedOn: '2026-01-01', leftOn: '2026-06-30' };
    expect([isJoiner(person, HALF), isLeaver(person, HALF)]).toEqual([true, true]);
    expect(isLeaver({ ...person, leftOn: '2026-07-01' }, HALF)).toBe(false);
    expect(['2025-12-31', '2026-06-30', '2026-07-01'].map((day) => isEmployed(person, day))).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('joiners', () => {
  it('checks what is due by the first day and within thirty days', () => {
    const joiner: Employment = {
      ...NOBODY,
      startedOn: '2026-03-01',
      screenedOn: '2026-03-01',
      codeSignedOn: '2026-03-31',
      trainedOn: '2026-04-01',
      accessApprovedAt: '2026-02-27T10:00:00Z',
      accessGrantedAt: '2026-02-27T10:00:00Z',
    };
    expect(joinerChecks(joiner, '2026-07-01')).toEqual({
      screening: 'met',
      code: 'met',
      training: 'late',
      access: 'met',
    });
    const started = { ...NOBODY, startedOn: '2026-03-01', accessGrantedAt: '2026-02-27T10:00:00Z' };
    expect(joinerChecks(started, '2026-03-31')).toEqual({
      screening: 'missing',
      code: 'open',
      training: 'open',
      access: 'missing',
    });
    const early = { ...joiner, accessApprovedAt: '2026-02-28T10:00:00Z' };
    expect(joinerChecks(early, '2026-07-01').access).toBe('late');
  });
});

describe('whom a listing means', () => {
  const roster = [
    { id: '1', name: 'Abena Ståhl', number: 'E1', email: 'a.stahl@firm.example' },
    { id: '2', name: 'Mei Aldana', number: 'E2', email: 'm.aldana@firm.example' },
    { id: '3', name: 'Mei Aldana', number: 'E3', email: '' },
  ];
  const find = rosterIndex(roster);
  const found = (named: Parameters<typeof find>[0]) => {
    const match = find(named);
    return match && [match.worker.id, match.by];
  };

  it('goes by email, number, login and whole name, in this order', () => {
    expect(found({ account: 'A.Stahl@FIRM.example' })).toEqual(['1', 'email']);
    expect(found({ account: 'a.stahl', name: 'Mei Aldana' })).toEqual(['1', 'login']);
    expect(found({ account: String.raw`CORP\a.stahl` })).toEqual(['1', 'login']);
    expect(found({ account: 'x', number: 'e2' })).toEqual(['2', 'number']);
    expect(found({ account: 'x', name: 'STAHL, Abena' })).toEqual(['1', 'name']);
  });

  it('never guesses', () => {
    expect(found({ account: 'x', name: 'Mei Aldana' })).toBeUndefined();
    expect(found({ account: 'a.stahl@other.example' })).toBeUndefined();
    expect(found({ account: '', name: '' })).toBeUndefined();
    expect(found({ account: 'x', name: 'Abena' })).toBeUndefined();
  });
});

describe('completion of training', () => {
  const entry = (workerId: string | null, completedOn: string | null) => ({
    workerId,
    course: 'Security',
    assignedOn: '2026-01-15',
    due: '2026-02-15',
    completedOn,
  });
  const person = (id: string, leftOn: string | null = null) => ({
    id,
    kind: 'employee' as const,
    startedOn: null,
    leftOn,
    leftAt: null,
  });

  it('is of the people employed on the day', () => {
    const robot = { ...person('5'), kind: 'service' as const };
    const roster = [person('1'), person('2'), person('3'), person('4', '2026-03-01'), robot];
    const entries = [
      entry('1', '2026-01-20'),
      entry('2', null),
      entry('4', '2026-01-20'),
      entry(null, '2026-01-20'),
    ];
    expect(courseCompletion(entries, roster, '2026-06-30')).toEqual([
      { course: 'Security', completed: 1, of: 3, overdue: 1, without: ['3'], unmatched: 1, basis: 'roster' },
    ]);
  });

  it('is of the records where most learners are not on the roster', () => {
    const entries = [entry(null, '2026-01-20'), entry(null, null), entry('1', '2026-01-20')];
    expect(courseCompletion(entries, [person('1'), person('2')], '2026-06-30')).toMatchObject([
      { completed: 2, of: 3, basis: 'records', unmatched: 2 },
    ]);
  });

  it('is of the records without a roster', () => {
    const entries = [entry(null, '2026-01-20'), entry(null, null), entry(null, '2026-07-02')];
    expect(courseCompletion(entries, [], '2026-06-30')).toMatchObject([
      { completed: 1, of: 3, overdue: 2, basis: 'records' },
    ]);
  });
});
