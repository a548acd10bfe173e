/** Worker thread: writes a copy of a workspace under another key, checks it and, when asked, puts it in the place of the file. */
import { renameSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { AppError, toErrorData, type ErrorData } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { asWorkspaceError } from './connection.ts';
import { syncFile, syncFolder } from './durable.ts';
import { rewritePages, WorkspaceKey } from './key.ts';
import { findDamage } from './quick-check.ts';

export interface RekeyTask {
  path: string;
  from: Uint8Array | null;
  to: Uint8Array | null;
  /** Beside the file; nothing is there. */
  temporary: string;
}

export type RekeyMessage = { phase: string } | { done: true } | { error: ErrorData };

const HEAD = 'SELECT hash FROM journal_transaction ORDER BY id DESC LIMIT 1';

function open(path: string, key: WorkspaceKey | null): Database.Database {
  const db = new Database(path, { fileMustExist: true, timeout: 200 });
  key?.apply(db);
  return db;
}

const headOf = (db: Database.Database) => db.prepare<[], string>(HEAD).pluck().get();

const tell = (message: RekeyMessage) => parentPort?.postMessage(message, []);

function run({ path, temporary, ...keys }: RekeyTask): void {
  const from = WorkspaceKey.handed(keys.from);
  const to = WorkspaceKey.handed(keys.to);
  const source = open(path, from);
  try {
    source.pragma('locking_mode = EXCLUSIVE');
    source.exec('BEGIN EXCLUSIVE; COMMIT');
    tell({ phase: 'Copying' });
    source.prepare('VACUUM INTO ?').run(temporary);
    tell({ phase: 'Encrypting' });
    const copy = open(temporary, from);
    try {
      // The copy is thrown away when anything fails, so it needs no journal, which would hold the old pages.
      copy.pragma('journal_mode = OFF');
      copy.pragma('synchronous = OFF');
      rewritePages(copy, to);
    } finally {
      copy.close();
    }
    tell({ phase: 'Checking' });
    syncFile(temporary);
    const written = open(temporary, to);
    try {
      const found = findDamage(written);
      if (found !== null || headOf(written) !== headOf(source))
        throw new AppError(
          'integrity',
          `The new copy did not pass its check (${found ?? 'its journal ends elsewhere'}) and was removed. The file is as it was.`,
        );
    } finally {
      written.close();
    }
    // Windows renames over no open file; elsewhere the lock is held until the new file has the name.
    if (process.platform === 'win32') source.close();
    renameSync(temporary, path);
    syncFolder(dirname(path));
    tell({ done: true });
  } finally {
    source.close();
    from?.clear();
    to?.clear();
  }
}

const task = workerData as RekeyTask;
try {
  rmSync(task.temporary, { force: true });
  run(task);
} catch (error) {
  const full = `The disk of ${basename(task.path)} is full, so its passphrase was not changed. That takes room for a second copy of the file.`;
  tell({ error: toErrorData(asFileError(asWorkspaceError(error, task.path, full), basename(task.path))) });
}
