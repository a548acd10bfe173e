import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { AppError } from '../../shared/domain/errors.ts';
import { syncFile, syncFolder } from './workspace/durable.ts';

/**
 * Writes a file all or nothing: `write` fills a temporary name beside the target, which is synced and renamed. Whatever fails,
 * an older file of that name stays as it was and no half-written one is left. @returns bytes written
 */
export async function writeAtomically(
  target: string,
  write: (temporary: string) => Promise<void>,
): Promise<number> {
  await needFolder(target);
  const temporary = join(dirname(target), `.trustbench-${randomBytes(6).toString('hex')}.partial`);
  try {
    await write(temporary);
    const { size } = await stat(temporary);
    syncFile(temporary);
    await rename(temporary, target);
    syncFolder(dirname(target));
    return size;
  } catch (error) {
    await rm(temporary, { force: true });
    throw asFileError(error, basename(target));
  }
}

/** What is written may read other files, so a missing folder is told from a missing source before it begins. */
async function needFolder(target: string): Promise<void> {
  const folder = await stat(dirname(target)).catch(() => null);
  if (folder?.isDirectory()) return;
  throw new AppError(
    'file_missing',
    `The folder for ${basename(target)} is not there. Make it first, or choose another place.`,
  );
}

/** Turns Node's file errors into sentences that name the file and the next step; everything else passes. */
export function asFileError(error: unknown, fileName: string): unknown {
  switch ((error as NodeJS.ErrnoException | null)?.code) {
    case 'ENOENT':
      return new AppError(
        'file_missing',
        `${fileName} is not there any more. Look for where it was moved and pick it again.`,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AppError(
        'file_unreadable',
        `${fileName} can not be read or written: permission denied. Choose another place, or change its permissions.`,
      );
    case 'ENOSPC':
    case 'EDQUOT':
      return new AppError(
        'disk_full',
        `The disk is full, so ${fileName} was not written. Free some space and try again.`,
      );
    case 'EEXIST':
      return new AppError(
        'conflict',
        `${fileName} is already there. Choose another name, or move that file away.`,
      );
    case 'EBUSY':
      return new AppError(
        'file_unreadable',
        `${fileName} is open in another program. Close it there and try again.`,
      );
    case 'ENAMETOOLONG':
      return new AppError(
        'bad_input',
        `The name ${fileName} is too long for this disk. Choose a shorter one.`,
      );
    case 'EISDIR':
      return new AppError('file_unreadable', `${fileName} is a folder. Pick the files inside it.`);
    case 'EIO':
      return new AppError(
        'file_unreadable',
        `${fileName} could not be read to its end. Check the disk or the drive it is on.`,
      );
    default:
      return error;
  }
}
