/** Days and periods that a file name speaks of. What can be read two ways, such as 03-04-2026, is left alone. */
import { readDate } from './calendar-date.ts';

/** A day of the calendar in a name, with the time of day when there is one. */
export interface NamedDay {
  day: string;
  /** HH:MM:SS by the clock of whoever named the file. */
  time: string | null;
  /** As written. */
  words: string;
  /** The year is not in the name but that of the engagement period. */
  yearFromPeriod: boolean;
}

export interface NamedSpan {
  from: string;
  to: string;
  words: string;
  yearFromPeriod: boolean;
}

export interface NameDates {
  days: NamedDay[];
  spans: NamedSpan[];
}

/** The engagement period, which says the year of "30 june"; nulls when there is none. */
export interface YearSource {
  periodFrom: string | null;
  periodTo: string | null;
}

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DATE = [
  String.raw`\d{4}[-./ ]\d{2}[-./ ]\d{2}`,
  String.raw`20\d{6}`,
  String.raw`\d{1,2}[-./]\d{1,2}[-./]\d{4}`,
  String.raw`\d{1,2}(?:st|nd|rd|th)?[ .-]*${MONTH}[ .,-]*\d{4}`,
  String.raw`${MONTH}[ .-]*\d{1,2}(?:st|nd|rd|th)?[ ,-]+\d{4}`,
].join('|');
/** Not inside a longer number or word. */
const START = '(?<![a-z0-9])';
const END = '(?![a-z0-9])';
const BETWEEN = String.raw`(?: *(?:-|–|—|\.\.|to|through|until|bis) *)`;
const YEAR = '(20[0-4]\\d)';
const TIME = String.raw`(?:(?: +at +| +um +|[ t_-]+)(\d{1,2})[.:h-]?(\d{2})(?:[.:m-]?(\d{2}))?(?: ?([ap])\.?m\.?)?)?`;

const pattern = (source: string): RegExp => new RegExp(START + source + END, 'gi');
const RANGE = pattern(`(${DATE})${BETWEEN}(${DATE})`);
const DAY = pattern(`(${DATE})${TIME}`);
const MONTH_RANGE = pattern(`(${MONTH})${BETWEEN}(${MONTH})[ -]*${YEAR}`);
const ISO_MONTH_RANGE = pattern(`${YEAR}-(0[1-9]|1[0-2])${BETWEEN}${YEAR}-(0[1-9]|1[0-2])`);
const ISO_MONTH = pattern(`${YEAR}[-.](0[1-9]|1[0-2])`);
const MONTH_YEAR = pattern(`(${MONTH})[ ,-]*${YEAR}`);
const YEAR_MONTH = pattern(`${YEAR}[ -]*(${MONTH})`);
const PART_YEAR = pattern(`([qh])([1-4])[ -]*${YEAR}`);
const YEAR_PART = pattern(`${YEAR}[ -]*([qh])([1-4])`);
const BARE_DAY = pattern(String.raw`(\d{1,2})(?:st|nd|rd|th)?[ .-]*(${MONTH})`);
const BARE_PART = pattern('([qh])([1-4])');
const BARE_MONTH = pattern(`(${MONTH})`);
/** A fiscal year begins where the company says, so its quarters are not the calendar's. */
const FISCAL = /(?<![a-z])(?:fy|fiscal)/i;

/**
 * Reads a name from its most exact part to its vaguest; each letter is used once. A year that is missing is that of the engagement
 * period when exactly one such day, month or quarter lies in it, and otherwise nothing is read.
 */
export function readNameDates(fileName: string, period: YearSource): NameDates {
  const reader = new NameReader(stemOf(fileName), period);
  reader.take(RANGE, ([words, first = '', last = '']) => reader.span(dayOf(first), dayOf(last), words));
  reader.take(DAY, ([words, date = '', ...time]) => reader.day(dayOf(date), timeOf(time), words));
  reader.take(ISO_MONTH_RANGE, ([words, y1, m1, y2, m2]) =>
    reader.span(`${y1}-${m1}-01`, lastDay(Number(y2), Number(m2)), words),
  );
  reader.take(MONTH_RANGE, ([words, first = '', last = '', year]) =>
    reader.span(firstDay(Number(year), monthOf(first)), lastDay(Number(year), monthOf(last)), words),
  );
  if (!FISCAL.test(fileName)) {
    reader.take(PART_YEAR, ([words, part, n, year]) => reader.part(words, part, Number(n), Number(year)));
    reader.take(YEAR_PART, ([words, year, part, n]) => reader.part(words, part, Number(n), Number(year)));
  }
  reader.take(ISO_MONTH, ([words, year, month]) => reader.month(words, Number(year), Number(month)));
  reader.take(MONTH_YEAR, ([words, month = '', year]) => reader.month(words, Number(year), monthOf(month)));
  reader.take(YEAR_MONTH, ([words, year, month = '']) => reader.month(words, Number(year), monthOf(month)));
  // A name that says when in full says nothing more by a lone word such as "march".
  if (reader.found.days.length + reader.found.spans.length > 0) return reader.found;
  reader.take(BARE_DAY, ([words, date, month = '']) =>
    reader.bare((year) => dayOf(`${year}${two(monthOf(month))}${two(Number(date))}`), words),
  );
  if (!FISCAL.test(fileName)) {
    reader.take(BARE_PART, ([words, part, n]) => reader.barePart(words, part, Number(n)));
  }
  // "may" is a word as well.
  reader.take(BARE_MONTH, ([words]) => words !== 'may' && reader.bareMonth(words));
  return reader.found;
}

class NameReader {
  readonly found: NameDates = { days: [], spans: [] };
  private rest: string;
  private readonly years: number[];
  private readonly period: YearSource;

  constructor(name: string, period: YearSource) {
    this.rest = name;
    this.period = period;
    const from = Number(period.periodFrom?.slice(0, 4));
    const to = Number(period.periodTo?.slice(0, 4));
    this.years = from <= to ? Array.from({ length: Math.min(to - from + 1, 3) }, (_, n) => from + n) : [];
  }

  /** Reads every match and blanks it, so that a vaguer pattern does not read it again. */
  take(regex: RegExp, read: (match: [words: string, ...groups: (string | undefined)[]]) => unknown): void {
    for (const match of this.rest.matchAll(regex)) read([match[0], ...match.slice(1)]);
    this.rest = this.rest.replaceAll(regex, (words) => '\u0000'.repeat(words.length));
  }

  day(day: string | null, time: string | null, words: string): void {
    if (day) this.found.days.push({ day, time, words: words.trim(), yearFromPeriod: false });
  }

  span(from: string | null, to: string | null, words: string, yearFromPeriod = false): void {
    if (from && to && from <= to) this.found.spans.push({ from, to, words: words.trim(), yearFromPeriod });
  }

  month(words: string, year: number, month: number): void {
    this.span(firstDay(year, month), lastDay(year, month), words);
  }

  part(words: string, part: string | undefined, n: number, year: number): void {
    const months = monthsOf(part, n);
    if (months) this.span(firstDay(year, months[0]), lastDay(year, months[1]), words);
  }

  /** A day without a year. */
  bare(dayIn: (year: number) => string | null, words: string): void {
    const days = this.years.map(dayIn).filter((day) => day !== null && this.inPeriod(day, day));
    const [day] = days;
    if (day && days.length === 1)
      this.found.days.push({ day, time: null, words: words.trim(), yearFromPeriod: true });
  }

  bareMonth(words: string): void {
    const month = monthOf(words);
    this.bareSpan(words, [month, month]);
  }

  barePart(words: string, part: string | undefined, n: number): void {
    const months = monthsOf(part, n);
    if (months) this.bareSpan(words, months);
  }

  private bareSpan(words: string, [first, last]: readonly [number, number]): void {
    const years = this.years.filter((year) => this.inPeriod(firstDay(year, first), lastDay(year, last)));
    const [year] = years;
    if (year !== undefined && years.length === 1)
      this.span(firstDay(year, first), lastDay(year, last), words, true);
  }

  private inPeriod(from: string, to: string): boolean {
    return from <= (this.period.periodTo ?? '') && to >= (this.period.periodFrom ?? '');
  }
}

/** Without the extension; every kind of blank and the underscore as a space. */
function stemOf(fileName: string): string {
  return fileName
    .replace(/\.[A-Za-z][A-Za-z0-9]{0,7}$/, '')
    .normalize('NFC')
    .replaceAll(/[\s_+]/g, ' ');
}

function dayOf(text: string): string | null {
  const spaced = /^(\d{4})[-./ ](\d{2})[-./ ](\d{2})$/.exec(text);
  const reading = readDate(spaced ? `${spaced[1]}-${spaced[2]}-${spaced[3]}` : spread(text));
  return reading.kind === 'date' ? reading.iso : null;
}

/** "19Mar2026" as "19 Mar 2026". */
const spread = (text: string): string =>
  text.replaceAll(/(?<=\d)(?=[a-z])(?!st|nd|rd|th)|(?<=[a-z])(?=\d)/gi, ' ');

function timeOf([hour, minute, second, half]: readonly (string | undefined)[]): string | null {
  if (hour === undefined || minute === undefined) return null;
  let hours = Number(hour);
  if (half) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hours > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  return `${two(hours)}:${minute}:${second ?? '00'}`;
}

const two = (n: number): string => String(n).padStart(2, '0');
const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const firstDay = (year: number, month: number): string => `${year}-${two(month)}-01`;
const lastDay = (year: number, month: number): string =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** First and last month of a quarter or a half; null for a third half. */
function monthsOf(part: string | undefined, n: number): readonly [number, number] | null {
  if (part?.toLowerCase() === 'q') return [n * 3 - 2, n * 3];
  return n > 2 ? null : [n * 6 - 5, n * 6];
}
