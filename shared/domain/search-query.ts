/** What a person types into the search of evidence, taken apart; and the query that the index of texts understands. */
import { foldText, indexedText } from './search-text.ts';

export interface SearchTerm {
  /** A word, or the words of a phrase; folded, with single spaces. */
  text: string;
  phrase: boolean;
}

export interface SearchQuery {
  /** All of them must be found. */
  wanted: readonly SearchTerm[];
  /** None of them may be found. */
  excluded: readonly SearchTerm[];
  /** `type:pdf`: part of the media type or the end of the file name. */
  types: readonly string[];
  /** `control:IAM-07`: references of controls, folded. */
  controls: readonly string[];
}

/** More words narrow nothing further, and each costs time. */
const MOST_TERMS = 12;
/** A word this short begins too many others: it is looked for as a whole. */
const SHORTEST_PREFIX = 3;
const PART = /(-?)(?:(type|control):)?(?:"([^"]*)"?|(\S+))/giu;
const WORD = /[\p{L}\p{N}\p{Co}]/u;

/**
 * Takes a search apart: words must all be found, "words in quotes" must follow one another, a word after a minus sign must not be
 * found, `type:` and `control:` narrow the records. Signs that no word is made of are left out.
 */
export function parseSearch(input: string): SearchQuery {
  const wanted: SearchTerm[] = [];
  const excluded: SearchTerm[] = [];
  const types: string[] = [];
  const controls: string[] = [];
  for (const [, minus, field, quoted, word = ''] of input.normalize('NFC').matchAll(PART)) {
    const text = foldText(quoted ?? word)
      .replaceAll(/\s+/g, ' ')
      .trim();
    if (!WORD.test(text)) continue;
    if (field && !minus) (field.toLowerCase() === 'type' ? types : controls).push(text);
    else (minus ? excluded : wanted).push({ text, phrase: quoted !== undefined });
  }
  return { wanted: wanted.slice(0, MOST_TERMS), excluded: excluded.slice(0, MOST_TERMS), types, controls };
}

/** True when nothing was asked for. */
export function isEmptySearch({ wanted, excluded, types, controls }: SearchQuery): boolean {
  return wanted.length + excluded.length + types.length + controls.length === 0;
}

/**
 * Each term as an FTS5 query. Everything typed stands in quotes, so that no sign of the query language has a meaning. A word is
 * the beginning of the words it finds; a phrase is found as it is.
 */
export function matchExpressions(terms: readonly SearchTerm[]): string[] {
  return terms.map(({ text, phrase }) => {
    const words = indexedText(text).replaceAll('"', ' ').replaceAll('\0', ' ').trim().replaceAll(/\s+/g, ' ');
    return `"${words}"${!phrase && text.length >= SHORTEST_PREFIX ? '*' : ''}`;
  });
}
