import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { asWorkspaceError } from './connection.ts';
import { makeFolder, syncFile, syncFolder } from './durable.ts';
import type { WorkspaceKey } from './key.ts';
import { migrate, MIGRATIONS, type Migration } from './schema.ts';

/**
 * Brings a file of format `from` to today's: first a checked copy to `backupFolder`, then all pending migrations in one
 * transaction. When one fails the file is as it was.
 *
 * @returns the path of the copy
 * @throws AppError integrity when the copy does not pass its check; the file is untouched then
 */
export function upgrade(
  db: Database.Database,
  path: string,
  from: number,
  backupFolder: string,
  migrations: readonly Migration[] = MIGRATIONS,
  key: WorkspaceKey | null = null,
): string {
  const copy = copyOf(db, path, from, backupFolder, key);
  // Tables may be rebuilt on the way; what they point to is checked before the commit.
  db.pragma('foreign_keys = OFF');
  try {
    db.transaction(() => {
      migrate(db, from, migrations);
      const broken = db.pragma('foreign_key_check') as { table: string }[];
      if (broken[0])
        throw new AppError(
          'internal',
          `The new format leaves a row of ${broken[0].table} that points to nothing.`,
        );
    })();
  } catch (error) {
    const full = `The disk of ${basename(path)} is full, so it was left in its format.`;
    throw asWorkspaceError(error, path, full);
  } finally {
    db.pragma('foreign_keys = ON');
  }
  return copy;
}

function copyOf(
  db: Database.Database,
  path: string,
  format: number,
  folder: string,
  key: WorkspaceKey | null,
): string {
  const stem = basename(path, extname(path));
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const copy = join(folder, `${stem}_format-${format}_${stamp}.trustbench`);
  const temporary = `${copy}.partial`;
  makeFolder(folder);
  try {
    rmSync(temporary, { force: true });
    // Goes through SQLite: opening the live file with `fs` would drop its locks.
    db.prepare('VACUUM INTO ?').run(temporary);
    checkCopy(temporary, format, stem, key);
    syncFile(temporary);
    renameSync(temporary, copy);
    syncFolder(dirname(copy));
    return copy;
  } catch (error) {
    if (existsSync(temporary)) rmSync(temporary, { force: true });
    const full = `The disk of the folder ${basename(folder)} is full. A copy of ${basename(path)} goes there before the file gets a new format, so it was left as it is.`;
    throw asFileError(asWorkspaceError(error, path, full), basename(copy));
  }
}

function checkCopy(path: string, format: number, stem: string, key: WorkspaceKey | null): void {
  const copy = new Database(path, { readonly: true });
  try {
    key?.apply(copy);
    const found = copy.pragma('quick_check(1)', { simple: true });
    const version = copy.pragma('user_version', { simple: true });
    if (found === 'ok' && version === format) return;
    throw new AppError(
      'integrity',
      `${stem} was not brought to the new format: its copy did not pass the check (${String(found)}). The file is untouched.`,
    );
  } finally {
    copy.close();
  }
}
