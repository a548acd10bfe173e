/** Characters that a passphrase has at least. What is shorter is guessed, however slow a guess is. */
export const LEAST_PASSPHRASE = 10;

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
