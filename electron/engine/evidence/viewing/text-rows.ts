import { decodeText } from '../formats/text.ts';

/** Characters of one row; a longer line goes on in the next row. */
const LONGEST_ROW = 2000;
const MOST_HITS = 10_000;
/** A scroll area of a browser holds about this many rows. */
const MOST_ROWS = 1_000_000;

export interface TextPage {
  encoding: string;
  rowCount: number;
  lineCount: number;
  truncated: boolean;
  rows: { number: number | null; text: string }[];
}

/** A text file as rows that can be read from anywhere in it. */
export class TextRows {
  readonly #text: string;
  readonly #encoding: string;
  /** Where each row begins; the last entry is the end. */
  readonly #starts: number[] = [];
  /** The line that a row begins, 0 where it goes on. */
  readonly #numbers: number[] = [];
  #lines = 0;
  #truncated: boolean;

  /** @param truncated the file goes on after these bytes */
  constructor(bytes: Uint8Array, truncated: boolean) {
    const { text, encoding } = decodeText(bytes);
    this.#text = text;
    this.#encoding = encoding;
    this.#truncated = truncated;
    this.#split();
  }

  page(offset: number, limit: number): TextPage {
    const rows: TextPage['rows'] = [];
    const rowCount = this.#numbers.length;
    for (let row = offset; row < Math.min(offset + limit, rowCount); row += 1)
      rows.push({ number: this.#numbers[row] || null, text: this.#row(row) });
    return {
      encoding: this.#encoding,
      rowCount,
      lineCount: this.#lines,
      truncated: this.#truncated,
      rows,
    };
  }

  find(words: string): { total: number; rows: number[] } {
    const wanted = words.toLowerCase();
    const rows: number[] = [];
    let total = 0;
    for (let row = 0; row < this.#numbers.length; row += 1) {
      if (!this.#row(row).toLowerCase().includes(wanted)) continue;
      total += 1;
      if (rows.length < MOST_HITS) rows.push(row);
    }
    return { total, rows };
  }

  #row(row: number): string {
    const text = this.#text.slice(this.#starts[row], this.#starts[row + 1]);
    return text.replace(/[\r\n]+$/, '').toWellFormed();
  }

  #split(): void {
    const text = this.#text;
    const breaks = /\r\n|\r|\n/g;
    let start = 0;
    while (start < text.length) {
      const end = breaks.exec(text) ? breaks.lastIndex : text.length;
      this.#lines += 1;
      for (let at = start; at < end; at = this.#rowEnd(at, end)) {
        if (this.#numbers.length === MOST_ROWS) {
          this.#truncated = true;
          this.#starts.push(at);
          return;
        }
        this.#starts.push(at);
        this.#numbers.push(at === start ? this.#lines : 0);
      }
      start = end;
    }
    this.#starts.push(text.length);
  }

  #rowEnd(from: number, lineEnd: number): number {
    // A line break at the end is no text of a further row.
    if (lineEnd - from <= LONGEST_ROW + 2) return lineEnd;
    const end = from + LONGEST_ROW;
    const code = this.#text.charCodeAt(end);
    // No character outside the basic plane is cut in two.
    return code >= 0xdc00 && code < 0xe000 ? end + 1 : end;
  }
}
