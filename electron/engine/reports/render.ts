import { open, rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/domain/errors.ts';
import type { ReportFormat } from '../../../shared/domain/report-kinds.ts';
import { isOutOfMemory } from '../jobs/watch.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { RenderOptions } from './progress.ts';
import { throwIfCancelled } from './progress.ts';
import type { RenderMessage, RenderTask } from './render-worker.ts';
import type { RenderedDocument, RenderResult } from './writers.ts';

/**
 * The heap of the worker, in MB: some ten times what a report of 400 pages needs. Without limits V8 takes memory rather than time, and a
 * report several times what it holds.
 */
const HEAP = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 } as const;

/**
 * Renders a report to `outPath` in a worker thread. The path must be free: give a temporary name and rename it afterwards.
 * Whatever goes wrong, no file stays behind.
 * @throws AppError `bad_input` when the path cannot be made or is taken, `disk_full`, `cancelled` when the signal fires (the worker is stopped
 * at once), `internal` for anything else.
 */
export async function renderInWorker(
  rendered: RenderedDocument,
  format: ReportFormat,
  outPath: string,
  options: RenderOptions = {},
): Promise<RenderResult> {
  throwIfCancelled(options.signal);
  await claim(outPath);
  const task: RenderTask = { rendered, format, attachments: options.attachments ?? [], outPath };
  const worker = new Worker(workerUrl('render-worker'), { workerData: task, resourceLimits: HEAP });
  try {
    return await outcome(worker, options);
  } catch (error) {
    await worker.terminate();
    await rm(outPath, { force: true });
    throw error;
  }
}

const TOO_LARGE =
  'The report was not written: it needs more memory than there is for one. Leave out parts of it, or export them one by one.';

/** Makes the file, so that what is removed after a failure is never somebody else's. */
async function claim(outPath: string): Promise<void> {
  try {
    await (await open(outPath, 'wx')).close();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    // The caller says what a full disk means for the file it names.
    if (code === 'ENOSPC' || code === 'EDQUOT') throw error;
    throw new AppError(
      'bad_input',
      `That folder takes no new file (${code ?? message}). Choose another place, or change its permissions.`,
    );
  }
}

function outcome(worker: Worker, { onProgress, signal }: RenderOptions): Promise<RenderResult> {
  return new Promise<RenderResult>((resolve, reject) => {
    const cancel = (): void =>
      reject(new AppError('cancelled', 'The report was cancelled. No file was written.'));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.on('message', (message: RenderMessage) => {
      if (message.type === 'progress') onProgress?.(message.progress);
      else if (message.type === 'done') resolve(message.result);
      else reject(new AppError(message.error.code, message.error.message, message.error.details));
    });
    worker.once('error', (error) =>
      reject(isOutOfMemory(error) ? new AppError('internal', TOO_LARGE) : error),
    );
    worker.once('exit', (code) => {
      signal?.removeEventListener('abort', cancel);
      reject(
        new AppError(
          'internal',
          `The report worker stopped with code ${code} before it was done. Try again.`,
        ),
      );
    });
  });
}
