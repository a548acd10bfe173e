/** Walks through markup of any quality in one pass. Nothing of it is run, followed or loaded. */
import { decoded } from '../../tables/html-table.ts';

export interface MarkupHandler {
  /** `name` is in lower case; `attributes` as they are written, for `attributeOf`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** With its entities decoded; white space as written. */
  text(text: string): void;
}

/** Elements whose content nobody sees on a page. */
const SILENT = /^(?:script|style|noscript|template|object|iframe|head|svg|math)$/;
const NAME = /[a-z][a-z0-9:-]{0,40}/iy;

/**
 * Hands out tags and texts in their order; comments, declarations and silent elements are left out.
 *
 * @param silent the elements that are left out with all that is in them
 */
export function scanMarkup(source: string, handler: MarkupHandler, silent: RegExp = SILENT): void {
  let at = 0;
  while (at < source.length) {
    const open = source.indexOf('<', at);
    const end = open < 0 ? source.length : open;
    if (end > at) handler.text(decoded(source.slice(at, end)));
    if (open < 0) return;
    at = readTag(source, open, handler, silent);
  }
}

/** @returns where the text goes on */
function readTag(source: string, open: number, handler: MarkupHandler, silent: RegExp): number {
  if (source.startsWith('<!--', open)) return after(source, '-->', open + 4);
  if (source[open + 1] === '!' || source[open + 1] === '?') return after(source, '>', open + 2);
  const closes = source[open + 1] === '/';
  NAME.lastIndex = open + (closes ? 2 : 1);
  const name = NAME.exec(source)?.[0]?.toLowerCase();
  if (name === undefined) {
    handler.text('<');
    return open + 1;
  }
  const nameEnd = NAME.lastIndex;
  const end = tagEnd(source, nameEnd);
  if (closes) {
    handler.close(name);
    return end;
  }
  if (silent.test(name) && source[end - 2] !== '/') return closingTag(source, name, end);
  handler.open(name, source.slice(nameEnd, end - 1));
  return end;
}

/** Behind the sign that ends a tag; one inside a quoted value does not. */
function tagEnd(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at += 1) {
    const sign = source[at] ?? '';
    if (quote !== '') quote = sign === quote ? '' : quote;
    else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at + 1;
  }
  return source.length;
}

/** The value of an attribute with its entities decoded, or undefined. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const [, double, single, bare] =
    new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes) ?? [];
  const value = double ?? single ?? bare;
  return value === undefined ? undefined : decoded(value);
}

function after(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from);
  return found < 0 ? source.length : found + mark.length;
}

function closingTag(source: string, name: string, from: number): number {
  const pattern = new RegExp(`</${name}\\b[^>]*>?`, 'gi');
  pattern.lastIndex = from;
  return pattern.exec(source) ? pattern.lastIndex : source.length;
}
