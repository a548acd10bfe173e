import { describe, expect, it } from 'vitest';
import {
  joinersInOrder,
  lateLeavers,
  leaversInTime,
  trainingCompletion,
  type WorkerFact,
} from '../../../../shared/domain/metrics/people.ts';

const SPAN = { from: '2026-01-01', to: '2026-06-30' };
const NOW = '2026-07-15T12:00:00.000Z';

const worker = (patch: Partial<WorkerFact>): WorkerFact => ({
  id: patch.number ?? 'E1',
  name: 'Mei Aldana',
  number: 'E1',
  kind: 'employee',
  startedOn: null,
  screenedOn: null,
  codeSignedOn: null,
  trainedOn: null,
  accessApprovedAt: null,
  accessGrantedAt: null,
  leftOn: null,
  leftAt: null,
  accessRemovedAt: null,
  ...patch,
});
const leaver = (number: string, leftOn: string, leftAt: string | null, accessRemovedAt: string | null) =>
  worker({ number, leftOn, leftAt, accessRemovedAt });

describe('leavers', () => {
  const leavers = [
    // 24 hours to the second: in time.
    leaver('exact', '2026-02-08', '2026-02-08T22:00:00.000Z', '2026-02-09T22:00:00.000Z'),
    leaver('second', '2026-02-08', '2026-02-08T22:00:00.000Z', '2026-02-09T22:00:01.000Z'),
    leaver('before', '2026-03-02', '2026-03-02T16:00:00.000Z', '2026-03-01T10:00:00.000Z'),
    leaver('never', '2026-06-30', '2026-06-30T17:00:00.000Z', null),
    // The last day is local: in UTC it is already July.
    leaver('local', '2026-06-30', '2026-07-01T01:00:00.000Z', '2026-07-03T01:00:00.000Z'),
    leaver('earlier', '2025-12-31', '2026-01-01T01:00:00.000Z', null),
    leaver('later', '2026-07-01', '2026-07-01T17:00:00.000Z', null),
  ];

  it('counts those beyond the limit, by their last day', () => {
    const late = lateLeavers(leavers, SPAN, 24, NOW);
    expect(late).toMatchObject({ value: 3, denominator: 5 });
    expect(late.items.map(({ ref }) => ref)).toEqual(['second', 'never', 'local']);
    expect(late.items[0]).toMatchObject({ link: '/registers/people/second' });
    expect(late.items[1]?.detail).toBe('Left 2026-06-30, access not removed in 14.8 days.');
  });

  it('has the same leavers in the rate, and follows the limit of the firm', () => {
    expect(leaversInTime(leavers, SPAN, 24, NOW)).toMatchObject({ value: 40, numerator: 2, denominator: 5 });
    expect(lateLeavers(leavers, SPAN, 48, NOW).value).toBe(1);
  });

  it('leaves out whose limit has not passed', () => {
    const open = lateLeavers(leavers, SPAN, 24, '2026-07-01T16:59:59.000Z');
    expect(open.items.map(({ ref }) => ref)).toEqual(['second', 'local']);
    expect(open.denominator).toBe(4);
    expect(open.note).toContain('1 leaver is still within it.');
  });

  it('has no value without leavers', () => {
    expect(lateLeavers([], SPAN, 24, NOW).value).toBeNull();
    expect(leaversInTime([], SPAN, 24, NOW).value).toBeNull();
  });
});

describe('joiners', () => {
  it('counts those who met every check', () => {
    const good = worker({
      number: 'good',
      startedOn: '2026-02-02',
      screenedOn: '2026-02-02',
      codeSignedOn: '2026-03-04',
      trainedOn: '2026-02-03',
    });
    const late = { ...good, id: 'late', number: 'late', screenedOn: '2026-02-03' };
    const result = joinersInOrder([good, late, worker({ startedOn: '2025-12-31' })], SPAN, '2026-07-15');
    expect(result).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    expect(result.items.map(({ ref }) => ref)).toEqual(['late']);
    expect(result.note).toBe('Screened before the first day: 1 not.');
  });
});

describe('training', () => {
  const record = (id: string, completedOn: string | null) => ({
    id,
    name: id,
    course: 'Awareness',
    workerId: null,
    assignedOn: '2026-01-10',
    due: '2026-03-31',
    completedOn,
  });
  it('is measured on the last day', () => {
    const records = [
      record('a', '2026-03-31'),
      record('b', null),
      record('c', '2026-07-01'),
      record('d', '2026-06-30'),
    ];
    expect(trainingCompletion(records, [], SPAN)).toMatchObject({ value: 50, numerator: 2, denominator: 4 });
    expect(trainingCompletion(records, [], { from: '2026-07-01', to: '2026-07-31' }).numerator).toBe(3);
    expect(trainingCompletion([], [], SPAN).value).toBeNull();
  });
});
