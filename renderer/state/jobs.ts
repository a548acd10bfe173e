import { create } from 'zustand';
import { api } from '../app/api.ts';
import type { Job } from '../../shared/contract/jobs.ts';
import { AppError } from '../../shared/domain/errors.ts';

interface JobsState {
  /** Every job of this session by id, as last heard of. */
  jobs: Record<string, Job>;
  heard(job: Job): void;
  /** The tray lists work in the background too. */
  showsBackground: boolean;
}

export const useJobs = create<JobsState>((set) => ({
  jobs: {},
  showsBackground: false,
  heard: (job) =>
    set((state) => {
      const known = state.jobs[job.id];
      // An answer to jobs.get may be older than an event that overtook it.
      if (known && known.status !== 'running' && job.status === 'running') return state;
      return { jobs: { ...state.jobs, [job.id]: job } };
    }),
}));

/** How often a waiting caller asks by itself, in case the final event was lost (milliseconds). */
const RECHECK = 3000;

function outcome(job: Job): AppError | undefined {
  if (job.status === 'failed' && job.error) {
    return new AppError(job.error.code, job.error.message, job.error.details);
  }
  if (job.status === 'cancelled') return new AppError('cancelled', `${job.label} was cancelled.`);
  return undefined;
}

/**
 * Resolves with the result of a job, typed as the contract's comment on the starting call says.
 * Rejects with AppError when it fails (its own code) or is cancelled (`cancelled`).
 */
export function waitForJob<Result>(jobId: string): Promise<Result> {
  return new Promise((resolve, reject) => {
    const settle = (job: Job | undefined) => {
      if (!job || job.status === 'running') return;
      stop();
      clearInterval(timer);
      const error = outcome(job);
      if (error) reject(error);
      else resolve(job.result as Result);
    };
    const stop = useJobs.subscribe((state) => settle(state.jobs[jobId]));
    const ask = () =>
      api.jobs.get({ id: jobId }).then(useJobs.getState().heard, (error: unknown) => {
        // A restarted engine does not know the job any more; other failures are asked again.
        if (!(error instanceof AppError) || error.code !== 'not_found') return;
        stop();
        clearInterval(timer);
        reject(error);
      });
    const timer = setInterval(ask, RECHECK);
    void ask();
    settle(useJobs.getState().jobs[jobId]);
  });
}
