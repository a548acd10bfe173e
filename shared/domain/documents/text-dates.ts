/** Dates that a text speaks of as the period or the date of the report. What can be read two ways is left alone. */
import { readDate } from '../calendar-date.ts';

const DAY = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}|[A-Z][a-z]{2,8} \d{1,2}(?:st|nd|rd|th)?, \d{4}|\d{1,2}\.\d{1,2}\.\d{4})`;
const SPAN = new RegExp(
  String.raw`\bperiod\b[^.;\n]{0,40}?(${DAY})\s*(?:to|until|through|and|–|-)\s*(${DAY})`,
  'gu',
);
const AS_OF = new RegExp(String.raw`\b[Aa]s (?:of|at) (${DAY})`, 'gu');

const isoOf = (words: string): string | null => {
  const reading = readDate(words);
  return reading.kind === 'date' ? reading.iso : null;
};

/** Periods that are called so: "the period 1 January 2026 to 30 June 2026". */
export function spansIn(text: string): { from: string; to: string }[] {
  return [...text.matchAll(SPAN)].flatMap(([, first = '', last = '']) => {
    const [from, to] = [isoOf(first), isoOf(last)];
    return from && to ? [{ from, to }] : [];
  });
}

/** Days after "as of" or "as at". */
export const datesAsOf = (text: string): string[] =>
  [...text.matchAll(AS_OF)].flatMap(([, words = '']) => isoOf(words) ?? []);
