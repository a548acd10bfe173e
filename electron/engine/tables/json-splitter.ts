/** Cuts JSON text into the texts of its records, piece by piece, with the line on which each begins. */
import { AppError } from '../../../shared/domain/errors.ts';

/** No record of a real list is longer; without a limit a bracket that is never closed would pull in the whole file. */
const LONGEST_RECORD = 4 * 1024 * 1024;
const LF = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

type OnRecord = (text: string, line: number) => void;

/** One record a line; empty lines are passed over. */
export class JsonLineSplitter {
  readonly #name: string;
  readonly #onRecord: OnRecord;
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;

  constructor(name: string, onRecord: OnRecord) {
    this.#name = name;
    this.#onRecord = onRecord;
  }

  push(bytes: Buffer, last = false): void {
    const buffer = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    let start = 0;
    for (let end = buffer.indexOf(LF); end >= 0; end = buffer.indexOf(LF, start)) {
      this.#take(buffer.toString('utf8', start, end));
      start = end + 1;
    }
    if (buffer.length - start > LONGEST_RECORD) throw tooLong(this.#name, this.#line);
    // A copy, because the caller may reuse the memory of what it passed in.
    this.#rest = last ? Buffer.alloc(0) : Buffer.from(buffer.subarray(start));
    if (last) this.#take(buffer.toString('utf8', start));
  }

  #take(text: string): void {
    if (text.trim() !== '') this.#onRecord(text, this.#line);
    this.#line += 1;
  }
}

/** The objects of one array, however they are laid out. */
export class JsonArraySplitter {
  readonly #name: string;
  readonly #onRecord: OnRecord;
  #state: 'before' | 'inside' | 'after' = 'before';
  /** Open braces and brackets of the record that is being read. */
  #depth = 0;
  #isString = false;
  #isEscaped = false;
  #line = 1;
  #startLine = 1;
  /** Bytes of the record that came with earlier pieces. */
  #begun: Buffer[] = [];
  #begunLength = 0;

  constructor(name: string, onRecord: OnRecord) {
    this.#name = name;
    this.#onRecord = onRecord;
  }

  push(bytes: Buffer, last = false): void {
    let start = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte === LF) this.#line += 1;
      if (this.#depth === 0) {
        if (this.#between(byte)) start = at;
      } else if (this.#within(byte)) {
        this.#begun.push(bytes.subarray(start, at + 1));
        const text = Buffer.concat(this.#begun).toString('utf8');
        this.#begun = [];
        this.#begunLength = 0;
        this.#onRecord(text, this.#startLine);
      }
    }
    if (this.#depth > 0) {
      // A copy, because the caller may reuse the memory of what it passed in.
      this.#begun.push(Buffer.from(bytes.subarray(start)));
      this.#begunLength += bytes.length - start;
      if (this.#begunLength > LONGEST_RECORD) throw tooLong(this.#name, this.#startLine);
    }
    if (last && this.#state !== 'after') throw this.#broken(this.#depth > 0 ? this.#startLine : this.#line);
  }

  /** A byte outside of records. @returns whether a record begins with it */
  #between(byte: number): boolean {
    if (byte <= 0x20) return false;
    if (this.#state === 'before' && byte === OPEN_BRACKET) this.#state = 'inside';
    else if (this.#state === 'inside' && byte === CLOSE_BRACKET) this.#state = 'after';
    else if (this.#state === 'inside' && byte === OPEN_BRACE) {
      this.#depth = 1;
      this.#startLine = this.#line;
      return true;
    } else if (this.#state !== 'inside' || byte !== COMMA) throw this.#broken(this.#line);
    return false;
  }

  /** A byte of a record. @returns whether the record ends with it */
  #within(byte: number): boolean {
    if (this.#isString) {
      if (this.#isEscaped) this.#isEscaped = false;
      else if (byte === BACKSLASH) this.#isEscaped = true;
      else if (byte === QUOTE) this.#isString = false;
      return false;
    }
    if (byte === QUOTE) this.#isString = true;
    else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) this.#depth += 1;
    else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) this.#depth -= 1;
    return this.#depth === 0;
  }

  #broken(line: number): AppError {
    const message = `"${this.#name}" is not a whole JSON array of objects: line ${line} does not fit. Export the file again, or write one object a line.`;
    return new AppError('file_unreadable', message, { file: this.#name, line });
  }
}

function tooLong(name: string, line: number): AppError {
  const message = `The record on line ${line} of "${name}" is longer than 4 MB or never ends. Correct it or export the file again.`;
  return new AppError('file_unreadable', message, { file: name, line });
}
