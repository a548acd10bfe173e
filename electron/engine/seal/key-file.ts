import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  scrypt,
  type KeyObject,
  type ScryptOptions,
} from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/domain/errors.ts';
import { asFileError } from '../atomic-file.ts';
import { requireLength } from '../passphrase.ts';
import { makeFolder, moveToFreeName, syncFolder } from '../workspace/durable.ts';
import { rawPublicKey } from '../workspace/seal-manifest.ts';
import { describeKey, type OwnKey, type PublicKeyFacts } from './signing-key.ts';
import type { SystemSecrets } from './system-secrets.ts';

/** scrypt with 128 MiB and about half a second: RFC 7914, above what OWASP asks of interactive use (N = 2^17, r = 8, p = 1). */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
/** A file may ask for more than we write, and not for more than a machine has. */
const HIGHEST_N = 2 ** 20;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const common = { trustbenchKey: z.literal(1), publicKey: hex(32), createdAt: z.string().optional() };

const underPassphrase = z.strictObject({
  ...common,
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z.int().min(COST.N).max(HIGHEST_N),
    r: z.literal(8),
    p: z.literal(1),
    salt: hex(32),
  }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), iv: hex(12), tag: hex(16), data: z.string() }),
});
type UnderPassphrase = z.infer<typeof underPassphrase>;
const underSystem = z.strictObject({ ...common, system: z.strictObject({ data: z.base64() }) });
const keyFile = z.union([underPassphrase, underSystem]);
type KeyFile = z.infer<typeof keyFile>;

/** A new Ed25519 key (RFC 8032). */
export const newSigningKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** A private key in a file that only its owner may read, under a passphrase or under the key store of the system. */
export class KeyFileStore {
  readonly path: string;
  private readonly secrets: SystemSecrets | null;

  constructor(path: string, secrets: SystemSecrets | null = null) {
    this.path = path;
    this.secrets = secrets;
  }

  /** Null while there is no key. */
  describe(): OwnKey | null {
    const file = this.read();
    if (!file) return null;
    return {
      ...describeKey(file.publicKey),
      createdAt: file.createdAt ?? null,
      keptBy: 'system' in file ? 'system' : 'passphrase',
    };
  }

  /**
   * Makes a key.
   *
   * @param passphrase null leaves it to the key store of the system
   * @throws AppError conflict when a key is there, bad_input for a passphrase that is too short
   */
  async create(passphrase: string | null, privateKey: KeyObject = newSigningKey()): Promise<PublicKeyFacts> {
    const content = await this.prepare(privateKey, passphrase);
    this.write(content);
    return describeKey(content.publicKey);
  }

  /**
   * @param passphrase of a key file under one
   * @throws AppError not_found without a key, passphrase_required without its passphrase, bad_input for a wrong one
   */
  async unlock(passphrase: string | null): Promise<KeyObject> {
    const file = this.read();
    if (!file)
      throw new AppError(
        'not_found',
        'There is no signing key yet. Create one with "trustbench key create".',
      );
    const der =
      'system' in file ? await this.fromSystem(file.system.data) : await this.open(file, passphrase);
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    if (rawPublicKey(createPublicKey(privateKey)) !== file.publicKey) throw this.damaged();
    return privateKey;
  }

  /** What the file of a key holds; nothing is written yet. */
  async prepare(privateKey: KeyObject, passphrase: string | null): Promise<KeyFile> {
    const head = {
      trustbenchKey: 1 as const,
      publicKey: rawPublicKey(createPublicKey(privateKey)),
      createdAt: new Date().toISOString(),
    };
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    if (passphrase !== null) return { ...head, ...(await encrypt(der, head.publicKey, passphrase)) };
    if (!this.secrets) throw this.withoutSystem();
    return { ...head, system: { data: await this.secrets.protect(der.toString('base64')) } };
  }

  /** Whole or not at all, and never over a key that is there: what it signed could not be signed again. */
  write(file: KeyFile): void {
    const temporary = `${this.path}.${process.pid}.partial`;
    try {
      makeFolder(dirname(this.path));
      writeFileSync(temporary, `${JSON.stringify(file, null, 2)}\n`, { mode: 0o600, flush: true });
      moveToFreeName(temporary, this.path);
      syncFolder(dirname(this.path));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw asFileError(error, basename(this.path));
    }
  }

  private async fromSystem(data: string): Promise<Buffer> {
    if (!this.secrets) throw this.withoutSystem();
    return Buffer.from(await this.secrets.unprotect(data), 'base64');
  }

  private async open(
    { kdf, cipher, publicKey }: UnderPassphrase,
    passphrase: string | null,
  ): Promise<Buffer> {
    if (passphrase === null)
      throw new AppError('passphrase_required', `Enter the passphrase of ${basename(this.path)}.`);
    const key = await derive(passphrase, Buffer.from(kdf.salt, 'hex'), kdf.N);
    const open = createDecipheriv('aes-256-gcm', key, Buffer.from(cipher.iv, 'hex'), { authTagLength: 16 });
    open.setAAD(Buffer.from(publicKey, 'hex'));
    open.setAuthTag(Buffer.from(cipher.tag, 'hex'));
    try {
      return Buffer.concat([open.update(Buffer.from(cipher.data, 'hex')), open.final()]);
    } catch {
      throw new AppError(
        'bad_input',
        `The passphrase does not open ${basename(this.path)}, or the file is damaged.`,
      );
    }
  }

  private withoutSystem(): AppError {
    return new AppError(
      'bad_input',
      'The key store of the system is reached by the desktop application alone. Save a copy of the key there, which has a passphrase, and name that file with --key.',
    );
  }

  private read(): KeyFile | null {
    let text: string;
    try {
      text = readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw asFileError(error, basename(this.path));
    }
    try {
      return keyFile.parse(JSON.parse(text));
    } catch {
      throw this.damaged();
    }
  }

  private damaged(): AppError {
    return new AppError(
      'integrity',
      `${basename(this.path)} is not a signing key, or is damaged. Put the copy that you keep in its place.`,
    );
  }
}

async function encrypt(
  der: Buffer,
  publicKey: string,
  passphrase: string,
): Promise<Pick<UnderPassphrase, 'kdf' | 'cipher'>> {
  requireLength(passphrase);
  const [salt, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, COST.N), iv);
  cipher.setAAD(Buffer.from(publicKey, 'hex'));
  const data = Buffer.concat([cipher.update(der), cipher.final()]);
  return {
    kdf: { name: 'scrypt', ...COST, salt: salt.toString('hex') },
    cipher: {
      name: 'aes-256-gcm',
      iv: iv.toString('hex'),
      tag: cipher.getAuthTag().toString('hex'),
      data: data.toString('hex'),
    },
  };
}

function derive(passphrase: string, salt: Buffer, N: number): Promise<Buffer> {
  const options: ScryptOptions = { N, r: COST.r, p: COST.p, maxmem: 256 * N * COST.r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
