/** Draws that anyone can repeat from the seed and the frozen population. */
import { AppError } from '../errors.ts';
import { requireCount } from './numeric.ts';
import { keyOfTicket, nextTicket, ticketKey, ticketOfDigest } from './tickets.ts';

export const DRAW_ALGORITHMS = ['consistent-sampler', 'rivest-sampler-2011'] as const;
export type DrawAlgorithm = (typeof DRAW_ALGORITHMS)[number];

/** SHA-256 of the text as UTF-8, in lower-case hex. Passed in, because pure code has no hash of its own. */
export type Sha256Hex = (text: string) => string;

export interface DrawnItem {
  id: string;
  ticket: string;
}

export interface DrawnNumber {
  number: number;
}

/**
 * Consistent sampler: the `count` ids with the lowest tickets, after the first `skip`. A larger sample extends a smaller one, the
 * next ticket is the replacement, and the order of `ids` does not matter.
 * @throws AppError `bad_input` when ids are empty or repeated, or when there are fewer than skip + count.
 */
export function drawConsistent(
  { seed, ids, count, skip = 0 }: { seed: string; ids: readonly string[]; count: number; skip?: number },
  sha256Hex: Sha256Hex,
): DrawnItem[] {
  requireDraw(count, skip, ids.length);
  requireDistinct(ids);
  const prefix = sha256Hex(seed);
  const lowest = new LowestTickets(skip + count);
  for (const id of ids) lowest.offer(id, sha256Hex(prefix + id));
  return lowest.items().slice(skip);
}

/** An item drawn with replacement; `generation` counts how often it came so far. */
export interface RepeatedItem extends DrawnItem {
  generation: number;
}

/**
 * Consistent sampler with replacement: a drawn id comes back with the next ticket after its present one.
 * @throws AppError `bad_input` when ids are empty or repeated, or when there are none to draw from
 */
export function drawConsistentRepeated(
  { seed, ids, count, skip = 0 }: { seed: string; ids: readonly string[]; count: number; skip?: number },
  sha256Hex: Sha256Hex,
): RepeatedItem[] {
  const wanted = skip + count;
  // Only an id among the lowest can come at all.
  const first = drawConsistent({ seed, ids, count: Math.min(wanted, ids.length) }, sha256Hex);
  requireDraw(count, skip, first.length === 0 ? 0 : Number.POSITIVE_INFINITY);
  const waiting: RepeatedItem[] = first.map((item) => ({ ...item, generation: 1 }));
  const drawn: RepeatedItem[] = [];
  for (let item = waiting.shift(); item && drawn.length < wanted; item = waiting.shift()) {
    drawn.push(item);
    const next = {
      id: item.id,
      ticket: nextTicket(item.ticket, sha256Hex),
      generation: item.generation + 1,
    };
    const place = waiting.findIndex((other) => other.ticket > next.ticket);
    waiting.splice(place < 0 ? waiting.length : place, 0, next);
  }
  return drawn.slice(skip);
}

/**
 * rivest-sampler-2011, for lists numbered `from` to `to`: pick i is from + SHA-256(seed + "," + i) mod the length of the range.
 * Without replacement a repeated pick is dropped.
 * @throws AppError `bad_input` for an empty range, or one with fewer numbers than skip + count without replacement.
 */
export function drawRivest2011(
  request: {
    seed: string;
    from: number;
    to: number;
    count: number;
    skip?: number;
    withReplacement?: boolean;
  },
  sha256Hex: Sha256Hex,
): DrawnNumber[] {
  const { seed, from, to, count, skip = 0, withReplacement = false } = request;
  requireCount('first number', from);
  requireCount('last number', to, from);
  const length = to - from + 1;
  requireDraw(count, skip, withReplacement ? Number.POSITIVE_INFINITY : length);
  const seen = new Set<number>();
  const picks: DrawnNumber[] = [];
  for (let i = 1; picks.length < skip + count; i++) {
    const number = from + Number(BigInt(`0x${sha256Hex(`${seed},${i}`)}`) % BigInt(length));
    if (!withReplacement && seen.has(number)) continue;
    seen.add(number);
    picks.push({ number });
  }
  return picks.slice(skip);
}

function requireDraw(count: number, skip: number, available: number): void {
  requireCount('number of items to draw', count);
  requireCount('number of items to skip', skip);
  if (skip + count <= available) return;
  throw new AppError(
    'bad_input',
    `The draw asks for ${skip + count} items but the population has ${available}. Draw at most ${available}.`,
  );
}

function requireDistinct(ids: readonly string[]): void {
  const distinct = new Set(ids);
  if (distinct.has(''))
    throw new AppError('bad_input', 'An id is empty. Give every item of the population an id.');
  if (distinct.size === ids.length) return;
  const id = ids.find((candidate) => !distinct.delete(candidate));
  throw new AppError('bad_input', `The id "${id}" occurs more than once. Ids must be distinct.`, { id });
}

/**
 * The lowest `wanted` tickets of many. Candidates gather until there are twice as many as wanted, then the worse half goes; an id
 * whose cheap key is already too high never has its ticket computed.
 */
class LowestTickets {
  readonly #wanted: number;
  readonly #room: number;
  #candidates: DrawnItem[] = [];
  #highestKey = Number.POSITIVE_INFINITY;

  constructor(wanted: number) {
    this.#wanted = wanted;
    this.#room = Math.max(2 * wanted, 256);
  }

  offer(id: string, digest: string): void {
    if (ticketKey(digest) > this.#highestKey) return;
    this.#candidates.push({ id, ticket: ticketOfDigest(digest) });
    if (this.#candidates.length < this.#room) return;
    this.#candidates = this.items();
    const last = this.#candidates.at(-1);
    if (last) this.#highestKey = keyOfTicket(last.ticket);
  }

  items(): DrawnItem[] {
    return this.#candidates.toSorted(byTicket).slice(0, this.#wanted);
  }
}

/** Plain string order, not the locale's: tickets are ASCII. Equal tickets would need a SHA-256 collision. */
function byTicket(a: DrawnItem, b: DrawnItem): number {
  return a.ticket < b.ticket ? -1 : 1;
}
