import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  scrypt,
  type KeyObject,
  type ScryptOptions,
} from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { AppError } from '../../../shared/domain/errors.ts';
import { fingerprintWords } from '../../../shared/domain/fingerprint-words.ts';
import { asFileError } from '../atomic-file.ts';
import { rawPublicKey } from '../workspace/seal-manifest.ts';

/** scrypt with 128 MiB and about half a second: RFC 7914, above what OWASP asks of interactive use (N = 2^17, r = 8, p = 1). */
const COST = { N: 2 ** 17, r: 8, p: 1 } as const;
/** A file may ask for more than we write, and not for more than a machine has. */
const HIGHEST_N = 2 ** 20;
const SHORTEST_PASSPHRASE = 8;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

const keyFile = z.strictObject({
  trustbenchKey: z.literal(1),
  publicKey: hex(32),
  kdf: z.strictObject({
    name: z.literal('scrypt'),
    N: z.int().min(COST.N).max(HIGHEST_N),
    r: z.literal(8),
    p: z.literal(1),
    salt: hex(32),
  }),
  cipher: z.strictObject({ name: z.literal('aes-256-gcm'), iv: hex(12), tag: hex(16), data: z.string() }),
});
type KeyFile = z.infer<typeof keyFile>;

/** How a public key is told apart: SHA-256 of its 32 bytes, and the words for its first 8. */
export interface PublicKeyFacts {
  publicKey: string;
  fingerprint: string;
  words: string;
}

/** Where a private key of the firm is kept. */
export interface SigningKeyStore {
  /** Null while there is no key. */
  describe(): PublicKeyFacts | null;
  /** @throws AppError conflict when a key is there */
  create(secret: string): Promise<PublicKeyFacts>;
  /** @throws AppError not_found without a key, bad_input for a wrong passphrase */
  unlock(secret: string): Promise<KeyObject>;
}

export function describeKey(publicKey: string): PublicKeyFacts {
  const fingerprint = createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex');
  return { publicKey, fingerprint, words: fingerprintWords(fingerprint) };
}

/** Where the key of this installation stands. */
export const keyPathIn = (folder: string): string => join(folder, 'signing-key.json');

/** A key in a file that a passphrase protects; only its owner may read it. */
export class KeyFileStore implements SigningKeyStore {
  private readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  describe(): PublicKeyFacts | null {
    const file = this.read();
    return file && describeKey(file.publicKey);
  }

  async create(passphrase: string): Promise<PublicKeyFacts> {
    if (passphrase.length < SHORTEST_PASSPHRASE)
      throw new AppError(
        'bad_input',
        `The passphrase of a key has at least ${SHORTEST_PASSPHRASE} characters.`,
      );
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const [salt, iv] = [randomBytes(32), randomBytes(12)];
    const raw = rawPublicKey(publicKey);
    const cipher = createCipheriv('aes-256-gcm', await derive(passphrase, salt, COST.N), iv);
    cipher.setAAD(Buffer.from(raw, 'hex'));
    const der = privateKey.export({ type: 'pkcs8', format: 'der' });
    const data = Buffer.concat([cipher.update(der), cipher.final()]);
    this.write({
      trustbenchKey: 1,
      publicKey: raw,
      kdf: { name: 'scrypt', ...COST, salt: salt.toString('hex') },
      cipher: {
        name: 'aes-256-gcm',
        iv: iv.toString('hex'),
        tag: cipher.getAuthTag().toString('hex'),
        data: data.toString('hex'),
      },
    });
    return describeKey(raw);
  }

  async unlock(passphrase: string): Promise<KeyObject> {
    const file = this.read();
    if (!file)
      throw new AppError(
        'not_found',
        'There is no signing key yet. Create one with "trustbench key create".',
      );
    const { kdf, cipher, publicKey } = file;
    const key = await derive(passphrase, Buffer.from(kdf.salt, 'hex'), kdf.N);
    const open = createDecipheriv('aes-256-gcm', key, Buffer.from(cipher.iv, 'hex'), { authTagLength: 16 });
    open.setAAD(Buffer.from(publicKey, 'hex'));
    open.setAuthTag(Buffer.from(cipher.tag, 'hex'));
    let der: Buffer;
    try {
      der = Buffer.concat([open.update(Buffer.from(cipher.data, 'hex')), open.final()]);
    } catch {
      throw new AppError(
        'bad_input',
        `The passphrase does not open ${basename(this.path)}, or the file is damaged.`,
      );
    }
    const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
    if (rawPublicKey(createPublicKey(privateKey)) !== publicKey) throw this.damaged();
    return privateKey;
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

  /** Never over a key that is there: what it signed could not be signed again. */
  private write(file: KeyFile): void {
    try {
      mkdirSync(dirname(this.path), { recursive: true });
      const handle = openSync(this.path, 'wx', 0o600);
      try {
        writeSync(handle, `${JSON.stringify(file, null, 2)}\n`);
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch (error) {
      throw asFileError(error, basename(this.path));
    }
  }
}

function derive(passphrase: string, salt: Buffer, N: number): Promise<Buffer> {
  const options: ScryptOptions = { N, r: COST.r, p: COST.p, maxmem: 256 * N * COST.r };
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
