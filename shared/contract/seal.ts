import { oc } from '@orpc/contract';
import { z } from 'zod';
import { ENGAGEMENT_AREAS } from '../domain/area-tables.ts';
import { SEALED_EVIDENCE } from '../domain/seal-scope.ts';
import { fileToken, jobStarted, name, nothing, sha256 } from './primitives.ts';

/** What goes into a sealed copy. Internal notes stay inside the firm unless `notes` is set. */
export const sealSelection = z.strictObject({
  areas: z.array(z.enum(ENGAGEMENT_AREAS)).min(1),
  evidence: z.enum(SEALED_EVIDENCE),
  notes: z.boolean(),
});

/** A public key: SHA-256 of it in hex, and eight words for people to compare. */
export const sealKey = z.strictObject({ publicKey: sha256, fingerprint: sha256, words: z.string() });

/** A key of this installation. `createdAt` is null of one made before its day was kept. */
export const ownKey = sealKey.extend({
  createdAt: z.string().nullable(),
  keptBy: z.enum(['system', 'passphrase']),
});

export const keyring = z.strictObject({
  current: ownKey.nullable(),
  /** Keys that were replaced: copies of before still name them. */
  earlier: z.array(sealKey.extend({ createdAt: z.string().nullable(), replacedAt: z.string() })),
  /** What keeps a new key. */
  store: z.enum(['system', 'passphrase']),
  /** Name of the system's store, or why it is not used, as the end of a sentence. */
  storeNote: z.string(),
});
export type Keyring = z.infer<typeof keyring>;

export const sealPreview = z.strictObject({
  files: z.int(),
  bytes: z.int(),
  /** Files of which only the record and the SHA-256 go along. */
  withheldFiles: z.int(),
  withheldBytes: z.int(),
  /** Rows of each table that goes along and has any. */
  tables: z.array(z.strictObject({ table: z.string(), rows: z.int() })),
  withheldRows: z.int(),
  /** Tests that go along with a result and without a reviewer's signature. */
  unreviewed: z.int(),
});

/** What the seal of the open file says of itself; whether it is true, `workspace.verify` tells. */
export const sealInfo = z.strictObject({
  signedBy: z.string(),
  firm: z.string(),
  sealedAt: z.string(),
  key: sealKey,
  /** Whether this installation seals with that key, or did before; null for a key of somebody else. */
  knownAs: z.enum(['current', 'earlier']).nullable(),
  selection: sealSelection,
  /** Transactions that lack an entry, so that their own hash can not be computed again. */
  shortened: z.array(z.int()),
  withheldFiles: z.int(),
  transactions: z.int(),
  /** Version of Trustbench that sealed. */
  app: z.string(),
});
export type SealInfo = z.infer<typeof sealInfo>;

/** `file` opens the copy. */
export const sealed = z.strictObject({
  fileName: z.string(),
  size: z.int(),
  key: sealKey,
  file: fileToken,
});
export type Sealed = z.infer<typeof sealed>;
export type SealPreview = z.infer<typeof sealPreview>;

/** A key file that was picked, or the key of this installation. */
const keyChoice = z.strictObject({ key: fileToken.nullable() });
const passphrase = z.string().min(1).max(1000);

export const sealContract = {
  preview: oc.input(sealSelection).output(sealPreview),
  /** Starts a job that writes a sealed copy; its result is a `sealed`. */
  start: oc
    .input(
      keyChoice.extend({
        target: fileToken,
        selection: sealSelection,
        sealedBy: name,
        /** Null for a key that the system keeps. */
        passphrase: passphrase.nullable(),
        /** Encrypts the copy; otherwise it has the passphrase of the workspace, if that has one. */
        copyPassphrase: passphrase.optional(),
      }),
    )
    .output(jobStarted),
  /** Null when the open file is not a sealed copy. */
  info: oc.input(nothing).output(sealInfo.nullable()),
  /** Null while there is no key. */
  key: oc.input(keyChoice).output(ownKey.nullable()),
  keyring: oc.input(nothing).output(keyring),
  /** Makes the key of this installation, or one at a place that was picked (`target`). Null leaves it to the key store of the system. */
  createKey: oc
    .input(z.strictObject({ target: fileToken.nullable(), passphrase: passphrase.nullable() }))
    .output(sealKey),
  /**
   * Puts a new key, or the one of a key file (`from`, with its passphrase), in place of the present one, which stays known as an
   * earlier key. `passphrase` is for the new key, null when the system keeps it.
   */
  replaceKey: oc
    .input(
      z.strictObject({
        from: z.strictObject({ key: fileToken, passphrase }).nullable(),
        passphrase: passphrase.nullable(),
      }),
    )
    .output(sealKey),
  /** Writes a copy of the private key as a key file under a passphrase of its own. */
  backUpKey: oc
    .input(
      z.strictObject({ target: fileToken, passphrase: passphrase.nullable(), newPassphrase: passphrase }),
    )
    .output(z.strictObject({ fileName: z.string() })),
  /** Writes the public key as PEM, for programs of others. */
  savePublicKey: oc
    .input(z.strictObject({ target: fileToken }))
    .output(z.strictObject({ fileName: z.string() })),
};
