import { Progress, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { useJobs } from '../../state/jobs.ts';
import { api } from '../api.ts';
import { count, size } from '../format.ts';
import { runAction } from '../query.ts';
import styles from './JobTray.module.css';

/** Shorter work needs no tray (milliseconds). */
const PATIENCE = 1000;

function progress({ done, total, unit }: Job): string {
  if (total === 0) return '';
  const words = unit === 'bytes' ? size : count;
  return `${words(done)} of ${words(total)}`;
}

function TrayRow({ job }: { job: Job }) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!due) return null;
  const words = progress(job);
  return (
    <li>
      <span className={styles.label}>{job.phase ? `${job.label}: ${job.phase}` : job.label}</span>
      <Progress.Root size={4}>
        <Progress.Section
          value={job.total ? (job.done / job.total) * 100 : 100}
          animated={job.total === 0}
          aria-label={job.label}
          aria-valuetext={words}
        />
      </Progress.Root>
      <span className={styles.count}>{words}</span>
      <UnstyledButton
        className={styles.cancel}
        onClick={() => void runAction(() => api.jobs.cancel({ id: job.id }), { undo: false })}
      >
        Cancel
      </UnstyledButton>
    </li>
  );
}

/** Running jobs that take longer than a second, each with its count and a way to stop it. */
export function JobTray() {
  const jobs = useJobs((state) => state.jobs);
  const running = Object.values(jobs).filter(({ status }) => status === 'running');
  return (
    <ul className={styles.tray} aria-label="Work in progress">
      {running.map((job) => (
        <TrayRow key={job.id} job={job} />
      ))}
    </ul>
  );
}
