import type { Job } from '../../shared/contract/jobs.ts';

const ERASE_LINE = '\r\u001b[K';
let isShown = false;

/** One line on standard error that says how far the work is; nothing where nobody watches. */
export function showProgress(job: Job): void {
  if (!process.stderr.isTTY) return;
  const share = job.total > 0 ? ` ${Math.floor((100 * job.done) / job.total)} %` : '';
  process.stderr.write(`${ERASE_LINE}${job.phase || job.label}${share}`);
  isShown = true;
}

export function clearProgress(): void {
  if (isShown) process.stderr.write(ERASE_LINE);
  isShown = false;
}
