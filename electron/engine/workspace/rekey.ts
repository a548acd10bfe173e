import { rmSync, statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/domain/errors.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { WorkspaceKey } from './key.ts';
import type { RekeyMessage, RekeyTask } from './rekey-worker.ts';

export interface RekeyOptions {
  signal?: AbortSignal;
  /** Bytes written of bytes to write, and what is being done. */
  onProgress?: (done: number, total: number, phase: string) => void;
}

const LOOK_MS = 200;

/** Where the copy is written. A name of its own, so that the next opening removes what a run that died left of it. */
const temporaryOf = (path: string) => `${path}.rekey.partial`;

/** Removes what a run that died left. Only while the file's lock is held. */
export function removeLeftCopy(path: string): void {
  for (const suffix of ['', '-journal']) rmSync(temporaryOf(path) + suffix, { force: true });
}

/**
 * Writes the workspace at `path` under another key: a copy beside it is written, forced to the disk, checked page by page and
 * against the head of the journal, and only then takes the name. A failure or a crash before that leaves the file as it was.
 * Nobody, this process included, may have the file open.
 *
 * @param from the key that the file has, null when it is not encrypted
 * @param to null writes it without encryption
 * @throws AppError workspace_locked, workspace_damaged, integrity, disk_full, cancelled
 */
export async function rekey(
  path: string,
  from: WorkspaceKey | null,
  to: WorkspaceKey | null,
  { signal, onProgress }: RekeyOptions = {},
): Promise<void> {
  const temporary = temporaryOf(path);
  const total = statSync(path).size;
  let phase = 'Copying';
  const task: RekeyTask = { path, from: from && from.material, to: to && to.material, temporary };
  const worker = new Worker(workerUrl('rekey-worker'), { workerData: task });
  const timer = setInterval(() => {
    const written = statSync(temporary, { throwIfNoEntry: false })?.size ?? 0;
    onProgress?.(Math.min(written, total), total, phase);
  }, LOOK_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      const cancel = () =>
        reject(new AppError('cancelled', 'The passphrase was not changed: the work was cancelled.'));
      signal?.addEventListener('abort', cancel, { once: true });
      if (signal?.aborted) cancel();
      worker.on('error', reject);
      worker.on('message', (message: RekeyMessage) => {
        if ('phase' in message) phase = message.phase;
        else if ('done' in message) resolve();
        else reject(new AppError(message.error.code, message.error.message, message.error.details));
      });
    });
  } finally {
    clearInterval(timer);
    await worker.terminate();
    removeLeftCopy(path);
  }
}
