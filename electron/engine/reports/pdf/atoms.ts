/** What lines are made of: words that never break, and the places where they may after all. */
import type { FontBook, Run, Weight } from './fonts.ts';
import { printable } from './fonts.ts';
import { hyphenPoints, SOFT_HYPHEN } from './hyphens.ts';
import { COLORS } from './palette.ts';
import type { Sign } from './signs.ts';
import type { Rich, Span, TextStyle } from './text.ts';

export interface Look {
  color: string;
  weight: Weight;
  to: string | undefined;
}

/** What never breaks inside: a word with the space after it, possibly of several looks. */
export interface Atom {
  runs: { run: Run; look: Look }[];
  sign: { sign: Sign; color: string } | null;
  width: number;
  space: number;
  breaks: boolean;
}

/** Side of a sign, and the room it takes with the gap after it, of the size of the text. */
export const SIGN_SCALE = 1.02;
export const SIGN_WIDTH = SIGN_SCALE + 0.45;

/** Rich text as what never breaks, for lines of a width in points. */
export function* atomsOf(fonts: FontBook, rich: Rich, width: number, style: TextStyle): Generator<Atom> {
  const spans: readonly Span[] = typeof rich === 'string' ? [{ text: rich }] : rich;
  let atom = emptyAtom();
  for (const span of spans) {
    const color = span.color ?? style.color ?? COLORS.text;
    const weight = span.weight ?? style.weight ?? 400;
    const look: Look = { color, weight, to: span.to };
    if (span.sign) {
      if (atom.runs.length > 0) yield atom;
      atom = emptyAtom();
      atom.sign = { sign: span.sign, color: span.signColor ?? color };
      atom.width = SIGN_WIDTH * style.size;
    }
    for (const part of printable(span.text).match(/[^ \n]* *\n?/g) ?? []) {
      if (part === '') continue;
      const breaks = part.endsWith('\n');
      const whole = breaks ? spaced(part.slice(0, -1)) : part;
      const given = { weight, size: style.size, hyphens: style.hyphens !== false };
      for (const word of fitting(fonts, whole, width - atom.width, width, given)) {
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
  first: number,
  width: number,
  { weight, size, hyphens }: { weight: Weight; size: number; hyphens: boolean },
): Generator<string> {
  let rest = word;
  let room = first;
  while (widthOf(fonts, rest.trimEnd(), weight, size) > width) {
    const parts = hyphens ? parted(fonts, rest, room, weight, size) : null;
    const cut = parts ? parts[1].length : rest.length - letterCut(fonts, rest, room, weight, size);
    yield parts ? parts[0] : rest.slice(0, rest.length - cut);
    rest = rest.slice(rest.length - cut);
    room = width;
  }
  if (rest !== '') yield rest;
}

/** How many letters of a word fit into a room in points: up to a punctuation mark, when that is not far back; at least one. */
function letterCut(fonts: FontBook, word: string, room: number, weight: Weight, size: number): number {
  let fits = 0;
  let nice = 0;
  let used = 0;
  for (const char of word) {
    used += widthOf(fonts, char, weight, size);
    if (used > room) break;
    fits += char.length;
    if ('-/_.,:;@&=?+\\'.includes(char)) nice = fits;
  }
  return Math.max(nice > fits / 2 ? nice : fits, (word.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
}

/** An English word as the part that fits into a room in points, with its hyphen, and the rest; null when it has no such place. */
function parted(
  fonts: FontBook,
  word: string,
  room: number,
  weight: Weight,
  size: number,
): [string, string] | null {
  for (const at of hyphenPoints(word.trimEnd()).toReversed()) {
    const before = `${word.slice(0, at)}${SOFT_HYPHEN}`;
    if (widthOf(fonts, before, weight, size) <= room) return [before, word.slice(at)];
  }
  return null;
}

/**
 * A word as what fits into a room in points and what goes to the next line; null when it has no place to break. Names stay whole:
 * a word in the middle of a text with a capital may be one.
 */
export function partAtom(fonts: FontBook, atom: Atom, room: number, size: number): [Atom, Atom] | null {
  const [only, ...others] = atom.runs;
  if (!only || others.length > 0 || atom.sign || /[A-Z]/.test(only.run.text)) return null;
  const { look } = only;
  const parts = parted(fonts, only.run.text, room, look.weight, size);
  if (!parts) return null;
  const [before, after] = parts.map((text): Atom => ({
    ...emptyAtom(),
    runs: fonts.word(text, look.weight).map((run) => ({ run, look })),
    width: widthOf(fonts, text, look.weight, size),
  }));
  return before && after ? [before, { ...after, space: atom.space, breaks: atom.breaks }] : null;
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
