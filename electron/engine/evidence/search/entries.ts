import { foldText } from '../../../../shared/domain/search-text.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import { EvidenceIndex, type IndexedEvidence } from '../evidence-index.ts';

/** One record as the search sees it; all texts folded. */
export interface SearchEntry {
  record: IndexedEvidence;
  /** Reference, title and file name. */
  head: string;
  /** References of its controls. */
  controls: readonly string[];
}

/** All records by reference, and what is recorded of them as one text. */
export interface SearchEntries {
  entries: readonly SearchEntry[];
  /** The words of one entry after another, each ended by a sign that no word holds. */
  words: string;
  /** Where the words of each entry end in that text. */
  ends: Uint32Array;
}

const TABLES = ['evidence', 'evidence_file', 'control_evidence', 'control'];
const END = '\0';
/** Folding costs more than all else, and most records stay the same from one change to the next. */
const folded = new WeakMap<IndexedEvidence, { head: string; words: string }>();

/** All records. What is returned is shared and made anew after a change. */
export function searchEntries(workspace: Workspace): SearchEntries {
  return workspace.cached('evidence search', () => readEntries(workspace), TABLES);
}

function readEntries(workspace: Workspace): SearchEntries {
  const controls = new Map(
    workspace
      .all<{ id: string; ref: string }>('SELECT id, ref FROM control')
      .map(({ id, ref }) => [id, foldText(ref)]),
  );
  const records = EvidenceIndex.of(workspace).sortedBy('ref', () => '');
  const texts: string[] = [];
  const ends = new Uint32Array(records.length);
  let length = 0;
  const entries = records.map((record, i) => {
    const { head, words } = fold(record);
    const refs = record.controlIds.flatMap((id) => controls.get(id) ?? []);
    const text = [words, ...refs].join('\n');
    texts.push(text, END);
    length += text.length + END.length;
    ends[i] = length;
    return { record, head, controls: refs };
  });
  return { entries, words: texts.join(''), ends };
}

function fold(record: IndexedEvidence): { head: string; words: string } {
  let known = folded.get(record);
  if (!known) {
    const head = foldText(`${record.ref}\n${record.title}\n${record.file_name}`);
    const { origin, source, query, notes } = record;
    known = { head, words: `${head}\n${foldText(`${origin}\n${source}\n${query}\n${notes}`)}` };
    folded.set(record, known);
  }
  return known;
}
