import { Button, Progress } from '@mantine/core';
import { api } from '../../app/api.ts';
import { size } from '../../app/format.ts';
import { runAction } from '../../app/query.ts';
import { useJobs } from '../../state/jobs.ts';
import styles from './seal.module.css';

/** How far a job that counts bytes is, and a way to stop it. */
export function JobProgress({ jobId }: { jobId: string }) {
  const job = useJobs(({ jobs }) => jobs[jobId]);
  const total = job?.total ?? 0;
  const done = job?.done ?? 0;
  return (
    <div className={styles.dialog} role="status">
      <p>{job?.phase || job?.label || 'Starting'}</p>
      <Progress
        value={total === 0 ? 100 : (done / total) * 100}
        animated={total === 0}
        aria-label="Progress"
      />
      <footer className={styles.foot}>
        <span>{total === 0 ? '' : `${size(done)} of ${size(total)}`}</span>
        <Button onClick={() => void runAction(() => api.jobs.cancel({ id: jobId }), { undo: false })}>
          Cancel
        </Button>
      </footer>
    </div>
  );
}
