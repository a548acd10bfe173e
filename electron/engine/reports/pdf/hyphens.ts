/** Where English words may be parted at the end of a line. */
import hyphenation from 'hyphen/en-us/index.js';

/** Stands in laid out text where a word is parted; text from outside has none, see `printable`. */
export const SOFT_HYPHEN = '\u00ad';

/** Shorter words are left whole, and so is everything that is not plain English letters: names of files, codes, other scripts. */
const PARTED = /^([("'“‘]*)([A-Za-z]?[a-z]{5,})([)"'”’.,:;!?]*)$/;
const LEAST_BEFORE = 2;
const LEAST_AFTER = 3;

const known = new Map<string, readonly number[]>();

/** Offsets in a word, in rising order, before which it may be parted; none for what is not an English word. */
export function hyphenPoints(word: string): readonly number[] {
  let points = known.get(word);
  if (!points) {
    points = pointsOf(word);
    known.set(word, points);
  }
  return points;
}

function pointsOf(word: string): number[] {
  const [, before = '', letters] = PARTED.exec(word) ?? [];
  if (letters === undefined) return [];
  const syllables = hyphenation.hyphenateSync(letters, { hyphenChar: SOFT_HYPHEN }).split(SOFT_HYPHEN);
  const points: number[] = [];
  let at = 0;
  for (const syllable of syllables.slice(0, -1)) {
    at += syllable.length;
    if (at >= LEAST_BEFORE && letters.length - at >= LEAST_AFTER) points.push(before.length + at);
  }
  return points;
}
