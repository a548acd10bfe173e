import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { backupsToRemove, type BackupPolicy } from '../../../shared/domain/backup-rotation.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { copyName, holdsState, listCopies } from './backup-copies.ts';
import { workerUrl } from '../jobs/worker-url.ts';
import type { CheckAnswer, CheckTask } from './check-worker.ts';
import { asWorkspaceError } from './connection.ts';
import { makeFolder, makeReadOnly, syncFolder } from './durable.ts';
import { copyBytes } from './copy-bytes.ts';
import { keyFor, type WorkspaceKey } from './key.ts';
import type { OpenFile } from './open-file.ts';

/** Pages copied between two looks at the event loop: 64 x 32 KiB = 2 MiB. */
const PAGES_PER_STEP = 64;

export interface BackupOptions {
  folder: string;
  /** Stem of the copies' names: one workspace has one. */
  stem: string;
  /** Which copies stay; others are removed after a new one is safe. */
  policy: BackupPolicy;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/** True when the state of that head hash already has a copy: the hash is part of a copy's name. */
export function hasBackup(
  { folder, stem }: Pick<BackupOptions, 'folder' | 'stem'>,
  headHash: string,
): boolean {
  return listCopies(folder, stem).some(({ name }) => holdsState(name, headHash));
}

/**
 * Copies the workspace while it is worked on, checks the copy, gives it its name and removes the oldest. The name carries the hash of
 * the state that the copy holds.
 *
 * @param key of an encrypted workspace: the copy has the same
 * @returns the path of the copy
 * @throws AppError integrity, disk_full, file_unreadable; no half copy is left
 */
export async function backupWorkspace(
  { db, file, key }: { db: Database.Database; file: OpenFile; key: WorkspaceKey | null },
  options: BackupOptions,
): Promise<string> {
  const { folder, stem, signal } = options;
  const temporary = join(folder, `${stem}_${randomBytes(6).toString('hex')}.partial`);
  try {
    makeFolder(folder);
    await (key ? copyEncrypted(db, file, temporary, options) : copyPlain(db, temporary, options));
    const headHash = await checkCopy(temporary, key, signal);
    const path = join(folder, copyName(stem, new Date(), headHash));
    // Nobody writes a copy: opened beside the workspace it is for reading.
    makeReadOnly(temporary);
    renameSync(temporary, path);
    syncFolder(folder);
    tidyUp(options, basename(path));
    return path;
  } catch (error) {
    for (const suffix of ['', '-journal']) rmSync(temporary + suffix, { force: true });
    const full = `The disk of the folder ${basename(folder)} is full, so no copy was made.`;
    throw asFileError(asWorkspaceError(error, db.name, full), basename(folder));
  }
}

/** By SQLite's backup API: what is changed meanwhile is in the copy. */
async function copyPlain(
  db: Database.Database,
  target: string,
  { signal, onProgress }: BackupOptions,
): Promise<void> {
  await db.backup(target, {
    progress: ({ totalPages, remainingPages }) => {
      signal?.throwIfAborted();
      onProgress?.(totalPages - remainingPages, totalPages);
      return PAGES_PER_STEP;
    },
  });
}

/** Byte for byte, or in one step, during which nothing else is answered, where the file has no name or no moment of rest. */
async function copyEncrypted(
  db: Database.Database,
  file: OpenFile,
  target: string,
  options: BackupOptions,
): Promise<void> {
  const source = file.reader();
  if (source !== null && (await copyBytes(db, source, target, options))) return;
  rmSync(target, { force: true });
  db.prepare('VACUUM INTO ?').run(target);
}

/**
 * Forces a copy to the disk and reads every page of it, in a thread of its own.
 *
 * @param known a key that may be the copy's
 * @returns the head hash of the copy
 * @throws AppError integrity
 */
export async function checkCopy(
  path: string,
  known: WorkspaceKey | null,
  signal: AbortSignal | undefined,
): Promise<string> {
  const key = keyFor(path, known);
  const task: CheckTask = { path, key: key && key.material };
  const worker = new Worker(workerUrl('check-worker'), { workerData: task });
  try {
    const [{ found, headHash }] = (await once(worker, 'message', signal ? { signal } : {})) as [CheckAnswer];
    if (found === 'ok' && headHash !== null) return headHash;
    throw new AppError(
      'integrity',
      `The copy did not pass its check (${found}) and was removed. The workspace itself is untouched. Verify it, then try again.`,
    );
  } finally {
    await worker.terminate();
  }
}

/** Removes the copies that the policy lets go, and what a run that died left of one. */
function tidyUp({ folder, stem, policy }: BackupOptions, newest: string): void {
  const left = readdirSync(folder).filter(
    (name) => name.startsWith(`${stem}_`) && /\.partial(-journal)?$/.test(name) && isOld(join(folder, name)),
  );
  // By its name it is not the newest where the clock went back.
  const removed = backupsToRemove(listCopies(folder, stem), policy)
    .map(({ name }) => name)
    .filter((name) => name !== newest);
  for (const name of [...removed, ...left]) rmSync(join(folder, name), { force: true });
}

/** A day: nobody is still writing it. */
function isOld(path: string): boolean {
  return Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > 86_400_000;
}
