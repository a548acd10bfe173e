import { basename, join } from 'node:path';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Backup, ClosedFile } from '../../../shared/contract/backups.ts';
import type { OpenWorkspace } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { BackupCopy } from '../../../shared/domain/backup-rotation.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import {
  copiesOfName,
  listCopies,
  pathOfCopy,
  readCopyState,
  type CopyState,
} from '../workspace/backup-copies.ts';
import { Workspace } from '../workspace/workspace.ts';
import { isEncrypted, passphraseRequired, WorkspaceKey } from '../workspace/key.ts';
import { recoverWorkspace } from '../workspace/recovery/recover.ts';
import { exportComparison } from './export-comparison.ts';
import { describeFolder, setBackupFolder } from './folder.ts';
import { restoreBackup, restoreInPlaceOf } from './restore.ts';

/** What a copy holds, by its path: a finished copy does not change. */
const known = new Map<string, CopyState>();

/** Copies, newest first, each with what it holds. */
async function describeAll(
  session: Session,
  folder: string,
  copies: readonly BackupCopy[],
): Promise<Backup[]> {
  const backups: Backup[] = [];
  for (const copy of copies.toReversed()) {
    backups.push(describe(session, folder, copy));
    await yieldToQueries();
  }
  return backups;
}

function describe(session: Session, folder: string, copy: BackupCopy): Backup {
  const path = join(folder, copy.name);
  const key = session.isOpen ? session.workspace.copyKeyFor(path) : null;
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

function describeOpen(session: Session): OpenWorkspace {
  const open = session.describeOpen();
  if (!open) throw new AppError('no_workspace', 'The workspace was closed meanwhile. Open it again.');
  return open;
}

/** @throws AppError bad_input for a copy of another engagement */
async function needComparison(session: Session, path: string, signal: AbortSignal | undefined) {
  const comparison = await session.workspace.compareWith(path, signal);
  if (comparison) return comparison;
  throw new AppError(
    'bad_input',
    `${basename(path)} has no change in common with this workspace, so it is of another engagement. Choose another one.`,
  );
}

/** @throws AppError not_found, conflict for the workspace that is open */
function pathOfClosed(session: Session, of: ClosedFile): string {
  if ('file' in of) return session.source(of.file);
  const recent = session.settings.current.recent.find((r) => r.id === of.recent);
  if (recent) return session.source(session.files.offerSource(recent.path).token);
  throw new AppError('not_found', 'That engagement is no longer on the list. Open its file instead.');
}

/** Null when the file is not encrypted. @throws AppError passphrase_required, passphrase_wrong */
async function keyOf(path: string, passphrase: string | null): Promise<WorkspaceKey | null> {
  if (!isEncrypted(path)) return null;
  if (passphrase === null) throw passphraseRequired(path);
  return WorkspaceKey.unlock(path, passphrase);
}

export const backupsRouter = {
  list: os.backups.list.handler(async ({ context: { session } }) => {
    const { folder, stem } = session.backupPlace();
    const backups = await describeAll(session, folder, listCopies(folder, stem));
    return { ...describeFolder(session), backups };
  }),

  setFolder: os.backups.setFolder.handler(({ input, context: { session } }) => {
    setBackupFolder(session, input.folder === null ? null : session.files.source(input.folder).path);
    session.events.publish({ type: 'workspace' });
    return describeFolder(session);
  }),

  ofFile: os.backups.ofFile.handler(async ({ input, context: { session } }) => {
    const fileName = basename(pathOfClosed(session, input));
    const folder = session.settings.backupFolder;
    return {
      fileName,
      encrypted: isEncrypted(pathOfClosed(session, input)),
      folder,
      backups: await describeAll(session, folder, copiesOfName(folder, fileName)),
    };
  }),

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
    const { ahead, behind, changes } = await needComparison(session, path, signal);
    return { backup, ahead, behind, changes };
  }),

  exportComparison: os.backups.exportComparison.handler(({ input, context: { session } }) => {
    const { path } = needBackup(session, input.name);
    const target = session.target(input.target);
    return {
      jobId: session.jobs.start(
        { kind: 'compare', label: `Exporting ${basename(target)}`, unit: 'steps' },
        async (job) => {
          const { changes } = await needComparison(session, path, job.signal);
          return {
            lines: await exportComparison(session, changes, { format: input.format, target }, job),
          };
        },
      ),
    };
  }),

  restore: os.backups.restore.handler(async ({ input, context: { session } }) => {
    const { path } = needBackup(session, input.name);
    const before = await restoreBackup(session, path);
    return { open: describeOpen(session), before };
  }),

  restoreFile: os.backups.restoreFile.handler(async ({ input, context: { session } }) => {
    const path = pathOfClosed(session, input.of);
    const folder = session.settings.backupFolder;
    const isOfFile = copiesOfName(folder, basename(path)).some(({ name }) => name === input.name);
    if (!isOfFile)
      throw new AppError('not_found', `This backup is none of ${basename(path)}. Look at the list again.`);
    const copy = pathOfCopy(folder, input.name);
    const keptAs = await restoreInPlaceOf(session, copy, path, await keyOf(copy, input.passphrase));
    await session.openWorkspace(path, input.passphrase ?? undefined);
    return { open: describeOpen(session), keptAs };
  }),

  recover: os.backups.recover.handler(async ({ input, context: { session } }) => {
    const path = pathOfClosed(session, input.of);
    const key = await keyOf(path, input.passphrase);
    const target = session.target(input.target);
    return {
      jobId: session.jobs.start(
        { kind: 'recover', label: `Recovering ${basename(path)}`, unit: 'steps' },
        async (job) => {
          const recovery = await recoverWorkspace(path, target, {
            actor: session.actor,
            key,
            signal: job.signal,
            onProgress: (done, total, phase) => job.progress(done, total, phase),
          });
          return { recovery, file: session.files.offerSource(target).token };
        },
      ),
    };
  }),
};
