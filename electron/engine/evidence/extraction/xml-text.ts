/** The words of an XML part of a document. */
import { SaxesParser } from 'saxes';

export interface TextRules {
  /** Elements whose text counts; all of them when left out. */
  within?: ReadonlySet<string>;
  /** What follows an element at its end, such as a line break. */
  after: Readonly<Record<string, string>>;
}

/** @throws Error when the part is no well-formed XML */
export function xmlText(xml: string, { within, after }: TextRules): string {
  const parser = new SaxesParser();
  const words: string[] = [];
  let depth = 0;
  parser.on('opentag', ({ name }) => {
    if (within?.has(name)) depth += 1;
  });
  parser.on('text', (text) => {
    if (!within || depth > 0) words.push(text);
  });
  parser.on('closetag', ({ name }) => {
    if (within?.has(name)) depth -= 1;
    const mark = after[name];
    if (mark !== undefined) words.push(mark);
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return words.join('');
}

/** The text of each named element that has only text; the first of its name. @throws Error when it is no well-formed XML */
export function xmlFields(xml: string, names: ReadonlySet<string>): Map<string, string> {
  const parser = new SaxesParser();
  const found = new Map<string, string>();
  let current: string | null = null;
  let words = '';
  parser.on('opentag', ({ name }) => {
    current = names.has(name) && !found.has(name) ? name : null;
    words = '';
  });
  parser.on('text', (text) => {
    if (current !== null) words += text;
  });
  parser.on('closetag', ({ name }) => {
    if (name === current && words.trim() !== '') found.set(name, words.trim());
    current = null;
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  return found;
}
