import { oc } from '@orpc/contract';
import { z } from 'zod';
import { jobStarted, nothing } from './primitives.ts';
import { openWorkspace } from './workspace.ts';

/** As typed: blanks count. */
export const passphrase = z.string().min(1).max(1000);

/** What changing a passphrase came to. */
export const passphraseChanged = z.strictObject({
  encrypted: z.boolean(),
  /** Copies in the backup folder from before: they open as they did, without a passphrase or with the old one. */
  earlierBackups: z.int(),
  backupFolder: z.string(),
});

export const passphraseContract = {
  /**
   * Starts a job that writes the open workspace under another passphrase, or without one; its result is a PassphraseChanged. The
   * workspace is closed while it runs and opened again at its end.
   */
  set: oc
    .input(z.strictObject({ current: passphrase.nullable(), next: passphrase.nullable() }))
    .output(jobStarted),
  /** Closes the encrypted workspace until its passphrase is entered. */
  lock: oc.input(nothing).output(nothing),
  /** Opens the workspace that waits for its passphrase. */
  unlock: oc.input(z.strictObject({ passphrase })).output(openWorkspace),
  /** Stops waiting for the passphrase. */
  dismiss: oc.input(nothing).output(nothing),
};
