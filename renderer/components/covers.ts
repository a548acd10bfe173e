import { shortDay } from '../app/dates.ts';

interface Covers {
  coversFrom: string | null;
  coversTo: string | null;
  asOf: string | null;
}

const yearOf = (day: string) => day.slice(0, 4);

/**
 * The days that evidence covers, for example "1 Jan to 15 May 2026" or "on 31 Mar 2026".
 * @param known Year that the reader knows from the period and that is left out.
 */
export function coversWords({ coversFrom, coversTo, asOf }: Covers, known?: string): string {
  const words = (day: string) => (yearOf(day) === known ? shortDay(day) : `${shortDay(day)} ${yearOf(day)}`);
  if (coversFrom && coversTo) {
    if (coversFrom === coversTo) return `on ${words(coversTo)}`;
    const first = yearOf(coversFrom) === yearOf(coversTo) ? shortDay(coversFrom) : words(coversFrom);
    return `${first} to ${words(coversTo)}`;
  }
  if (coversFrom) return `from ${words(coversFrom)}`;
  if (coversTo) return `to ${words(coversTo)}`;
  return asOf ? `on ${words(asOf)}` : 'No dates';
}
