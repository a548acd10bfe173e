/** What is done with the rows of a population while they pass by: profile, keys, a page of rows, the rows of certain keys. */
import { hash } from 'node:crypto';
import type { DateOrder } from '../../../shared/domain/calendar-date.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type {
  PopulationOptions,
  PopulationProfile,
  PopulationRow,
} from '../../../shared/domain/population-profile.ts';
import { findSequences } from '../../../shared/domain/population-sequences.ts';
import {
  select,
  type Frame,
  type Selection,
  type SelectionResult,
} from '../../../shared/domain/sampling/index.ts';
import type { DelimitedRecord } from '../tables/delimited.ts';
import { ALWAYS_IN_PERIOD, DateTally, isInPeriod } from './date-tally.ts';
import { columnIndex } from './column-index.ts';
import { SearchTask, type SearchAnswer } from './population-search-task.ts';
import { ValueTally } from './value-tally.ts';

/** A request to the worker; plain data. */
export type PopulationTask =
  | { kind: 'profile'; options: PopulationOptions }
  | { kind: 'keys'; options: PopulationOptions }
  | { kind: 'select'; options: PopulationOptions; stratumColumn: string | null; selection: Selection }
  | { kind: 'search'; options: PopulationOptions; text: string }
  | { kind: 'page'; from: number; to: number }
  | { kind: 'collect'; keyColumn: string; keys: string[] };

export type ProfileFacts = Omit<
  PopulationProfile,
  'columns' | 'delimiter' | 'encoding' | 'raggedRows' | 'sha256' | 'byteLength'
>;
export type TaskAnswer = ProfileFacts | string[] | SelectionResult | SearchAnswer | PopulationRow[];

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
    case 'select':
      return new SelectTask(task, name);
    case 'search':
      return new SearchTask(task.options, task.text, name);
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
  /** Of a profile only: the frame needs no values. */
  #values: ValueTally | undefined;
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
    if (this.#kind === 'profile') this.#values = new ValueTally(columns);
  }

  row(record: DelimitedRecord): void {
    this.#rows += 1;
    this.#values?.add(record);
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
      ambiguousDates: counts.ambiguous,
      dateOrder: this.#dates.hasAmbiguous ? (order ?? null) : null,
      firstDate: counts.first,
      lastDate: counts.last,
      frame,
      months: this.#dates.months(order),
      values: this.#values?.values() ?? [],
      sequences: findSequences(this.#keys.keys()),
    };
  }
}

/** A column with more values than this is no division of a population. */
const MOST_STRATA = 200;

/** Picks here, in the worker: hashing a million keys takes seconds. */
class SelectTask implements RowTask {
  readonly #frame: FrameTask;
  readonly #options: PopulationOptions;
  readonly #stratumColumn: string | null;
  readonly #selection: Selection;
  readonly #name: string;
  /** Key to the stratum of its first row, as an index into `#values`. */
  readonly #strata = new Map<string, number>();
  readonly #values = new Map<string, number>();
  #keyIndex = 0;
  #stratumIndex = -1;

  constructor(
    { options, stratumColumn, selection }: Extract<PopulationTask, { kind: 'select' }>,
    name: string,
  ) {
    this.#frame = new FrameTask('keys', options, name);
    this.#options = options;
    this.#stratumColumn = stratumColumn;
    this.#selection = selection;
    this.#name = name;
  }

  begin(columns: string[]): void {
    this.#frame.begin(columns);
    if (this.#stratumColumn === null) return;
    this.#keyIndex = columnIndex(columns, this.#options.keyColumn, this.#name);
    this.#stratumIndex = columnIndex(columns, this.#stratumColumn, this.#name);
  }

  row(record: DelimitedRecord): void {
    this.#frame.row(record);
    if (this.#stratumIndex < 0) return;
    const key = record.text(this.#keyIndex).trim();
    if (key !== '' && !this.#strata.has(key))
      this.#strata.set(key, this.#indexOf(record.text(this.#stratumIndex).trim()));
  }

  #indexOf(value: string): number {
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    if (this.#values.size >= MOST_STRATA) {
      const message = `Column "${this.#stratumColumn}" of "${this.#name}" has more than ${MOST_STRATA} different values. Stratify by a column of fewer.`;
      throw new AppError('bad_input', message, { file: this.#name, column: this.#stratumColumn });
    }
    this.#values.set(value, this.#values.size);
    return this.#values.size - 1;
  }

  answer(): SelectionResult {
    const ids = this.#frame.answer() as string[];
    const values = [...this.#values.keys()];
    const frame: Frame =
      this.#stratumIndex < 0
        ? { ids }
        : { ids, strata: ids.map((id) => values[this.#strata.get(id) ?? 0] ?? '') };
    return select(frame, this.#selection, (text) => hash('sha256', text));
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
