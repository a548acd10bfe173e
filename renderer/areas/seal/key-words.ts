import type { Keyring } from '../../../shared/contract/seal.ts';

/** What keeps a new key, as the rest of a sentence: a store of the system, or a file under a passphrase, and why. */
export const keepingOf = ({ store, storeNote }: Keyring): string =>
  store === 'system'
    ? `${storeNote} keeps the key, for this user on this computer.`
    : `a file keeps the key under a passphrase: ${storeNote}`;
