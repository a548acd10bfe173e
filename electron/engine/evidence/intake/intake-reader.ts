import { Worker } from 'node:worker_threads';
import { isOutOfMemory, Watch, type WorkLimits } from '../../jobs/watch.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { Part, ReadRequest, ToReader } from './messages.ts';

/** Megabytes of heap; bytes of files are beside it. A file that needs more ends the reading, not the engine. */
const HEAP = 512;

/** For the way from one part to the next: a part comes with every few megabytes, and with every file. */
const LIMITS: WorkLimits = { time: 180_000, memory: 2_000_000_000 };

/** The thread that reads ended before its work, such as for a file that needs more memory than it may have. */
export class ReadingEnded extends Error {}

/** Reads sources in a thread of its own. Close it when done. */
export class IntakeReader {
  private readonly worker = new Worker(workerUrl('intake-worker'), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  private readonly signal: AbortSignal;
  private readonly watch: Watch;
  private readonly parts: Part[] = [];
  /** Listing folders takes as long as their drive does: time counts from the first part. */
  private isListed = false;
  private failure: ReadingEnded | undefined;
  private wake: () => void = () => {};

  /** @param signal ends reading at once, also when a drive does not answer */
  constructor(signal: AbortSignal, limits: WorkLimits = LIMITS) {
    this.signal = signal;
    this.watch = new Watch(limits, (excess) =>
      this.fail(
        excess === 'time' ? `it took longer than ${limits.time / 1000} s` : 'it takes too much memory',
      ),
    );
    this.worker.on('message', (part: Part) => {
      this.parts.push(part);
      this.wake();
    });
    this.worker.on('error', (error) =>
      this.fail(isOutOfMemory(error) ? 'it takes too much memory' : error.message),
    );
    signal.addEventListener('abort', () => this.wake(), { once: true });
  }

  /**
   * Yields what was read, in order. The buffer of a part is used again: it holds until the next part is asked for.
   *
   * @throws ReadingEnded when the thread ended before its work; the signal's reason when it fired
   */
  async *read(request: ReadRequest): AsyncGenerator<Part, void> {
    this.send({ type: 'read', ...request });
    for (;;) {
      const part = await this.next();
      yield part;
      if (part.isLast) return;
      const { buffer } = part;
      if (buffer) this.send({ type: 'taken', buffer }, [buffer]);
    }
  }

  /** Nothing more can be stored: what was not read yet comes as rejected for this reason. */
  halt(reason: { code: string; message: string }): void {
    this.send({ type: 'halt', ...reason });
  }

  /** Does not wait: a thread that reads from a drive that does not answer ends when the drive does. */
  close(): void {
    this.watch.stop();
    void this.worker.terminate();
  }

  private fail(reason: string): void {
    this.failure ??= new ReadingEnded(reason);
    void this.worker.terminate();
    this.wake();
  }

  private async next(): Promise<Part> {
    for (;;) {
      this.signal.throwIfAborted();
      const part = this.parts.shift();
      if (part) {
        this.isListed = true;
        // The thread waits for what is stored meanwhile.
        this.watch.rest();
        return part;
      }
      if (this.failure) throw this.failure;
      if (this.isListed) this.watch.begin();
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private send(message: ToReader, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transfer);
  }
}
