import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { KeyObject } from 'node:crypto';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Keyring as KeyringFacts } from '../../../shared/contract/seal.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError, writeAtomically } from '../atomic-file.ts';
import type { Session } from '../session.ts';
import { KeyFileStore, newSigningKey } from './key-file.ts';
import { describeKey, type OwnKey, type PublicKeyFacts } from './signing-key.ts';
import type { SystemSecrets } from './system-secrets.ts';

const earlierKey = z.strictObject({
  publicKey: z.string().regex(/^[0-9a-f]{64}$/),
  createdAt: z.string().nullable(),
  replacedAt: z.string(),
});
type EarlierKey = z.infer<typeof earlierKey>;

const NO_SHELL = 'only the desktop application reaches the key store of the system.';

/**
 * The signing keys of this installation: the present one in `signing-key.json`, kept by the key store of the system where there is a
 * safe one and under a passphrase otherwise, and the public halves of those before it in `earlier-keys.json`.
 */
export class Keyring {
  readonly file: KeyFileStore;
  private readonly folder: string;
  private readonly secrets: SystemSecrets | null;

  constructor(folder: string, secrets: SystemSecrets | null) {
    this.folder = folder;
    this.secrets = secrets;
    this.file = new KeyFileStore(join(folder, 'signing-key.json'), secrets);
  }

  /** The present key, those before it, and where a new one would be kept. */
  async describe(): Promise<KeyringFacts> {
    const keeping = (await this.secrets?.describe()) ?? { available: false, why: NO_SHELL };
    return {
      current: this.file.describe(),
      earlier: this.earlier().map(({ publicKey, ...dates }) => ({ ...describeKey(publicKey), ...dates })),
      store: keeping.available ? 'system' : 'passphrase',
      storeNote: keeping.available ? keeping.name : keeping.why,
    };
  }

  /** Whether this installation signs with a key, or did before. */
  knows(publicKey: string): 'current' | 'earlier' | null {
    if (this.present()?.publicKey === publicKey) return 'current';
    return this.earlier().some((key) => key.publicKey === publicKey) ? 'earlier' : null;
  }

  /** The present key; null also for a key file that can not be read, which says so when it is to sign. */
  present(): OwnKey | null {
    try {
      return this.file.describe();
    } catch {
      return null;
    }
  }

  /**
   * Puts another key in place of the present one, which is named as an earlier one from then on; its file stays under another name.
   *
   * @param privateKey of a key file that comes back; a new key otherwise
   * @throws AppError not_found without a key, bad_input for a passphrase that is too short
   */
  async replace(passphrase: string | null, privateKey: KeyObject = newSigningKey()): Promise<PublicKeyFacts> {
    const present = this.file.describe();
    if (!present)
      throw new AppError('not_found', 'There is no signing key yet, so there is none to replace.');
    const content = await this.file.prepare(privateKey, passphrase);
    if (content.publicKey === present.publicKey)
      throw new AppError('conflict', `This is the key that is in use: ${present.words}.`);
    const earlier = this.earlier().filter((key) => key.publicKey !== content.publicKey);
    earlier.push({
      publicKey: present.publicKey,
      createdAt: present.createdAt,
      replacedAt: new Date().toISOString(),
    });
    // Named as an earlier key first: a failure in between leaves a key that is both, and none that is forgotten.
    await this.writeEarlier(earlier);
    renameSync(this.file.path, join(this.folder, `signing-key-${present.fingerprint.slice(0, 16)}.json`));
    this.file.write(content);
    return describeKey(content.publicKey);
  }

  private get earlierPath(): string {
    return join(this.folder, 'earlier-keys.json');
  }

  private earlier(): EarlierKey[] {
    try {
      return z.array(earlierKey).parse(JSON.parse(readFileSync(this.earlierPath, 'utf8')));
    } catch {
      // Without the list a copy of before is of a key that is not known, which is said and no failure.
      return [];
    }
  }

  private async writeEarlier(keys: readonly EarlierKey[]): Promise<void> {
    try {
      mkdirSync(this.folder, { recursive: true });
      await writeAtomically(this.earlierPath, (temporary) =>
        writeFile(temporary, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 }),
      );
    } catch (error) {
      throw asFileError(error, basename(this.earlierPath));
    }
  }
}

/** The keys of the installation that a session runs on. */
export const keyringOf = (session: Session): Keyring => new Keyring(session.settings.folder, session.secrets);
