import { createHash } from 'node:crypto';
import { fingerprintWords } from '../../../shared/domain/fingerprint-words.ts';

/** How a public key is told apart: SHA-256 of its 32 bytes, and the words for its first 8. */
export interface PublicKeyFacts {
  publicKey: string;
  fingerprint: string;
  words: string;
}

/** A key of this installation. */
export interface OwnKey extends PublicKeyFacts {
  /** ISO 8601; null of a key made before its day was kept. */
  createdAt: string | null;
  /** By the key store of the system, or by a passphrase. */
  keptBy: 'system' | 'passphrase';
}

/** @param publicKey 32 bytes in hex */
export function describeKey(publicKey: string): PublicKeyFacts {
  const fingerprint = createHash('sha256').update(Buffer.from(publicKey, 'hex')).digest('hex');
  return { publicKey, fingerprint, words: fingerprintWords(fingerprint) };
}
