/** What is done with the rows of a population while they pass by: profile, keys, a page of rows, the rows of certain keys. */
import { hash } from 'node:crypto';
import type { DateOrder } from '../../../shared/domain/calendar-date.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type {
  PopulationOptions,
  PopulationProfile,
  PopulationRow,
} from '../../../shared/domain/population-profile.ts';
import { drawConsistent, type DrawnItem } from '../../../shared/domain/sampling/index.ts';
import type { DelimitedRecord } from '../tables/delimited.ts';
import { ALWAYS_IN_PERIOD, DateTally, isInPeriod } from './date-tally.ts';

/** A request to the worker; plain data. */
export type PopulationTask =
  | { kind: 'profile'; options: PopulationOptions }
  | { kind: 'keys'; options: PopulationOptions }
  | { kind: 'draw'; options: PopulationOptions; seed: string; count: number }
  | { kind: 'page'; from: number; to: number }
  | { kind: 'collect'; keyColumn: string; keys: string[] };

export type ProfileFacts = Omit<
  PopulationProfile,
  'columns' | 'delimiter' | 'encoding' | 'raggedRows' | 'sha256' | 'byteLength'
>;
/** A draw from the frame of a population. */
export interface PopulationDraw {
  items: DrawnItem[];
  frameSize: number;
}
export type TaskAnswer = ProfileFacts | string[] | PopulationDraw | PopulationRow[];

/** Takes the rows one after the other. */
export interface RowTask {
  begin(columns: string[]): void;
  row(record: DelimitedRecord, index: number): void;
  /** True when no further row matters. */
  readonly isDone?: boolean;
  answer(): TaskAnswer;
}

/** `name` is the file name that errors mention. */
export function rowTask(task: PopulationTask, name: string): RowTask {
  switch (task.kind) {
    case 'profile':
    case 'keys':
      return new FrameTask(task.kind, task.options, name);
    case 'draw':
      return new DrawTask(task, name);
    case 'page':
      return new PageTask(task.from, task.to);
    case 'collect':
      return new CollectTask(task.keyColumn, new Set(task.keys), name);
  }
}

const EXAMPLES = 10;

/** Keys, duplicates and dates: the profile, or the sampling frame itself, by one and the same rule. */
class FrameTask implements RowTask {
  readonly #kind: 'profile' | 'keys';
  readonly #options: PopulationOptions;
  readonly #name: string;
  /** Key to the period bits of its rows. */
  readonly #keys = new Map<string, number>();
  readonly #dates: DateTally;
  readonly #examples = new Set<string>();
  #keyIndex = 0;
  #dateIndex = -1;
  #rows = 0;
  #emptyKeys = 0;
  #duplicateKeys = 0;

  constructor(kind: 'profile' | 'keys', options: PopulationOptions, name: string) {
    this.#kind = kind;
    this.#options = options;
    this.#name = name;
    this.#dates = new DateTally(options.period);
  }

  begin(columns: string[]): void {
    this.#keyIndex = columnIndex(columns, this.#options.keyColumn, this.#name);
    const { dateColumn } = this.#options;
    this.#dateIndex = dateColumn === undefined ? -1 : columnIndex(columns, dateColumn, this.#name);
  }

  row(record: DelimitedRecord): void {
    this.#rows += 1;
    const dated = this.#dateIndex < 0 ? ALWAYS_IN_PERIOD : this.#dates.add(record.text(this.#dateIndex));
    // Without a period every row is in the frame, also one without a date.
    const bits = this.#options.period ? dated : ALWAYS_IN_PERIOD;
    const key = record.text(this.#keyIndex).trim();
    if (key === '') {
      this.#emptyKeys += 1;
      return;
    }
    const before = this.#keys.get(key);
    if (before === undefined) {
      this.#keys.set(key, bits);
      return;
    }
    this.#duplicateKeys += 1;
    if (this.#examples.size < EXAMPLES) this.#examples.add(key);
    if ((before | bits) !== before) this.#keys.set(key, before | bits);
  }

  answer(): ProfileFacts | string[] {
    const order = this.#options.dateOrder ?? this.#dates.shownOrder;
    return this.#kind === 'profile' ? this.#profile(order) : this.#frame(order);
  }

  #frame(order: DateOrder | undefined): string[] {
    if (!order && this.#options.period && this.#dates.hasAmbiguous) {
      const message = `The dates of column "${this.#options.dateColumn}" in "${this.#name}" can be read day first or month first. Say which one before drawing a sample.`;
      throw new AppError('bad_input', message, { file: this.#name, column: this.#options.dateColumn });
    }
    return [...this.#keys].filter(([, bits]) => isInPeriod(bits, order)).map(([key]) => key);
  }

  #profile(order: DateOrder | undefined): ProfileFacts {
    const counts = this.#dates.total(order);
    const hasPeriod = this.#dateIndex >= 0 && this.#options.period !== undefined;
    let frame = 0;
    for (const bits of this.#keys.values()) if (isInPeriod(bits, order)) frame += 1;
    return {
      rows: this.#rows,
      emptyKeys: this.#emptyKeys,
      duplicateKeys: this.#duplicateKeys,
      duplicateExamples: [...this.#examples],
      inPeriod: hasPeriod ? counts.inPeriod : null,
      beforePeriod: counts.beforePeriod,
      afterPeriod: counts.afterPeriod,
      emptyDates: this.#dates.empty,
      unreadableDates: counts.unreadable,
      dateOrder: this.#dates.hasAmbiguous ? (order ?? null) : null,
      firstDate: counts.first,
      lastDate: counts.last,
      frame,
    };
  }
}

/** Draws here, in the worker: hashing a million keys takes seconds. */
class DrawTask implements RowTask {
  readonly #frame: FrameTask;
  readonly #seed: string;
  readonly #count: number;

  constructor(
    { options, seed, count }: { options: PopulationOptions; seed: string; count: number },
    name: string,
  ) {
    this.#frame = new FrameTask('keys', options, name);
    this.#seed = seed;
    this.#count = count;
  }

  begin(columns: string[]): void {
    this.#frame.begin(columns);
  }

  row(record: DelimitedRecord): void {
    this.#frame.row(record);
  }

  answer(): PopulationDraw {
    const ids = this.#frame.answer() as string[];
    const request = { seed: this.#seed, ids, count: this.#count };
    return { items: drawConsistent(request, (text) => hash('sha256', text)), frameSize: ids.length };
  }
}

class PageTask implements RowTask {
  readonly #from: number;
  readonly #to: number;
  readonly #rows: PopulationRow[] = [];
  #width = 0;
  isDone = false;

  constructor(from: number, to: number) {
    this.#from = from;
    this.#to = to;
    this.isDone = to <= 0;
  }

  begin(columns: string[]): void {
    this.#width = columns.length;
  }

  row(record: DelimitedRecord, index: number): void {
    if (index >= this.#from && index < this.#to) this.#rows.push(rowOf(record, index, this.#width));
    if (index + 1 >= this.#to) this.isDone = true;
  }

  answer(): PopulationRow[] {
    return this.#rows;
  }
}

class CollectTask implements RowTask {
  readonly #keyColumn: string;
  readonly #keys: Set<string>;
  readonly #name: string;
  readonly #rows: PopulationRow[] = [];
  #keyIndex = 0;
  #width = 0;

  constructor(keyColumn: string, keys: Set<string>, name: string) {
    this.#keyColumn = keyColumn;
    this.#keys = keys;
    this.#name = name;
  }

  begin(columns: string[]): void {
    this.#width = columns.length;
    this.#keyIndex = columnIndex(columns, this.#keyColumn, this.#name);
  }

  row(record: DelimitedRecord, index: number): void {
    if (this.#keys.has(record.text(this.#keyIndex).trim()))
      this.#rows.push(rowOf(record, index, this.#width));
  }

  answer(): PopulationRow[] {
    return this.#rows;
  }
}

function rowOf(record: DelimitedRecord, index: number, width: number): PopulationRow {
  const cells = Array.from({ length: Math.max(width, record.count) }, (_, column) => record.text(column));
  return { index, cells };
}

function columnIndex(columns: string[], column: string, name: string): number {
  const index = columns.indexOf(column);
  if (index >= 0) return index;
  const shown = columns.slice(0, 20).join(', ');
  const message = `"${name}" has no column "${column}". Its columns are: ${shown}. Choose one of them.`;
  throw new AppError('bad_input', message, { file: name, column, columns: columns.slice(0, 20) });
}
