import { Progress, UnstyledButton } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { Job } from '../../../shared/contract/jobs.ts';
import { useJobs } from '../../state/jobs.ts';
import { uploadWords, useUploads } from '../../state/uploads.ts';
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

interface RowProps {
  label: string;
  /** What is being done now, for example a file. */
  phase?: string;
  done: number;
  /** 0 while unknown. */
  total: number;
  /** "file 3 of 10,000". */
  words: string;
  onCancel: () => void;
}

function TrayRow({ label, phase, done, total, words, onCancel }: RowProps) {
  const [due, setDue] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  if (!due) return null;
  return (
    <li>
      <span className={styles.label} title={phase}>
        {label}
        {phase && <small>{phase}</small>}
      </span>
      <Progress.Root size={4}>
        <Progress.Section
          value={total ? (done / total) * 100 : 100}
          animated={total === 0}
          aria-label={label}
          aria-valuetext={words}
        />
      </Progress.Root>
      <span className={styles.count}>{words}</span>
      <UnstyledButton className={styles.cancel} aria-label={`Cancel: ${label}`} onClick={onCancel}>
        Cancel
      </UnstyledButton>
    </li>
  );
}

/**
 * Running jobs that take longer than a second, each with its count and a way to stop it. What runs by itself is shown when somebody
 * asks in the status bar.
 */
export function JobTray() {
  const jobs = useJobs((state) => state.jobs);
  const uploads = useUploads((state) => state.uploads);
  const withBackground = useJobs((state) => state.showsBackground);
  const running = Object.values(jobs).filter(
    ({ status, background }) => status === 'running' && (withBackground || !background),
  );
  return (
    <ul className={styles.tray} aria-label="Work in progress">
      {uploads.map((upload) => (
        <TrayRow key={upload.id} {...upload} words={uploadWords(upload)} onCancel={upload.cancel} />
      ))}
      {running.map((job) => (
        <TrayRow
          key={job.id}
          label={job.label}
          phase={job.phase}
          done={job.done}
          total={job.total}
          words={progress(job)}
          onCancel={() => void runAction(() => api.jobs.cancel({ id: job.id }), { undo: false })}
        />
      ))}
    </ul>
  );
}
