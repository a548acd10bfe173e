/** Text as OSCAL takes it: strings without line breaks, Markdown in which nothing of what people wrote becomes markup, arrays that are never empty. */
import { cleanText } from '../clean-text.ts';

/** Our own names for what OSCAL has no field for: populations, samples, seeds, deviations. A name, not an address. */
export const NAMESPACE = 'urn:trustbench:oscal:1';

export interface Property {
  name: string;
  ns: string;
  value: string;
}

/** A list, or nothing where there is none: OSCAL allows no empty array. */
export const some = <Item>(list: readonly Item[]): readonly Item[] | undefined =>
  list.length > 0 ? list : undefined;

/** One line without markup, for values and names; empty when there is nothing to read. */
export const plainLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();

/** Properties in our namespace; those without a value are left out. */
export function properties(
  values: Readonly<Record<string, string | number | null>>,
): readonly Property[] | undefined {
  return some(
    Object.entries(values).flatMap(([name, value]): Property[] => {
      const line = value === null ? '' : plainLine(String(value));
      return line === '' ? [] : [{ name, ns: NAMESPACE, value: line }];
    }),
  );
}

/** Signs that would begin emphasis, code, links, tags, or the insertion of a parameter. */
const MARKUP = /[\\`*<[\]~^]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\{(?=\{)/gu;
/** What would begin a heading, a quotation or a list. */
const BLOCK = /^(\s*)(?:([#>+-])|(\d{1,9})([.)]))(?=\s|$)/gmu;

const escaped = (text: string): string => text.replace(MARKUP, String.raw`\$&`);

/** A title; `otherwise` where the text is empty. */
export const title = (text: string, otherwise: string): string => escaped(plainLine(text)) || otherwise;

/** Paragraphs; `otherwise` where the text is empty. */
export function prose(text: string, otherwise: string): string {
  const blocks = escaped(cleanText(text).trim()).replace(
    BLOCK,
    (_, indent: string, sign: string | undefined, number = '', stop = '') =>
      sign === undefined ? `${indent}${number}\\${stop}` : `${indent}\\${sign}`,
  );
  return blocks === '' ? otherwise : blocks;
}

/** A moment in UTC: OSCAL knows the zones of today, and refuses others, such as Newfoundland's in summer. */
export const momentOf = (stamp: string): string => `${new Date(stamp).toISOString().slice(0, 19)}Z`;

/** The first moment of a day; OSCAL takes no day without a time and a zone. */
export const startOf = (day: string): string => `${day.slice(0, 10)}T00:00:00Z`;
export const endOf = (day: string): string => `${day.slice(0, 10)}T23:59:59Z`;
