import { on } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { KeyObject } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/domain/errors.ts';
import type { SealSelection } from '../../../shared/domain/seal-scope.ts';
import { DEFAULT_BACKUP_POLICY } from '../../../shared/domain/backup-rotation.ts';
import { asFileError } from '../atomic-file.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import { VERSION } from '../version.ts';
import { makeReadOnly, moveToFreeName, syncFolder } from '../workspace/durable.ts';
import type { WorkspaceKey } from '../workspace/key.ts';
import type { SealAnswer, SealWork } from '../workspace/seal-worker.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface SealRequest {
  path: string;
  selection: SealSelection;
  sealedBy: string;
  key: KeyObject;
  /** Encrypts the sealed copy; otherwise it has the passphrase of the workspace, if that has one. */
  copyKey?: WorkspaceKey;
  signal: AbortSignal;
  onProgress: (done: number, total: number, phase: string) => void;
}

/**
 * Writes a sealed copy of the workspace to a free name, all or nothing. Work on the workspace goes on: a copy of it is made first, in
 * a folder beside the target that is removed in the end.
 *
 * @throws AppError integrity naming the evidence that can not be read, conflict when the name is taken, disk_full
 */
export async function sealWorkspace(workspace: Workspace, request: SealRequest): Promise<void> {
  const { path, signal, onProgress } = request;
  let folder: string | undefined;
  const sourceKey = workspace.copyKey();
  try {
    folder = mkdtempSync(join(dirname(path), '.trustbench-seal-'));
    const source = await workspace.backup({
      folder,
      stem: 'source',
      policy: { ...DEFAULT_BACKUP_POLICY, newest: 1 },
      signal,
      onProgress: (done, total) => onProgress(done, total, 'Copying'),
    });
    const target = join(folder, 'sealed');
    await runWorker(request, source, target, sourceKey);
    makeReadOnly(target);
    moveToFreeName(target, path);
    syncFolder(dirname(path));
  } catch (error) {
    throw asFileError(error, basename(path));
  } finally {
    sourceKey?.clear();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}

async function runWorker(
  { path, selection, sealedBy, key, copyKey, signal, onProgress }: SealRequest,
  source: string,
  target: string,
  sourceKey: WorkspaceKey | null,
): Promise<void> {
  const der = new Uint8Array(key.export({ type: 'pkcs8', format: 'der' }));
  const workerData: SealWork = {
    path,
    source,
    target,
    sourceKey: sourceKey && sourceKey.material,
    targetKey: copyKey?.material ?? sourceKey?.material ?? null,
    selection,
    sealedBy,
    app: VERSION,
    key: der,
  };
  const worker = new Worker(workerUrl('seal-worker'), { workerData });
  try {
    for await (const [answer] of on(worker, 'message', { signal, close: ['exit'] }) as AsyncIterable<
      [SealAnswer]
    >) {
      if (answer.type === 'done') return;
      if (answer.type === 'progress') onProgress(answer.done, answer.total, answer.phase);
      else throw new AppError(answer.error.code, answer.error.message, answer.error.details);
    }
    throw new AppError('internal', 'The sealing stopped without an answer. Nothing was written. Try again.');
  } finally {
    await worker.terminate();
  }
}
