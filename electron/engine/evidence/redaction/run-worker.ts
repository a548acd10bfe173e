import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/domain/errors.ts';
import { Watch, type WorkLimits } from '../../jobs/watch.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { RedactedBytes, RedactMessage, RedactTask } from './redaction-worker.ts';

/** For one page; the check of the whole copy may take as long a page. */
const LIMITS: WorkLimits = { time: 30_000, memory: 1_500_000_000 };

export interface RedactOptions {
  signal: AbortSignal;
  /** Pages that are done. */
  progress(done: number, total: number, phase: string): void;
  limits?: WorkLimits;
}

/**
 * Makes and checks a redacted copy in a worker thread.
 *
 * @param name of the file, for errors
 * @throws the signal's reason; AppError file_unreadable when the file cannot be redacted, integrity when the copy did not pass its check
 */
export async function runRedaction(
  name: string,
  task: RedactTask,
  { signal, progress, limits = LIMITS }: RedactOptions,
): Promise<RedactedBytes> {
  signal.throwIfAborted();
  const worker = new Worker(workerUrl('redaction-worker'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memory / 1e6) },
  });
  let pages = 1;
  let watch: Watch | undefined;
  let cancel = () => {};
  try {
    return await new Promise<RedactedBytes>((resolve, reject) => {
      const refuse = (reason: string) =>
        reject(
          new AppError(
            'file_unreadable',
            `No redacted copy of ${name} was made: ${reason}. The original is unchanged.`,
          ),
        );
      cancel = () => reject(signal.reason as Error);
      signal.addEventListener('abort', cancel, { once: true });
      const looking = (watch = new Watch(limits, (excess) =>
        refuse(
          excess === 'time' ? `a page took longer than ${limits.time / 1000} s` : 'it takes too much memory',
        ),
      ));
      looking.begin();
      worker.on('message', (message: RedactMessage) => {
        switch (message.type) {
          case 'progress':
            pages = message.total;
            looking.step();
            return progress(message.done, message.total, 'Redacting');
          case 'checking':
            looking.step(pages);
            return progress(pages, pages, 'Checking the copy');
          case 'done':
            return resolve({ bytes: message.bytes, mediaType: message.mediaType, pages: message.pages });
          case 'refused':
            return refuse(message.reason);
          case 'unproven':
            return reject(
              new AppError(
                'integrity',
                `The redacted copy of ${name} did not pass its check, so it was not written: ${message.reason}. Try again, or leave this file out.`,
              ),
            );
          case 'error':
            return reject(
              new AppError('internal', `No redacted copy of ${name} was made: ${message.error.message}`),
            );
        }
      });
      worker.once('error', () => refuse('it is damaged, or it takes too much memory'));
      worker.once('exit', () => refuse('reading it stopped'));
    });
  } finally {
    watch?.stop();
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
