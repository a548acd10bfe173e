import {
  matchExpression,
  type SearchQuery,
  type SearchTerm,
} from '../../../../shared/domain/search-query.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { searchEntries, type SearchEntry } from './entries.ts';

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
const MOST_RANKED = 4000;

/**
 * The records in which every wanted term is found, each in what is recorded or in the text of the newest file, and no excluded one.
 * Terms found in the reference or the title come first, then those in the rest of the record, then texts by BM25.
 *
 * @throws AppError integrity when the search index is damaged
 */
export function findEvidence(workspace: Workspace, query: SearchQuery): Found[] {
  const { wanted } = query;
  const all = (1 << wanted.length) - 1;
  const texts = new TextMatches(workspace, wanted);
  const isLeftOut = exclusion(workspace, query.excluded);
  const found: [Found[], Found[], Found[], Found[]] = [[], [], [], []];
  for (const entry of searchEntries(workspace)) {
    if (!isNarrowed(entry, query)) continue;
    const mask = maskOf(entry.words, wanted);
    const inText = entry.contentId !== null && mask !== all && texts.has(all & ~mask, entry.contentId);
    if ((mask !== all && !inText) || isLeftOut(entry)) continue;
    found[placeOf(entry, wanted, mask === all)].push({ entry, inText });
  }
  const [references, heads, records, inTexts] = found;
  return [...references, ...heads, ...records, ...texts.inOrder(inTexts)];
}

function placeOf(
  { record, head }: SearchEntry,
  wanted: readonly SearchTerm[],
  isRecorded: boolean,
): 0 | 1 | 2 | 3 {
  if (!isRecorded) return TEXT;
  if (wanted.length === 1 && record.ref.toLowerCase() === wanted[0]?.text) return REFERENCE;
  return wanted.every(({ text }) => head.includes(text)) ? HEAD : RECORD;
}

function isNarrowed({ record, controls }: SearchEntry, query: SearchQuery): boolean {
  return (
    query.types.every(
      (type) => record.media_type.includes(type) || record.file_name.toLowerCase().endsWith(`.${type}`),
    ) && query.controls.every((control) => controls.includes(control))
  );
}

/** One bit for each term that the words hold. */
function maskOf(words: string, terms: readonly SearchTerm[]): number {
  let mask = 0;
  for (let i = 0; i < terms.length; i += 1) if (words.includes(terms[i]?.text ?? '')) mask |= 1 << i;
  return mask;
}

function exclusion(workspace: Workspace, excluded: readonly SearchTerm[]): (entry: SearchEntry) => boolean {
  if (excluded.length === 0) return () => false;
  const texts = new Set(workspace.derived.matching(matchExpression(excluded, 'OR')));
  return ({ words, contentId }) =>
    maskOf(words, excluded) !== 0 || (contentId !== null && texts.has(contentId));
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
    let ids = this.known.get(mask);
    if (!ids) this.known.set(mask, (ids = new Set(this.workspace.derived.matching(this.expression(mask)))));
    return ids.has(contentId);
  }

  /** The best first; texts that hold only some of the terms come last, and all by reference where too many hold all of them. */
  inOrder(found: readonly Found[]): readonly Found[] {
    if (found.length < 2) return found;
    const { derived } = this.workspace;
    const all = (1 << this.terms.length) - 1;
    const expression = this.expression(all);
    const size = this.known.get(all)?.size ?? derived.matching(expression, MOST_RANKED + 1).length;
    if (size > MOST_RANKED) return found;
    const ranks = new Map(derived.ranked(expression).map((id, position) => [id, position]));
    const rankOf = ({ entry }: Found) => ranks.get(entry.contentId ?? -1) ?? ranks.size;
    return found.toSorted((a, b) => rankOf(a) - rankOf(b));
  }

  private expression(mask: number): string {
    return matchExpression(this.terms.filter((_, i) => (mask & (1 << i)) !== 0));
  }
}
