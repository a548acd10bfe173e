import { createHash } from 'node:crypto';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { salvageTable } from './salvage.ts';

export interface RecoveredContents {
  kept: number;
  /** SHA-256 of files whose bytes are not in the damaged file any more, or not all of them. */
  lost: string[];
}

/**
 * Copies the pieces of files that can be read, puts them together by their number and keeps what gives the SHA-256 of a file
 * that the evidence names. The damaged list of files is not needed for that: the hash says which file the pieces are.
 *
 * @param expected SHA-256 -> size of the files that the recovered records name
 */
export async function recoverContents(
  damaged: Database,
  target: Database,
  expected: ReadonlyMap<string, number>,
  onFile: (done: number, total: number) => void,
  signal?: AbortSignal,
): Promise<RecoveredContents> {
  const insert = target.prepare(
    'INSERT OR IGNORE INTO content_chunk (content_id, seq, bytes) VALUES (?, ?, ?)',
  );
  await salvageTable(
    damaged,
    'content_chunk',
    ({ content_id: id, seq, bytes }) => void insert.run(id, seq, bytes),
    signal,
  );
  const name = target.prepare('INSERT INTO content (id, sha256, size) VALUES (?, ?, ?)');
  const drop = target.prepare('DELETE FROM content_chunk WHERE content_id = ?');
  const ids = target.prepare<[], number>('SELECT DISTINCT content_id FROM content_chunk').pluck().all();
  const found = new Set<string>();
  for (const [index, id] of ids.entries()) {
    await yieldToQueries();
    signal?.throwIfAborted();
    const sha256 = hashOf(target, id);
    const size = sha256 === null ? undefined : expected.get(sha256);
    if (sha256 !== null && size !== undefined && !found.has(sha256)) {
      found.add(sha256);
      name.run(id, sha256, size);
    } else drop.run(id);
    onFile(index + 1, ids.length);
  }
  const lost: string[] = [];
  for (const [sha256, size] of expected) {
    if (found.has(sha256)) continue;
    // The record keeps its file's name, size and hash; the same file attached again fills it.
    target.prepare('INSERT INTO content (sha256, size) VALUES (?, ?)').run(sha256, size);
    if (size > 0) lost.push(sha256);
  }
  return { kept: expected.size - lost.length, lost };
}

/** Null when a piece is missing between the first and the last. */
function hashOf(db: Database, id: number): string | null {
  const hash = createHash('sha256');
  const pieces = db.prepare<[number], { seq: number; bytes: Buffer }>(
    'SELECT seq, bytes FROM content_chunk WHERE content_id = ? ORDER BY seq',
  );
  let next = 0;
  for (const { seq, bytes } of pieces.iterate(id)) {
    if (seq !== next) return null;
    hash.update(bytes);
    next += 1;
  }
  return hash.digest('hex');
}
