/** The words of a web page or a drawing. Nothing of it is run, followed or loaded. */
import { decoded } from '../../tables/html-table.ts';
import type { Reading } from './model.ts';

/** Elements whose text nobody sees. */
const SILENT = /^(script|style|noscript|template|object|iframe|metadata)$/;
/** Elements that stand within a line. */
const INLINE = /^(a|abbr|b|bdi|bdo|code|em|font|i|kbd|mark|q|s|small|span|strong|sub|sup|tspan|u|var|wbr)$/;
const NAME = /^[a-z][a-z0-9:-]*/i;

/** Text of HTML or SVG without tags, scripts, styles and comments; one line for each block. */
export function readMarkup(source: string): Reading {
  const words: string[] = [];
  let title = '';
  let inTitle = false;
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const text = decoded(source.slice(at, open < 0 ? source.length : open)).replaceAll(/\s+/g, ' ');
    if (text !== '') words.push(text);
    if (inTitle) title += text;
    if (open < 0) break;
    const tag = tagAt(source, open);
    at = tag.end;
    if (tag.name === 'title') inTitle = !tag.closes;
    if (!tag.closes && !tag.empty && SILENT.test(tag.name)) at = endOf(source, tag.name, at);
    else if (tag.name === '') words.push(tag.end === open + 1 ? '<' : '');
    else if (!INLINE.test(tag.name)) words.push(tag.name === 'td' || tag.name === 'th' ? '\t' : '\n');
  }
  const text = words
    .join('')
    .replaceAll(/ *[\t ] */g, (gap) => (gap.includes('\t') ? '\t' : ' '))
    .replaceAll(/[ \t]*\n[ \t\n]*/g, '\n')
    .trim();
  return { text, facts: title.trim() === '' ? {} : { title: title.trim().slice(0, 300) } };
}

interface Tag {
  /** Lower case; empty for comments, declarations and a sign that begins no tag. */
  name: string;
  closes: boolean;
  empty: boolean;
  end: number;
}

function tagAt(source: string, open: number): Tag {
  if (source.startsWith('<!--', open)) return other(after(source, '-->', open + 4));
  if (source.startsWith('<![CDATA[', open)) return other(open + 9);
  if (source[open + 1] === '!' || source[open + 1] === '?') return other(after(source, '>', open + 2));
  const closes = source[open + 1] === '/';
  const from = open + (closes ? 2 : 1);
  const name = NAME.exec(source.slice(from, from + 40))?.[0]?.toLowerCase();
  if (name === undefined) return other(open + 1);
  const end = endOfTag(source, from + name.length);
  return { name, closes, empty: source[end - 2] === '/', end };
}

const other = (end: number): Tag => ({ name: '', closes: false, empty: true, end });

/** Behind the sign that ends a tag; one inside a quoted value does not. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return source.length;
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

/** Where the closing tag of an element without other elements begins. */
function endOf(source: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\b`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(source)?.index ?? source.length;
}
