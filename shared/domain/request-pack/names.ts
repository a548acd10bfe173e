/** Names of the folders of a request pack, and finding a request again in the names that come back. */

/** Characters of a folder's name, so that paths stay short enough for Windows. */
const LONGEST_FOLDER = 60;

export const PACK_MANIFEST = 'trustbench-pack.json';
export const PACK_WORKBOOK = 'Request list.xlsx';
export const PACK_COVER = 'START HERE.html';
export const PACK_NOTE = 'What to put here.txt';

/** "R-001 Access review Q1": plain letters, digits and blanks, which every system and every archive program takes. */
export function folderName(ref: string, title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, (letter) => (letter === 'ł' ? 'l' : 'L'))
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/&/g, ' and ')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim();
  const name = `${ref} ${plain}`.trim();
  if (name.length <= LONGEST_FOLDER) return name;
  const cut = name.slice(0, LONGEST_FOLDER);
  const end = cut.lastIndexOf(' ');
  return (end > ref.length + 10 ? cut.slice(0, end) : cut).trim();
}

/** What a request is known by in names. */
export interface NamedRequest {
  id: string;
  ref: string;
  /** The auditor's number. */
  number: string;
  title: string;
  /** The folder of the pack, '' without one. */
  folder: string;
}

export const MATCH_REASONS = ['folder', 'reference', 'number', 'list', 'title', 'none'] as const;
/** `list`: the returned list names the file. */
export type MatchReason = (typeof MATCH_REASONS)[number];
export const MATCH_CONFIDENCES = ['sure', 'likely', 'none'] as const;
export interface NameMatch {
  requestId: string | null;
  reason: MatchReason;
  /** `sure`: one request and no other. `likely`: to be looked at. */
  confidence: (typeof MATCH_CONFIDENCES)[number];
}

const NO_MATCH: NameMatch = { requestId: null, reason: 'none', confidence: 'none' };

/**
 * The request that a file belongs to, by where it stood: the innermost folder that is one of the pack, else a reference such as
 * "R-001" in a folder or the name, else the auditor's number, else the words of a title.
 *
 * @param origin path with `/`, the file's name last
 */
export function matchFile(origin: string, requests: readonly NamedRequest[]): NameMatch {
  const parts = origin.split('/').map((part) => part.trim());
  const name = parts.at(-1) ?? '';
  for (const folder of parts.slice(0, -1).toReversed()) {
    const found = requests.filter((request) => request.folder !== '' && sameFolder(folder, request.folder));
    if (found.length === 1 && found[0])
      return { requestId: found[0].id, reason: 'folder', confidence: 'sure' };
  }
  for (const part of [name, ...parts.slice(0, -1).toReversed()]) {
    const found = requests.filter(({ ref }) => holdsCode(part, ref));
    if (found.length === 1 && found[0])
      return { requestId: found[0].id, reason: 'reference', confidence: 'sure' };
    if (found.length > 1 && found[0])
      return { requestId: found[0].id, reason: 'reference', confidence: 'likely' };
  }
  for (const part of [name, ...parts.slice(0, -1).toReversed()]) {
    const found = longest(requests.filter(({ number }) => number !== '' && holdsCode(part, number)));
    if (found)
      return {
        requestId: found.id,
        reason: 'number',
        confidence: isTelling(found.number) ? 'sure' : 'likely',
      };
  }
  return byTitle(parts, requests);
}

/** "R-001 Access review (1)" and "r-001 access review - Copy" are the folder, too. */
function sameFolder(folder: string, wanted: string): boolean {
  const [given, expected] = [folder.toLowerCase(), wanted.toLowerCase()];
  return given === expected || given.replace(/\s*(?:\(\d+\)|- copy|- kopie| copy)$/, '').trim() === expected;
}

/** Whether a code such as "R-001" or "4.01" stands in a text with no further digit or letter joined to it. */
function holdsCode(text: string, code: string): boolean {
  const parts = code
    .split(/[\s._-]+/)
    .filter(Boolean)
    .map((part) => {
      const escaped = part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      return /^\d+$/.test(part) && /\D/.test(code) ? escaped.replace(/^0+(?=\d)/, '0*') : escaped;
    });
  const joined = /^[A-Za-z]/.test(code) ? parts.join(String.raw`[\s._-]*`) : parts.join(String.raw`[._-]`);
  return new RegExp(String.raw`(?<![\p{L}\d])(?<!\d[.,])${joined}(?![\p{L}\d])(?![.,-]\d)`, 'iu').test(text);
}

/** A bare "3" stands in many names; "3.01" and "IRL-3" say what they are. */
const isTelling = (number: string): boolean => /\D/.test(number) && number.length >= 3;

function longest(found: readonly NamedRequest[]): NamedRequest | undefined {
  const [first, second] = found.toSorted((a, b) => b.number.length - a.number.length);
  return first && second?.number.length === first.number.length ? undefined : first;
}

const SMALL_WORDS = new Set([
  'the',
  'of',
  'and',
  'for',
  'all',
  'list',
  'with',
  'from',
  'per',
  'in',
  'to',
  'a',
  'evidence',
  'population',
  'sample',
  'copy',
  'final',
]);

/** Two words or more of one title and of no other. */
function byTitle(parts: readonly string[], requests: readonly NamedRequest[]): NameMatch {
  const words = new Set(wordsOf(parts.slice(-2).join(' ')));
  const scored = requests
    .map((request) => ({ request, score: wordsOf(request.title).filter((word) => words.has(word)).length }))
    .filter(({ score }) => score >= 2)
    .toSorted((a, b) => b.score - a.score);
  const [best, next] = scored;
  if (!best || next?.score === best.score) return NO_MATCH;
  return { requestId: best.request.id, reason: 'title', confidence: 'likely' };
}

function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1 && !SMALL_WORDS.has(word));
  return [...new Set(words)];
}

/** The keys of sample items that stand in a name, the longest first, so that CHG-10 is not read out of CHG-101. */
export function itemKeysIn(origin: string, keys: readonly string[]): string[] {
  const isTellingKey = (key: string) => key.length >= 3 && /\d/.test(key);
  return keys.filter(
    (key) =>
      isTellingKey(key) &&
      origin
        .split('/')
        .slice(-2)
        .some((part) => holdsCode(part, key)),
  );
}
