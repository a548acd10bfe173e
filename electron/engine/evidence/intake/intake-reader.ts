import { Worker } from 'node:worker_threads';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { Part, ReadRequest, ToReader } from './messages.ts';

/** Megabytes of heap; bytes of files are beside it. A file that needs more ends the reading, not the engine. */
const HEAP = 512;

/** The thread that reads ended before its work, such as for a file that needs more memory than it may have. */
export class ReadingEnded extends Error {}

/** Reads sources in a thread of its own. Close it when done. */
export class IntakeReader {
  private readonly worker = new Worker(workerUrl('intake-worker'), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  private readonly signal: AbortSignal;
  private readonly parts: Part[] = [];
  private failure: Error | undefined;
  private wake: () => void = () => {};

  /** @param signal ends reading at once, also when a drive does not answer */
  constructor(signal: AbortSignal) {
    this.signal = signal;
    this.worker.on('message', (part: Part) => {
      this.parts.push(part);
      this.wake();
    });
    this.worker.on('error', (error) => {
      this.failure = error;
      this.wake();
    });
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
    void this.worker.terminate();
  }

  private async next(): Promise<Part> {
    for (;;) {
      this.signal.throwIfAborted();
      const part = this.parts.shift();
      if (part) return part;
      if (this.failure) throw new ReadingEnded(this.failure.message);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  private send(message: ToReader, transfer: ArrayBuffer[] = []): void {
    this.worker.postMessage(message, transfer);
  }
}
