/**
 * Reads JSON lines (one object a line) and a JSON array of objects as a table. Columns are the keys of the first `HEAD_OBJECTS`
 * objects in the order in which they first appear; an object with another key is a ragged row. A value that is an object or a list
 * becomes its JSON text, null an empty cell, and a number of 16 or more digits stays as it is written.
 */
import { AppError } from '../../../shared/domain/errors.ts';
import type { DelimitedRecord } from './delimited.ts';
import { JsonArraySplitter, JsonLineSplitter } from './json-splitter.ts';

export type JsonLayout = 'lines' | 'array';

/** Objects that are looked at for column names before the first row is handed out. */
export const HEAD_OBJECTS = 1000;
const MOST_COLUMNS = 1000;
const LONG_NUMBER = /\d{16}/;

/** How the text begins, if it is JSON of a layout that is read. */
export function jsonLayout(head: string): JsonLayout | undefined {
  const text = head.trimStart();
  if (/^\{\s*["}]/.test(text)) return 'lines';
  return /^\[\s*(?:\{|\])/.test(text) ? 'array' : undefined;
}

/** Hands out a record of column names, then a record for each object. */
export class JsonRowScanner {
  readonly #name: string;
  readonly #onRecord: (record: DelimitedRecord) => void;
  readonly #splitter: { push(bytes: Buffer, last?: boolean): void };
  #columns: Map<string, number> | undefined;
  #head: Record<string, unknown>[] = [];

  /** `name` is the file name that errors mention. */
  constructor(name: string, layout: JsonLayout, onRecord: (record: DelimitedRecord) => void) {
    this.#name = name;
    this.#onRecord = onRecord;
    const take = (text: string, line: number): void => this.#take(this.#parse(text, line));
    this.#splitter =
      layout === 'lines' ? new JsonLineSplitter(name, take) : new JsonArraySplitter(name, take);
  }

  /** Reads the next bytes (UTF-8). @throws AppError file_unreadable naming the line */
  push(bytes: Buffer, last = false): void {
    this.#splitter.push(bytes, last);
    if (last) this.#settle();
  }

  #take(object: Record<string, unknown>): void {
    if (this.#columns) {
      this.#onRecord(recordOf(object, this.#columns));
      return;
    }
    this.#head.push(object);
    if (this.#head.length === HEAD_OBJECTS) this.#settle();
  }

  /** The columns are known: hands out what waited for them. */
  #settle(): void {
    if (this.#columns || this.#head.length === 0) return;
    const keys = new Set(this.#head.flatMap((object) => Object.keys(object)));
    if (keys.size > MOST_COLUMNS) {
      const message = `"${this.#name}" has more than ${MOST_COLUMNS} different keys. Check that it is a list of records of one kind.`;
      throw new AppError('unknown_format', message, { file: this.#name });
    }
    this.#columns = new Map([...keys].map((key, index) => [key, index]));
    this.#onRecord(cellsRecord([...keys]));
    const head = this.#head;
    this.#head = [];
    for (const object of head) this.#onRecord(recordOf(object, this.#columns));
  }

  #parse(text: string, line: number): Record<string, unknown> {
    const value = this.#read(text, line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
    throw this.#broken(line);
  }

  #read(text: string, line: number): unknown {
    try {
      return LONG_NUMBER.test(text) ? JSON.parse(text, asWritten) : JSON.parse(text);
    } catch (error) {
      throw this.#broken(line, error);
    }
  }

  #broken(line: number, cause?: unknown): AppError {
    const message = `Line ${line} of "${this.#name}" is not a whole JSON object. Correct that line, or export the file again with one object a line.`;
    return new AppError('file_unreadable', message, { file: this.#name, line }, { cause });
  }
}

/** Keeps the digits of a number that is too long to be exact. */
function asWritten(_key: string, value: unknown, context?: { source?: string }): unknown {
  const source = context?.source;
  return typeof value === 'number' && source && source.length >= 16 ? source : value;
}

function recordOf(object: Record<string, unknown>, columns: ReadonlyMap<string, number>): DelimitedRecord {
  const cells = Array.from({ length: columns.size }, () => '');
  let unknown = 0;
  for (const key of Object.keys(object)) {
    const index = columns.get(key);
    if (index === undefined) unknown += 1;
    else cells[index] = cellText(object[key]);
  }
  return cellsRecord(cells, unknown);
}

function cellsRecord(cells: readonly string[], further = 0): DelimitedRecord {
  return { count: cells.length + further, isBlank: false, text: (index) => cells[index] ?? '' };
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? nestedText(value) : String(value);
}

/** @throws AppError file_unreadable for a value that nests deeper than the stack goes */
function nestedText(value: object): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    throw new AppError(
      'file_unreadable',
      'The file has a value that is nested too deeply to be a cell. Export it without that field.',
      {},
      { cause: error },
    );
  }
}
