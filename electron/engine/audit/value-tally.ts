/**
 * Counts the values of every column in the same pass as everything else. It compares bytes and makes a text only of the first of each
 * value: a million rows of ten columns would otherwise be ten million texts.
 */
import { MOST_DISTINCT, type ColumnValues } from '../../../shared/domain/population-profile.ts';
import type { DelimitedRecord, RawField } from '../tables/delimited.ts';

const MOST_SHOWN = 10;
const LONGEST_SHOWN = 120;
/** Bytes. A longer value makes its column one of texts, which nobody counts. */
const LONGEST_COUNTED = 64;
/** Columns beyond these are not counted: a table so wide is a dump. */
const MOST_COLUMNS = 100;

export class ValueTally {
  readonly #columns: readonly ColumnTally[];

  constructor(columns: readonly string[]) {
    this.#columns = columns.slice(0, MOST_COLUMNS).map((column) => new ColumnTally(column));
  }

  add(record: DelimitedRecord): void {
    for (let index = 0; index < this.#columns.length; index += 1) {
      this.#columns[index]?.add(record.raw?.(index) ?? rawOf(record.text(index)));
    }
  }

  values(): ColumnValues[] {
    return this.#columns.map((column) => column.values());
  }
}

function rawOf(text: string): RawField {
  const buffer = Buffer.from(text, 'utf8');
  return { buffer, start: 0, end: buffer.length, isQuoted: false };
}

/** Slots of the table: four for each value keeps them apart. A power of two. */
const SLOTS = 4096;
const SPACE = 0x20;
const HASHED = 10;
/** Start and prime of the FNV-1a hash. */
const [FNV_START, FNV_PRIME] = [0x811c9dc5, 0x01000193];

class ColumnTally {
  readonly #column: string;
  #empty = 0;
  /** Value number + 1 in an open hash table; dropped when there are too many values. */
  #slots: Int32Array | undefined = new Int32Array(SLOTS);
  readonly #hashes: number[] = [];
  #stored: Buffer[] = [];
  #isQuoted: boolean[] = [];
  readonly #rows: number[] = [];
  /** Number of the value of the row before. */
  #latest = -1;

  constructor(column: string) {
    this.#column = column;
  }

  add({ buffer, start, end, isQuoted }: RawField): void {
    // Bytes of a text above space are never a blank at its start, so most fields are settled here.
    if (
      start === end ||
      ((buffer[start] ?? 0) <= SPACE && buffer.toString('utf8', start, end).trim() === '')
    ) {
      this.#empty += 1;
      return;
    }
    const slots = this.#slots;
    if (!slots) return;
    // Lists repeat themselves: the value of the row before needs no search.
    if (this.#isSame(this.#latest, buffer, start, end, isQuoted)) {
      this.#rows[this.#latest] = (this.#rows[this.#latest] ?? 0) + 1;
      return;
    }
    const hash = hashOf(buffer, start, end, isQuoted);
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
    for (;;) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) break;
      if (this.#hashes[number] === hash && this.#isSame(number, buffer, start, end, isQuoted)) {
        this.#rows[number] = (this.#rows[number] ?? 0) + 1;
        this.#latest = number;
        return;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (this.#stored.length === MOST_DISTINCT || end - start > LONGEST_COUNTED) {
      this.#slots = undefined;
      this.#stored = [];
      return;
    }
    this.#hashes.push(hash);
    // A copy, because the chunk goes away.
    this.#stored.push(Buffer.from(buffer.subarray(start, end)));
    this.#isQuoted.push(isQuoted);
    this.#rows.push(1);
    slots[slot] = this.#stored.length;
  }

  values(): ColumnValues {
    const facts = { column: this.#column, empty: this.#empty };
    if (!this.#slots) return { ...facts, distinct: null, top: [] };
    // Blanks around a value and quotation marks that need not be there make no other value.
    const rows = new Map<string, number>();
    this.#stored.forEach((bytes, number) => {
      const written = bytes.toString('utf8');
      const value = (this.#isQuoted[number] ? written.replaceAll('""', '"') : written).trim();
      rows.set(value, (rows.get(value) ?? 0) + (this.#rows[number] ?? 0));
    });
    const top = [...rows]
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_SHOWN)
      .map(([value, count]) => ({ value: shortened(value), rows: count }));
    return { ...facts, distinct: rows.size, top };
  }

  #isSame(number: number, buffer: Buffer, start: number, end: number, isQuoted: boolean): boolean {
    const stored = this.#stored[number];
    if (!stored || stored.length !== end - start || this.#isQuoted[number] !== isQuoted) return false;
    for (let at = 0; at < stored.length; at += 1) if (stored[at] !== buffer[start + at]) return false;
    return true;
  }
}

/** FNV-1a over the length and both ends of the field: equal hashes are compared byte by byte anyway. */
function hashOf(buffer: Buffer, start: number, end: number, isQuoted: boolean): number {
  const length = end - start;
  let hash = Math.imul(FNV_START ^ length ^ (isQuoted ? 1 << 16 : 0), FNV_PRIME);
  const middle = length > 2 * HASHED ? start + HASHED : end;
  for (let at = start; at < middle; at += 1) hash = Math.imul(hash ^ (buffer[at] ?? 0), FNV_PRIME);
  for (let at = end - HASHED; at < end && middle < end; at += 1)
    hash = Math.imul(hash ^ (buffer[at] ?? 0), FNV_PRIME);
  return hash;
}

const shortened = (text: string): string =>
  text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
