import { oc } from '@orpc/contract';
import { z } from 'zod';
import { fileToken, instant, jobStarted, nothing, sha256 } from './primitives.ts';
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

/** What came of recovering a damaged workspace. */
export const recovery = z.strictObject({
  /** Name of the damaged file. */
  fileName: z.string(),
  /** Bytes of the new one. */
  size: z.int(),
  /** Changes of the journal that its hashes prove, from the first. */
  transactions: z.int(),
  /** True when that is the whole journal: then every record is as it was. */
  isJournalComplete: z.boolean(),
  /** Rows taken as the tables had them, without the journal's proof. */
  changed: z.array(z.strictObject({ table: z.string(), rows: z.int() })),
  /** Tables of which a part could not be read; what they had after the last proven change may be missing. */
  unread: z.array(z.string()),
  /** Rows left out because they point to one that is lost. */
  dropped: z.int(),
  /** Files of evidence whose bytes are whole. */
  files: z.int(),
  lostFiles: z.array(z.strictObject({ sha256, ref: z.string(), fileName: z.string() })),
});
export type Recovery = z.infer<typeof recovery>;

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
