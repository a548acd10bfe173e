import type { SecretKeeping } from '../../../shared/contract/shell.ts';

/**
 * The key store of the operating system, as the desktop shell reaches it. What it encrypts only this user on this computer decrypts.
 * Both sides of `protect` are base64.
 */
export interface SystemSecrets {
  describe(): Promise<SecretKeeping>;
  protect(secret: string): Promise<string>;
  /** @throws AppError when the store does not decrypt it: another computer, another user, a store that was reset */
  unprotect(data: string): Promise<string>;
}
