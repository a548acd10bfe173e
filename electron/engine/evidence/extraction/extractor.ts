import { Worker } from 'node:worker_threads';
import { isOutOfMemory, Watch, type WorkLimits } from '../../jobs/watch.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import { failed } from './extract.ts';
import type { ExtractionAnswer, ExtractionRequest } from './extraction-worker.ts';
import type { Extraction, SourceFile } from './model.ts';

/** For one file: twenty scanned pages take a minute on a slow computer. */
export interface ExtractorLimits extends WorkLimits {
  /** Megabytes of JavaScript memory of the thread. */
  heap: number;
}

const LIMITS: ExtractorLimits = { time: 180_000, heap: 1024, memory: 2_000_000_000 };

/**
 * Reads files one after another in a worker thread, which it starts when it is needed. A file that ends the thread, or takes too
 * long or too much memory, has failed; the next one gets a new thread. Close it when done.
 */
export class Extractor {
  private readonly limits: ExtractorLimits;
  private worker: Worker | null = null;
  private id = 0;

  constructor(limits: Partial<ExtractorLimits> = {}) {
    this.limits = { ...LIMITS, ...limits };
  }

  /** @throws the signal's reason when it fires */
  async read(file: SourceFile, signal: AbortSignal): Promise<Extraction> {
    signal.throwIfAborted();
    const worker = (this.worker ??= this.start());
    this.id += 1;
    const request: ExtractionRequest = { id: this.id, file };
    let stop = () => {};
    try {
      return await new Promise<Extraction>((resolve, reject) => {
        const give = (reason: string) => {
          this.drop();
          resolve(failed(reason));
        };
        const onMessage = ({ id, extraction }: ExtractionAnswer) => {
          if (id === request.id) resolve(extraction);
        };
        const onError = (error: Error) =>
          give(
            isOutOfMemory(error) ? 'Reading it takes too much memory.' : 'Reading it stopped: it is damaged.',
          );
        const onExit = () => give('Reading it stopped: it is damaged.');
        const onAbort = () => {
          this.drop();
          reject(signal.reason as Error);
        };
        const watch = new Watch(this.limits, (excess) =>
          give(
            excess === 'time'
              ? `Reading it took longer than ${this.limits.time / 1000} s.`
              : 'Reading it takes too much memory.',
          ),
        );
        watch.begin();
        stop = () => {
          watch.stop();
          worker.off('message', onMessage).off('error', onError).off('exit', onExit);
          signal.removeEventListener('abort', onAbort);
        };
        worker.on('message', onMessage).on('error', onError).on('exit', onExit);
        signal.addEventListener('abort', onAbort, { once: true });
        worker.postMessage(request, [file.bytes.buffer as ArrayBuffer]);
      });
    } finally {
      stop();
    }
  }

  async close(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private start(): Worker {
    const worker = new Worker(workerUrl('extraction-worker'), {
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heap },
    });
    // A thread that is ended on purpose may still report an error when nobody waits for it any more.
    worker.on('error', () => {});
    return worker;
  }

  private drop(): void {
    void this.worker?.terminate();
    this.worker = null;
  }
}
