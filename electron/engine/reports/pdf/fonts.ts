import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { cleanText } from '../clean-text.ts';
import type { CodeRange } from './woff-coverage.ts';
import { woffCoverage } from './woff-coverage.ts';

export type Weight = 400 | 600;

/** A stretch of text that one font file can draw. */
export interface Run {
  text: string;
  /** Name of the font as registered with the document. */
  font: string;
  /** True when no font holds these characters: they show as boxes and keep their text for copying. */
  missing: boolean;
  /** Width in points at size 1. */
  unit: number;
}

/** Noto Sans JP: kana and the Han characters of Japanese, which Source Sans has none of. */
const JAPANESE = 'japanese';

interface Subset {
  name: string;
  covers: (code: number) => boolean;
}

/** Source Sans 3 comes in one file per script; the first that holds a character draws it. */
const SUBSETS = [
  'latin',
  'latin-ext',
  'greek',
  'cyrillic',
  'vietnamese',
  'greek-ext',
  'cyrillic-ext',
  JAPANESE,
];

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

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc;
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
    for (const run of runs) run.unit = this.#doc.font(run.font, 1000).widthOfString(run.text) / 1000;
    this.#words.set(`${weight}${text}`, runs);
    return runs;
  }

  #split(text: string, weight: Weight): Run[] {
    const runs: Run[] = [];
    let last: Run | undefined;
    for (const char of text) {
      const subset = this.#subsetFor(char.codePointAt(0) ?? 0, last);
      const missing = subset === null;
      const font = this.#load(subset ?? 'latin', weight);
      if (last && last.font === font && last.missing === missing) last.text += char;
      else {
        last = { text: char, font, missing, unit: 0 };
        runs.push(last);
      }
      if (missing) this.#missing.add(char);
    }
    return runs;
  }

  /** Spaces and marks belong to every script, so they stay in the run they stand in when its font holds them. */
  #subsetFor(code: number, last: Run | undefined): string | null {
    if (last && !last.missing && (code === 0x20 || (code >= 0x300 && code <= 0x36f))) {
      const current = last.font.slice(0, last.font.lastIndexOf('-'));
      if (this.#subset(current).covers(code)) return current;
    }
    let found = this.#subsetOfCode.get(code);
    if (found === undefined) {
      found = SUBSETS.find((name) => this.#subset(name).covers(code)) ?? null;
      this.#subsetOfCode.set(code, found);
    }
    return found;
  }

  #subset(name: string): Subset {
    let subset = this.#subsets.get(name);
    if (!subset) {
      const ranges = woffCoverage(readFontFile(name, 400));
      subset = { name, covers: (code) => within(ranges, code) };
      this.#subsets.set(name, subset);
    }
    return subset;
  }

  #load(subset: string, weight: Weight): string {
    const font = `${subset}-${weight}`;
    if (!this.#loaded.has(font)) {
      this.#doc.registerFont(font, readFontFile(subset, weight));
      this.#loaded.add(font);
    }
    return font;
  }
}

/** Text as this font family can print it. */
export function printable(text: string): string {
  return cleanText(text)
    .replace(/\t/g, ' ')
    .replace(/[\u2002\u2003\u2011\u202f\u2190\u2192\u2260\u2264\u2265]/g, (sign) => PLAIN[sign] ?? sign);
}

const files = new Map<string, Buffer>();

function readFontFile(subset: string, weight: Weight): Buffer {
  const key = `${subset}-${weight}`;
  let bytes = files.get(key);
  if (!bytes) {
    bytes = readFileSync(fontFile(subset, weight));
    files.set(key, bytes);
  }
  return bytes;
}

function fontFile(subset: string, weight: Weight): string | URL {
  if (subset === JAPANESE) {
    // The bundle ends in .js and has the folder beside it, the source in .ts.
    const folder = import.meta.url.endsWith('.js') ? './fonts' : '../fonts';
    return new URL(`${folder}/noto-sans-jp-${weight}.woff`, import.meta.url);
  }
  return createRequire(import.meta.url).resolve(
    `@fontsource/source-sans-3/files/source-sans-3-${subset}-${weight}-normal.woff`,
  );
}

function within(ranges: readonly CodeRange[], code: number): boolean {
  return ranges.some(([first, last]) => code >= first && code <= last);
}
