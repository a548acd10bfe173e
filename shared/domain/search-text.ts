/** Text as the search sees it: without case and accents, and with scripts that write no spaces taken apart. */

/** Han, kana, hangul and the scripts of Thailand, Laos, Myanmar and Cambodia: their words stand without spaces between them. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Myanmar}\p{Script=Khmer}\u30FC]/u;
const EACH_UNSPACED = new RegExp(UNSPACED, 'gu');
const MARKS = /\p{M}/gu;
/** Letters that stand for a plain one but do not come apart into it and an accent. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ð: 'd',
  þ: 'th',
};
const STANDING = /[łøđħıßæœðþ]/g;
// oxlint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;
// oxlint-disable-next-line no-control-regex
const RUN = /([\x00-\x7f]+)|[^]/gu;

/** Lower case without accents: "Łódź" and "lodz" are the same word. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replaceAll(MARKS, '')
    .replaceAll(STANDING, (letter) => PLAIN[letter] ?? letter);
}

export const isUnspaced = (character: string): boolean => UNSPACED.test(character);

/** Folded text with a space on both sides of every character of a script without spaces, so that each is a word to the index. */
export function indexedText(text: string): string {
  const folded = foldText(text);
  return UNSPACED.test(folded) ? folded.replaceAll(EACH_UNSPACED, ' $& ') : folded;
}

/** Folded text in which every position leads back to the text it came from. */
export interface FoldedText {
  folded: string;
  /** Position in the original of the character at `at` of the folded text, in UTF-16 units; its length for the end. */
  origin(at: number): number;
}

/** Like `foldText`, and knows where each character stood. */
export function foldWithOrigins(text: string): FoldedText {
  if (ASCII.test(text)) return { folded: text.toLowerCase(), origin: (at) => at };
  let folded = '';
  const origins: number[] = [];
  for (const part of text.matchAll(RUN)) {
    // ASCII keeps its length; of the rest, every character is folded by itself.
    const one = part[1] === undefined ? foldText(part[0]) : part[0].toLowerCase();
    for (let i = 0; i < one.length; i += 1) origins.push(part.index + (part[1] === undefined ? 0 : i));
    folded += one;
  }
  return { folded, origin: (position) => origins[position] ?? text.length };
}
