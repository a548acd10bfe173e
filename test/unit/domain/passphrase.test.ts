import { expect, it } from 'vitest';
import { passphraseStrength } from '../../../shared/domain/passphrase.ts';

it.each([
  ['', 'short'],
  ['Tr0ub4d&r', 'short'],
  ['password12345', 'weak'],
  ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
  ['abababababababababababab', 'weak'],
  ['greenwindow', 'weak'],
  ['Green7window', 'fair'],
  ['greenwindowtea', 'fair'],
  ['correct horse battery staple', 'strong'],
  ['Fünf grüne Teekannen', 'strong'],
])('takes %j for %s', (text, strength) => expect(passphraseStrength(text)).toBe(strength));
