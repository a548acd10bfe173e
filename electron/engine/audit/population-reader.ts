/** Feeds the bytes of a population file, delimited text, JSON or a workbook, to a task row by row. Runs in the worker thread. */
import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/domain/errors.ts';
import { tidy } from '../../../shared/domain/table.ts';
import type { PopulationColumns } from '../../../shared/domain/population-profile.ts';
import {
  DelimitedScanner,
  detectDelimiter,
  type Delimiter,
  type DelimitedRecord,
} from '../tables/delimited.ts';
import { jsonLayout, JsonRowScanner } from '../tables/json-rows.ts';
import { looksLikeText, TextDecoding } from '../tables/text-decoding.ts';
import { isOle, isZip, LARGEST_WORKBOOK, refusal } from '../tables/container.ts';
import { parseWorkbook } from '../tables/workbook.ts';
import type { RowTask, TaskAnswer } from './population-tasks.ts';

/** What every task returns beside its answer. */
export interface PopulationReading extends PopulationColumns {
  answer: TaskAnswer;
  rows: number;
  raggedRows: number;
  /** Null when reading stopped before the end. */
  sha256: string | null;
  byteLength: number;
}

/** Bytes looked at before the format and the delimiter are settled. */
const HEAD_LENGTH = 64 * 1024;
/** What is looked at to tell JSON from delimited text; blanks at the start are few. */
const LAYOUT_LENGTH = 1024;
const WORKBOOK_LIMITS = { rows: 300_000, columns: 500 };
const NEXT_STEP = 'Choose a CSV file, a workbook (.xlsx) or JSON lines (.jsonl).';

export class PopulationReader {
  readonly #name: string;
  readonly #task: RowTask;
  readonly #hash = createHash('sha256');
  readonly #decoding: TextDecoding;
  #head: Buffer[] = [];
  #headLength = 0;
  #format: 'unknown' | 'text' | 'workbook' = 'unknown';
  #scanner: { push(bytes: Buffer, last?: boolean): void } | undefined;
  #delimiter: Delimiter | null = null;
  #columns: string[] | undefined;
  #rows = 0;
  #raggedRows = 0;
  #byteLength = 0;

  constructor(name: string, task: RowTask) {
    this.#name = name;
    this.#task = task;
    this.#decoding = new TextDecoding(name);
  }

  /** True when the task needs no further bytes. */
  get isDone(): boolean {
    return this.#task.isDone === true && this.#columns !== undefined;
  }

  /** Data rows so far. */
  get rows(): number {
    return this.#rows;
  }

  push(bytes: Buffer): void {
    this.#hash.update(bytes);
    this.#byteLength += bytes.length;
    if (this.#format === 'text') {
      this.#scanner?.push(this.#decoding.push(bytes));
      return;
    }
    this.#head.push(bytes);
    this.#headLength += bytes.length;
    if (this.#format === 'workbook' && this.#headLength > LARGEST_WORKBOOK) {
      throw refusal(this.#name, 'is larger than 50 MB', 'Export the sheet as CSV and add that.');
    }
    if (this.#format === 'unknown' && this.#headLength >= HEAD_LENGTH) this.#begin(false);
  }

  async finish(): Promise<PopulationReading> {
    const isWhole = !this.isDone;
    if (isWhole) {
      if (this.#format === 'unknown') this.#begin(true);
      if (this.#format === 'workbook') await this.#readWorkbook();
      else this.#scanner?.push(this.#decoding.push(Buffer.alloc(0), true), true);
    }
    if (!this.#columns) throw refusal(this.#name, 'has no row of column names', NEXT_STEP);
    return {
      columns: this.#columns,
      delimiter: this.#delimiter,
      encoding: this.#format === 'workbook' ? 'xlsx' : this.#decoding.encoding,
      rows: this.#rows,
      raggedRows: this.#raggedRows,
      sha256: isWhole ? this.#hash.digest('hex') : null,
      byteLength: this.#byteLength,
      answer: this.#task.answer(),
    };
  }

  #begin(last: boolean): void {
    const head = Buffer.concat(this.#head);
    if (head.length === 0) throw refusal(this.#name, 'is empty', NEXT_STEP);
    if (isZip(head) || isOle(head)) {
      this.#format = 'workbook';
      return;
    }
    if (!looksLikeText(head) || head.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
      throw refusal(this.#name, 'is not a table', NEXT_STEP);
    }
    this.#format = 'text';
    this.#head = [];
    const text = this.#decoding.push(head, last && head.length < 3);
    const take = (record: DelimitedRecord): void => this.#take(record);
    const layout = jsonLayout(text.toString('utf8', 0, LAYOUT_LENGTH));
    if (layout) {
      this.#scanner = new JsonRowScanner(this.#name, layout, take);
    } else {
      this.#delimiter = detectDelimiter(text.subarray(0, HEAD_LENGTH));
      this.#scanner = new DelimitedScanner(this.#name, this.#delimiter, take);
    }
    this.#scanner.push(text);
  }

  async #readWorkbook(): Promise<void> {
    const tables = await parseWorkbook(Buffer.concat(this.#head), this.#name, WORKBOOK_LIMITS);
    const filled = tables.filter((table) => !table.hidden && table.rows.length > 0);
    const [sheet] = filled;
    if (!sheet) throw refusal(this.#name, 'has no visible sheet with rows', NEXT_STEP);
    if (filled.length > 1) {
      const names = filled.map((table) => table.name).join(', ');
      const message = `"${this.#name}" has several sheets: ${names}. Save the sheet with the population as a file of its own.`;
      throw new AppError('unknown_format', message, {
        file: this.#name,
        sheets: filled.map((table) => table.name),
      });
    }
    for (const cells of sheet.rows) {
      const isBlank = cells.every((cell) => cell.text.trim() === '');
      this.#take({ count: cells.length, isBlank, text: (index) => cells[index]?.text ?? '' });
    }
  }

  #take(record: DelimitedRecord): void {
    if (record.isBlank) return;
    if (!this.#columns) {
      this.#columns = columnNames(record);
      this.#task.begin(this.#columns);
      return;
    }
    // A workbook's row ends with its last filled cell, so a short one is not ragged.
    const isRagged =
      this.#format === 'workbook'
        ? record.count > this.#columns.length
        : record.count !== this.#columns.length;
    if (isRagged) this.#raggedRows += 1;
    if (!this.#task.isDone) this.#task.row(record, this.#rows);
    this.#rows += 1;
  }
}

/** Column names as shown: tidied, unnamed ones by position, repeated ones with a number, so that each names one column. */
function columnNames(record: DelimitedRecord): string[] {
  const names: string[] = [];
  const used = new Set<string>();
  for (let index = 0; index < record.count; index += 1) {
    const written = tidy(record.text(index)) || `Column ${index + 1}`;
    let name = written;
    for (let times = 2; used.has(name); times += 1) name = `${written} (${times})`;
    used.add(name);
    names.push(name);
  }
  return names;
}
