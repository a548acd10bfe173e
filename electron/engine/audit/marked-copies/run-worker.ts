import { Worker } from 'node:worker_threads';
import { AppError } from '../../../../shared/domain/errors.ts';
import { Watch, type WorkLimits } from '../../jobs/watch.ts';
import { workerUrl } from '../../jobs/worker-url.ts';
import type { ContentStore } from '../../workspace/content.ts';
import type { CopyMessage, CopyTask } from './marked-copies-worker.ts';
import { refuseFile, type MarkedCopies } from './model.ts';

export interface MadeCopies {
  pdf: Uint8Array;
  pages: number;
  /** A sentence for each file whose pages are not shown. */
  problems: string[];
}

/** For one file, and for writing the result. */
const LIMITS: WorkLimits = { time: 30_000, memory: 1_500_000_000 };

export interface CopyOptions {
  signal: AbortSignal;
  onFile(index: number): void;
  limits?: WorkLimits;
}

type Outcome = { made: MadeCopies } | { failed: { index: number; reason: string } };

/**
 * Makes marked copies in a worker thread. A file that ends the worker, or that takes too long or too much memory, is named, and
 * the copies are made again without it: its page says why.
 *
 * @throws the signal's reason; AppError internal when no file is to blame
 */
export async function runCopies(
  content: ContentStore,
  copies: MarkedCopies,
  options: CopyOptions,
): Promise<MadeCopies> {
  const refused = new Map<number, string>();
  copies.files.forEach((file, index) => {
    const reason = refuseFile(file);
    if (reason !== null) refused.set(index, reason);
  });
  for (;;) {
    options.signal.throwIfAborted();
    const outcome = await attempt(content, { copies, refused }, options);
    if ('made' in outcome) return outcome.made;
    refused.set(outcome.failed.index, outcome.failed.reason);
  }
}

async function attempt(content: ContentStore, task: CopyTask, options: CopyOptions): Promise<Outcome> {
  const { signal, onFile, limits = LIMITS } = options;
  const worker = new Worker(workerUrl('marked-copies-worker'), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: Math.ceil(limits.memory / 1e6) },
  });
  /** The file being read, or null between files. */
  let current: number | null = null;
  let watch: Watch | undefined;
  let cancel = () => {};
  try {
    return await new Promise<Outcome>((resolve, reject) => {
      const blame = (reason: string) => {
        if (current !== null) resolve({ failed: { index: current, reason } });
        else reject(new AppError('internal', `The marked copies were not made: ${reason}. Try again.`));
      };
      const looking = (watch = new Watch(limits, (excess) =>
        blame(
          excess === 'time'
            ? `reading it took longer than ${limits.time / 1000} s`
            : 'reading it takes too much memory',
        ),
      ));
      const send = async (index: number) => {
        const file = task.copies.files[index];
        const bytes = file && new Uint8Array(await content.readAll(file.sha256));
        current = index;
        looking.begin();
        if (bytes) worker.postMessage(bytes, [bytes.buffer]);
      };
      cancel = () => reject(signal.reason as Error);
      signal.addEventListener('abort', cancel, { once: true });
      worker.on('message', (message: CopyMessage) => {
        if (message.type === 'file') {
          onFile(message.index);
          send(message.index).catch(reject);
        } else if (message.type === 'saving') {
          current = null;
          looking.step();
        } else if (message.type === 'done') {
          const { pdf, pages, problems } = message;
          resolve({ made: { pdf, pages, problems } });
        } else blame(message.error.message);
      });
      worker.once('error', () => blame('it is damaged, or it takes too much memory'));
      worker.once('exit', () => blame('reading it stopped'));
    });
  } finally {
    watch?.stop();
    signal.removeEventListener('abort', cancel);
    await worker.terminate();
  }
}
