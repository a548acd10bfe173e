import { shortDay } from '../app/dates.ts';

interface Covers {
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
}

const words = (day: string) => `${shortDay(day)} ${day.slice(0, 4)}`;

/** The days that evidence covers, for example "1 Jan 2026 to 15 May 2026" or "on 31 Mar 2026". */
export function coversWords({ coversFrom, coversTo, asOf }: Covers): string {
  if (coversFrom && coversTo) {
    if (coversFrom === coversTo) return `on ${words(coversTo)}`;
    const first = coversFrom.slice(0, 4) === coversTo.slice(0, 4) ? shortDay(coversFrom) : words(coversFrom);
    return `${first} to ${words(coversTo)}`;
  }
  if (coversFrom) return `from ${words(coversFrom)}`;
  if (coversTo) return `to ${words(coversTo)}`;
  return asOf ? `on ${words(asOf)}` : 'No dates';
}
