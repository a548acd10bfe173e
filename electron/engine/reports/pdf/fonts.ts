import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Typeface } from '../../../../shared/domain/report-settings.ts';
import { cleanText } from '../clean-text.ts';
import { parsedFont, shape, type Shaped } from './glyphs.ts';
import { SOFT_HYPHEN } from './hyphens.ts';
import { openTypeOf } from './woff.ts';
import type { CodeRange } from './woff-coverage.ts';
import { woffCoverage } from './woff-coverage.ts';

export type Weight = 400 | 600;

/** A stretch of text that one font file can draw. */
export interface Run extends Shaped {
  text: string;
  /** Name of the font as registered with the document. */
  font: string;
  /** What is drawn for the text, when that is not itself: boxes where no font holds the characters. */
  shown: string | null;
  /** Size of its letters in that of the text: families of one size do not look it. */
  scale: number;
}

/** Noto Sans for the East Asian scripts, which the families have none of. Han characters of a word come from the first that holds all. */
const EAST: Record<string, { file: string; weights: readonly Weight[] }> = {
  japanese: { file: 'noto-sans-jp', weights: [400, 600] },
  chinese: { file: 'noto-sans-sc', weights: [400] },
  korean: { file: 'noto-sans-kr', weights: [400] },
};

/** The serif family is wider: in its full size tables made for the other one would break their words. */
const SCALES: Record<Typeface, number> = { sans: 1, serif: 0.94 };
const FAMILIES: Record<Typeface, string> = { sans: 'source-sans-3', serif: 'source-serif-4' };

interface Subset {
  name: string;
  covers: (code: number) => boolean;
}

/** The families come in one file per script; the first that holds a character draws it. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'cyrillic', 'vietnamese', 'greek-ext', 'cyrillic-ext'];
/** Scripts that the serif family lacks are drawn by the other one. */
const SANS_ONLY = new Set(['greek-ext']);
const SUBSETS = [...SCRIPTS, ...Object.keys(EAST)];
const FIRST_EASTERN = 0x1100;
/** Drawn for a character that no font holds. A real glyph, because PDF/UA and PDF/A forbid the box that fonts have for it. */
const BOX = '\u25a1';
const BOX_SUBSET = 'japanese';

/** Signs the family lacks and plain text can say. */
const PLAIN: Record<string, string> = {
  '\u2011': '-',
  '\u2002': ' ',
  '\u2003': ' ',
  '\u202f': '\u00a0',
  '\u2192': '->',
  '\u2190': '<-',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u2260': '!=',
};

/** The fonts of one document: which file draws which character, and how wide words are. Files are read when first needed. */
export class FontBook {
  readonly #doc: PDFKit.PDFDocument;
  readonly #subsets = new Map<string, Subset>();
  readonly #subsetOfCode = new Map<number, string | null>();
  readonly #loaded = new Set<string>();
  readonly #words = new Map<string, readonly Run[]>();
  readonly #missing = new Set<string>();
  readonly #typeface: Typeface;
  readonly #scale: number;

  readonly #shelf: FontShelf;

  constructor(doc: PDFKit.PDFDocument, typeface: Typeface = 'sans', shelf: FontShelf = new Map()) {
    this.#doc = doc;
    this.#shelf = shelf;
    this.#typeface = typeface;
    this.#scale = SCALES[typeface];
  }

  /** Characters met so far that no font holds. */
  get missing(): string[] {
    return [...this.#missing].toSorted();
  }

  /** A word (or any text that has passed `printable`) as runs of one font each. Words repeat, so each is measured once. */
  word(text: string, weight: Weight): readonly Run[] {
    const known = this.#words.get(`${weight}${text}`);
    if (known) return known;
    const runs = this.#split(text, weight);
    for (const run of runs) {
      const { unit, glyphs } = shape(this.#doc, run.font, drawn(run));
      run.unit = unit * run.scale;
      run.glyphs = glyphs;
    }
    this.#words.set(`${weight}${text}`, runs);
    return runs;
  }

  #split(text: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    let last: Run | undefined;
    const eastern = this.#easternOf(text);
    for (const char of text) {
      const subset = this.#subsetFor(char.codePointAt(0) ?? 0, last, eastern);
      const shown = subset === null ? BOX : null;
      const font = this.#load(subset ?? BOX_SUBSET, weight);
      if (last && last.font === font && (last.shown === null) === (shown === null)) {
        last.text += char;
        if (shown !== null) last.shown += shown;
      } else {
        last = { text: char, shown, font, scale: this.#scale, unit: 0, glyphs: null };
        runs.push(last);
      }
      if (shown !== null) this.#missing.add(char);
    }
    return runs;
  }

  /** Spaces and marks belong to every script, so they stay in the run they stand in when its font holds them. */
  #subsetFor(code: number, last: Run | undefined, eastern: string | null): string | null {
    if (last?.shown === null && (code === 0x20 || (code >= 0x300 && code <= 0x36f))) {
      const current = last.font.slice(0, last.font.lastIndexOf('-'));
      if (this.#subset(current).covers(code)) return current;
    }
    let found = this.#subsetOfCode.get(code);
    if (found === undefined) {
      found = SUBSETS.find((name) => this.#subset(name).covers(code)) ?? null;
      this.#subsetOfCode.set(code, found);
    }
    return found !== null && found in EAST ? (eastern ?? found) : found;
  }

  /** The East Asian file that holds all characters of a word which need one: a name is not drawn in two hands. */
  #easternOf(text: string): string | null {
    const codes = Array.from(text, (char) => char.codePointAt(0) ?? 0).filter(
      (code) => code >= FIRST_EASTERN,
    );
    const others = codes.filter((code) => !SCRIPTS.some((name) => this.#subset(name).covers(code)));
    if (others.length === 0) return null;
    return Object.keys(EAST).find((name) => others.every((code) => this.#subset(name).covers(code))) ?? null;
  }

  #subset(name: string): Subset {
    let subset = this.#subsets.get(name);
    if (!subset) {
      const ranges = coverageOf(fontFile(this.#typeface, name, 400));
      subset = { name, covers: (code) => within(ranges, code) };
      this.#subsets.set(name, subset);
    }
    return subset;
  }

  #load(subset: string, weight: Weight): string {
    const font = `${subset}-${weight}`;
    if (!this.#loaded.has(font)) {
      register(this.#doc, font, fontFile(this.#typeface, subset, weight), this.#shelf);
      this.#loaded.add(font);
    }
    return font;
  }
}

/**
 * The letters that are drawn for a run. A word is parted with a hyphen like any other: programs that take text from a page put words
 * together at one, and few of them know the soft one.
 */
export function drawn({ text, shown }: Pick<Run, 'text' | 'shown'>): string {
  return shown ?? text.replaceAll(SOFT_HYPHEN, '-');
}

/** Text as this font family can print it. */
export function printable(text: string): string {
  return cleanText(text)
    .replaceAll(SOFT_HYPHEN, '')
    .replace(/\t/g, ' ')
    .replace(/[\u2002\u2003\u2011\u202f\u2190\u2192\u2260\u2264\u2265]/g, (sign) => PLAIN[sign] ?? sign);
}

/**
 * Fonts that were read, for documents made one after the other: each reads only what those before it did not need. What a font remembers
 * of one document can show in the next, so documents share a shelf only when they are always made together, in one order.
 */
export type FontShelf = Map<string, object>;

const coverages = new Map<string, CodeRange[]>();

/** Makes a font known to a document. */
function register(doc: PDFKit.PDFDocument, name: string, path: string | URL, shelf: FontShelf): void {
  const key = path.toString();
  const known = shelf.get(key);
  // pdfkit takes what was parsed as it takes a file; its types leave that out.
  doc.registerFont(name, known ? (known as Uint8Array) : openTypeOf(readFileSync(path)));
  if (!known) shelf.set(key, parsedFont(doc, name));
}

function coverageOf(path: string | URL): CodeRange[] {
  const key = path.toString();
  const ranges = coverages.get(key) ?? woffCoverage(readFileSync(path));
  coverages.set(key, ranges);
  return ranges;
}

const paths = new Map<string, string | URL>();

function fontFile(typeface: Typeface, subset: string, weight: Weight): string | URL {
  const key = `${typeface} ${subset} ${weight}`;
  const path = paths.get(key) ?? findFont(typeface, subset, weight);
  paths.set(key, path);
  return path;
}

function findFont(typeface: Typeface, subset: string, weight: Weight): string | URL {
  const eastern = EAST[subset];
  if (eastern) {
    // The bundle ends in .js and has the folder beside it, the source in .ts.
    const folder = import.meta.url.endsWith('.js') ? './fonts' : '../fonts';
    const nearest = eastern.weights.includes(weight) ? weight : 400;
    return new URL(`${folder}/${eastern.file}-${nearest}.woff`, import.meta.url);
  }
  const family = FAMILIES[SANS_ONLY.has(subset) ? 'sans' : typeface];
  return createRequire(import.meta.url).resolve(
    `@fontsource/${family}/files/${family}-${subset}-${weight}-normal.woff`,
  );
}

function within(ranges: readonly CodeRange[], code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}
