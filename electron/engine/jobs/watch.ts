/** Looks after one piece of work in a worker thread that reads hostile bytes. */

export interface WorkLimits {
  /** Milliseconds for one step of the work, such as a file or a page. */
  time: number;
  /** Bytes that the process may grow by meanwhile; buffers and native memory count too, which a thread's own limits leave out. */
  memory: number;
}

export type Excess = 'time' | 'memory';

const LOOK_EVERY_MS = 100;

/** Calls `onExcess` when a step takes too long or the process grows by too much. Stop it when the work has ended. */
export class Watch {
  private readonly limits: WorkLimits;
  private deadline = Number.POSITIVE_INFINITY;
  private most = Number.POSITIVE_INFINITY;
  private readonly timer: NodeJS.Timeout;

  constructor(limits: WorkLimits, onExcess: (excess: Excess) => void) {
    this.limits = limits;
    this.timer = setInterval(() => {
      if (performance.now() > this.deadline) onExcess('time');
      else if (process.memoryUsage.rss() > this.most) onExcess('memory');
    }, LOOK_EVERY_MS);
  }

  /** New bytes are about to be read: both limits count from now. */
  begin(): void {
    this.most = process.memoryUsage.rss() + this.limits.memory;
    this.step();
  }

  /** The next step of the same work begins. @param share of the time of one step that it may take */
  step(share = 1): void {
    this.deadline = performance.now() + this.limits.time * share;
  }

  /** Nothing is being read until the next beginning. */
  rest(): void {
    this.deadline = Number.POSITIVE_INFINITY;
    this.most = Number.POSITIVE_INFINITY;
  }

  stop(): void {
    clearInterval(this.timer);
  }
}

/** Whether a thread ended because it reached the memory that it was given. */
export const isOutOfMemory = (error: Error): boolean =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
