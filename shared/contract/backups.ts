import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fileToken, instant, jobStarted, nothing } from './primitives.ts';
import { openWorkspace, recordChange } from './workspace.ts';

export const backup = z.strictObject({
  /** Name of the file in the backup folder; the other calls take it. */
  name: z.string(),
  at: instant,
  /** Bytes. */
  size: z.int(),
  /** What the copy holds; null when it can not be read, for the reason in `problem`. */
  state: z
    .strictObject({
      client: z.string(),
      transactions: z.int(),
      headHash: z.string(),
      savedAt: instant,
      actor: z.string(),
      label: z.string(),
    })
    .nullable(),
  problem: z.string().nullable(),
});
export type Backup = z.infer<typeof backup>;

const backupName = z.string().max(400);

export const backupComparison = z.strictObject({
  backup,
  /** Changes that only the workspace has, and that only the backup has; the latter after an earlier restore. */
  ahead: z.int(),
  behind: z.int(),
  changes: z.array(recordChange),
});
export type BackupComparison = z.infer<typeof backupComparison>;

export const backupsContract = {
  /** Copies of the open workspace, newest first. */
  list: oc.input(nothing).output(z.strictObject({ folder: z.string(), backups: z.array(backup) })),
  /** A token of the copy, to open it for reading. */
  offer: oc.input(z.strictObject({ name: backupName })).output(z.strictObject({ file: fileToken })),
  /** Starts a job that reads every page and every file of the copy; its result is a VerifyResult. */
  verify: oc.input(z.strictObject({ name: backupName })).output(jobStarted),
  /** Records of the workspace that differ from the copy, as from the copy to the workspace. */
  compare: oc.input(z.strictObject({ name: backupName })).output(backupComparison),
  /**
   * Puts the copy in the place of the open workspace, whose state is backed up first: `before` is that copy's name. Progress is that
   * of a job of kind "restore", which can be cancelled.
   */
  restore: oc
    .input(z.strictObject({ name: backupName }))
    .output(z.strictObject({ open: openWorkspace, before: z.string() })),
};
