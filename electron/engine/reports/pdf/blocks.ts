/** The blocks sections are made of, besides tables: headings, paragraphs, lists of terms. */
import type { Entry, Flow, Page } from './flow.ts';
import { HANG } from './flow.ts';
import { COLORS } from './palette.ts';
import type { Rich, TextBlock, TextStyle } from './text.ts';
import { hasSigns, layoutText, paintSigns, paintWords, STYLES } from './text.ts';
import { placeWords } from './words.ts';

/** Numbers sections and headings in the order in which they are written: 1, 1.1, 1.2, 2. */
export class Numbering {
  #section = 0;
  #heading = 0;

  section(): string {
    this.#section += 1;
    this.#heading = 0;
    return `${this.#section}`;
  }
  heading(): string {
    this.#heading += 1;
    return `${this.#section}.${this.#heading}`;
  }
}

/** Starts a section on a page of its own, with bookmark and entry in the contents. */
export function sectionHead(flow: Flow, number: string, title: string, landscape = false): void {
  flow.openSection();
  flow.newPage(landscape);
  head(
    flow,
    { level: 1, number, title, listed: true },
    { ...STYLES.section, color: flow.accent },
    { before: 0, after: 9 },
  );
}

/** Heading of the contents, in the section that was kept for them: a bookmark, and no entry in the list it heads. */
export function contentsHead(flow: Flow, title: string): void {
  flow.newPage(false);
  head(
    flow,
    { level: 1, number: '', title, listed: false },
    { ...STYLES.section, color: flow.accent },
    { before: 0, after: 9 },
  );
}

/** A heading inside a section; it stays with what follows it. Unlisted ones are bookmarks only. */
export function subHead(flow: Flow, number: string, title: string, listed = true): void {
  head(flow, { level: 2, number, title, listed }, STYLES.heading, { before: 13, after: 4 });
}

/** A heading of any look, with its bookmark; it stays with what follows it. `gap` is in points. */
export function head(
  flow: Flow,
  given: Omit<Entry, 'destination' | 'page'>,
  style: TextStyle,
  gap: { before: number; after: number },
): void {
  const { level, number, title } = given;
  const hang = number === '' ? 0 : HANG;
  const text = layoutText(flow.fonts, title, flow.width - hang, style);
  const label = layoutText(
    flow.fonts,
    [{ text: number && `${number} `, weight: 400, color: COLORS.text3 }],
    HANG,
    style,
  );
  // Made now, so that it stands before the element of what follows, which is laid out before the heading is placed.
  const element = flow.element(`H${level}`);
  flow.hold(gap.before + text.height + gap.after, () => {
    const top = flow.y + (flow.page.paints.length > 0 ? gap.before : 0);
    const destination = `${level === 1 ? 'section' : 'heading'}-${flow.entries.length + 1}`;
    const page = flow.page;
    flow.entries.push({ ...given, destination, page });
    flow.action((doc) => bookmark(doc, level, `${number} ${title}`.trim(), page, top, destination));
    flow.content(element, `H${level}`, (doc) => {
      paintWords(doc, label, flow.left, top);
      paintWords(doc, text, flow.left + hang, top);
    });
    flow.y = top + text.height + gap.after;
  });
}

function bookmark(
  doc: PDFKit.PDFDocument,
  level: 1 | 2,
  title: string,
  page: Page,
  top: number,
  destination: string,
): void {
  doc.addNamedDestination(destination, 'XYZ', 0, top, null);
  const parent = level === 2 ? (doc.outline.children.at(-1) ?? doc.outline) : doc.outline;
  // pdfkit measures the target from the right and the top edge of the page.
  const options = { expanded: false, fit: false, left: page.width, top: Math.max(0, top - 12) };
  parent.addItem(title, options);
}

/**
 * A paragraph over the whole width, or a part of it; it may run over pages. A short one stays with the first rows of a table, the first item of a
 * list or the chart after it. `after` is the gap below, in points.
 */
export function paragraph(
  flow: Flow,
  rich: Rich,
  style: TextStyle = STYLES.body,
  after = 6,
  indent = 0,
): void {
  const text = layoutText(flow.fonts, rich, flow.width - indent, style);
  const element = flow.element('P');
  const place = (): void => placeText(flow, text, after, { element, type: 'P', indent });
  if (text.lines.length <= WHOLE) flow.lead(text.height + after, place);
  else {
    flow.release();
    place();
  }
}

/** An item of a list; the label hangs before the text, `indent` points from the left edge of the page's text. */
export function listItem(
  flow: Flow,
  list: PDFKit.PDFStructureElement,
  { label, rich, indent }: { label: string; rich: Rich; indent: number },
  style: TextStyle = STYLES.body,
): void {
  const item = flow.element('LI', list);
  const mark = layoutText(flow.fonts, label, HANGING, style);
  const text = layoutText(flow.fonts, rich, flow.width - indent - HANGING, style);
  flow.require(Math.min(text.lines.length, WHOLE) * style.leading);
  const y = flow.y;
  flow.content(flow.element('Lbl', item), 'Lbl', (doc) => paintWords(doc, mark, flow.left + indent, y));
  placeText(flow, text, 3, { element: flow.element('LBody', item), type: 'LBody', indent: indent + HANGING });
}

/** A paragraph of so many lines is never parted: one line would stand alone. */
const WHOLE = 3;

/** Points from the label of an item to its text. */
const HANGING = 16;

interface Placed {
  element: PDFKit.PDFStructureElement;
  /** Of its marked content. */
  type: string;
  indent: number;
}

function placeText(flow: Flow, text: TextBlock, after: number, { element, type, indent }: Placed): void {
  const left = flow.left + indent;
  const { leading } = text.style;
  const total = text.lines.length;
  flow.require((total <= WHOLE ? total : 2) * leading);
  let from = 0;
  while (from < total) {
    if (from > 0) flow.newPage();
    const room = Math.max(1, Math.floor((flow.bottom - flow.y + 0.01) / leading));
    // The last line is never alone on the next page.
    const fits = total - from - room === 1 ? Math.max(1, room - 1) : room;
    const part = { ...text, lines: text.lines.slice(from, from + fits) };
    const y = flow.y;
    placeWords(flow, element, type, { text: part, x: left, y });
    if (hasSigns(part)) flow.artifact((doc) => paintSigns(doc, part, left, y));
    flow.y += part.lines.length * text.style.leading;
    from += fits;
  }
  flow.y += after;
}

/**
 * Terms with their meaning, the terms in a column of `termWidth` points. Empty meanings are left out. A list shorter than half a
 * page stays on one page.
 */
export function terms(
  flow: Flow,
  list: readonly (readonly [Rich, Rich])[],
  termWidth: number,
  style: TextStyle = STYLES.table,
): void {
  const gap = 2.5;
  const rows = list
    .filter(([, meaning]) => meaning !== '')
    .map(([term, meaning]) => ({
      label: layoutText(flow.fonts, term, termWidth - 8, { ...style, color: COLORS.text2 }),
      text: layoutText(flow.fonts, meaning, flow.width - termWidth, style),
    }));
  const heights = rows.map(({ label, text }) => Math.max(label.height, text.height) + gap);
  const whole = heights.reduce((sum, height) => sum + height, 0);
  if (whole < flow.room / 2) flow.require(whole);
  const element = flow.element('L');
  rows.forEach(({ label, text }, index) => {
    const height = heights[index] ?? 0;
    if (height > flow.room) {
      const item = flow.element('LI', element);
      placeText(flow, label, 0, { element: flow.element('Lbl', item), type: 'Lbl', indent: 0 });
      placeText(flow, text, gap, { element: flow.element('LBody', item), type: 'LBody', indent: 0 });
      return;
    }
    flow.require(height);
    const y = flow.y;
    const x = flow.left + termWidth;
    const item = flow.element('LI', element);
    placeWords(flow, flow.element('Lbl', item), 'Lbl', { text: label, x: flow.left, y });
    placeWords(flow, flow.element('LBody', item), 'LBody', { text, x, y });
    if (hasSigns(label) || hasSigns(text)) {
      flow.artifact((doc) => {
        paintSigns(doc, label, flow.left, y);
        paintSigns(doc, text, x, y);
      });
    }
    flow.y = y + height;
  });
}
