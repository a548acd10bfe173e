import type { SearchHit, SearchPassage, SearchPlace } from '../../../../shared/contract/evidence/search.ts';
import { readContentFacts } from '../../../../shared/domain/content-facts.ts';
import { marksIn, passageOf } from '../../../../shared/domain/search-passage.ts';
import { matchExpressions, type SearchTerm } from '../../../../shared/domain/search-query.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { PAGE_BREAK } from '../extraction/model.ts';
import type { IndexedEvidence } from '../evidence-index.ts';
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
    ...whereFound(workspace, record, inText, terms),
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
  record: IndexedEvidence,
  inText: boolean,
  terms: readonly SearchTerm[],
): { place: SearchPlace; passage: SearchPassage | null } {
  const inFile = whereInText(workspace, record, terms);
  if (inFile) return inFile;
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

/** Null when none of the terms stands in the text of the file. Of a long text, only the part that the index names is looked through. */
function whereInText(
  workspace: Workspace,
  { content_id: id, media_type: mediaType }: IndexedEvidence,
  terms: readonly SearchTerm[],
): { place: SearchPlace; passage: SearchPassage } | null {
  const stored = workspace.get<StoredText>(
    "SELECT text, status, facts FROM content_text WHERE content_id = ? AND text <> ''",
    [id],
  );
  if (!stored) return null;
  const { text } = stored;
  const part = workspace.derived.index.stretchWith(id, text.length, matchExpressions(terms));
  if (!part) return null;
  const { at, ...passage } = passageOf(text.slice(part.start, part.end), terms);
  return at === null ? null : { place: placeIn(stored, mediaType, part.start + at), passage };
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
