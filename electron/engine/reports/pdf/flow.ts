/**
 * Pages under construction. Layout runs first and only records what to paint; painting follows when the number of pages and
 * the page of every heading are known. So "page n of N" and the contents need no second layout.
 */
import {
  DEFAULT_REPORT_SETTINGS,
  readableAccent,
  type ReportSettings,
} from '../../../../shared/domain/report-settings.ts';
import type { FontBook } from './fonts.ts';
import type { Box } from './links.ts';
import type { Picture } from './logo.ts';
import { MARGINS, SHEETS, type Sheet } from './page-size.ts';
import { destinationOf, type Referred } from './references.ts';

type Doc = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;
type Paint = (doc: Doc) => void;

export { HANG, mm, PAGE } from './page-size.ts';

export interface Page {
  landscape: boolean;
  /** What the page belongs to, in the head of the page; empty when the document says it. */
  label: string;
  width: number;
  height: number;
  paints: Paint[];
}

export interface Entry {
  level: 1 | 2;
  number: string;
  title: string;
  /** Shown in the contents, not only among the bookmarks. */
  listed: boolean;
  destination: string;
  page: Page;
}

/** Structure options pdfkit takes but its types leave out. */
export interface StructOptions extends PDFKit.Mixins.StructureElementOptions {
  scope?: 'Row' | 'Column';
  /** Number of columns a table cell covers. */
  span?: number;
}

/** pdfkit writes an element's dictionary as it stands, and has no option for `ColSpan`. */
interface WithAttributes {
  dictionary: { data: { A?: Record<string, unknown> } };
}

/** What a firm decides about the look of pages. */
export type Look = Pick<ReportSettings, 'paper' | 'accent'>;

export class Flow {
  readonly doc: Doc;
  readonly fonts: FontBook;
  /** Colour of section titles, their rules and links: readable on white. */
  readonly accent: string;
  readonly entries: Entry[] = [];
  /** The element new content belongs to: the section being written. Set it to go on in one opened before. */
  section: Element;
  pages: Page[] = [];
  /** Label of the pages to come. */
  label = '';
  /** Logo of the firm, which the cover places. */
  logo: Picture | null = null;
  readonly #sheet: Sheet;
  readonly #root: Element;
  readonly #places = new Map<string, { destination: string; page: Page }>();
  #page: Page | null = null;
  #y = 0;
  #held: { height: number; place: () => void }[] = [];
  /** Whether what is held ends in a sentence, which may also stand without what follows it. */
  #leads = false;

  constructor(doc: Doc, fonts: FontBook, { paper, accent }: Look = DEFAULT_REPORT_SETTINGS) {
    this.doc = doc;
    this.fonts = fonts;
    this.accent = readableAccent(accent);
    this.#sheet = SHEETS[paper];
    this.#root = doc.struct('Document');
    this.section = this.#root;
    doc.addStructure(this.#root);
  }

  get page(): Page {
    return this.#page ?? this.newPage();
  }
  /** Where the next block begins, in points from the top of the page. Who asks for it, or sets it, goes on by itself. */
  get y(): number {
    this.release();
    return this.#y;
  }
  set y(y: number) {
    this.release();
    this.#y = y;
  }
  get left(): number {
    return MARGINS.side;
  }
  get width(): number {
    return this.page.width - 2 * MARGINS.side;
  }
  get bottom(): number {
    return this.page.height - MARGINS.foot - 8;
  }
  /** Height of an empty page. */
  get room(): number {
    return this.bottom - MARGINS.top;
  }

  /** A new section element at the end of the document. */
  openSection(): Element {
    this.section = this.element('Sect', this.#root);
    return this.section;
  }

  newPage(landscape = this.#page?.landscape ?? false): Page {
    this.release();
    const { long, short } = this.#sheet;
    const [width, height] = landscape ? [long, short] : [short, long];
    this.#page = { landscape, label: this.label, width, height, paints: [] };
    this.pages.push(this.#page);
    this.#y = MARGINS.top;
    return this.#page;
  }

  /** Makes sure that `height` points are free below, on a new page if need be. True when a page was begun. */
  require(height: number): boolean {
    const whole = this.heldHeight + height;
    const held = this.#held;
    this.#held = [];
    this.#leads = false;
    const turned = this.page.paints.length > 0 && this.#y + whole > this.bottom + 0.01;
    if (turned) this.newPage();
    for (const block of held) block.place();
    return turned;
  }

  /** Free height on this page, with what is held taken off. */
  get space(): number {
    return this.bottom - this.#y - this.heldHeight;
  }

  /** Height of what is kept back for what follows. */
  get heldHeight(): number {
    return this.#held.reduce((sum, block) => sum + block.height, 0);
  }

  /** Keeps a heading back until what follows it is placed, so that it never stands alone at the foot of a page. */
  hold(height: number, place: () => void): void {
    this.#held.push({ height, place });
  }

  /** As `hold`, for a sentence that leads to what follows it: a table, a list, a chart. */
  lead(height: number, place: () => void): void {
    this.release();
    this.hold(height, place);
    this.#leads = true;
  }

  /** Places a sentence that is held back: what follows does not belong to it. A heading that nothing follows yet stays held. */
  release(): void {
    if (this.#leads) this.require(0);
  }

  /** Says that a thing stands in what is written next, so that references to it lead there. The first place of a thing wins. */
  anchor(kind: Referred, id: string): void {
    this.hold(0, () => this.place(destinationOf(kind, id)));
  }

  /** As `anchor`, right here. @param name see `destinationOf` */
  place(name: string): void {
    if (this.#places.has(name)) return;
    const destination = `place-${this.#places.size + 1}`;
    const { y, page } = this;
    this.#places.set(name, { destination, page });
    this.action((doc) => doc.addNamedDestination(destination, 'XYZ', 0, Math.max(0, y - 12), null));
  }

  /** The destination at which a thing stands; null when this document does not hold it. Known when all is laid out. */
  destination(name: string): string | null {
    return this.#places.get(name)?.destination ?? null;
  }

  /** Number of the page on which a thing stands, from 1; null when this document does not hold it. Known when all is laid out. */
  pageNumber(name: string): number | null {
    const place = this.#places.get(name);
    return place ? this.pages.indexOf(place.page) + 1 : null;
  }

  element(type: string, parent: Element = this.section, options: StructOptions = {}): Element {
    const { span = 1, ...rest } = options;
    const element = this.doc.struct(type, rest);
    if (span > 1) {
      const { data } = (element as Element & WithAttributes).dictionary;
      data.A = { ...data.A, O: 'Table', ColSpan: span };
    }
    parent.add(element);
    return element;
  }

  /** Records painting that is content of an element. */
  content(element: Element, type: string, paint: Paint): void {
    this.page.paints.push((doc) => {
      element.add(doc.markStructureContent(type));
      paint(doc);
      doc.endMarkedContent();
    });
  }

  /**
   * Records painting that is a picture: a chart, a logo. @param alt what it says, in words, for who does not see it
   * @param box the area it covers
   */
  figure(alt: string, { x, y, width, height }: Box, paint: Paint, parent: Element = this.section): void {
    const element = this.element('Figure', parent, { alt });
    const foot = this.page.height - y;
    (element as Element & WithAttributes).dictionary.data.A = {
      O: 'Layout',
      Placement: 'Block',
      BBox: [x, foot - height, x + width, foot],
    };
    this.content(element, 'Figure', paint);
  }

  /** Records painting that carries no content: lines, tints, signs, repeated heads. */
  artifact(paint: Paint, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.page.paints.push((doc) => {
      doc.markContent('Artifact', { type });
      paint(doc);
      doc.endMarkedContent();
    });
  }

  /** Records what is laid out only when this page is painted; it may take no room but what was left for it. */
  later(record: () => void): void {
    const { page } = this;
    page.paints.push((doc) => {
      this.#page = page;
      page.paints = [];
      record();
      for (const paint of page.paints) paint(doc);
    });
  }

  /** Records an action without painting: a destination, a bookmark. */
  action(paint: Paint): void {
    this.page.paints.push(paint);
  }
}
