import type { SecretKeeping, SecretRequest } from '../../shared/contract/shell.ts';

/** The part of Electron's `safeStorage` that is used. Old versions do not say what stands behind it. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(data: Buffer): string;
}

const NAMES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'the Keychain of macOS',
  win32: 'the data protection of Windows',
};
/** Backends of Linux that ask for a login. Any other keeps secrets under a password that stands in Chromium's source. */
const BACKENDS: Readonly<Record<string, string>> = {
  gnome_libsecret: 'the keyring of GNOME',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
};

/** Whether a secret is safe with this system. */
export function secretKeeping(storage: SafeStorage, platform: NodeJS.Platform): SecretKeeping {
  if (!storage.isEncryptionAvailable())
    return { available: false, why: 'this system has no key store that is open.' };
  const name = platform === 'linux' ? BACKENDS[storage.getSelectedStorageBackend?.() ?? ''] : NAMES[platform];
  return name === undefined
    ? { available: false, why: 'this system has no key store that asks for a login.' }
    : { available: true, name };
}

/** Answers the engine. @throws Error with a sentence for the user when the store refuses */
export function answerSecret(
  storage: SafeStorage,
  platform: NodeJS.Platform,
  request: SecretRequest,
): SecretKeeping | string {
  const keeping = secretKeeping(storage, platform);
  if (request.kind === 'describe') return keeping;
  if (!keeping.available) throw new Error(`The key store of the system can not be used: ${keeping.why}`);
  if (request.kind === 'protect') return storage.encryptString(request.secret).toString('base64');
  try {
    return storage.decryptString(Buffer.from(request.data, 'base64'));
  } catch {
    throw new Error(
      `${keeping.name.replace(/^t/, 'T')} does not open the signing key. It was made by another user, on another computer, or before the store was reset. Put a copy of the key in its place.`,
    );
  }
}
