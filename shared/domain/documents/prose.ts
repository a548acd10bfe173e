/** The pieces that drafts are put together from. */
import type { PolicyBlock, PolicyDocument, TextRun } from '../policies/document.ts';
import { MOST_ROWS } from '../policies/document.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** "30 June 2026" of `2026-06-30`; what is no day stays as it is. */
export function longDay(day: string): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name ? `${Number(date)} ${name} ${year}` : day;
}

/** "A, B and C" */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** What a person has to fill in, marked as in the outlines of policies. */
export const toFill = (what: string): string => `[${what.replaceAll(/[[\]\n]/g, ' ')}]`;
export const orFill = (text: string, what: string): string => (text.trim() === '' ? toFill(what) : text);

const runsOf = (text: string): TextRun[] => (text === '' ? [] : [{ text }]);

/** A name that ends with a full stop ("Example B.V.") ends its sentence too. */
const withoutDoubleStops = (text: string): string => text.replaceAll(/(?<=[^.]\.)\.(?=\s|$)/g, '');

/** Sentences of ours, with names in them. */
export const paragraph = (text: string): PolicyBlock => asWritten(withoutDoubleStops(text));
const asWritten = (text: string): PolicyBlock => ({ kind: 'paragraph', runs: runsOf(text) });
export const bullet = (text: string): PolicyBlock => ({
  kind: 'item',
  numbered: false,
  depth: 0,
  runs: runsOf(text),
});
export const numbered = (text: string): PolicyBlock => ({
  kind: 'item',
  numbered: true,
  depth: 0,
  runs: runsOf(text),
});

/** A paragraph for each line of a text that a person wrote. */
export const paragraphs = (text: string): PolicyBlock[] =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map(asWritten);

/** A table, or several where one would be longer than a text may hold; none without rows. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): PolicyBlock[] {
  const row = (cells: readonly string[]) =>
    cells.map((cell) => ({ paragraphs: cell.split('\n').filter(Boolean).map(runsOf) }));
  const tables: PolicyBlock[] = [];
  for (let from = 0; from < rows.length; from += MOST_ROWS - 1)
    tables.push({ kind: 'table', rows: [head, ...rows.slice(from, from + MOST_ROWS - 1)].map(row) });
  return tables;
}

export const documentOf = (...blocks: (PolicyBlock | readonly PolicyBlock[] | false)[]): PolicyDocument => ({
  blocks: blocks.flatMap((block) => (block === false ? [] : block)),
});
