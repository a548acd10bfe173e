import type { SearchHit, SearchPassage, SearchPlace } from '../../../../shared/contract/evidence/search.ts';
import { readContentFacts } from '../../../../shared/domain/content-facts.ts';
import { marksIn, passageOf } from '../../../../shared/domain/search-passage.ts';
import type { SearchTerm } from '../../../../shared/domain/search-query.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { PAGE_BREAK } from '../extraction/model.ts';
import type { SearchEntry } from './entries.ts';
import type { Found } from './find.ts';

interface StoredText {
  text: string;
  status: string;
  facts: string;
}

/** What the screen shows of a record that was found. @param position among all that were found, from 0 */
export function toHit(
  workspace: Workspace,
  { entry, inText }: Found,
  terms: readonly SearchTerm[],
  position: number,
): SearchHit {
  const { record } = entry;
  const { id, ref, title } = record;
  return {
    id,
    ref,
    title,
    titleMarks: marksIn(title, terms),
    fileName: record.file_name,
    mediaType: record.media_type,
    addedAt: record.added_at,
    controls: controlsOf(workspace, record.controlIds),
    score: 1 / (position + 1),
    ...whereFound(workspace, entry, inText, terms),
  };
}

function controlsOf(workspace: Workspace, ids: readonly string[]): { id: string; ref: string }[] {
  return ids
    .flatMap(
      (id) =>
        workspace.get<{ id: string; ref: string }>('SELECT id, ref FROM control WHERE id = ?', [id]) ?? [],
    )
    .toSorted((a, b) => (a.ref < b.ref ? -1 : 1));
}

/** The text of the file says most, then the notes; a title speaks for itself. */
function whereFound(
  workspace: Workspace,
  { record, contentId }: SearchEntry,
  inText: boolean,
  terms: readonly SearchTerm[],
): { place: SearchPlace; passage: SearchPassage | null } {
  const stored =
    contentId === null
      ? undefined
      : workspace.get<StoredText>(
          "SELECT text, status, facts FROM content_text WHERE content_id = ? AND text <> ''",
          [contentId],
        );
  if (stored) {
    const { at, ...passage } = passageOf(stored.text, terms);
    if (at !== null) return { place: placeIn(stored, record.media_type, at), passage };
  }
  for (const words of [record.notes, record.query, record.source]) {
    if (inText || marksIn(words, terms).length === 0) continue;
    const { text, marks } = passageOf(words, terms);
    return {
      place: { in: 'notes' },
      passage: { text, marks: marks.length > 0 ? marks : marksIn(text, terms) },
    };
  }
  return { place: { in: 'record' }, passage: null };
}

/** @param at position in the text */
function placeIn({ text, status, facts: json }: StoredText, mediaType: string, at: number): SearchPlace {
  const pages = mediaType === 'application/pdf';
  const slides = mediaType.includes('presentation');
  const sheets = mediaType.includes('spreadsheetml');
  if (pages || slides || sheets) {
    const number = countOf(text, PAGE_BREAK, 0, at) + 1;
    const facts = readContentFacts(json);
    if (pages || slides) {
      return {
        in: pages ? 'page' : 'slide',
        number,
        of: facts.pages ?? countOf(text, PAGE_BREAK, 0, text.length) + 1,
      };
    }
    const begin = text.lastIndexOf(PAGE_BREAK, at - 1) + 1;
    return {
      in: 'row',
      number: countOf(text, '\n', begin, at) + 1,
      sheet: facts.sheets?.[number - 1] ?? null,
    };
  }
  if (status === 'ocr') return { in: 'picture' };
  const isListing =
    mediaType === 'text/plain' || mediaType === 'text/csv' || mediaType === 'text/tab-separated-values';
  return isListing ? { in: 'line', number: countOf(text, '\n', 0, at) + 1 } : { in: 'text' };
}

function countOf(text: string, sign: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(sign, from); at >= 0 && at < to; at = text.indexOf(sign, at + 1)) count += 1;
  return count;
}
