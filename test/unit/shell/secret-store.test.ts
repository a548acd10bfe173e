import { describe, expect, it } from 'vitest';
import { answerSecret, secretKeeping, type SafeStorage } from '../../../electron/main/secret-store.ts';

const storage = (backend?: string, available = true): SafeStorage => ({
  isEncryptionAvailable: () => available,
  ...(backend !== undefined && { getSelectedStorageBackend: () => backend }),
  encryptString: (text) => Buffer.from(`locked ${text}`),
  decryptString: (data) => {
    const text = data.toString();
    if (!text.startsWith('locked ')) throw new Error('Error while decrypting the ciphertext');
    return text.slice('locked '.length);
  },
});

describe('the key store of the system', () => {
  it.each([
    ['linux', 'gnome_libsecret', true],
    ['linux', 'kwallet5', true],
    // A password that stands in the source of Chromium.
    ['linux', 'basic_text', false],
    ['linux', 'unknown', false],
    // Electron before it said what stands behind it.
    ['linux', undefined, false],
    ['darwin', undefined, true],
    ['win32', undefined, true],
    ['freebsd', undefined, false],
  ] as const)('of %s with %s is used: %s', (platform, backend, available) => {
    expect(secretKeeping(storage(backend), platform).available).toBe(available);
    expect(secretKeeping(storage(backend, false), platform).available).toBe(false);
  });

  it('gives back what it was given, and says when it can not', () => {
    const ask = (request: Parameters<typeof answerSecret>[2]) => answerSecret(storage(), 'darwin', request);
    const data = ask({ kind: 'protect', secret: 'c2VjcmV0' });
    expect(ask({ kind: 'unprotect', data: String(data) })).toBe('c2VjcmV0');
    expect(() => ask({ kind: 'unprotect', data: 'AAAA' })).toThrow(
      'The Keychain of macOS does not open the signing key.',
    );
    const basic = storage('basic_text');
    expect(() => answerSecret(basic, 'linux', { kind: 'protect', secret: 'c2VjcmV0' })).toThrow(
      'can not be used',
    );
  });
});
