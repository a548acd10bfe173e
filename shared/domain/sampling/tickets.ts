/**
 * Tickets of the consistent sampler (Rivest, "Consistent Sampling with Replacement", arXiv 1808.10016): every id gets a
 * pseudo-random number from the seed alone, and the lowest numbers are drawn.
 */

const TICKET_DIGITS = 64;

const KEY_DIGITS = 5;
const KEY_MODULUS = 10 ** KEY_DIGITS;
const WORD_LENGTH = 8;
/** 2 ** 224, 2 ** 192 ... 1 modulo 10 ** 5: what each 32-bit word of a digest counts for. Their weighted sum stays below 2 ** 53. */
const WORD_WEIGHTS = [7, 6, 5, 4, 3, 2, 1, 0].map((word) =>
  Number(2n ** (32n * BigInt(word)) % BigInt(KEY_MODULUS)),
);

/** The ticket of a SHA-256 digest in hex: "0." and the digest's decimal digits, last digit first. Tickets compare as strings. */
export function ticketOfDigest(digest: string): string {
  const decimal = BigInt(`0x${digest}`).toString().padStart(TICKET_DIGITS, '0');
  return `0.${reversed(decimal)}`;
}

/**
 * The ticket with which an id comes back when it is drawn with replacement: it shares the leading nines of the present one and is
 * higher.
 */
export function nextTicket(ticket: string, sha256Hex: (text: string) => string): string {
  const present = `${ticket}0`;
  const kept = /^0\.9*/.exec(present)?.[0] ?? '0.';
  for (let i = 1; ; i++) {
    const next = kept + ticketOfDigest(sha256Hex(`${ticket}:${i}`)).slice(2);
    if (next > present) return next;
  }
}

/**
 * The first five digits of a digest's ticket as a number: of two tickets with different keys, the lower key has the lower ticket.
 * Much cheaper than the ticket, which begins with the last digits: a remainder, not a long division.
 */
export function ticketKey(digest: string): number {
  let sum = 0;
  let at = 0;
  for (const weight of WORD_WEIGHTS) {
    sum += Number.parseInt(digest.slice(at, at + WORD_LENGTH), 16) * weight;
    at += WORD_LENGTH;
  }
  let remainder = sum % KEY_MODULUS;
  let key = 0;
  for (let i = 0; i < KEY_DIGITS; i++) {
    key = key * 10 + (remainder % 10);
    remainder = Math.floor(remainder / 10);
  }
  return key;
}

/** The same key, of a ticket that is already known. */
export function keyOfTicket(ticket: string): number {
  return Number(ticket.slice(2, 2 + KEY_DIGITS));
}

/** Joined from an array, not added up: that would keep a chain of 77 one-digit strings for every ticket. */
function reversed(digits: string): string {
  return [...digits].toReversed().join('');
}
