import { join } from 'node:path';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Backup } from '../../../shared/contract/backups.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { BackupCopy } from '../../../shared/domain/backup-rotation.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { listCopies, pathOfCopy, readCopyState, type CopyState } from '../workspace/backup-copies.ts';
import { Workspace } from '../workspace/workspace.ts';
import { restoreBackup } from './restore.ts';

/** What a copy holds, by its path: a finished copy does not change. */
const known = new Map<string, CopyState>();

/** The copies of the open workspace, newest first, each with what it holds. */
export async function listBackups(session: Session): Promise<{ folder: string; backups: Backup[] }> {
  const { folder, stem } = session.backupPlace();
  const backups: Backup[] = [];
  for (const copy of listCopies(folder, stem).toReversed()) {
    backups.push(describe(session, folder, copy));
    await yieldToQueries();
  }
  return { folder, backups };
}

function describe(session: Session, folder: string, copy: BackupCopy): Backup {
  const path = join(folder, copy.name);
  const key = session.workspace.copyKeyFor(path);
  try {
    const state = known.get(path) ?? readCopyState(path, key);
    known.set(path, state);
    const { engagementId: _, ...shown } = state;
    return { ...copy, state: shown, problem: null };
  } catch (error) {
    return { ...copy, state: null, problem: error instanceof AppError ? error.message : String(error) };
  } finally {
    key?.clear();
  }
}

function needBackup(session: Session, name: string): { path: string; backup: Backup } {
  const { folder, stem } = session.backupPlace();
  const copy = listCopies(folder, stem).find((each) => each.name === name);
  const path = pathOfCopy(folder, name);
  if (!copy)
    throw new AppError('not_found', 'This backup is of another engagement. Choose one from the list.');
  return { path, backup: describe(session, folder, copy) };
}

export const backupsRouter = {
  list: os.backups.list.handler(({ context: { session } }) => listBackups(session)),

  offer: os.backups.offer.handler(({ input, context: { session } }) => ({
    file: session.files.offerSource(needBackup(session, input.name).path).token,
  })),

  verify: os.backups.verify.handler(({ input, context: { session } }) => {
    const { path } = needBackup(session, input.name);
    return {
      jobId: session.jobs.start(
        { kind: 'verify', label: `Verifying ${input.name}`, unit: 'steps' },
        async (job) => {
          const copy = Workspace.open(path, {
            trusted: false,
            key: session.workspace.copyKeyFor(path),
          });
          try {
            return await copy.verify({
              signal: job.signal,
              onProgress: (done, total, phase) => job.progress(done, total, phase),
            });
          } finally {
            copy.close();
          }
        },
      ),
    };
  }),

  compare: os.backups.compare.handler(async ({ input, context: { session }, signal }) => {
    const { path, backup } = needBackup(session, input.name);
    const comparison = await session.workspace.compareWith(path, signal);
    if (!comparison)
      throw new AppError(
        'bad_input',
        `${input.name} has no change in common with this workspace, so it is of another engagement. Choose another one.`,
      );
    const { ahead, behind, changes } = comparison;
    return { backup, ahead, behind, changes };
  }),

  restore: os.backups.restore.handler(async ({ input, context: { session } }) => {
    const { path } = needBackup(session, input.name);
    const before = await restoreBackup(session, path);
    const open = session.describeOpen();
    if (!open) throw new AppError('no_workspace', 'The workspace was closed meanwhile. Open it again.');
    return { open, before };
  }),
};
