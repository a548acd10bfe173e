import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { CheckAnswer, CheckTask } from './check-worker.ts';
import { asWorkspaceError } from './connection.ts';
import { syncFolder } from './durable.ts';
import type { WorkspaceKey } from './key.ts';

/** Pages copied between two looks at the event loop: 64 x 32 KiB = 2 MiB. */
const PAGES_PER_STEP = 64;

export interface BackupOptions {
  folder: string;
  /** Stem of the copies' names: one workspace has one. */
  stem: string;
  /** Copies kept; older ones are removed after a new one is safe. */
  keep: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

const isBackup = (stem: string) => (name: string) =>
  name.startsWith(`${stem}_`) && name.endsWith('.trustbench');

const shortHash = (hash: string) => hash.slice(0, 12);

/** True when the state of that head hash already has a copy: the hash is part of a copy's name. */
export function hasBackup(
  { folder, stem }: Pick<BackupOptions, 'folder' | 'stem'>,
  headHash: string,
): boolean {
  if (!existsSync(folder)) return false;
  return readdirSync(folder)
    .filter(isBackup(stem))
    .some((name) => name.includes(shortHash(headHash)));
}

/** How many copies of the workspace there are. */
export function countBackups({ folder, stem }: Pick<BackupOptions, 'folder' | 'stem'>): number {
  return existsSync(folder) ? readdirSync(folder).filter(isBackup(stem)).length : 0;
}

/**
 * Copies the workspace through SQLite's backup API (never through `fs`: on POSIX that would drop SQLite's locks), checks the
 * copy, gives it its name and removes the oldest. Changes made meanwhile are in the copy, whose name carries the hash of the
 * state that it holds.
 *
 * @param key of an encrypted workspace: the copy has the same. SQLite's backup API knows no keys, so the copy is made in one step
 *   then, during which nothing else is done.
 * @returns the path of the copy
 * @throws AppError integrity, disk_full, file_unreadable; no half copy is left
 */
export async function backupWorkspace(
  db: Database.Database,
  options: BackupOptions,
  key: WorkspaceKey | null,
): Promise<string> {
  const { folder, stem, signal } = options;
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const temporary = join(folder, `${stem}_${stamp}.${randomBytes(4).toString('hex')}.partial`);
  try {
    mkdirSync(folder, { recursive: true });
    if (key) db.prepare('VACUUM INTO ?').run(temporary);
    else
      await db.backup(temporary, {
        progress: ({ totalPages, remainingPages }) => {
          signal?.throwIfAborted();
          options.onProgress?.(totalPages - remainingPages, totalPages);
          return PAGES_PER_STEP;
        },
      });
    const headHash = await checkCopy(temporary, key, signal);
    const path = join(folder, `${stem}_${stamp}_${shortHash(headHash)}.trustbench`);
    renameSync(temporary, path);
    syncFolder(folder);
    tidyUp(options);
    return path;
  } catch (error) {
    for (const suffix of ['', '-journal']) rmSync(temporary + suffix, { force: true });
    throw asFileError(asWorkspaceError(error, temporary), basename(folder));
  }
}

/** @returns the head hash of the copy */
async function checkCopy(
  path: string,
  key: WorkspaceKey | null,
  signal: AbortSignal | undefined,
): Promise<string> {
  const task: CheckTask = { path, key: key && key.material };
  const worker = new Worker(workerUrl('check-worker'), { workerData: task });
  try {
    const [{ found, headHash }] = (await once(worker, 'message', signal ? { signal } : {})) as [CheckAnswer];
    if (found === 'ok' && headHash !== null) return headHash;
    throw new AppError(
      'integrity',
      `The backup did not pass its check (${found}) and was removed. The workspace itself is untouched. Verify it, then back it up again.`,
    );
  } finally {
    await worker.terminate();
  }
}

/** Removes the oldest copies, and what a run that died left of one. */
function tidyUp({ folder, stem, keep }: BackupOptions): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(`${stem}_`));
  const copies = names.filter(isBackup(stem)).toSorted();
  const left = names.filter((name) => /\.partial(-journal)?$/.test(name) && isOld(join(folder, name)));
  for (const name of [...copies.slice(0, Math.max(0, copies.length - keep)), ...left])
    rmSync(join(folder, name), { force: true });
}

/** A day: nobody is still writing it. */
function isOld(path: string): boolean {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 86_400_000;
}
