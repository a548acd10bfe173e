/**
 * Words as the operands that draw them. pdfkit would shape a text again each time it is painted, and keep all it has shaped; here a
 * word is shaped once and kept as one short string.
 */

/** A word at size 1. */
export interface Shaped {
  /** Its width in points. */
  unit: number;
  /** Glyphs with the adjustments between them, as `TJ` takes them; null when some stand off the line, which `TJ` can not say. */
  glyphs: string | null;
}

/** A font as pdfkit embeds it; its types leave it out. Widths are in thousandths. */
interface EmbeddedFont {
  id: string;
  /** The font itself, as it was read; another document takes it as it is. */
  font: object;
  /** Words it has shaped. */
  layoutCache: Record<string, object>;
  encode: (text: string) => [codes: string[], positions: readonly Position[]];
  ref: () => object;
}
interface Position {
  xAdvance: number;
  advanceWidth: number;
  xOffset: number;
  yOffset: number;
}
interface Inside {
  _font: EmbeddedFont;
  page: { fonts: Record<string, object>; height: number };
}

/** The font that a document knows by a name. */
function fontOf(doc: PDFKit.PDFDocument, name: string): EmbeddedFont {
  // oxlint-disable-next-line no-underscore-dangle -- pdfkit's own name for it
  return (doc.font(name) as unknown as Inside)._font;
}

/** What was read from the file of a font. */
export function parsedFont(doc: PDFKit.PDFDocument, name: string): object {
  return fontOf(doc, name).font;
}

/** A short document shapes few words that the one before it has not. So many are kept of a font: a long report has tens of thousands. */
const MOST_KEPT = 4000;
const kept = new WeakMap<object, { words: Record<string, object>; count: number }>();

/** What other documents have shaped with the same font. */
function shapedBefore({ font }: EmbeddedFont, text: string): Record<string, object> {
  let known = kept.get(font);
  if (!known || known.count > MOST_KEPT) {
    known = { words: Object.create(null) as Record<string, object>, count: 0 };
    kept.set(font, known);
  }
  if (!(text in known.words)) known.count += 1;
  return known.words;
}

export function shape(doc: PDFKit.PDFDocument, name: string, text: string): Shaped {
  const font = fontOf(doc, name);
  font.layoutCache = shapedBefore(font, text);
  const [codes, positions] = font.encode(text);
  let unit = 0;
  let run = '';
  let onLine = true;
  const parts: string[] = [];
  positions.forEach(({ xAdvance, advanceWidth, xOffset, yOffset }, at) => {
    unit += xAdvance;
    run += codes[at] ?? '';
    if (xOffset !== 0 || yOffset !== 0) onLine = false;
    const adjustment = xAdvance - advanceWidth;
    if (adjustment === 0) return;
    parts.push(`<${run}>${decimal(-adjustment)}`);
    run = '';
  });
  if (run !== '') parts.push(`<${run}>`);
  return { unit: unit / 1000, glyphs: onLine ? parts.join('') : null };
}

/** What is to be drawn, and where: the left end of its base line, in points from the top left corner of the page. */
export interface Drawing {
  font: string;
  size: number;
  color: string;
  glyphs: string;
  x: number;
  y: number;
}

/** Draws shaped words on the current page. */
export function drawGlyphs(
  doc: PDFKit.PDFDocument,
  { font: name, size, color, glyphs, x, y }: Drawing,
): void {
  const font = fontOf(doc, name);
  const { fonts } = (doc as unknown as Inside).page;
  fonts[font.id] ??= font.ref();
  doc.addContent(`${rgb(color)} rg`);
  // Pages are painted from the top down, and letters would stand on their heads.
  doc.addContent(`BT\n/${font.id} ${decimal(size)} Tf\n1 0 0 -1 ${decimal(x)} ${decimal(y)} Tm`);
  doc.addContent(`[${glyphs}] TJ\nET`);
}

const decimal = (value: number): string => String(Math.round(value * 1000) / 1000);

/** `#rrggbb` as a page names it. */
function rgb(color: string): string {
  const parts = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255);
  return parts.map(decimal).join(' ');
}
