import type { Job } from '../../../shared/contract/jobs.ts';
import { AppError, toErrorData } from '../../../shared/domain/errors.ts';
import { newId } from '../workspace/workspace.ts';

export interface JobHandle {
  readonly signal: AbortSignal;
  progress(done: number, total: number, phase?: string): void;
}

interface Entry {
  job: Job;
  controller: AbortController;
  finished: Promise<void>;
  lastEvent: number;
}

/** Events a second at most; the final state is always sent. */
const EVENT_INTERVAL_MS = 100;
/** Finished jobs that stay queryable. */
const KEPT = 50;

/** Long work with progress and cancel. A job that fails keeps its error; one that is cancelled says so. */
export class Jobs {
  private readonly entries = new Map<string, Entry>();
  private readonly publish: (job: Job) => void;

  private readonly inWords: (error: unknown) => unknown;

  /** @param inWords turns what a job throws into an error that says what happened */
  constructor(publish: (job: Job) => void, inWords: (error: unknown) => unknown = (error) => error) {
    this.publish = publish;
    this.inWords = inWords;
  }

  /** Starts `work` and returns the id at once. */
  start(
    what: { kind: string; label: string; unit: Job['unit']; background?: boolean },
    work: (handle: JobHandle) => Promise<unknown>,
  ): string {
    const controller = new AbortController();
    const job: Job = {
      id: newId(),
      background: false,
      ...what,
      status: 'running',
      phase: '',
      done: 0,
      total: 0,
      startedAt: new Date().toISOString(),
      result: null,
      error: null,
    };
    const entry: Entry = { job, controller, lastEvent: 0, finished: Promise.resolve() };
    this.entries.set(job.id, entry);
    const handle: JobHandle = {
      signal: controller.signal,
      progress: (done, total, phase) => {
        Object.assign(job, { done, total, phase: phase ?? job.phase });
        this.announce(entry, false);
      },
    };
    entry.finished = this.run(entry, handle, work);
    this.announce(entry, true);
    this.prune();
    return job.id;
  }

  list(): Job[] {
    return [...this.entries.values()].map((e) => e.job).toReversed();
  }

  get(id: string): Job {
    return this.need(id).job;
  }

  /** The job once it has ended, whatever it is. */
  async ended(id: string): Promise<Job> {
    const entry = this.need(id);
    await entry.finished;
    return entry.job;
  }

  cancel(id: string): void {
    this.need(id).controller.abort();
  }

  /** Cancels what runs and waits until it has stopped. */
  async stopAll(): Promise<void> {
    for (const entry of this.entries.values()) entry.controller.abort();
    await Promise.all([...this.entries.values()].map((e) => e.finished));
  }

  get running(): boolean {
    return [...this.entries.values()].some((e) => e.job.status === 'running');
  }

  private async run(
    entry: Entry,
    handle: JobHandle,
    work: (handle: JobHandle) => Promise<unknown>,
  ): Promise<void> {
    // A turn of the loop first: the caller learns the id before the first event.
    await Promise.resolve();
    const { job, controller } = entry;
    try {
      job.result = (await work(handle)) ?? null;
      Object.assign(job, { status: 'done', done: job.total });
    } catch (error) {
      const cancelled = controller.signal.aborted;
      job.status = cancelled ? 'cancelled' : 'failed';
      job.error = cancelled
        ? { code: 'cancelled', message: `${job.label} was cancelled.`, details: {} }
        : toErrorData(this.inWords(error));
    }
    this.announce(entry, true);
  }

  private announce(entry: Entry, always: boolean): void {
    const now = performance.now();
    if (!always && now - entry.lastEvent < EVENT_INTERVAL_MS) return;
    entry.lastEvent = now;
    this.publish({ ...entry.job });
  }

  private need(id: string): Entry {
    const entry = this.entries.get(id);
    if (!entry) throw new AppError('not_found', 'That job is not known. It ended in an earlier session.');
    return entry;
  }

  private prune(): void {
    const finished = [...this.entries.values()].filter((e) => e.job.status !== 'running');
    for (const entry of finished.slice(0, Math.max(0, finished.length - KEPT)))
      this.entries.delete(entry.job.id);
  }
}
