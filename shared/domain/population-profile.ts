/** What is known of a population file, and the rules that decide which of its rows can be drawn. */
import { readDate, type DateOrder } from './calendar-date.ts';
import type { KeySequences } from './population-sequences.ts';

/** Inclusive, ISO dates. */
export interface DatePeriod {
  from: string;
  to: string;
}

/**
 * How a population is read. The sampling frame is the distinct non-empty keys of the rows whose date is in the period; all rows when
 * there is no date column or no period. A date counts as written: its time and offset do not move it to another day.
 */
export interface PopulationOptions {
  keyColumn: string;
  dateColumn?: string;
  period?: DatePeriod;
  /** How to read dates such as 03/04/2026. Without it the file decides, if any of its dates can be read one way only. */
  dateOrder?: DateOrder;
}

export interface PopulationColumns {
  columns: string[];
  /** Null for a workbook and for JSON. */
  delimiter: string | null;
  /** `xlsx` for a workbook. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'xlsx';
}

export interface MonthRows {
  /** YYYY-MM. */
  month: string;
  rows: number;
}

export interface ColumnValues {
  column: string;
  /** Rows without a value. */
  empty: number;
  /** Different values; null when there are more than `MOST_DISTINCT`, or when it holds long texts. */
  distinct: number | null;
  /** The most frequent values; none when `distinct` is null. */
  top: { value: string; rows: number }[];
}

/** A column with more different values than this is not a list of choices, and its values are not counted. */
export const MOST_DISTINCT = 1000;

/** `inPeriod + beforePeriod + afterPeriod + emptyDates + unreadableDates = rows` when there are a date column and a period. */
export interface PopulationProfile extends PopulationColumns {
  /** Data rows, without the header and empty lines. */
  rows: number;
  /** Rows without a key; they cannot be drawn. */
  emptyKeys: number;
  /** Rows whose key came before, the first one not counted. */
  duplicateKeys: number;
  /** Up to ten keys that come more than once. */
  duplicateExamples: string[];
  /** Rows; null without a date column and period. */
  inPeriod: number | null;
  beforePeriod: number;
  afterPeriod: number;
  emptyDates: number;
  /** Rows with a date that the calendar does not have, is not understood, or reads two ways with nothing to decide. */
  unreadableDates: number;
  /** Those of them that read two ways: with a date order they would be readable. */
  ambiguousDates: number;
  /** The order in which 03/04/2026 was read; null when no date needed one, or when nothing decides. */
  dateOrder: DateOrder | null;
  /** ISO, over all readable dates. */
  firstDate: string | null;
  lastDate: string | null;
  /** Size of the sampling frame: distinct keys in the period. */
  frame: number;
  /** Rows with more or fewer cells than there are columns. */
  raggedRows: number;
  /** Rows by month of their date, in order; months without rows are left out. */
  months: MonthRows[];
  /** What stands in each column, in file order. */
  values: ColumnValues[];
  /** Whether the keys are running numbers, and which of these are missing. */
  sequences: KeySequences;
  /** Of the file's bytes. */
  sha256: string;
  byteLength: number;
}

/** What of the profile is kept beside the population's own columns. */
export type KeptProfile = Pick<
  PopulationProfile,
  | 'beforePeriod'
  | 'afterPeriod'
  | 'emptyDates'
  | 'duplicateExamples'
  | 'raggedRows'
  | 'months'
  | 'values'
  | 'sequences'
>;

/** One row with its position among the data rows (from 0). */
export interface PopulationRow {
  index: number;
  cells: string[];
}

export interface ColumnSuggestion {
  keyColumn: string | null;
  dateColumn: string | null;
}

/**
 * Suggests the key and the date column from the first rows: the date is the column with most readable dates (half of the rows at
 * least), the key the one with most different values among the others. Of equals the key prefers a name that says so, then the left.
 * A column in which one row of ten repeats a value is no key.
 */
export function suggestColumns(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ColumnSuggestion {
  if (rows.length === 0) return { keyColumn: null, dateColumn: null };
  const facts = columns.map((name, index) => {
    const values = rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
    const distinct = new Set(values).size;
    const dates = values.filter((value) => readDate(value).kind !== 'unreadable').length;
    const length = values.reduce((sum, value) => sum + value.length, 0) / Math.max(1, values.length);
    return {
      name,
      dates: dates / rows.length,
      distinct: distinct / rows.length,
      isNamed: KEY_NAME.test(name),
      length,
    };
  });
  const dated = facts.filter(({ dates }) => dates >= 0.5);
  const keyed = facts.filter(
    ({ dates, distinct, length }) => dates < 0.5 && distinct >= LEAST_DISTINCT && length <= 100,
  );
  const [date] = dated.toSorted((a, b) => b.dates - a.dates);
  const [key] = keyed.toSorted((a, b) => b.distinct - a.distinct || Number(b.isNamed) - Number(a.isNamed));
  return { keyColumn: key?.name ?? null, dateColumn: date?.name ?? null };
}

const LEAST_DISTINCT = 0.9;
const KEY_NAME =
  /(?:^|[\s_-])(?:id|key|no|nr|number|ref|reference|ticket|case|code|finding|incident)(?:$|[\s_-])|[a-z]Id$|#/i;
