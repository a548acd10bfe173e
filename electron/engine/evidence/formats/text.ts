import { isUtf8 } from 'node:buffer';
import { completeLength } from '../../tables/text-decoding.ts';

export interface DecodedText {
  text: string;
  encoding: 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';
}

/** How much of a file shows whether it is UTF-16 without a mark. */
const SAMPLE = 4096;

/**
 * Text of any usual encoding, without its byte order mark. What is no character of the encoding becomes U+FFFD, so that a
 * damaged file can still be looked at. A file that is cut inside a character loses only that character.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Order(bytes);
  if (utf16 === 'le') return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16 LE' };
  if (utf16 === 'be') return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16 BE' };
  const whole = bytes.subarray(0, completeLength(bytes));
  if (isUtf8(whole)) return { text: new TextDecoder('utf-8').decode(whole), encoding: 'UTF-8' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
}

function utf16Order(bytes: Uint8Array): 'le' | 'be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'be';
  const sample = bytes.subarray(0, Math.min(bytes.length, SAMPLE) & ~1);
  const zeros = [0, 0];
  for (let i = 0; i < sample.length; i += 1) if (sample[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = sample.length / 2;
  // Latin text in UTF-16 has a zero in every second byte; stray NULs in other text are far fewer.
  if (odd > most * 0.7 && even < most * 0.1) return 'le';
  if (even > most * 0.7 && odd < most * 0.1) return 'be';
  return null;
}
