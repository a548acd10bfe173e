import { expect, it } from 'vitest';
import { backupNights, type NightRun } from '../../../shared/domain/backup-nights.ts';

const run = (id: string, name: string, day: string | null, outcome: NightRun['outcome']): NightRun => ({
  id,
  name,
  day,
  outcome,
});

it('takes the best run of a night, by job, within the days asked for', () => {
  const strips = backupNights(
    [
      run('1', 'ledger', '2026-01-02', 'failed'),
      run('2', 'ledger', '2026-01-02', 'succeeded'),
      run('3', 'ledger', '2026-01-01', 'failed'),
      run('4', 'files', '2026-01-01', 'warnings'),
      run('5', 'files', '2025-12-31', 'failed'),
      run('6', 'files', null, 'failed'),
    ],
    { from: '2026-01-01', to: '2026-01-31' },
  );
  expect(strips).toEqual([
    { job: 'files', nights: [{ day: '2026-01-01', outcome: 'warnings', runId: '4' }], failed: 0 },
    {
      job: 'ledger',
      nights: [
        { day: '2026-01-01', outcome: 'failed', runId: '3' },
        { day: '2026-01-02', outcome: 'succeeded', runId: '2' },
      ],
      failed: 1,
    },
  ]);
});
