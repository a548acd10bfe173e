import { createPublicKey } from 'node:crypto';
import { statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Sealed, SealInfo } from '../../../shared/contract/seal.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { writeAtomically } from '../atomic-file.ts';
import { os } from '../context.ts';
import { requireLength } from '../passphrase.ts';
import type { Session } from '../session.ts';
import { WorkspaceKey } from '../workspace/key.ts';
import { publicKeyPem, rawPublicKey } from '../workspace/seal-manifest.ts';
import { KeyFileStore } from './key-file.ts';
import { keyringOf } from './keyring.ts';
import { sealWorkspace } from './seal-copy.ts';
import { describeKey } from './signing-key.ts';

/** The key file that a person picked, or the one of this installation. */
const keyStore = (session: Session, token: string | null): KeyFileStore =>
  token === null ? keyringOf(session).file : new KeyFileStore(session.source(token));

function infoOf(session: Session): SealInfo | null {
  const manifest = session.workspace.seal;
  if (!manifest) return null;
  return {
    signedBy: manifest.sealedBy,
    firm: manifest.engagement.firm,
    sealedAt: manifest.sealedAt,
    key: describeKey(manifest.publicKey),
    knownAs: keyringOf(session).knows(manifest.publicKey),
    selection: manifest.selection,
    shortened: manifest.journal.shortened,
    withheldFiles: manifest.withheld.length,
    transactions: manifest.journal.transactions,
    app: manifest.app,
  };
}

export const sealRouter = {
  preview: os.seal.preview.handler(({ input, context: { session } }) => session.workspace.previewSeal(input)),

  start: os.seal.start.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const path = session.target(input.target);
    const store = keyStore(session, input.key);
    if (input.copyPassphrase !== undefined) requireLength(input.copyPassphrase);
    return {
      jobId: session.jobs.start(
        { kind: 'seal', label: `Sealing ${basename(path)}`, unit: 'bytes' },
        async (job): Promise<Sealed> => {
          const key = await store.unlock(input.passphrase);
          const copyKey =
            input.copyPassphrase === undefined ? undefined : await WorkspaceKey.make(input.copyPassphrase);
          try {
            await sealWorkspace(workspace, {
              path,
              selection: input.selection,
              sealedBy: input.sealedBy,
              key,
              ...(copyKey && { copyKey }),
              signal: job.signal,
              onProgress: (done, total, phase) => job.progress(done, total, phase),
            });
          } finally {
            copyKey?.clear();
          }
          return {
            fileName: basename(path),
            size: statSync(path).size,
            key: describeKey(rawPublicKey(createPublicKey(key))),
            file: session.files.offerSource(path).token,
          };
        },
      ),
    };
  }),

  info: os.seal.info.handler(({ context: { session } }) => infoOf(session)),

  key: os.seal.key.handler(({ input, context: { session } }) => keyStore(session, input.key).describe()),

  keyring: os.seal.keyring.handler(({ context: { session } }) => keyringOf(session).describe()),

  createKey: os.seal.createKey.handler(({ input, context: { session } }) => {
    const { file } = keyringOf(session);
    const store = input.target === null ? file : new KeyFileStore(session.target(input.target));
    return store.create(input.passphrase);
  }),

  replaceKey: os.seal.replaceKey.handler(async ({ input: { from, passphrase }, context: { session } }) => {
    const restored = from && (await new KeyFileStore(session.source(from.key)).unlock(from.passphrase));
    return keyringOf(session).replace(passphrase, restored ?? undefined);
  }),

  backUpKey: os.seal.backUpKey.handler(async ({ input, context: { session } }) => {
    const path = session.target(input.target);
    const privateKey = await keyringOf(session).file.unlock(input.passphrase);
    await new KeyFileStore(path).create(input.newPassphrase, privateKey);
    return { fileName: basename(path) };
  }),

  savePublicKey: os.seal.savePublicKey.handler(async ({ input, context: { session } }) => {
    const path = session.target(input.target);
    const key = keyringOf(session).file.describe();
    if (!key) throw new AppError('not_found', 'There is no signing key yet.');
    await writeAtomically(path, (temporary) => writeFile(temporary, publicKeyPem(key.publicKey)));
    return { fileName: basename(path) };
  }),
};
