import { toErrorData } from '../../../../shared/domain/errors.ts';
import { columnLetter } from '../../../../shared/domain/table.ts';
import { DelimitedScanner, detectDelimiter, type Delimiter } from '../../tables/delimited.ts';
import { decodeText } from '../formats/text.ts';
import type { TableFile, TableSheet } from './table-query.ts';

/** How much of a file shows its delimiter (bytes). */
const HEAD = 256 * 1024;
const DELIMITER_WORDS: Record<Delimiter, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'bar',
};

/** A CSV or TSV file. Its bytes stay as they are, with the places of the records; cells are read when they are asked for. */
export function delimitedTable(bytes: Uint8Array, name: string, truncated: boolean): TableFile {
  const { text, encoding } = decodeText(bytes);
  const buffer = Buffer.from(text, 'utf8');
  const delimiter = detectDelimiter(buffer.subarray(0, HEAD));
  const sheet = new DelimitedSheet(buffer, name, delimiter);
  return {
    sheets: [sheet],
    encoding,
    delimiter: DELIMITER_WORDS[delimiter],
    problem:
      sheet.problem ??
      (truncated ? 'The file is too large to be shown whole: its first part is shown.' : null),
  };
}

class DelimitedSheet implements TableSheet {
  readonly name = '';
  readonly hidden = false;
  readonly hiddenColumns = new Set<number>();
  readonly hiddenRows = 0;
  readonly formulas = 0;
  readonly columns: string[];
  problem: string | null = null;
  readonly #buffer: Buffer;
  readonly #delimiter: Delimiter;
  /** Where each record begins and ends, the one of column names first. */
  #places = new Int32Array(2048);
  /** Of each record in the file, from 1: empty lines are left out and counted. */
  #numbers = new Int32Array(1024);
  #count = 0;

  constructor(buffer: Buffer, name: string, delimiter: Delimiter) {
    this.#buffer = buffer;
    this.#delimiter = delimiter;
    let width = 0;
    let record = 0;
    const scanner = new DelimitedScanner(name, delimiter, (read) => {
      record += 1;
      const first = read.raw?.(0);
      if (read.isBlank || !first) return;
      const start = first.start - (first.isQuoted ? 1 : 0);
      const last = read.raw?.(read.count - 1);
      width = Math.max(width, read.count);
      this.#add(start, (last?.end ?? start) + (last?.isQuoted ? 1 : 0), record);
    });
    try {
      scanner.push(buffer, true);
    } catch (error) {
      this.problem = `${toErrorData(error).message} The records before it are shown.`;
    }
    const names = this.#count > 0 ? this.#read(0) : [];
    this.columns = Array.from({ length: width }, (_, index) => names[index] || columnLetter(index));
  }

  get rowCount(): number {
    return Math.max(this.#count - 1, 0);
  }

  cells(row: number): string[] {
    return this.#read(row + 1);
  }

  number(row: number): number {
    return this.#numbers[row + 1] ?? 0;
  }

  isHidden(): boolean {
    return false;
  }

  mayHold(row: number, words: string): boolean {
    // A quotation mark is written twice in a quoted field.
    if (words.includes('"')) return true;
    const [start, end] = this.#place(row + 1);
    return this.#buffer.toString('utf8', start, end).toLowerCase().includes(words);
  }

  #read(record: number): string[] {
    const [start, end] = this.#place(record);
    let cells: string[] = [];
    const scanner = new DelimitedScanner('', this.#delimiter, (read) => {
      cells = Array.from({ length: read.count }, (_, index) => read.text(index));
    });
    scanner.push(this.#buffer.subarray(start, end), true);
    return cells;
  }

  #place(record: number): [number, number] {
    return [this.#places[record * 2] ?? 0, this.#places[record * 2 + 1] ?? 0];
  }

  #add(start: number, end: number, number: number): void {
    if (this.#count === this.#numbers.length) {
      this.#places = grown(this.#places);
      this.#numbers = grown(this.#numbers);
    }
    this.#places[this.#count * 2] = start;
    this.#places[this.#count * 2 + 1] = end;
    this.#numbers[this.#count] = number;
    this.#count += 1;
  }
}

function grown(old: Int32Array): Int32Array<ArrayBuffer> {
  const array = new Int32Array(old.length * 2);
  array.set(old);
  return array;
}
