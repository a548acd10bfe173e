/** Rich text: spans in, lines out, and the painting of lines. Knows nothing of pages. */
import type { FontBook, Run, Weight } from './fonts.ts';
import { printable } from './fonts.ts';
import { COLORS } from './palette.ts';
import type { Sign } from './signs.ts';
import { drawSign } from './signs.ts';

/** Text of one look. A sign stands before the text and never parts from its first word. */
export interface Span {
  text: string;
  weight?: Weight;
  color?: string;
  sign?: Sign;
  /** Colour of the sign; the text's colour when absent. */
  signColor?: string;
  /** What it leads to, see references.ts. */
  to?: string;
}
export type Rich = string | readonly Span[];

/** Sizes in points. */
export interface TextStyle {
  size: number;
  leading: number;
  weight?: Weight;
  color?: string;
}

export const STYLES = {
  cover: { size: 26, leading: 32, weight: 600 },
  section: { size: 18, leading: 22, weight: 600 },
  heading: { size: 10.5, leading: 14, weight: 600 },
  figure: { size: 14.5, leading: 18, weight: 600 },
  body: { size: 9.5, leading: 13 },
  table: { size: 8.5, leading: 11.5 },
  small: { size: 8, leading: 11, color: COLORS.text2 },
} as const satisfies Record<string, TextStyle>;

interface Piece extends Run {
  x: number;
  width: number;
  color: string;
  to: string | undefined;
}
interface SignPiece {
  x: number;
  sign: Sign;
  color: string;
}
interface Line {
  pieces: Piece[];
  signs: SignPiece[];
  width: number;
}
export interface TextBlock {
  lines: readonly Line[];
  style: TextStyle;
  /** Width in points of the widest line, without trailing spaces. */
  width: number;
  height: number;
}

interface Look {
  color: string;
  to: string | undefined;
}

/** What never breaks inside: a word with the space after it, possibly of several looks. */
interface Atom {
  runs: { run: Run; look: Look }[];
  sign: { sign: Sign; color: string } | null;
  width: number;
  space: number;
  breaks: boolean;
}

const SIGN_SCALE = 1.02;
const SIGN_GAP = 0.45;

/**
 * Breaks rich text into lines of a width in points. Lines break at spaces; a word wider than the line breaks after punctuation,
 * or else between letters (hashes, file names).
 */
export function layoutText(fonts: FontBook, rich: Rich, width: number, style: TextStyle): TextBlock {
  const lines: Line[] = [];
  let line: Line = { pieces: [], signs: [], width: 0 };
  let end = 0;
  const feed = (): void => {
    lines.push(line);
    line = { pieces: [], signs: [], width: 0 };
    end = 0;
  };
  for (const atom of atoms(fonts, rich, width, style)) {
    if (end > 0 && atom.width > 0 && end + atom.width - atom.space > width + 0.01) feed();
    if (atom.sign) {
      line.signs.push({ ...atom.sign, x: end });
      end += (SIGN_SCALE + SIGN_GAP) * style.size;
    }
    for (const { run, look } of atom.runs) {
      append(line, run, look, end, style.size);
      end += run.unit * style.size;
    }
    line.width = end - atom.space;
    if (atom.breaks) feed();
  }
  if (end > 0 || lines.length === 0) lines.push(line);
  return block(lines, style);
}

/** Lines `from` up to, not including, `to` as a block of their own. */
export function sliceBlock(whole: TextBlock, from: number, to: number): TextBlock {
  return block(whole.lines.slice(from, to), whole.style);
}

/** Paints the words at (x, y), the top left corner. `right` aligns the lines to x + right instead. */
export function paintWords(
  doc: PDFKit.PDFDocument,
  text: TextBlock,
  x: number,
  y: number,
  right?: number,
): void {
  text.lines.forEach(({ pieces }, line) => paintStretch(doc, text, { line, pieces }, { x, y, right }));
}

/** Neighbouring words of a line that are painted together. */
export interface Stretch {
  line: number;
  pieces: readonly Piece[];
}

/** Where a block stands: its top left corner, or with `right` the edge x + right to which its lines run. */
interface Corner {
  x: number;
  y: number;
  right?: number | undefined;
}

/** Paints some of the words of a block, all of which stands at a corner. */
export function paintStretch(
  doc: PDFKit.PDFDocument,
  text: TextBlock,
  stretch: Stretch,
  corner: Corner,
): void {
  const { size, leading } = text.style;
  const start = lineStart(text, stretch.line, corner);
  const baseline = corner.y + stretch.line * leading + leading / 2 + size * 0.33;
  for (const piece of stretch.pieces) paintPiece(doc, piece, start, baseline, size);
}

/** The area that the words of a stretch cover, in points of the page. */
export function stretchBox(
  text: TextBlock,
  { line, pieces }: Stretch,
  corner: Corner,
): { x: number; y: number; width: number; height: number } {
  const { leading } = text.style;
  const from = pieces[0]?.x ?? 0;
  const last = pieces.at(-1);
  return {
    x: lineStart(text, line, corner) + from,
    y: corner.y + line * leading,
    width: (last ? last.x + last.width : from) - from,
    height: leading,
  };
}

/**
 * The words of a block in their order, parted where they lead to another destination. `resolve` gives the destination of what a
 * span leads to, or null: then it is plain text.
 */
export function stretchesByTarget(
  text: TextBlock,
  resolve: (to: string) => string | null,
): { destination: string | null; stretches: Stretch[] }[] {
  const parts: { destination: string | null; stretches: Stretch[] }[] = [];
  text.lines.forEach(({ pieces }, line) => {
    for (const piece of pieces) {
      const destination = piece.to === undefined ? null : resolve(piece.to);
      let part = parts.at(-1);
      if (!part || part.destination !== destination) {
        part = { destination, stretches: [] };
        parts.push(part);
      }
      const stretch = part.stretches.at(-1);
      if (stretch?.line === line) stretch.pieces = [...stretch.pieces, piece];
      else part.stretches.push({ line, pieces: [piece] });
    }
  });
  return parts;
}

function lineStart(text: TextBlock, line: number, { x, right }: Corner): number {
  return right === undefined ? x : x + right - (text.lines[line]?.width ?? 0);
}

/** Paints the signs of a block; apart from the words, because signs are artifacts in a tagged file. */
export function paintSigns(
  doc: PDFKit.PDFDocument,
  text: TextBlock,
  x: number,
  y: number,
  right?: number,
): void {
  const { size, leading } = text.style;
  const side = size * SIGN_SCALE;
  text.lines.forEach((line, index) => {
    const start = right === undefined ? x : x + right - line.width;
    const top = y + index * leading + (leading - side) / 2;
    for (const { sign, color, x: at } of line.signs) drawSign(doc, sign, start + at, top, side, color);
  });
}

export function hasSigns(text: TextBlock): boolean {
  return text.lines.some((line) => line.signs.length > 0);
}

function paintPiece(doc: PDFKit.PDFDocument, piece: Piece, x: number, baseline: number, size: number): void {
  if (piece.missing) doc.markContent('Span', { actual: piece.text });
  doc.font(piece.font, size).fillColor(piece.color);
  doc.text(piece.text, x + piece.x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  if (piece.missing) doc.endMarkedContent();
}

function block(lines: readonly Line[], style: TextStyle): TextBlock {
  return {
    lines,
    style,
    width: Math.max(0, ...lines.map((line) => line.width)),
    height: lines.length * style.leading,
  };
}

/** Adds a run to a line, joining it to the piece before it when they look the same: fewer, longer strings copy better. */
function append(line: Line, run: Run, { color, to }: Look, x: number, size: number): void {
  const last = line.pieces.at(-1);
  const width = run.unit * size;
  if (
    last &&
    last.font === run.font &&
    last.color === color &&
    last.to === to &&
    last.missing === run.missing &&
    Math.abs(last.x + last.width - x) < 0.01
  ) {
    last.text += run.text;
    last.width += width;
  } else line.pieces.push({ ...run, color, to, x, width });
}

function* atoms(fonts: FontBook, rich: Rich, width: number, style: TextStyle): Generator<Atom> {
  const spans: readonly Span[] = typeof rich === 'string' ? [{ text: rich }] : rich;
  let atom = emptyAtom();
  for (const span of spans) {
    const color = span.color ?? style.color ?? COLORS.text;
    const look: Look = { color, to: span.to };
    const weight = span.weight ?? style.weight ?? 400;
    if (span.sign) {
      if (atom.runs.length > 0) yield atom;
      atom = emptyAtom();
      atom.sign = { sign: span.sign, color: span.signColor ?? color };
      atom.width = (SIGN_SCALE + SIGN_GAP) * style.size;
    }
    for (const part of printable(span.text).match(/[^ \n]* *\n?/g) ?? []) {
      if (part === '') continue;
      const breaks = part.endsWith('\n');
      for (const word of fitting(
        fonts,
        breaks ? spaced(part.slice(0, -1)) : part,
        weight,
        width - atom.width,
        width,
        style.size,
      )) {
        if (
          atom.width > 0 &&
          atom.width + widthOf(fonts, word.trimEnd(), weight, style.size) > width &&
          atom.runs.length > 0
        ) {
          yield atom;
          atom = emptyAtom();
        }
        for (const run of fonts.word(word, weight)) atom.runs.push({ run, look });
        const wordWidth = widthOf(fonts, word, weight, style.size);
        atom.width += wordWidth;
        atom.space = word.endsWith(' ') ? wordWidth - widthOf(fonts, word.trimEnd(), weight, style.size) : 0;
        if (word.endsWith(' ')) {
          yield atom;
          atom = emptyAtom();
        }
      }
      if (breaks) {
        atom.breaks = true;
        yield atom;
        atom = emptyAtom();
      }
    }
  }
  if (atom.runs.length > 0 || atom.sign) yield atom;
}

/** The word itself, or its parts when it is wider than a line. */
function* fitting(
  fonts: FontBook,
  word: string,
  weight: Weight,
  first: number,
  width: number,
  size: number,
): Generator<string> {
  let rest = word;
  let room = first;
  while (widthOf(fonts, rest.trimEnd(), weight, size) > width) {
    let fits = 0;
    let nice = 0;
    let used = 0;
    for (const char of rest) {
      used += widthOf(fonts, char, weight, size);
      if (used > room) break;
      fits += char.length;
      if ('-/_.,:;@&=?+\\'.includes(char)) nice = fits;
    }
    const cut = Math.max(nice > fits / 2 ? nice : fits, (rest.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
    yield rest.slice(0, cut);
    rest = rest.slice(cut);
    room = width;
  }
  if (rest !== '') yield rest;
}

function widthOf(fonts: FontBook, text: string, weight: Weight, size: number): number {
  return fonts.word(text, weight).reduce((sum, run) => sum + run.unit, 0) * size;
}

/** A line that ends by itself still ends in a space, so that text taken from the page keeps its words apart. */
function spaced(line: string): string {
  return line === '' || line.endsWith(' ') ? line : `${line} `;
}

function emptyAtom(): Atom {
  return { runs: [], sign: null, width: 0, space: 0, breaks: false };
}
