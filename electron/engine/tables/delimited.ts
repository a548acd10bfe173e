/**
 * A reader of comma, semicolon, tab and bar separated text (RFC 4180 with the liberties that exports take). It works on UTF-8 bytes
 * and makes strings only of fields that somebody asks for: a million rows cost what their key and date cost, and no string keeps a
 * whole chunk of the file alive.
 */
import { AppError } from '../../../shared/domain/errors.ts';

export const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
/** No record of a real list is longer; without a limit a quote that is never closed would pull in the whole file. */
const LONGEST_RECORD = 4 * 1024 * 1024;
const MOST_FIELDS = 16_384;

/** One record. The object is reused: read what you need before the next record. */
export interface DelimitedRecord {
  readonly count: number;
  /** An empty line. */
  readonly isBlank: boolean;
  /** The text of a field; empty beyond the last one. */
  text(index: number): string;
  /** The bytes of a field, where the rows are bytes; undefined beyond the last one. The object is reused. */
  raw?(index: number): RawField | undefined;
}

/** A field as it lies in memory, in UTF-8; in a quoted one, two quotation marks stand for one. */
export interface RawField {
  buffer: Buffer;
  start: number;
  end: number;
  isQuoted: boolean;
}

export class DelimitedScanner {
  readonly #name: string;
  readonly #delimiter: number;
  readonly #onRecord: (record: DelimitedRecord) => void;
  readonly #record = new RecordView();
  #rest: Buffer = Buffer.alloc(0);
  #records = 0;

  /** `name` is the file name that errors mention. */
  constructor(name: string, delimiter: Delimiter, onRecord: (record: DelimitedRecord) => void) {
    this.#name = name;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
  }

  /** Reads the next bytes (UTF-8); records that they complete are handed out at once. */
  push(bytes: Buffer, last = false): void {
    const buffer = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    let position = 0;
    while (position < buffer.length) {
      const next = this.#readRecord(buffer, position, last);
      if (next < 0) break;
      this.#records += 1;
      this.#onRecord(this.#record);
      position = next;
    }
    // A copy, because the caller may reuse the memory of what it passed in.
    this.#rest = Buffer.from(buffer.subarray(position));
    if (this.#rest.length > LONGEST_RECORD || (last && this.#rest.length > 0)) throw this.#unclosed();
  }

  /** Fills the view with the record that begins at `start`; returns where the next begins, or -1 when this one is not complete. */
  #readRecord(buffer: Buffer, start: number, last: boolean): number {
    const end = buffer.length;
    const delimiter = this.#delimiter;
    const record = this.#record;
    let position = start;
    record.begin(buffer);
    for (;;) {
      const fieldStart = position;
      let fieldEnd = -1;
      let isQuoted = false;
      if (buffer[position] === QUOTE) {
        const close = closingQuote(buffer, position + 1);
        if (close < 0 || (close === end - 1 && !last)) return -1;
        position = close + 1;
        const after = buffer[position];
        isQuoted = position === end || after === delimiter || after === LF || after === CR;
        fieldEnd = close;
      }
      if (!isQuoted) {
        // Also for a quote that closes before the field ends (12" monitor): the field is what is written.
        while (position < end) {
          const byte = buffer[position];
          if (byte === delimiter || byte === LF || byte === CR) break;
          position += 1;
        }
        fieldEnd = position;
      }
      if (position === end && !last) return -1;
      if (record.count === MOST_FIELDS) throw this.#tooWide();
      record.add(isQuoted ? fieldStart + 1 : fieldStart, fieldEnd, isQuoted);
      if (position === end) return end;
      const byte = buffer[position];
      position += 1;
      if (byte === delimiter) continue;
      if (byte === LF) return position;
      // The line feed of a line end that is cut in two would read as an empty line.
      if (position === end && !last) return -1;
      return buffer[position] === LF ? position + 1 : position;
    }
  }

  #unclosed(): AppError {
    const row = this.#records + 1;
    const message = `"${this.#name}" has a quotation mark in record ${row} that is never closed. Correct that record or export the file again.`;
    return new AppError('file_unreadable', message, { file: this.#name, record: row });
  }

  #tooWide(): AppError {
    const message = `"${this.#name}" has more than ${MOST_FIELDS} columns in record ${this.#records + 1}. Check that it is a table.`;
    return new AppError('unknown_format', message, { file: this.#name, record: this.#records + 1 });
  }
}

/** The position of the quote that ends a quoted field, -1 when it is not in the buffer. Two quotes stand for one. */
function closingQuote(buffer: Buffer, from: number): number {
  let position = buffer.indexOf(QUOTE, from);
  while (position >= 0 && buffer[position + 1] === QUOTE) position = buffer.indexOf(QUOTE, position + 2);
  return position;
}

class RecordView implements DelimitedRecord {
  #buffer: Buffer = Buffer.alloc(0);
  #starts = new Int32Array(64);
  #ends = new Int32Array(64);
  #quoted = new Uint8Array(64);
  readonly #raw: RawField = { buffer: this.#buffer, start: 0, end: 0, isQuoted: false };
  count = 0;

  get isBlank(): boolean {
    return this.count === 1 && this.#starts[0] === this.#ends[0] && this.#quoted[0] === 0;
  }

  begin(buffer: Buffer): void {
    this.#buffer = buffer;
    this.count = 0;
  }

  add(start: number, end: number, isQuoted: boolean): void {
    if (this.count === this.#starts.length) this.#grow();
    this.#starts[this.count] = start;
    this.#ends[this.count] = end;
    this.#quoted[this.count] = isQuoted ? 1 : 0;
    this.count += 1;
  }

  text(index: number): string {
    if (index >= this.count) return '';
    const text = this.#buffer.toString('utf8', this.#starts[index], this.#ends[index]);
    return this.#quoted[index] === 1 && text.includes('"') ? text.replaceAll('""', '"') : text;
  }

  raw(index: number): RawField | undefined {
    if (index >= this.count) return undefined;
    const raw = this.#raw;
    raw.buffer = this.#buffer;
    raw.start = this.#starts[index] ?? 0;
    raw.end = this.#ends[index] ?? 0;
    raw.isQuoted = this.#quoted[index] === 1;
    return raw;
  }

  #grow(): void {
    const size = this.#starts.length * 2;
    const grown = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const array = new Int32Array(size);
      array.set(old);
      return array;
    };
    this.#starts = grown(this.#starts);
    this.#ends = grown(this.#ends);
    const quoted = new Uint8Array(size);
    quoted.set(this.#quoted);
    this.#quoted = quoted;
  }
}

/**
 * The delimiter of a file from its first records (UTF-8 bytes): the one that gives most records the same number of columns, two at
 * least; of equals the one that gives more columns. A file of one column counts as comma separated.
 */
export function detectDelimiter(head: Buffer): Delimiter {
  let best: Delimiter = ',';
  let highest = 0;
  for (const delimiter of DELIMITERS) {
    const counts = columnCounts(head, delimiter);
    const [usual = 1, times = 0] = mostFrequent(counts);
    const score = usual < 2 ? 0 : times / counts.length + Math.min(usual, 50) / 1000;
    if (score > highest) {
      highest = score;
      best = delimiter;
    }
  }
  return best;
}

function columnCounts(head: Buffer, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  const scanner = new DelimitedScanner('', delimiter, (record) => {
    if (!record.isBlank) counts.push(record.count);
  });
  // The head ends anywhere, so its last record is left alone unless it is the only one.
  scanner.push(head);
  if (counts.length === 0) {
    try {
      scanner.push(Buffer.alloc(0), true);
    } catch {
      return [1];
    }
  }
  return counts.length > 0 ? counts : [1];
}

function mostFrequent(values: number[]): [value: number, times: number] | [] {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return [...times].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
}
