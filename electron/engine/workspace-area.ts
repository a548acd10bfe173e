import { basename, dirname } from 'node:path';
import { CRITERIA_VERSION } from '../../shared/catalog/criteria.ts';
import type { OpenWorkspace, VerifyResult } from '../../shared/contract/workspace.ts';
import { AppError } from '../../shared/domain/errors.ts';
import { existsSync } from 'node:fs';
import { os } from './context.ts';
import { exportHistory } from './history/export-history.ts';
import { insertLibrary } from './matrix/matrix.ts';
import { requireLength } from './passphrase.ts';
import { insertPerson } from './scope/people.ts';
import { engagementColumns, requireSecurity } from './scope/scope.ts';
import { sampleHandlers } from './samples/open-sample.ts';
import type { Session } from './session.ts';
import { newId, type Change, type Workspace } from './workspace/workspace.ts';
import { VERSION } from './version.ts';

function opened(session: Session): OpenWorkspace {
  const open = session.describeOpen();
  if (!open) throw new AppError('no_workspace', 'No engagement is open. Open one, or start a new one.');
  return open;
}

/** Runs `verify` to its end and remembers the outcome for the status bar. */
async function verify(
  session: Session,
  options: Parameters<Session['workspace']['verify']>[0],
): Promise<VerifyResult> {
  const result = await session.workspace.verify(options);
  session.recordVerification(result);
  return result;
}

export const workspaceRouter = {
  status: os.workspace.status.handler(({ context: { session } }) => ({
    open: session.describeOpen(),
    locked: session.lockedPath === null ? null : { fileName: basename(session.lockedPath) },
    recent: session.settings.current.recent.map((r) => ({
      id: r.id,
      fileName: basename(r.path),
      folder: dirname(r.path),
      client: r.client,
      type: r.type,
      openedAt: r.openedAt,
      exists: existsSync(r.path),
    })),
    version: VERSION,
  })),

  create: os.workspace.create.handler(async ({ input, context: { session } }) => {
    requireSecurity(input.categories);
    const columns = engagementColumns(input.engagement);
    if (input.passphrase !== undefined) requireLength(input.passphrase);
    session.settings.update({ actor: input.actor });
    const fill = (tx: Change, workspace: Workspace) => {
      tx.insert('engagement', {
        id: newId(),
        ...columns,
        criteria_version: CRITERIA_VERSION,
        created_at: new Date().toISOString(),
      });
      for (const category of new Set(input.categories)) {
        tx.insert('engagement_category', { id: newId(), category, rationale: '' });
      }
      for (const person of input.people) insertPerson(tx, person);
      insertLibrary({ workspace, categories: () => input.categories }, tx, input.library);
    };
    await session.createWorkspace(session.files.target(input.target), fill, input.passphrase);
    return opened(session);
  }),

  ...sampleHandlers,

  open: os.workspace.open.handler(async ({ input, context: { session } }) => {
    await session.openWorkspace(session.files.source(input.file).path, input.passphrase);
    return opened(session);
  }),

  openRecent: os.workspace.openRecent.handler(async ({ input, context: { session } }) => {
    const recent = session.settings.current.recent.find((r) => r.id === input.id);
    if (!recent)
      throw new AppError('not_found', 'That engagement is no longer on the list. Open its file instead.');
    await session.openWorkspace(recent.path);
    return opened(session);
  }),

  forgetRecent: os.workspace.forgetRecent.handler(({ input, context: { session } }) => {
    session.settings.forget(input.id);
    session.events.publish({ type: 'workspace' });
    return {};
  }),

  saveCopy: os.workspace.saveCopy.handler(async ({ input, context: { session } }) => {
    await session.moveToCopy(session.target(input.target));
    return opened(session);
  }),

  close: os.workspace.close.handler(async ({ context: { session } }) => {
    await session.closeWorkspace();
    return {};
  }),

  undo: os.workspace.undo.handler(({ context: { session } }) => ({
    label: session.workspace.undo(session.actor),
  })),
  redo: os.workspace.redo.handler(({ context: { session } }) => ({
    label: session.workspace.redo(session.actor),
  })),

  history: os.workspace.history.handler(({ input, context: { session } }) =>
    session.workspace.history(input),
  ),

  historyPeople: os.workspace.historyPeople.handler(({ context: { session } }) =>
    session.workspace.historyPeople(),
  ),

  exportHistory: os.workspace.exportHistory.handler(({ input, context: { session } }) => {
    const target = session.target(input.target);
    return {
      jobId: session.jobs.start(
        { kind: 'history', label: `Exporting the history as ${basename(target)}`, unit: 'steps' },
        (job) => exportHistory(session, input, target, job),
      ),
    };
  }),

  verify: os.workspace.verify.handler(({ context: { session } }) => ({
    jobId: session.jobs.start(
      { kind: 'verify', label: `Verifying ${session.workspace.fileName}`, unit: 'steps' },
      (job) =>
        verify(session, {
          signal: job.signal,
          onProgress: (done, total, phase) => job.progress(done, total, phase),
        }),
    ),
  })),

  backup: os.workspace.backup.handler(({ context: { session } }) => ({ jobId: session.startBackup() })),
};

const currentSettings = (session: Session) => ({
  actor: session.actor,
  backupFolder: session.settings.backupFolder,
  keepBackups: session.settings.current.keepBackups,
  lockAfterMinutes: session.settings.current.lockAfterMinutes,
});

export const settingsRouter = {
  get: os.settings.get.handler(({ context: { session } }) => currentSettings(session)),
  set: os.settings.set.handler(({ input, context: { session } }) => {
    session.settings.update(input);
    session.events.publish({ type: 'workspace' });
    return currentSettings(session);
  }),
};
