import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { SealInfo } from '../../../shared/contract/seal.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { describeKey, KeyFileStore, keyPathIn } from './key-file.ts';
import { sealWorkspace } from './seal-copy.ts';

/** The key file that a person picked, or the one of this installation. */
const keyStore = (session: Session, token: string | null): KeyFileStore =>
  new KeyFileStore(token === null ? keyPathIn(session.settings.folder) : session.source(token));

function infoOf(session: Session): SealInfo | null {
  const manifest = session.workspace.seal;
  if (!manifest) return null;
  return {
    signedBy: manifest.sealedBy,
    firm: manifest.engagement.firm,
    sealedAt: manifest.sealedAt,
    key: describeKey(manifest.publicKey),
    selection: manifest.selection,
    shortened: manifest.journal.shortened,
    withheldFiles: manifest.withheld.length,
  };
}

export const sealRouter = {
  preview: os.seal.preview.handler(({ input, context: { session } }) => session.workspace.previewSeal(input)),

  start: os.seal.start.handler(({ input, context: { session } }) => {
    const { workspace } = session;
    const path = session.target(input.target);
    const store = keyStore(session, input.key);
    return {
      jobId: session.jobs.start(
        { kind: 'seal', label: `Sealing ${basename(path)}`, unit: 'bytes' },
        async (job) => {
          const key = await store.unlock(input.passphrase);
          await sealWorkspace(workspace, {
            path,
            selection: input.selection,
            sealedBy: input.sealedBy,
            key,
            signal: job.signal,
            onProgress: (done, total, phase) => job.progress(done, total, phase),
          });
          return { fileName: basename(path), size: statSync(path).size, key: store.describe() };
        },
      ),
    };
  }),

  info: os.seal.info.handler(({ context: { session } }) => infoOf(session)),

  key: os.seal.key.handler(({ input, context: { session } }) => keyStore(session, input.key).describe()),

  createKey: os.seal.createKey.handler(({ input, context: { session } }) => {
    const path = input.target === null ? keyPathIn(session.settings.folder) : session.target(input.target);
    return new KeyFileStore(path).create(input.passphrase);
  }),
};
