import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { placeOfFolder } from '../notices.ts';
import type { Session } from '../session.ts';

/** Where copies go, and what to know of that place. */
export interface BackupFolder {
  folder: string;
  isChosen: boolean;
  notes: string[];
}

export function describeFolder({ settings }: Session): BackupFolder {
  const { backupFolder: folder } = settings;
  const isChosen = settings.current.backupFolder !== null;
  return { folder, isChosen, notes: isChosen ? notesOf(folder) : [] };
}

/**
 * Has copies go to another folder from now on. Those in the folder from before stay there.
 *
 * @param path null for the folder of the application
 * @throws AppError bad_input for a file, disk_full, file_unreadable when nothing can be written there; the choice is as it was then
 */
export function setBackupFolder(session: Session, path: string | null): void {
  if (path !== null) requireWritable(path);
  session.settings.update({ backupFolder: path });
}

/** By writing, since rights, full disks and read-only drives all end in the same. */
function requireWritable(folder: string): void {
  if (!statSync(folder).isDirectory())
    throw new AppError('bad_input', `${basename(folder)} is a file. Choose a folder for the backups.`);
  const probe = join(folder, `.trustbench-${randomBytes(6).toString('hex')}.partial`);
  try {
    writeFileSync(probe, 'backup', { flag: 'wx' });
  } catch (error) {
    throw asFileError(error, basename(folder));
  } finally {
    rmSync(probe, { force: true });
  }
}

function notesOf(folder: string): string[] {
  if (!existsSync(folder))
    return [`${folder} is not there. Connect the drive that it is on, or choose another folder.`];
  const { isOnNetwork, service } = placeOfFolder(folder);
  return [
    ...(isOnNetwork ? ['This folder is on a network drive. No backup is made while the drive is away.'] : []),
    ...(service
      ? [
          `${service} syncs this folder, so whole copies of the engagement leave this computer. Who has the account can read them unless the workspace has a passphrase.`,
        ]
      : []),
  ];
}
