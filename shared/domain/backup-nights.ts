/** Nights of backup jobs as a strip: one line for each job, one place for each night. Days are ISO 8601. */
import { groupBy } from './group-by.ts';
import type { BackupOutcome } from './programme-vocabulary.ts';

export interface NightRun {
  id: string;
  /** The job. */
  name: string;
  day: string | null;
  outcome: BackupOutcome;
}

export interface BackupNight {
  day: string;
  /** The best run of the night: a failed one that was run again well is a good night. */
  outcome: BackupOutcome;
  /** A run that shows it. */
  runId: string;
}

export interface JobNights {
  job: string;
  nights: BackupNight[];
  failed: number;
}

const ORDER: readonly BackupOutcome[] = ['succeeded', 'warnings', 'failed'];

/** Jobs by name, each with its nights from one day to another. */
export function backupNights(
  runs: readonly NightRun[],
  { from, to }: { from: string; to: string },
): JobNights[] {
  const own = runs.filter(({ day }) => day !== null && day >= from && day <= to);
  return [...groupBy(own, ({ name }) => name)]
    .map(([job, of]) => {
      const nights = [...groupBy(of, ({ day }) => day ?? '')].flatMap(([day, tried]): BackupNight[] => {
        const [best] = tried.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
        return best ? [{ day, outcome: best.outcome, runId: best.id }] : [];
      });
      return {
        job,
        nights: nights.toSorted((a, b) => a.day.localeCompare(b.day)),
        failed: nights.filter(({ outcome }) => outcome === 'failed').length,
      };
    })
    .toSorted((a, b) => a.job.localeCompare(b.job));
}
