import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, statSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import type { JobHandle } from '../jobs/jobs.ts';
import type { Session } from '../session.ts';
import { checkCopy } from '../workspace/backup.ts';
import { isEncrypted, type WorkspaceKey } from '../workspace/key.ts';
import { rekey } from '../workspace/rekey.ts';
import { holdsState, listCopies } from '../workspace/backup-copies.ts';
import { syncFolder } from '../workspace/durable.ts';

/**
 * Puts a backup in the place of the open workspace. The present state is backed up first, so restoring that takes this back; the
 * backup is copied beside the workspace, checked, and only then renamed over it.
 *
 * @param path of the backup
 * @returns the name of the copy that holds the state from before
 * @throws AppError workspace_read_only, cancelled, disk_full, integrity; the workspace is as it was then
 */
export async function restoreBackup(session: Session, path: string): Promise<string> {
  const { workspace } = session;
  if (workspace.readOnly)
    throw new AppError(
      'workspace_read_only',
      `${workspace.fileName} is open read-only, so no backup was put in its place. Open the backup itself.`,
    );
  const key = workspace.copyKey();
  const before = await nameOfPresentCopy(session);
  const finished = join(dirname(workspace.path), `.trustbench-${randomBytes(6).toString('hex')}.partial`);
  try {
    const id = session.jobs.start(
      { kind: 'restore', label: `Restoring ${basename(path)}`, unit: 'bytes' },
      (job) => copyChecked(path, finished, key, job),
    );
    await needDone(session, id);
    await session.replaceWorkspace(finished);
    return before;
  } finally {
    key?.clear();
    await rm(finished, { force: true });
  }
}

async function nameOfPresentCopy(session: Session): Promise<string> {
  const { folder, stem } = session.backupPlace();
  const { hash } = session.workspace.state;
  const find = () => listCopies(folder, stem).findLast(({ name }) => holdsState(name, hash))?.name;
  if (!find()) await needDone(session, session.startBackup());
  const name = find();
  if (name) return name;
  throw new AppError(
    'conflict',
    'A change was made while the present state was backed up, so nothing was restored. Try again.',
  );
}

/** @throws AppError what ended the job */
async function needDone(session: Session, jobId: string): Promise<void> {
  const { error } = await session.jobs.ended(jobId);
  if (error) throw new AppError(error.code, error.message, error.details);
}

/**
 * Puts a backup in the place of a file that can not be opened and is kept beside it.
 *
 * @param path of the backup
 * @param damaged path of the file; it keeps its bytes and gets another name
 * @param key of the backup; null when it is not encrypted
 * @returns the name under which it is kept
 * @throws AppError disk_full, integrity; the file is where it was then
 */
export async function restoreInPlaceOf(
  session: Session,
  path: string,
  damaged: string,
  key: WorkspaceKey | null,
): Promise<string> {
  const finished = join(dirname(damaged), `.trustbench-${randomBytes(6).toString('hex')}.partial`);
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const keptAs = `${basename(damaged, extname(damaged))}_damaged_${stamp}${extname(damaged)}`;
  try {
    const id = session.jobs.start(
      { kind: 'restore', label: `Restoring ${basename(path)}`, unit: 'bytes' },
      (job) => copyChecked(path, finished, key, job),
    );
    await needDone(session, id);
    await moveAside(damaged, join(dirname(damaged), keptAs));
    await rename(finished, damaged);
    syncFolder(dirname(damaged));
    return keptAs;
  } catch (error) {
    throw asFileError(error, basename(damaged));
  } finally {
    await rm(finished, { force: true });
  }
}

/** With the rollback journal that may lie beside it: it belongs to those bytes and not to the backup's. */
async function moveAside(path: string, kept: string): Promise<void> {
  await rename(path, kept);
  if (existsSync(`${path}-journal`)) await rename(`${path}-journal`, `${kept}-journal`);
}

/** The backup is no live file: reading it with `fs` drops nobody's locks. */
async function copyChecked(
  path: string,
  target: string,
  key: WorkspaceKey | null,
  job: JobHandle,
): Promise<void> {
  const { size } = statSync(path);
  let done = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      job.progress(done, size, 'Copying');
      next(null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(path), count, createWriteStream(target, { flags: 'wx' }), {
      signal: job.signal,
    });
  } catch (error) {
    throw asFileError(error, basename(target));
  }
  job.progress(size, size, 'Checking');
  await checkCopy(target, key, job.signal);
  // A copy from before the passphrase was set must not take it away.
  if (key && !isEncrypted(target)) await rekey(target, null, key, { signal: job.signal });
}
