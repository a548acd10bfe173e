import { foldText } from '../../../../shared/domain/search-text.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { EvidenceIndex, type IndexedEvidence } from '../evidence-index.ts';

/** One record as the search sees it; all texts folded. */
export interface SearchEntry {
  record: IndexedEvidence;
  /** Of the newest file. */
  contentId: number | null;
  /** Reference, title and file name. */
  head: string;
  /** Everything that is recorded. */
  words: string;
  /** References of its controls. */
  controls: readonly string[];
}

const TABLES = ['evidence', 'evidence_file', 'control_evidence', 'control'];
/** Folding costs more than all else, and most records stay the same from one change to the next. */
const folded = new WeakMap<IndexedEvidence, { head: string; words: string }>();

/** All records by reference. The list is shared and follows the changes. */
export function searchEntries(workspace: Workspace): readonly SearchEntry[] {
  return workspace.cached('evidence search', () => readEntries(workspace), TABLES);
}

function readEntries(workspace: Workspace): SearchEntry[] {
  const contents = new Map(
    workspace
      .all<{ sha256: string; id: number }>('SELECT sha256, id FROM content WHERE sha256 IS NOT NULL')
      .map(({ sha256, id }) => [sha256, id]),
  );
  const controls = new Map(
    workspace
      .all<{ id: string; ref: string }>('SELECT id, ref FROM control')
      .map(({ id, ref }) => [id, foldText(ref)]),
  );
  return EvidenceIndex.of(workspace)
    .sortedBy('ref', () => '')
    .map((record) => {
      const { head, words } = fold(record);
      const refs = record.controlIds.flatMap((id) => controls.get(id) ?? []);
      return {
        record,
        contentId: contents.get(record.sha256) ?? null,
        head,
        words: refs.length > 0 ? `${words}\n${refs.join('\n')}` : words,
        controls: refs,
      };
    });
}

function fold(record: IndexedEvidence): { head: string; words: string } {
  let known = folded.get(record);
  if (!known) {
    const { ref, title, file_name } = record;
    known = { head: foldText(`${ref}\n${title}\n${file_name}`), words: foldText(record.words) };
    folded.set(record, known);
  }
  return known;
}
