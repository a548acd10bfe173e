import type { z } from 'zod';
import type { passphraseChanged } from '../../shared/contract/passphrase.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { LEAST_PASSPHRASE } from '../../shared/domain/passphrase.ts';
import { os } from './context.ts';
import type { Session } from './session.ts';
import { listCopies } from './workspace/backup-copies.ts';
import { WorkspaceKey } from './workspace/key.ts';
import { rekey } from './workspace/rekey.ts';

/** @throws AppError bad_input for a new passphrase that is too short */
export function requireLength(passphrase: string): void {
  if (Array.from(passphrase).length >= LEAST_PASSPHRASE) return;
  throw new AppError(
    'bad_input',
    `A passphrase has at least ${LEAST_PASSPHRASE} characters. Several words in a row are easy to remember.`,
  );
}

/** @returns the id of the job. @throws AppError passphrase_required, passphrase_wrong, workspace_read_only, bad_input */
async function start(session: Session, current: string | null, next: string | null): Promise<string> {
  const { workspace } = session;
  const { fileName, path } = workspace;
  if (workspace.readOnly)
    throw new AppError('workspace_read_only', `${fileName} can not be written, so its passphrase stays.`);
  if (next === null && !workspace.isEncrypted)
    throw new AppError('conflict', `${fileName} has no passphrase, so there is none to remove.`);
  if (next !== null) requireLength(next);
  const from = workspace.copyKey();
  if (from) {
    if (current === null)
      throw new AppError('passphrase_required', `Enter the passphrase that ${fileName} has now.`);
    await from.confirm(current, fileName);
  }
  const to = next === null ? null : await WorkspaceKey.make(next);
  const place = session.backupPlace(workspace);
  await session.closeWorkspace();
  return session.jobs.start(
    { kind: 'passphrase', label: `Passphrase of ${fileName}`, unit: 'bytes' },
    async (job): Promise<z.infer<typeof passphraseChanged>> => {
      await session.rewrite(path, from, to, () =>
        rekey(path, from, to, {
          signal: job.signal,
          onProgress: (done, total, phase) => job.progress(done, total, phase),
        }),
      );
      return {
        encrypted: to !== null,
        earlierBackups: listCopies(place.folder, place.stem).length,
        backupFolder: place.folder,
      };
    },
  );
}

/** The screens ask for the passphrase of an encrypted file by themselves. */
export function leaveToScreen(error: unknown): void {
  if (!(error instanceof AppError) || error.code !== 'passphrase_required') throw error;
}

async function lock(session: Session): Promise<void> {
  const { workspace } = session;
  if (!workspace.isEncrypted)
    throw new AppError(
      'conflict',
      `${workspace.fileName} has no passphrase, so it can not be locked. Set one first.`,
    );
  await session.lockWorkspace();
}

export const passphraseRouter = {
  set: os.passphrase.set.handler(async ({ input, context: { session } }) => ({
    jobId: await start(session, input.current, input.next),
  })),
  lock: os.passphrase.lock.handler(async ({ context: { session } }) => {
    await lock(session);
    return {};
  }),
  unlock: os.passphrase.unlock.handler(async ({ input, context: { session } }) => {
    if (session.lockedPath === null)
      throw new AppError('no_workspace', 'No file waits for a passphrase. Open one.');
    await session.openWorkspace(session.lockedPath, input.passphrase);
    const open = session.describeOpen();
    if (!open) throw new AppError('no_workspace', 'No engagement is open. Open one, or start a new one.');
    return open;
  }),
  dismiss: os.passphrase.dismiss.handler(({ context: { session } }) => {
    session.waitFor(null);
    return {};
  }),
};
