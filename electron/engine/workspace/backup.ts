import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';

/** Pages copied between two looks at the event loop: 64 x 32 KiB = 2 MiB. */
const PAGES_PER_STEP = 64;

export interface BackupOptions {
  folder: string;
  /** Stem of the copies' names: one workspace has one. */
  stem: string;
  headHash: string;
  /** Copies kept; older ones are removed after a new one is safe. */
  keep: number;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

const isBackup = (stem: string) => (name: string) =>
  name.startsWith(`${stem}_`) && name.endsWith('.trustbench');

/** True when the newest state already has a copy: the head hash is part of a copy's name. */
export function hasBackup(options: Pick<BackupOptions, 'folder' | 'stem' | 'headHash'>): boolean {
  if (!existsSync(options.folder)) return false;
  return readdirSync(options.folder)
    .filter(isBackup(options.stem))
    .some((n) => n.includes(options.headHash.slice(0, 12)));
}

/**
 * Copies the workspace through SQLite's backup API (never through `fs`: on POSIX that would drop SQLite's locks), checks the
 * copy, gives it its name and removes the oldest. @returns the path of the copy
 */
export async function backupWorkspace(db: Database.Database, options: BackupOptions): Promise<string> {
  mkdirSync(options.folder, { recursive: true });
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const path = join(options.folder, `${options.stem}_${stamp}_${options.headHash.slice(0, 12)}.trustbench`);
  const temporary = `${path}.partial`;
  try {
    await db.backup(temporary, {
      progress: ({ totalPages, remainingPages }) => {
        options.signal?.throwIfAborted();
        options.onProgress?.(totalPages - remainingPages, totalPages);
        return PAGES_PER_STEP;
      },
    });
    checkCopy(temporary, options.headHash);
    syncFile(temporary);
    renameSync(temporary, path);
    syncFile(options.folder);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  rotate(options);
  return path;
}

function checkCopy(path: string, headHash: string): void {
  const copy = new Database(path, { readonly: true });
  try {
    const ok = copy.pragma('quick_check(1)', { simple: true }) === 'ok';
    const head = copy.prepare('SELECT hash FROM journal_transaction ORDER BY id DESC LIMIT 1').pluck().get();
    if (!ok || head === undefined) {
      throw new AppError(
        'integrity',
        `The backup did not pass its check and was removed. The workspace itself is untouched. State ${headHash.slice(0, 12)}.`,
      );
    }
  } finally {
    copy.close();
  }
}

/** Forces a file, or on POSIX a folder's entries, to the disk. */
export function syncFile(path: string): void {
  try {
    const handle = openSync(path, 'r');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    // Windows does not open folders; there the rename itself is durable.
    if (process.platform !== 'win32') throw error;
  }
}

function rotate({ folder, stem, keep }: BackupOptions): void {
  const copies = readdirSync(folder).filter(isBackup(stem)).toSorted();
  for (const name of copies.slice(0, Math.max(0, copies.length - keep)))
    rmSync(join(folder, name), { force: true });
}
