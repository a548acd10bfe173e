/** Days and times in the cells of a register, in every way of writing that reads one way only. */
import { dateOfSerial, readDate, readDateInOrder, type DateOrder } from '../calendar-date.ts';
import type { Cell } from '../table.ts';

export type WhenReading =
  /**
   * `day` as written, where it was written. `at`: ISO 8601 in UTC; null when no time of day is written. `isZoned`: with an offset or
   * a zone; a time without one is taken for UTC.
   */
  | { kind: 'when'; day: string; at: string | null; isZoned: boolean }
  | { kind: 'ambiguous'; dayFirst: string; monthFirst: string }
  | { kind: 'unreadable' };

const UNREADABLE: WhenReading = { kind: 'unreadable' };

/** Hours east of UTC. Only abbreviations that stand for one zone in practice. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0, UTC: 0, GMT: 0, WET: 0, WEST: 1, CET: 1, CEST: 2, MEZ: 1, MESZ: 2, EET: 2, EEST: 3,
  EST: -5, EDT: -4, CDT: -5, MST: -7, MDT: -6, PST: -8, PDT: -7, JST: 9,
}; // prettier-ignore

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)[a-z]*\.?,?\s+(?=\d|[a-z])/i;
const TIME =
  /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?\s*([ap])?\.?(?:m\.?)?(?:\s*uhr)?(?:\s*\(?(?:UTC|GMT)?\s*([+−-])(\d{1,2})(?::?(\d{2}))?\)?|\s*\(?([a-z]{1,4})\)?)?$/i;
const COMPACT = /^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})(Z?)$/i;
/** "15/Jan/26" and "15-JAN-2026", as issue trackers and databases write days. */
const SHORT_MONTH = /^(\d{1,2})[-/. ]([a-z]{3,9})[-/. ](?:20)?(\d{2})(?!\d)/i;
/** The date at the beginning of a text: with signs between, or with the month in letters. */
const DATE_PART =
  /^(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{8}|\d{1,2}(?:st|nd|rd|th)?[\s.-]+[a-z]{3,9}\.?,?[\s-]+\d{4}|[a-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4})(?!\d)/i;
const GERMAN_MONTHS: readonly (readonly [RegExp, string])[] = [
  [/\bmär\w*\.?|\bmae\w*\.?|\bmrz\.?/i, 'Mar'],
  [/\bmai\b/i, 'May'],
  [/\bokt\w*\.?/i, 'Oct'],
  [/\bdez\w*\.?/i, 'Dec'],
];

/** @param order of numeric dates such as 03/04/2026, when the list tells it */
export function readWhen(cell: Cell, order: DateOrder | undefined): WhenReading {
  const text = cell.text.replace(/\s+/g, ' ').trim();
  if (/^\d{5}(?:[.,]\d+)?$/.test(text)) return serialWhen(Number(text.replace(',', '.')));
  const compact = COMPACT.exec(text);
  if (compact) {
    const [, year, month, day, hour, minute, second, zone] = compact;
    return whenAt(`${year}-${month}-${day}`, `${hour}:${minute}:${second}`, zone ? 0 : null);
  }
  if (/^1\d{9}(?:\d{3})?$/.test(text)) {
    const at = new Date(Number(text) * (text.length === 10 ? 1000 : 1)).toISOString();
    return { kind: 'when', day: at.slice(0, 10), at, isZoned: true };
  }
  const plain = GERMAN_MONTHS.reduce((all, [word, month]) => all.replace(word, month), text)
    .replace(WEEKDAY, '')
    .replace(/^(\d{1,2}[-/.]\d{1,2}[-/.])(\d{2})(?!\d)/, '$120$2')
    .replace(SHORT_MONTH, '$1 $2 20$3');
  const [date = ''] = DATE_PART.exec(plain) ?? [];
  if (date === '') return UNREADABLE;
  const reading = readDate(padded(date));
  const day =
    reading.kind === 'date' ? reading.iso : order ? readDateInOrder(padded(date), order) : undefined;
  if (day === undefined) return reading.kind === 'ambiguous' ? reading : UNREADABLE;
  const rest = plain.slice(date.length).replace(/^(?:T|,?\s+(?:at|um)\s+|[,\s]+)/i, '');
  if (rest.trim() === '') return { kind: 'when', day, at: null, isZoned: false };
  return timeOf(day, rest.trim());
}

/** 2026-1-9 as 2026-01-09; other ways of writing stay. */
const padded = (date: string): string =>
  date.replace(
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/,
    (_, year: string, sign: string, month: string, day: string) =>
      `${year}${sign}${month.padStart(2, '0')}${sign}${day.padStart(2, '0')}`,
  );

function timeOf(day: string, text: string): WhenReading {
  const found = TIME.exec(text);
  if (!found) return UNREADABLE;
  const [, hourText = '', minute = '00', second = '00', half, sign, hours, minutes = '0', zone] = found;
  const hour = half ? (Number(hourText) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hourText);
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59 || (half && Number(hourText) > 12))
    return UNREADABLE;
  const named = zone === undefined ? undefined : ZONES[zone.toUpperCase()];
  if (zone !== undefined && named === undefined) return UNREADABLE;
  const written = sign
    ? (Number(hours) * 60 + Number(minutes)) * (sign === '+' ? 1 : -1)
    : named === undefined
      ? null
      : named * 60;
  if (written !== null && Math.abs(written) > 900) return UNREADABLE;
  return whenAt(day, `${String(hour).padStart(2, '0')}:${minute}:${second}`, written);
}

/** @param offset minutes east of UTC; null when none is written */
function whenAt(day: string, time: string, offset: number | null): WhenReading {
  const local = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(local)) return UNREADABLE;
  const at = new Date(local - (offset ?? 0) * 60_000).toISOString();
  return { kind: 'when', day, at, isZoned: offset !== null };
}

/** A spreadsheet's day number, with the time of day after the point. */
function serialWhen(serial: number): WhenReading {
  const day = dateOfSerial(Math.floor(serial));
  if (day === undefined) return UNREADABLE;
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  if (seconds === 0) return { kind: 'when', day, at: null, isZoned: false };
  const at = new Date(Date.parse(`${day}T00:00:00Z`) + seconds * 1000).toISOString();
  return { kind: 'when', day, at, isZoned: false };
}

/**
 * A time that is kept as text: as written where the job ran, in one form, with "UTC" after it where a zone was written. What is no
 * date with a time stays as it is.
 */
export function timeLine(cell: Cell, order: DateOrder | undefined): { text: string; day: string | null } {
  const reading = readWhen(cell, order);
  const text = cell.text.replace(/\s+/g, ' ').trim();
  if (reading.kind !== 'when') return { text, day: null };
  if (reading.at === null) return { text: reading.day, day: reading.day };
  const time = reading.at.slice(11, 19).replace(/:00$/, '');
  const zone = reading.isZoned ? ' UTC' : '';
  return { text: `${reading.at.slice(0, 10)} ${time}${zone}`, day: reading.day };
}
