import {
  matchExpressions,
  type SearchQuery,
  type SearchTerm,
} from '../../../../shared/domain/search-query.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { searchEntries, type SearchEntries, type SearchEntry } from './entries.ts';

export interface Found {
  entry: SearchEntry;
  /** The text of the file has at least one of the words. */
  inText: boolean;
}

/** Where the words were found, the best place first. */
const REFERENCE = 0;
const HEAD = 1;
const RECORD = 2;
const TEXT = 3;

/** With more texts than this, which of them is best means little, and finding out takes longest: they come by reference. */
const MOST_RANKED = 1000;
/** The beginning of a SHA-256: shorter, it would be found in every other one. */
const HASH = /^[0-9a-f]{6,64}$/;
/** Results that are kept: a list, its facets and its pages ask for the same. */
const MOST_KEPT = 4;

interface Kept {
  entries: SearchEntries;
  /** Of the texts. */
  version: number;
  results: Map<string, readonly Found[]>;
}
const kept = new WeakMap<Workspace, Kept>();

/**
 * The records in which every wanted term is found, each in what is recorded or in the text of the newest file, and no excluded one.
 * Terms found in the reference or the title come first, then those in the rest of the record, then texts by BM25.
 *
 * @throws AppError integrity when the search index is damaged
 */
export function findEvidence(workspace: Workspace, query: SearchQuery): readonly Found[] {
  const entries = searchEntries(workspace);
  const { version } = workspace.derived;
  let known = kept.get(workspace);
  if (known?.entries !== entries || known.version !== version)
    kept.set(workspace, (known = { entries, version, results: new Map() }));
  const { results } = known;
  const key = JSON.stringify(query);
  let found = results.get(key);
  if (!found) {
    found = find(workspace, entries, query);
    results.set(key, found);
    const [oldest] = results.keys();
    if (results.size > MOST_KEPT && oldest !== undefined) results.delete(oldest);
  }
  return found;
}

function find(workspace: Workspace, all: SearchEntries, query: SearchQuery): readonly Found[] {
  const { wanted, types, controls } = query;
  const complete = (1 << wanted.length) - 1;
  const recorded = masksOf(all, wanted);
  const texts = new TextMatches(workspace, wanted);
  const isLeftOut = exclusion(workspace, all, query.excluded);
  const isNarrowed = types.length + controls.length > 0;
  const found: [Found[], Found[], Found[], Found[]] = [[], [], [], []];
  for (const [i, entry] of all.entries.entries()) {
    const mask = recorded[i] ?? 0;
    const isRecorded = mask === complete;
    const inText = !isRecorded && texts.has(complete & ~mask, entry.record.content_id);
    if (!isRecorded && !inText) continue;
    if ((isNarrowed && !isAmong(entry, query)) || isLeftOut(entry, i)) continue;
    found[isRecorded ? placeOf(entry, wanted) : TEXT].push({ entry, inText });
  }
  const [references, heads, records, inTexts] = found;
  return [...references, ...heads, ...records, ...texts.inOrder(inTexts)];
}

function placeOf({ record, head }: SearchEntry, wanted: readonly SearchTerm[]): 0 | 1 | 2 {
  if (wanted.length === 1 && record.ref.toLowerCase() === wanted[0]?.text) return REFERENCE;
  return wanted.every(({ text }) => head.includes(text)) ? HEAD : RECORD;
}

function isAmong({ record, controls }: SearchEntry, query: SearchQuery): boolean {
  return (
    query.types.every(
      (type) => record.media_type.includes(type) || record.file_name.toLowerCase().endsWith(`.${type}`),
    ) && query.controls.every((control) => controls.includes(control))
  );
}

/** Of each entry, one bit for each term that is recorded in it. */
function masksOf({ entries, words, ends }: SearchEntries, terms: readonly SearchTerm[]): Uint16Array {
  const masks = new Uint16Array(entries.length);
  for (const [bit, { text }] of terms.entries()) {
    let entry = 0;
    for (let at = words.indexOf(text); at >= 0; at = words.indexOf(text, ends[entry])) {
      while (entry < entries.length && (ends[entry] ?? 0) <= at) entry += 1;
      masks[entry] = (masks[entry] ?? 0) | (1 << bit);
    }
    if (!HASH.test(text)) continue;
    for (const [i, { record }] of entries.entries())
      if (record.sha256.includes(text)) masks[i] = (masks[i] ?? 0) | (1 << bit);
  }
  return masks;
}

function exclusion(
  workspace: Workspace,
  all: SearchEntries,
  excluded: readonly SearchTerm[],
): (entry: SearchEntry, position: number) => boolean {
  if (excluded.length === 0) return () => false;
  const recorded = masksOf(all, excluded);
  const texts = workspace.derived.index.withAny(matchExpressions(excluded).join(' OR '));
  return ({ record }, position) => recorded[position] !== 0 || texts.has(record.content_id);
}

/** Texts by the terms they hold; each set of terms is asked for once. */
class TextMatches {
  private readonly workspace: Workspace;
  private readonly terms: readonly SearchTerm[];
  private readonly known = new Map<number, ReadonlySet<number>>();

  constructor(workspace: Workspace, terms: readonly SearchTerm[]) {
    this.workspace = workspace;
    this.terms = terms;
  }

  /** @param mask of the terms that the text must hold */
  has(mask: number, contentId: number): boolean {
    return this.with(mask).has(contentId);
  }

  /** The best first; texts that hold only some of the terms come last, and all by reference where too many hold all of them. */
  inOrder(found: readonly Found[]): readonly Found[] {
    if (found.length < 2) return found;
    const { index } = this.workspace.derived;
    const all = matchExpressions(this.terms).join(' AND ');
    if (found.length > MOST_RANKED || index.hasMore(all, MOST_RANKED)) return found;
    const ranked = index.ranked(all);
    const ranks = new Map(ranked.map((id, position) => [id, position]));
    const rankOf = ({ entry }: Found) => ranks.get(entry.record.content_id) ?? ranks.size;
    return found.toSorted((a, b) => rankOf(a) - rankOf(b));
  }

  private with(mask: number): ReadonlySet<number> {
    let ids = this.known.get(mask);
    if (!ids) {
      const terms = this.terms.filter((_, i) => (mask & (1 << i)) !== 0);
      this.known.set(mask, (ids = this.workspace.derived.index.withAll(matchExpressions(terms))));
    }
    return ids;
  }
}
