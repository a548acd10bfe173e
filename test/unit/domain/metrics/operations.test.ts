import { describe, expect, it } from 'vitest';
import {
  backupSuccessRate,
  failedBackups,
  restoreTests,
  type BackupFact,
} from '../../../../shared/domain/metrics/backups.ts';
import {
  incidentClosure,
  meanTimeToDetect,
  meanTimeToResolve,
  type IncidentFact,
} from '../../../../shared/domain/metrics/incidents.ts';

const SPAN = { from: '2026-03-01', to: '2026-03-04' };

const run = (
  day: string | null,
  outcome: BackupFact['outcome'],
  attempt = 1,
  name = 'ledger',
): BackupFact => ({
  id: `${name} ${day} ${attempt}`,
  name,
  day,
  outcome,
  attempt,
  message: outcome === 'failed' ? 'no space' : '',
});

describe('backups', () => {
  const runs = [
    run('2026-02-28', 'failed'),
    run('2026-03-01', 'failed'),
    run('2026-03-01', 'succeeded', 2),
    run('2026-03-02', 'failed'),
    run('2026-03-02', 'failed', 2),
    run('2026-03-04', 'warnings'),
    run('2026-03-03', 'succeeded', 1, 'files'),
    run('2026-03-04', 'succeeded', 1, 'files'),
    run('2026-03-02', 'succeeded', 1, 'weekly'),
    run(null, 'failed'),
  ];
  it('counts nights of jobs, not runs', () => {
    expect(backupSuccessRate(runs, SPAN)).toMatchObject({ numerator: 5, denominator: 6 });
    const failed = failedBackups(runs, SPAN);
    expect(failed.value).toBe(1);
    expect(failed.items[0]).toMatchObject({
      title: 'Night of 2026-03-02',
      detail: '2 runs, none succeeded: no space',
    });
    expect(failed.note).toBe(
      '1 night with warnings. 1 night failed at first and succeeded when run again. 1 night is missing from the list.',
    );
  });
  it('has no value without runs', () => {
    expect(failedBackups([], SPAN).value).toBeNull();
    expect(restoreTests([], SPAN).value).toBeNull();
  });
  it('counts restores that succeeded', () => {
    const test = (id: string, testedOn: string, outcome: 'succeeded' | 'partly') => ({
      id,
      name: id,
      testedOn,
      outcome,
    });
    const tests = [
      test('a', '2026-03-04', 'succeeded'),
      test('b', '2026-03-04', 'partly'),
      test('c', '2026-03-05', 'succeeded'),
    ];
    expect(restoreTests(tests, SPAN)).toMatchObject({ value: 1, note: '1 succeeded in part.' });
  });
});

const incident = (id: string, patch: Partial<IncidentFact>): IncidentFact => ({
  id,
  name: id,
  number: id,
  beganAt: null,
  detectedAt: '2026-03-02T10:00:00.000Z',
  declaredAt: null,
  resolvedAt: null,
  reviewedOn: null,
  ...patch,
});

describe('incidents', () => {
  it('takes the beginning where one is known', () => {
    const result = meanTimeToDetect(
      [
        incident('a', { beganAt: '2026-03-02T08:30:00.000Z', declaredAt: '2026-03-03T10:00:00.000Z' }),
        incident('b', { declaredAt: '2026-03-03T10:00:00.000Z' }),
      ],
      SPAN,
    );
    expect(result).toMatchObject({ value: 1.5, denominator: 1 });
    expect(result.note).toBe('1 incident is left out: no beginning is recorded.');
  });
  it('takes the declaration where no beginning is known, and says so', () => {
    const result = meanTimeToDetect([incident('a', { declaredAt: '2026-03-02T10:15:00.000Z' })], SPAN);
    expect(result.value).toBe(0.25);
    expect(result.note).toBe('No beginning is recorded, so this is the time from detection to declaration.');
  });
  it('takes the mean of those resolved and reviewed', () => {
    const all = [
      incident('a', { resolvedAt: '2026-03-02T12:00:00.000Z', reviewedOn: '2026-03-09' }),
      incident('b', { resolvedAt: '2026-03-02T16:00:00.000Z' }),
      incident('c', { detectedAt: '2026-03-05T00:00:00.000Z', resolvedAt: '2026-03-06T00:00:00.000Z' }),
    ];
    expect(meanTimeToResolve(all, SPAN)).toMatchObject({ value: 4, denominator: 2 });
    expect(incidentClosure(all, SPAN)).toMatchObject({ value: 7, denominator: 1 });
    expect(meanTimeToResolve([], SPAN).value).toBeNull();
  });
});
