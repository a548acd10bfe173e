/** Finds out whether the keys of a list are running numbers, and which numbers are missing: a gap may be a row left out. */

/** Keys with one prefix and a number, such as CR-0001 to CR-0420. */
export interface KeySequence {
  /** What stands before the number; empty for plain numbers. */
  prefix: string;
  /** The lowest and the highest key. */
  first: string;
  last: string;
  /** Different numbers that are there. */
  count: number;
  /** Numbers between the first and the last that are not there. */
  missing: number;
  /** The first ranges of missing numbers, as keys; `from` equals `to` when one number is missing. */
  gaps: { from: string; to: string; missing: number }[];
  /** Ranges in all, also those that `gaps` leaves out. */
  gapCount: number;
}

export interface KeySequences {
  /** The largest first. */
  found: KeySequence[];
  /** Keys that belong to none of them. */
  otherKeys: number;
}

/** Fewer numbers than this say nothing about a series. */
const LEAST_NUMBERS = 3;
/** A series fills at least this share of its span; sparser numbers are no running numbers, such as account numbers. */
const LEAST_DENSITY = 0.1;
const MOST_PREFIXES = 1000;
const MOST_SEQUENCES = 10;
const MOST_GAPS = 20;
/** Up to here a number is exact. */
const MOST_DIGITS = 15;
const [ZERO, NINE] = [0x30, 0x39];
const DAY = /^\d{4}-\d{2}-$/;

/**
 * Groups keys by the text before their last number and looks for missing numbers in each group. Letters after the number, such as in
 * CR-0001a, make it no number, and neither does a calendar day. Repeated keys count once.
 */
export function findSequences(keys: Iterable<string>): KeySequences {
  const groups = new Map<string, NumberGroup>();
  let otherKeys = 0;
  let group: NumberGroup | undefined;
  for (const key of keys) {
    const start = numberStart(key);
    const digits = key.length - start;
    if (digits === 0 || digits > MOST_DIGITS) {
      otherKeys += 1;
      continue;
    }
    // Neighbours mostly share their prefix, so a lookup and a new text are saved.
    if (!group || group.prefix.length !== start || !key.startsWith(group.prefix)) {
      const prefix = key.slice(0, start);
      group = groups.get(prefix);
      if (!group && groups.size < MOST_PREFIXES) {
        group = new NumberGroup(prefix);
        groups.set(prefix, group);
      }
    }
    if (group) group.add(Number(key.slice(start)), key);
    else otherKeys += 1;
  }
  const found: KeySequence[] = [];
  for (const each of [...groups.values()].toSorted((a, b) => b.size - a.size)) {
    const sequence = found.length < MOST_SEQUENCES ? each.sequence() : undefined;
    if (sequence) found.push(sequence);
    else otherKeys += each.size;
  }
  return { found, otherKeys };
}

function numberStart(key: string): number {
  let start = key.length;
  while (start > 0) {
    const code = key.charCodeAt(start - 1);
    if (code < ZERO || code > NINE) break;
    start -= 1;
  }
  return start;
}

class NumberGroup {
  readonly prefix: string;
  readonly #numbers: number[] = [];
  #isSorted = true;
  #lowest: [number: number, key: string] = [Number.POSITIVE_INFINITY, ''];
  #highest: [number: number, key: string] = [-1, ''];

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  get size(): number {
    return this.#numbers.length;
  }

  add(number: number, key: string): void {
    const before = this.#numbers.at(-1);
    if (before !== undefined && number <= before) this.#isSorted = false;
    this.#numbers.push(number);
    if (number < this.#lowest[0]) this.#lowest = [number, key];
    if (number > this.#highest[0]) this.#highest = [number, key];
  }

  /** Undefined when the numbers are no series. */
  sequence(): KeySequence | undefined {
    if (this.#numbers.length < LEAST_NUMBERS || DAY.test(this.prefix)) return undefined;
    const sorted = this.#isSorted ? this.#numbers : Float64Array.from(this.#numbers).toSorted();
    const [lowest, first] = this.#lowest;
    const [highest, last] = this.#highest;
    const gaps: KeySequence['gaps'] = [];
    let gapCount = 0;
    let count = 1;
    let before = lowest;
    for (const number of sorted) {
      if (number === before) continue;
      if (number > before + 1) {
        gapCount += 1;
        if (gaps.length < MOST_GAPS) {
          const [from, to] = [before + 1, number - 1];
          gaps.push({ from: this.#key(from), to: this.#key(to), missing: to - from + 1 });
        }
      }
      count += 1;
      before = number;
    }
    const span = highest - lowest + 1;
    if (count < LEAST_NUMBERS || count / span < LEAST_DENSITY) return undefined;
    return { prefix: this.prefix, first, last, count, missing: span - count, gaps, gapCount };
  }

  /** Padded as the keys are: CR-0041, when the lowest is CR-0001. */
  #key(number: number): string {
    const width = this.#lowest[1].length - this.prefix.length;
    return this.prefix + String(number).padStart(width, '0');
  }
}
