import { existsSync, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { asWorkspaceError } from './connection.ts';
import { needFreePlace } from './free-place.ts';
import { moveToFreeName, syncFile, syncFolder } from './durable.ts';

/**
 * Writes what is open to a free name, all or nothing. Goes through the connection, so it works as well when the file's own name is gone;
 * a copy of an encrypted workspace has the same key.
 *
 * @throws AppError conflict when the name is taken, file_missing when its folder is not there, disk_full, file_unreadable
 */
export function saveCopy(db: Database, path: string): void {
  needFreePlace(path);
  const temporary = `${path}.${process.pid}.partial`;
  try {
    if (existsSync(temporary)) rmSync(temporary);
    db.prepare('VACUUM INTO ?').run(temporary);
    syncFile(temporary);
    moveToFreeName(temporary, path);
    syncFolder(dirname(path));
  } catch (error) {
    for (const suffix of ['', '-journal']) rmSync(temporary + suffix, { force: true });
    // SQLite would name the temporary file, which nobody knows.
    if ((error as { code?: unknown }).code === 'SQLITE_CANTOPEN')
      throw new AppError(
        'file_unreadable',
        `${basename(path)} can not be written: its folder takes no new file. Choose another place, or change the permissions of the folder.`,
      );
    const full = `The disk of ${basename(path)} is full, so no copy was saved.`;
    throw asFileError(asWorkspaceError(error, db.name, full), basename(path));
  }
}
