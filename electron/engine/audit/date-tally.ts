/** Counts where the dates of a column lie, in one pass, also while it is not known yet how 03/04/2026 is meant. */
import { readDate, type DateOrder } from '../../../shared/domain/calendar-date.ts';
import type { DatePeriod, MonthRows } from '../../../shared/domain/population-profile.ts';

export interface DateCounts {
  inPeriod: number;
  beforePeriod: number;
  afterPeriod: number;
  unreadable: number;
  /** Part of the unreadable ones. */
  ambiguous: number;
  first: string | null;
  last: string | null;
}

/** Which readings of a date lie in the period; the bits of a key's rows add up. */
const SURELY = 1;
const DAY_FIRST = 2;
const MONTH_FIRST = 4;

/** Rows with the same date, under both readings; the two are equal unless the date is ambiguous. */
interface DayCount {
  rows: number;
  dayFirst: string;
  monthFirst: string;
  bits: number;
}

/** Twenty years: dates of birth and typing errors do not fill the record. */
const MOST_MONTHS = 240;
const ISO_START = /^(?:19|20)\d\d-\d\d-\d\d(?!\d)/;
const NUMERIC = /^(\d{1,2})[-/](\d{1,2})[-/]\d{4}/;

export class DateTally {
  readonly #period: DatePeriod | undefined;
  readonly #days = new Map<string, DayCount>();
  #unreadable = 0;
  /** Dates such as 26/02/2026 or 02/26/2026, which show the order of the others. */
  #showDayFirst = false;
  #showMonthFirst = false;
  empty = 0;

  constructor(period: DatePeriod | undefined) {
    this.#period = period;
  }

  /** Counts one date and returns in which readings it lies in the period, for `isInPeriod`. */
  add(text: string): number {
    const day = ISO_START.test(text) ? this.#days.get(text.slice(0, 10)) : undefined;
    const counted = day ?? this.#dayOf(text.trim());
    if (!counted) return 0;
    counted.rows += 1;
    return counted.bits;
  }

  /** The order that the column itself shows; undefined when nothing decides, also when its dates contradict each other. */
  get shownOrder(): DateOrder | undefined {
    if (this.#showDayFirst === this.#showMonthFirst) return undefined;
    return this.#showDayFirst ? 'day-first' : 'month-first';
  }

  get hasAmbiguous(): boolean {
    return [...this.#days.values()].some(({ dayFirst, monthFirst }) => dayFirst !== monthFirst);
  }

  /** All dates, with the ambiguous ones read in the order given; without an order those are unreadable. */
  total(order: DateOrder | undefined): DateCounts {
    const counts: DateCounts = {
      inPeriod: 0,
      beforePeriod: 0,
      afterPeriod: 0,
      unreadable: this.#unreadable,
      ambiguous: 0,
      first: null,
      last: null,
    };
    for (const { rows, dayFirst, monthFirst } of this.#days.values()) {
      if (dayFirst !== monthFirst && !order) {
        counts.unreadable += rows;
        counts.ambiguous += rows;
        continue;
      }
      const iso = order === 'month-first' ? monthFirst : dayFirst;
      if (counts.first === null || iso < counts.first) counts.first = iso;
      if (counts.last === null || iso > counts.last) counts.last = iso;
      if (this.#period && iso < this.#period.from) counts.beforePeriod += rows;
      else if (this.#period && iso > this.#period.to) counts.afterPeriod += rows;
      else counts.inPeriod += rows;
    }
    return counts;
  }

  /** Rows by month, all readable dates; ambiguous ones as in `total`. The latest `MOST_MONTHS` months. */
  months(order: DateOrder | undefined): MonthRows[] {
    const rowsOf = new Map<string, number>();
    for (const { rows, dayFirst, monthFirst } of this.#days.values()) {
      if (dayFirst !== monthFirst && !order) continue;
      const month = (order === 'month-first' ? monthFirst : dayFirst).slice(0, 7);
      rowsOf.set(month, (rowsOf.get(month) ?? 0) + rows);
    }
    return [...rowsOf]
      .map(([month, rows]) => ({ month, rows }))
      .toSorted((a, b) => (a.month < b.month ? -1 : 1))
      .slice(-MOST_MONTHS);
  }

  #dayOf(text: string): DayCount | undefined {
    if (text === '') {
      this.empty += 1;
      return undefined;
    }
    const reading = readDate(text);
    if (reading.kind === 'unreadable') {
      this.#unreadable += 1;
      return undefined;
    }
    const numeric = NUMERIC.exec(text);
    if (numeric && Number(numeric[1]) > 12) this.#showDayFirst = true;
    if (numeric && Number(numeric[2]) > 12) this.#showMonthFirst = true;
    const isSure = reading.kind === 'date';
    const dayFirst = isSure ? reading.iso : reading.dayFirst;
    const monthFirst = isSure ? reading.iso : reading.monthFirst;
    const key = isSure ? dayFirst : `${dayFirst}|${monthFirst}`;
    let day = this.#days.get(key);
    if (!day) {
      const bits = isSure
        ? this.#bit(dayFirst, SURELY)
        : this.#bit(dayFirst, DAY_FIRST) | this.#bit(monthFirst, MONTH_FIRST);
      day = { rows: 0, dayFirst, monthFirst, bits };
      this.#days.set(key, day);
    }
    return day;
  }

  #bit(iso: string, bit: number): number {
    const period = this.#period;
    return !period || (iso >= period.from && iso <= period.to) ? bit : 0;
  }
}

/** What `DateTally.add` returns for a row that is in the frame whatever its date. */
export const ALWAYS_IN_PERIOD = SURELY;

/** Whether a key with these bits is in the period when ambiguous dates are read in the order given. */
export function isInPeriod(bits: number, order: DateOrder | undefined): boolean {
  const readable = order === 'day-first' ? DAY_FIRST : order === 'month-first' ? MONTH_FIRST : 0;
  return (bits & (SURELY | readable)) !== 0;
}
