import { createHmac, randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';

/** About half a second and 128 MiB a guess: the first choice for scrypt of the OWASP Password Storage Cheat Sheet. */
const DERIVATION: ScryptOptions = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };
const KEY_BYTES = 32;
const SALT_BYTES = 12;
const CHECK_BYTES = 4;
const HEAD_BYTES = SALT_BYTES + CHECK_BYTES;

/** How SQLite3 Multiple Ciphers marks a key that it takes as it is. */
const RAW = Buffer.from('raw:');

/**
 * Bytes 16 to 23 of an encrypted file, which stay readable: pages of 32 KiB, a rollback journal, 64 bytes a page for nonce and
 * tag, and SQLite's three constants.
 */
const MARK = Buffer.from([0x80, 0, 1, 1, 64, 64, 32, 32]);
/** Damage to so many of its bytes does not hide what the file is. */
const MARK_DAMAGE = 2;

const derive = promisify<string, Buffer, number, ScryptOptions, Buffer>(scrypt);

/**
 * The key of an encrypted workspace: AEGIS-256, derived from a passphrase by scrypt. The first 16 bytes of the file are the salt
 * (12 bytes) and a check value (4 bytes) that tells a wrong passphrase from damage. See docs/decisions/0011-encryption.md.
 */
export class WorkspaceKey {
  /** Mark, key and first 16 bytes of the file, as the cipher takes them. */
  readonly #material: Buffer;

  private constructor(material: Uint8Array) {
    this.#material = Buffer.from(material);
  }

  /** A key for a new file, with a salt of its own. */
  static make(passphrase: string): Promise<WorkspaceKey> {
    return WorkspaceKey.#derive(passphrase, randomBytes(SALT_BYTES));
  }

  /**
   * The key of the file at `path`, which must not be open in this process; null when the file is not encrypted.
   *
   * @throws AppError passphrase_wrong; damage to the first 16 bytes looks the same
   */
  static async unlock(path: string, passphrase: string): Promise<WorkspaceKey | null> {
    const head = existsSync(path) ? readEncryptedHead(path) : null;
    if (!head) return null;
    const key = await WorkspaceKey.#derive(passphrase, head.subarray(0, SALT_BYTES));
    if (key.fits(head)) return key;
    key.clear();
    throw wrongPassphrase(basename(path));
  }

  static async #derive(passphrase: string, salt: Buffer): Promise<WorkspaceKey> {
    // One form for letters that keyboards write in two ways.
    const derived = await derive(passphrase.normalize('NFKC'), salt, KEY_BYTES, DERIVATION);
    const check = createHmac('sha256', derived).update('trustbench check value').digest();
    const material = Buffer.concat([RAW, derived, salt, check.subarray(0, CHECK_BYTES)]);
    derived.fill(0);
    const key = new WorkspaceKey(material);
    material.fill(0);
    return key;
  }

  /** The same key in memory of its own, for another holder. */
  copy(): WorkspaceKey {
    return new WorkspaceKey(this.#material);
  }

  /** A key that another thread was handed. */
  static handed(material: Uint8Array | null): WorkspaceKey | null {
    return material && new WorkspaceKey(material);
  }

  /** For a thread of this process only. */
  get material(): Uint8Array {
    return this.#material;
  }

  /** True when a file that begins with `head` was written under this key. */
  fits(head: Buffer): boolean {
    const own = this.#material.subarray(-HEAD_BYTES);
    return timingSafeEqual(own, head.subarray(0, HEAD_BYTES));
  }

  /** @throws AppError passphrase_wrong when this key does not come from `passphrase` */
  async confirm(passphrase: string, file: string): Promise<void> {
    const own = this.#material.subarray(-HEAD_BYTES);
    const other = await WorkspaceKey.#derive(passphrase, own.subarray(0, SALT_BYTES));
    const same = timingSafeEqual(this.#material, other.#material);
    other.clear();
    if (!same) throw wrongPassphrase(file);
  }

  /** Before any other statement on `db`. */
  apply(db: Database): void {
    db.pragma("cipher = 'aegis'");
    ciphered(db).key(this.#material);
  }

  /** Overwrites the key in memory. It opens nothing afterwards. */
  clear(): void {
    this.#material.fill(0);
  }
}

/** Writes every page of `db` anew under `key`, or as plain text when it is null. For a copy that nobody else has open. */
export function rewritePages(db: Database, key: WorkspaceKey | null): void {
  db.pragma("cipher = 'aegis'");
  ciphered(db).rekey(key ? Buffer.from(key.material) : Buffer.alloc(0));
}

/** `known` where the file at `path` was written under it, as copies of a workspace are; null otherwise. */
export function keyFor(path: string, known: WorkspaceKey | null): WorkspaceKey | null {
  const head = known && existsSync(path) ? readEncryptedHead(path) : null;
  return head && known?.fits(head) ? known : null;
}

/** True for a file that is a workspace under a passphrase. Not for a file that this process has open. */
export function isEncrypted(path: string): boolean {
  return readEncryptedHead(path) !== null;
}

/** The first bytes of an encrypted file, null for any other. */
function readEncryptedHead(path: string): Buffer | null {
  const head = Buffer.alloc(HEAD_BYTES + MARK.length);
  const handle = openSync(path, 'r');
  try {
    if (readSync(handle, head, 0, head.length, 0) < head.length) return null;
  } finally {
    closeSync(handle);
  }
  if (head.subarray(0, HEAD_BYTES).toString('latin1') === 'SQLite format 3\0') return null;
  const damaged = MARK.filter((byte, at) => byte !== head[HEAD_BYTES + at]).length;
  return damaged <= MARK_DAMAGE ? head : null;
}

export function passphraseRequired(path: string): AppError {
  return new AppError('passphrase_required', `${basename(path)} is encrypted. Enter its passphrase.`);
}

function wrongPassphrase(file: string): AppError {
  return new AppError(
    'passphrase_wrong',
    `The passphrase does not open ${file}. Check capitals and keyboard layout. If it is certain, the beginning of the file is damaged: open a backup.`,
  );
}

/** What the driver adds to better-sqlite3. */
interface Ciphered {
  key(key: Buffer): void;
  rekey(key: Buffer): void;
}

function ciphered(db: Database): Ciphered {
  return db as unknown as Ciphered;
}
