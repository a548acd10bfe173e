/** Characters that a passphrase has at least. What is shorter is guessed, however slow a guess is. */
export const LEAST_PASSPHRASE = 10;

/** Minutes without a key or a pointer after which an encrypted workspace can be locked. */
export const LOCK_AFTER_MINUTES = [5, 15, 30, 60] as const;
export type LockAfterMinutes = (typeof LOCK_AFTER_MINUTES)[number];

/** Unless the user chose otherwise; 15 minutes is what most security policies ask of a screen. */
export const DEFAULT_LOCK_AFTER: LockAfterMinutes = 15;

export type PassphraseStrength = 'short' | 'weak' | 'fair' | 'strong';

const GUESSABLE = /^(.)\1+$|password|passphrase|trustbench|qwerty|letmein|12345|abcdef/i;

/** Length counts, variety helps, what everybody tries first does not count. A hint for people and no measure of entropy. */
export function passphraseStrength(text: string): PassphraseStrength {
  const letters = Array.from(text);
  if (letters.length < LEAST_PASSPHRASE) return 'short';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text)).length;
  const different = new Set(letters).size;
  if (GUESSABLE.test(text) || different < 6) return 'weak';
  if (letters.length >= 20 || (letters.length >= 14 && kinds >= 3)) return 'strong';
  return letters.length >= 14 || kinds >= 3 ? 'fair' : 'weak';
}
