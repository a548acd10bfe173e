import { oc } from '@orpc/contract';
import { z } from 'zod';
import { passphrase } from './passphrase.ts';
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

/** Of an encrypted file; null for one that is not. */
const ofEncrypted = passphrase.nullable();

const backupName = z.string().max(400);

/** A workspace that is not open, because it can not be: a picked file, or one of the recent ones. */
const closedFile = z.union([
  z.strictObject({ file: fileToken }),
  z.strictObject({ recent: z.string().max(100) }),
]);
export type ClosedFile = z.infer<typeof closedFile>;

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

export const recovered = z.strictObject({ recovery, file: fileToken });

const backupFolder = z.strictObject({
  folder: z.string(),
  /** Whether the user chose it. */
  isChosen: z.boolean(),
  /** What to know of it, such as that a service syncs it. */
  notes: z.array(z.string()),
});

export const COMPARISON_FORMATS = ['xlsx', 'csv'] as const;
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

export const backupsContract = {
  /** Copies of the open workspace, newest first. */
  list: oc.input(nothing).output(backupFolder.extend({ backups: z.array(backup) })),
  /** From now on, copies go to this folder and are looked for there; null is the folder of the application. */
  setFolder: oc.input(z.strictObject({ folder: fileToken.nullable() })).output(backupFolder),
  /** Copies of a workspace that can not be opened, newest first. */
  ofFile: oc.input(closedFile).output(
    z.strictObject({
      fileName: z.string(),
      encrypted: z.boolean(),
      folder: z.string(),
      backups: z.array(backup),
    }),
  ),
  /** A token of the copy, to open it for reading. */
  offer: oc.input(z.strictObject({ name: backupName })).output(z.strictObject({ file: fileToken })),
  /** Starts a job that reads every page and every file of the copy; its result is a VerifyResult. */
  verify: oc.input(z.strictObject({ name: backupName })).output(jobStarted),
  /** Records of the workspace that differ from the copy, as from the copy to the workspace. */
  compare: oc.input(z.strictObject({ name: backupName })).output(backupComparison),
  /** Starts a job that writes the comparison, one line a field; its result says how many. */
  exportComparison: oc
    .input(z.strictObject({ name: backupName, format: z.enum(COMPARISON_FORMATS), target: fileToken }))
    .output(jobStarted),
  /**
   * Puts the copy in the place of the open workspace, whose state is backed up first: `before` is that copy's name. Progress is that
   * of a job of kind "restore", which can be cancelled.
   */
  restore: oc
    .input(z.strictObject({ name: backupName }))
    .output(z.strictObject({ open: openWorkspace, before: z.string() })),
  /**
   * Puts a copy in the place of a workspace that can not be opened, and opens it. The file that was there is kept beside it under the
   * name in `keptAs`.
   */
  restoreFile: oc
    .input(z.strictObject({ of: closedFile, name: backupName, passphrase: ofEncrypted }))
    .output(z.strictObject({ open: openWorkspace, keptAs: z.string() })),
  /** Starts a job that makes a new workspace of what can be read of a damaged one; its result is a `recovered`. */
  recover: oc
    .input(z.strictObject({ of: closedFile, target: fileToken, passphrase: ofEncrypted }))
    .output(jobStarted),
};
