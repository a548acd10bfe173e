/** Finds rows of a population by words, among those that a sample may be drawn from. */
import type { PopulationOptions, PopulationRow } from '../../../shared/domain/population-profile.ts';
import type { DelimitedRecord } from '../tables/delimited.ts';
import { columnIndex } from './column-index.ts';
import { ALWAYS_IN_PERIOD, DateTally, isInPeriod } from './date-tally.ts';
import type { RowTask } from './population-tasks.ts';

/** The keys found, in file order, and how many rows there are beyond them. */
export interface SearchAnswer {
  found: number;
  rows: PopulationRow[];
}

/** So many rows can be looked through by a person; more words find fewer. */
const MOST_SHOWN = 200;

export class SearchTask implements RowTask {
  readonly #options: PopulationOptions;
  readonly #words: readonly string[];
  readonly #name: string;
  readonly #dates: DateTally;
  /** The first rows of each reading of their dates; which readings count is known at the end. */
  readonly #rows: { bits: number; row: PopulationRow }[] = [];
  readonly #found = new Map<number, number>();
  #width = 0;
  #keyIndex = 0;
  #dateIndex = -1;

  constructor(options: PopulationOptions, text: string, name: string) {
    this.#options = options;
    this.#words = text.toLowerCase().split(/\s+/).filter(Boolean);
    this.#name = name;
    this.#dates = new DateTally(options.period);
  }

  begin(columns: string[]): void {
    this.#width = columns.length;
    this.#keyIndex = columnIndex(columns, this.#options.keyColumn, this.#name);
    const { dateColumn } = this.#options;
    if (dateColumn !== undefined && this.#options.period)
      this.#dateIndex = columnIndex(columns, dateColumn, this.#name);
  }

  row(record: DelimitedRecord, index: number): void {
    // Every date is counted, because the others may show how this one is meant.
    const bits = this.#dateIndex < 0 ? ALWAYS_IN_PERIOD : this.#dates.add(record.text(this.#dateIndex));
    if (bits === 0 || record.text(this.#keyIndex).trim() === '') return;
    const cells = Array.from({ length: this.#width }, (_, column) => record.text(column));
    const line = cells.join('\n').toLowerCase();
    if (!this.#words.every((word) => line.includes(word))) return;
    const found = (this.#found.get(bits) ?? 0) + 1;
    this.#found.set(bits, found);
    if (found <= MOST_SHOWN) this.#rows.push({ bits, row: { index, cells } });
  }

  answer(): SearchAnswer {
    const order = this.#options.dateOrder ?? this.#dates.shownOrder;
    const counted = [...this.#found].filter(([bits]) => isInPeriod(bits, order));
    return {
      found: counted.reduce((sum, [, rows]) => sum + rows, 0),
      rows: this.#rows
        .filter(({ bits }) => isInPeriod(bits, order))
        .slice(0, MOST_SHOWN)
        .map(({ row }) => row),
    };
  }
}
