/** Points in time that happened somewhere: kept in UTC with the offset of the place, shown as both. */

/** ISO 8601 in UTC, and minutes east of UTC; the offset is null when nobody knows where it was. */
export interface Moment {
  at: string;
  offset: number | null;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** "+02:00". @param offset minutes east of UTC */
export function offsetWords(offset: number): string {
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The clock of a place at a point in time: "2026-06-30T16:15:27". */
export const localAt = (instant: string, offset: number): string =>
  new Date(Date.parse(instant) + offset * 60_000).toISOString().slice(0, 19);

/** "2026-06-30 16:15 (UTC+02:00), 14:15 UTC"; in UTC alone while the place is not known. */
export function localAndUtc(instant: string, offset: number | null): string {
  const utc = `${instant.slice(0, 10)} ${instant.slice(11, 16)}`;
  if (offset === null || offset === 0) return `${utc} UTC`;
  const local = localAt(instant, offset).replace('T', ' ').slice(0, 16);
  const sameDay = local.slice(0, 10) === utc.slice(0, 10);
  return `${local} (UTC${offsetWords(offset)}), ${sameDay ? utc.slice(11) : utc} UTC`;
}

/** A moment as it is typed: "2026-06-30 16:15 +02:00". */
export function momentText({ at, offset }: Moment): string {
  if (offset === null) return `${at.slice(0, 16).replace('T', ' ')} UTC`;
  return `${localAt(at, offset).slice(0, 16).replace('T', ' ')} ${offset === 0 ? 'UTC' : offsetWords(offset)}`;
}

const WRITTEN =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:\.\d+)?)? ?(?:\(?(?:UTC|GMT)?([+-])(\d\d):?(\d\d)\)?|(Z|UTC|GMT))?$/i;

/**
 * The moment of a text such as "2026-06-30 16:15 +02:00" or "2026-06-30T14:15Z"; null when it can not be read.
 *
 * @param offsetAt minutes east of UTC at a local time that comes without a zone; without it such a time is not read
 */
export function readMoment(text: string, offsetAt?: (local: string) => number): Moment | null {
  const found = WRITTEN.exec(text.trim());
  if (!found) return null;
  const [, day, time, second = '00', sign, hours, minutes, utc] = found;
  const local = `${day}T${time}:${second}`;
  const at = Date.parse(`${local}Z`);
  // A day that the calendar does not have would roll over into the next month.
  if (Number.isNaN(at) || !new Date(at).toISOString().startsWith(local)) return null;
  const written = sign ? (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1) : utc ? 0 : null;
  const offset = written ?? offsetAt?.(local) ?? null;
  if (offset === null || Math.abs(offset) > 900) return null;
  return { at: new Date(at - offset * 60_000).toISOString(), offset };
}
