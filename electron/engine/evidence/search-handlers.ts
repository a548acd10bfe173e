import { isEmptySearch, parseSearch } from '../../../shared/domain/search-query.ts';
import { os } from '../context.ts';
import type { Session } from '../session.ts';
import { passing } from './evidence-rows.ts';
import { startReading } from './extraction/read-contents.ts';
import { findEvidence } from './search/find.ts';
import { toHit } from './search/hits.ts';
import { searchState } from './search/state.ts';

const CONTENT_OF = `SELECT c.id FROM content c JOIN evidence_file f ON f.sha256 = c.sha256
WHERE f.evidence_id = ? ORDER BY f.version DESC LIMIT 1`;

/** @throws AppError not_found */
const contentOf = ({ workspace }: Session, evidenceId: string): number =>
  workspace.need<{ id: number }>('That evidence', CONTENT_OF, [evidenceId]).id;

/** Finding evidence by what it says, and what that needs. */
export const searchHandlers = {
  search: os.evidence.search.handler(({ input, context: { session } }) => {
    const { text, offset, limit, ...filter } = input;
    const { workspace } = session;
    const query = parseSearch(text);
    const words = query.wanted.map((term) => term.text);
    if (isEmptySearch(query)) return { total: 0, words, hits: [] };
    const passed = passing(session, filter);
    const found = findEvidence(workspace, query).filter(({ entry }) => passed?.has(entry.record.id) ?? true);
    const hits = found
      .slice(offset, offset + limit)
      .map((one, i) => toHit(workspace, one, query.wanted, offset + i));
    return { total: found.length, words, hits };
  }),

  searchState: os.evidence.searchState.handler(({ context: { session } }) => searchState(session.workspace)),

  read: os.evidence.read.handler(({ context: { session } }) => ({ jobId: startReading(session) })),

  readAgain: os.evidence.readAgain.handler(({ input, context: { session } }) => {
    session.workspace.derived.forget(input.ids.map((id) => contentOf(session, id)));
    return { jobId: startReading(session) };
  }),

  rebuildSearch: os.evidence.rebuildSearch.handler(({ context: { session } }) => ({
    jobId: session.jobs.start(
      { kind: 'search', label: 'Rebuilding the search index', unit: 'files' },
      (job) => session.workspace.derived.rebuildIndex(job.signal, (done, total) => job.progress(done, total)),
    ),
  })),

  textOf: os.evidence.textOf.handler(({ input, context: { session } }) => {
    const stored = session.workspace.get<{
      status: 'text' | 'ocr' | 'none' | 'failed';
      reason: string;
      truncated: number;
      text: string;
    }>('SELECT status, reason, truncated, text FROM content_text WHERE content_id = ?', [
      contentOf(session, input.id),
    ]);
    if (!stored)
      return { status: 'unread' as const, reason: 'It has not been read yet.', truncated: false, text: '' };
    return { ...stored, truncated: stored.truncated === 1 };
  }),

  thumbnail: os.evidence.thumbnail.handler(({ input, context: { session } }) => {
    const picture = session.workspace.get<{
      media_type: string;
      width: number;
      height: number;
      bytes: Buffer;
    }>('SELECT media_type, width, height, bytes FROM content_thumbnail WHERE content_id = ?', [
      contentOf(session, input.id),
    ]);
    if (!picture) return null;
    const { width, height, media_type, bytes } = picture;
    return { width, height, bytes: new Blob([new Uint8Array(bytes)], { type: media_type }) };
  }),
};
