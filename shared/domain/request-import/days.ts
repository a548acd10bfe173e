/** Days as people write them in request lists: dates, dates without a year, and words such as "end of July" or "within two weeks". */
import { dateOfSerial, readDate, readDateInOrder, type DateOrder } from '../calendar-date.ts';
import { addDays } from '../readiness/days.ts';
import type { Cell } from '../table.ts';
import { plainWords } from '../table-import/plain-words.ts';
import { ownValue } from '../own-value.ts';

export type DayReading =
  /** `isApproximate`: words that name a part of a month, such as "mid July". `isSerial`: the day number of a spreadsheet. */
  | { kind: 'day'; iso: string; isApproximate?: boolean; isSerial?: boolean }
  | { kind: 'ambiguous'; dayFirst: string; monthFirst: string }
  /** Words that set no day; `isUrgent` for "as soon as possible". */
  | { kind: 'words'; isUrgent: boolean }
  | { kind: 'unreadable' }
  | { kind: 'empty' };

const MONTHS: readonly RegExp[] = [
  /^jan/, /^f[ei]b|^fev/, /^mar|^mae?r|^mrz/, /^apr|^avr/, /^ma[iy]/, /^jun|^juin/, /^jul|^juil/, /^aug|^aou/, /^sep/, /^o[ck]t/, /^nov/, /^de[cz]/,
]; // prettier-ignore
const URGENT =
  /^(?:asap|a s a p|as soon as possible|immediate(?:ly)?|urgent(?:ly)?|now|sofort|umgehend|schnellstmoglich|des que possible)\b/;
const NO_DAY =
  /^(?:tb[acd]|to be (?:agreed|confirmed|defined|determined)|open|ongoing|rolling|n a|na|when (?:available|ready)|on request|field ?work.*|during .*|before .*|after .*|with .*|laufend|offen|nach .*|vor .*)$/;
const NUMBERS: Record<string, number> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
  a: 1,
  an: 1,
};

/** The day and month order that the dates of a column tell; undefined when none does. */
export function orderOf(texts: readonly string[]): DateOrder | undefined {
  const orders = new Set<DateOrder>();
  for (const text of texts) {
    const [, first, second] = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}\b/.exec(text) ?? [];
    if (Number(first) > 12) orders.add('day-first');
    if (Number(second) > 12) orders.add('month-first');
  }
  const [only] = orders;
  return orders.size === 1 ? only : undefined;
}

/**
 * The day of a cell. A day without a year is the first one on or after `from`, which is the day of the request where it is known;
 * words such as "within two weeks" count from it.
 */
export function readDay(cell: Cell, from: string, order: DateOrder | undefined): DayReading {
  const text = cell.text.trim();
  if (text === '' || /^[-–—.?]+$/.test(text)) return { kind: 'empty' };
  if (cell.kind === 'number' || /^\d{5}(?:\.\d+)?$/.test(text)) {
    const iso = dateOfSerial(Math.floor(Number(text)));
    return iso === undefined ? { kind: 'unreadable' } : { kind: 'day', iso, isSerial: true };
  }
  const full = text.replace(/^(?:mo|tu|we|th|fr|sa|su|di|mi|do|so)[a-z]*\.?,?\s+(?=\S)/i, '');
  const written = full.replace(/^(\d{1,2}[-/.]\d{1,2}[-/.])(\d{2})(?!\d)/, '$120$2');
  const date = readDate(written);
  if (date.kind === 'date') return { kind: 'day', iso: date.iso };
  if (date.kind === 'ambiguous') {
    const iso = order && readDateInOrder(written, order);
    return iso === undefined ? date : { kind: 'day', iso };
  }
  return readWords(plainWords(full), full, from);
}

function readWords(words: string, text: string, from: string): DayReading {
  if (URGENT.test(words)) return { kind: 'words', isUrgent: true };
  const span =
    /^(?:with)?in(?:nerhalb)? (?:von )?(\d+|[a-z]+) (?:(working|business) )?(days?|weeks?|tagen?|wochen?)\b/.exec(
      words,
    );
  const count = span && (ownValue(NUMBERS, span[1] ?? '') ?? Number(span[1]));
  if (span && count !== null && Number.isInteger(count)) {
    const isWeek = (span[3] ?? '').startsWith('w');
    // Five working days are a week.
    const days = isWeek ? count * 7 : span[2] ? Math.ceil((count * 7) / 5) : count;
    return { kind: 'day', iso: addDays(from, days), isApproximate: Boolean(span[2]) };
  }
  const quarter = /\bq([1-4])(?: (\d{4}))?$/.exec(words);
  if (quarter && /^(?:end|eo|ende|fin)\b|^by /.test(words)) {
    return lastOf(Number(quarter[1]) * 3 - 1, quarter[2], from);
  }
  const month = monthIn(words);
  const year = /\b(20\d{2})\b/.exec(words)?.[1];
  if (month !== undefined) {
    if (/^(?:by )?(?:the )?(?:end|eom|ende|fin|last day|late)\b/.test(words))
      return lastOf(month, year, from);
    if (/^(?:mid|mitte|mi|middle)\b/.test(words)) return dayOf(15, month, year, from, true);
    if (/^(?:early|beginning|start|anfang|debut)\b/.test(words)) return dayOf(7, month, year, from, true);
    const day = Number(/\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(words)?.[1]);
    if (day >= 1 && day <= 31) return dayOf(day, month, year, from, false);
    if (/^\S+(?: 20\d{2})?$/.test(words))
      return { ...lastOf(month, year, from), isApproximate: true } as DayReading;
  }
  if (/^(?:end of (?:the )?month|eom|month end|monatsende)$/.test(words)) {
    return lastOf(Number(from.slice(5, 7)) - 1, from.slice(0, 4), from);
  }
  const short = /^(\d{1,2})\.\s?(\d{1,2})\.?$/.exec(text);
  if (short) return dayOf(Number(short[1]), Number(short[2]) - 1, undefined, from, false);
  return NO_DAY.test(words) ? { kind: 'words', isUrgent: false } : { kind: 'unreadable' };
}

/** The index of the month that is named, in English, German or French. */
function monthIn(words: string): number | undefined {
  for (const word of words.split(' ')) {
    if (!/^[a-z]{3,9}$/.test(word)) continue;
    const found = MONTHS.findIndex((pattern) => pattern.test(word));
    if (found >= 0 && !/^(?:middle|mid|market|decide\w*|maybe)$/.test(word)) return found;
  }
  return undefined;
}

function lastOf(month: number, year: string | undefined, from: string): DayReading {
  const of = (y: number) => isoDay(y, month + 1, 0);
  return { kind: 'day', iso: withYear(of, year, from) };
}

function dayOf(
  day: number,
  month: number,
  year: string | undefined,
  from: string,
  isApproximate: boolean,
): DayReading {
  if (month < 0 || month > 11) return { kind: 'unreadable' };
  const iso = withYear((y) => isoDay(y, month, day), year, from);
  if (Number(iso.slice(8)) !== day) return { kind: 'unreadable' };
  return { kind: 'day', iso, ...(isApproximate && { isApproximate }) };
}

function withYear(of: (year: number) => string, year: string | undefined, from: string): string {
  if (year !== undefined) return of(Number(year));
  const own = of(Number(from.slice(0, 4)));
  return own < from ? of(Number(from.slice(0, 4)) + 1) : own;
}

const isoDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);
