/** Reading calendar dates that people and programs have written, without ever guessing between two readings. */

/** Which part comes first in dates such as 03/04/2026. */
export type DateOrder = 'day-first' | 'month-first';

/** `ambiguous` holds both readings; a date that reads one way only, such as 26/02/2026, is not ambiguous. */
export type DateReading =
  | { kind: 'date'; iso: string }
  | { kind: 'ambiguous'; dayFirst: string; monthFirst: string }
  | { kind: 'unreadable' };

const UNREADABLE: DateReading = { kind: 'unreadable' };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The calendar date at the beginning of a text, as written: a time and an offset after it do not move the date, so a reader of the
 * list finds the same day. Reads 2026-01-31, 2026/01/31, 20260131, 31.01.2026, 31/01/2026, 31 Jan 2026 and Jan 31, 2026; years
 * have four digits. A day that the calendar does not have is unreadable.
 */
export function readDate(text: string): DateReading {
  const trimmed = text.trim();
  const year = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?!\d)/.exec(trimmed);
  if (year) return dateOrNothing(Number(year[1]), Number(year[3]), Number(year[4]));
  const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/.exec(trimmed);
  if (numeric) {
    return numericDate(Number(numeric[1]), Number(numeric[3]), Number(numeric[4]), numeric[2] === '.');
  }
  const dayName = /^(\d{1,2})(?:st|nd|rd|th)?[\s.-]+([a-z]{3})[a-z]*\.?,?[\s-]+(\d{4})(?!\d)/i.exec(trimmed);
  if (dayName) return namedDate(dayName[3], dayName[2], dayName[1]);
  const monthName = /^([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/i.exec(trimmed);
  if (monthName) return namedDate(monthName[3], monthName[1], monthName[2]);
  return UNREADABLE;
}

/** The ISO date of a text when the order of numeric dates is known; undefined when it cannot be read. */
export function readDateInOrder(text: string, order: DateOrder | undefined): string | undefined {
  const reading = readDate(text);
  if (reading.kind === 'date') return reading.iso;
  if (reading.kind === 'unreadable' || !order) return undefined;
  return order === 'day-first' ? reading.dayFirst : reading.monthFirst;
}

/** The ISO date of a spreadsheet's day number in the 1900 date system; undefined outside 1954 to 2119. */
export function dateOfSerial(serial: number): string | undefined {
  if (!(serial >= 20_000 && serial <= 80_000)) return undefined;
  // Day 25569 of the 1900 system is 1 January 1970.
  return new Date(Math.floor(serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function numericDate(first: number, second: number, year: number, dotted: boolean): DateReading {
  const dayFirst = isoDate(year, second, first);
  // Dots are written day first everywhere.
  const monthFirst = dotted ? undefined : isoDate(year, first, second);
  if (dayFirst && monthFirst && dayFirst !== monthFirst) return { kind: 'ambiguous', dayFirst, monthFirst };
  const iso = dayFirst ?? monthFirst;
  return iso ? { kind: 'date', iso } : UNREADABLE;
}

function namedDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DateReading {
  return dateOrNothing(Number(year), MONTHS.indexOf((month ?? '').toLowerCase()) + 1, Number(day));
}

function dateOrNothing(year: number, month: number, day: number): DateReading {
  const iso = isoDate(year, month, day);
  return iso ? { kind: 'date', iso } : UNREADABLE;
}

function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
