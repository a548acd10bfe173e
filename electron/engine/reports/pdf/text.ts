/** Rich text: spans in, lines out, and the painting of lines. Knows nothing of pages. */
import type { Atom, Look } from './atoms.ts';
import { atomsOf, partAtom, SIGN_SCALE, SIGN_WIDTH } from './atoms.ts';
import type { FontBook, Run, Weight } from './fonts.ts';
import { drawn } from './fonts.ts';
import { drawGlyphs } from './glyphs.ts';
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
  /** Whether words may be parted at the end of a line; true when absent. */
  hyphens?: boolean;
}

export const STYLES = {
  cover: { size: 26, leading: 32, weight: 600, hyphens: false },
  section: { size: 18, leading: 22, weight: 600, hyphens: false },
  heading: { size: 10.5, leading: 14, weight: 600, hyphens: false },
  figure: { size: 14.5, leading: 18, weight: 600, hyphens: false },
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

/** A word is parted only when the line would stay empty for more than this share of its width, and in so many lines in a row. */
const LEAST_GAP = 0.12;
const LONGEST_LADDER = 2;

/**
 * Breaks rich text into lines of a width in points. Lines break at spaces, in English words also between syllables; a word wider
 * than the line breaks after punctuation, or else between letters (hashes, file names).
 */
export function layoutText(fonts: FontBook, rich: Rich, width: number, style: TextStyle): TextBlock {
  const lines: Line[] = [];
  let line: Line = { pieces: [], signs: [], width: 0 };
  let end = 0;
  let ladder = 0;
  const feed = (): void => {
    lines.push(line);
    line = { pieces: [], signs: [], width: 0 };
    end = 0;
  };
  const put = (atom: Atom): void => {
    if (atom.sign) {
      line.signs.push({ ...atom.sign, x: end });
      end += SIGN_WIDTH * style.size;
    }
    for (const { run, look } of atom.runs) {
      append(line, run, look, end, style.size);
      end += run.unit * style.size;
    }
    line.width = end - atom.space;
    if (atom.breaks) feed();
  };
  for (const atom of atomsOf(fonts, rich, width, style)) {
    const room = width + 0.01 - end;
    if (end === 0 || atom.width === 0 || atom.width - atom.space <= room) {
      put(atom);
      continue;
    }
    const isParted = style.hyphens !== false && room > LEAST_GAP * width && ladder < LONGEST_LADDER;
    const parts = isParted ? partAtom(fonts, atom, room, style.size) : null;
    ladder = parts ? ladder + 1 : 0;
    if (parts) put(parts[0]);
    feed();
    put(parts?.[1] ?? atom);
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
  if (piece.shown !== null) doc.markContent('Span', { actual: piece.text });
  const { font, color, glyphs } = piece;
  const at = { x: x + piece.x, y: baseline };
  const scaled = size * piece.scale;
  if (glyphs !== null) drawGlyphs(doc, { font, size: scaled, color, glyphs, ...at });
  else {
    doc.font(font, scaled).fillColor(color);
    doc.text(drawn(piece), at.x, at.y, { lineBreak: false, baseline: 'alphabetic' });
  }
  if (piece.shown !== null) doc.endMarkedContent();
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
    last.shown === null &&
    run.shown === null &&
    last.glyphs !== null &&
    run.glyphs !== null &&
    Math.abs(last.x + last.width - x) < 0.01
  ) {
    last.text += run.text;
    last.glyphs += run.glyphs;
    last.width += width;
  } else line.pieces.push({ ...run, color, to, x, width });
}
