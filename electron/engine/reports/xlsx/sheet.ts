/** A sheet of a report: what stands in its columns, and what the columns mean. */
import type { StatusColors } from '../pdf/palette.ts';

/** A day stays a day, a count a number. Text is always text: a leading "=" makes no formula. */
export type Value = string | number | Day | Moment | null;
export interface Day {
  day: string;
}
/** A point in time, ISO 8601 in UTC; a sheet has no time zones, so the column says which it is in. */
export interface Moment {
  moment: string;
}

/** `YYYY-MM-DD` (or a moment that begins so) as a date cell; null stays empty. */
export function day(date: string | null): Value {
  return date === null ? null : { day: date.slice(0, 10) };
}

/** ISO 8601 as a cell with date and time in UTC; null stays empty. */
export function moment(at: string | null): Value {
  return at === null ? null : { moment: at };
}

/** What the rows of a sheet are about, when other sheets refer to them. */
export type Kind =
  | 'action'
  | 'control'
  | 'criterion'
  | 'evidence'
  | 'finding'
  | 'gap'
  | 'item'
  | 'policy'
  | 'population'
  | 'request'
  | 'risk'
  | 'test'
  | 'vendor'
  | 'workpaper';

export interface SheetColumn<Row> {
  title: string;
  value: (row: Row) => Value;
  /** Widest the column may get, in characters; longer text wraps. 48 when absent. */
  widest?: number;
  /** Colours of the words that the column may hold; words stay words without them. */
  tones?: ReadonlyMap<string, StatusColors>;
  /** The references in this column are those of its rows: cells elsewhere lead here. */
  names?: Kind;
  /** The cell holds references of these kinds, parted by ", ", and leads to the first that a sheet of the workbook has a row for. */
  leads?: Kind | readonly Kind[];
  /** The reference that the cell leads to where it shows something else, such as a count. */
  leadsBy?: (row: Row) => string;
  /** File beside the workbook that the cell leads to, with slashes; null for plain text. */
  link?: (row: Row) => string | null;
  /** The only words that the column takes when somebody edits it; none of them holds a comma. */
  choices?: readonly string[];
  /** A column of single letters under a head that is turned by 90 degrees. */
  isMark?: boolean;
}

export interface Sheet<Row> {
  name: string;
  /** What it shows, in one sentence, for the list of sheets. */
  about?: string;
  columns: readonly SheetColumn<Row>[];
  rows: readonly Row[];
  /** Columns that stay in view when one scrolls sideways. */
  frozen: number;
}

/** Colours by the word that stands in the cell. */
export const tonesOf = <Id extends string>(
  words: Record<Id, string>,
  colors: Readonly<Partial<Record<string, StatusColors>>>,
): ReadonlyMap<string, StatusColors> =>
  new Map(
    (Object.keys(words) as Id[]).flatMap((id) => {
      const own = colors[id];
      return own ? [[words[id], own] as const] : [];
    }),
  );
