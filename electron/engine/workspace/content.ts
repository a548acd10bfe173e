import { createHash } from 'node:crypto';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database, Statement } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { asWorkspaceError, PAGE_SIZE } from './connection.ts';

/** Size of one stored piece of a file, in bytes. Large enough for speed, small enough that one read stays under a frame. */
export const CHUNK_SIZE = 1 << 20;

/** Pieces that one step of discarding removes: a few milliseconds. */
const DISCARDED_AT_ONCE = 16;

export interface StoredContent {
  sha256: string;
  size: number;
}

/**
 * Bytes of evidence, addressed by SHA-256, stored once, never changed. Content is staged outside the journal in short
 * transactions, so that queries go on while gigabytes come in, and published together with the record that names it. What was
 * staged by a run that died is removed at the next opening.
 */
export class ContentStore {
  private readonly db: Database;
  private readonly path: string;
  private readonly statements = new Map<string, Statement>();

  /** @param path of the workspace, which errors name */
  constructor(db: Database, path: string) {
    this.db = db;
    this.path = path;
  }

  /** Bytes that the file can take without growing, because something was removed from it. */
  get unused(): number {
    return Number(this.db.pragma('freelist_count', { simple: true })) * PAGE_SIZE;
  }

  /** False too where only the name of a file is left: a recovered or sealed workspace may lack its bytes. */
  has(sha256: string): boolean {
    return (
      this.statement(
        'SELECT 1 FROM content c WHERE sha256 = ? AND (size = 0 OR EXISTS (SELECT 1 FROM content_chunk WHERE content_id = c.id))',
      ).get(sha256) !== undefined
    );
  }

  /**
   * Appends pieces of any number of files in one short transaction. `firstSeq` counts pieces of CHUNK_SIZE bytes; only the last
   * piece of a file may be shorter.
   *
   * @param parts `staged` is the staging area of the file, or null for a new one
   * @returns the staging area of each
   * @throws AppError disk_full; nothing of this call is kept then
   */
  append(
    parts: readonly { staged: number | null; firstSeq: number; pieces: readonly Uint8Array[] }[],
  ): number[] {
    if (parts.length === 0) return [];
    const insert = this.statement('INSERT INTO content_chunk (content_id, seq, bytes) VALUES (?, ?, ?)');
    const stage = this.statement('INSERT INTO content (sha256, size) VALUES (NULL, 0)');
    try {
      return this.db.transaction(() =>
        parts.map(({ staged, firstSeq, pieces }) => {
          const id = staged ?? Number(stage.run().lastInsertRowid);
          pieces.forEach((piece, i) => insert.run(id, firstSeq + i, piece));
          return id;
        }),
      )();
    } catch (error) {
      throw asWorkspaceError(error, this.path);
    }
  }

  /** Inside a change: gives staged bytes their address. Bytes that are already there stay staged, to be discarded. */
  publish(staged: number, content: StoredContent): void {
    if (this.has(content.sha256)) return;
    const named = this.statement('SELECT id FROM content WHERE sha256 = ?').pluck().get(content.sha256);
    if (named !== undefined) {
      this.statement('UPDATE content_chunk SET content_id = ? WHERE content_id = ?').run(named, staged);
      return;
    }
    this.statement('UPDATE content SET sha256 = ?, size = ? WHERE id = ?').run(
      content.sha256,
      content.size,
      staged,
    );
  }

  /** Removes what is still staged of these areas, in short steps, so that queries go on. */
  async discard(staged: readonly (number | null)[]): Promise<void> {
    const removeSome = this.statement(
      `DELETE FROM content_chunk WHERE rowid IN (SELECT k.rowid FROM content_chunk k JOIN content c ON c.id = k.content_id
       WHERE c.id = ? AND c.sha256 IS NULL LIMIT ${DISCARDED_AT_ONCE})`,
    );
    const remove = this.statement('DELETE FROM content WHERE id = ? AND sha256 IS NULL');
    try {
      const left = new Set(
        this.db.prepare<[], number>('SELECT id FROM content WHERE sha256 IS NULL').pluck().all(),
      );
      for (const id of staged) {
        if (id === null || !left.has(id)) continue;
        while (removeSome.run(id).changes > 0) await yieldToQueries();
        remove.run(id);
      }
    } catch (error) {
      // A full disk has no room for the rollback journal either: the next opening removes what is left.
      if (!(asWorkspaceError(error, this.path) instanceof AppError)) throw error;
    }
  }

  /** Removes what a run that died left behind. @returns how many files */
  discardStaged(): number {
    return this.db.prepare('DELETE FROM content WHERE sha256 IS NULL').run().changes;
  }

  /** The stored pieces in order, giving way to other queries between them. */
  async *read(sha256: string): AsyncGenerator<Buffer> {
    const next = this.db
      .prepare<[string, number], Buffer>(
        'SELECT bytes FROM content_chunk JOIN content ON content.id = content_id WHERE sha256 = ? AND seq = ?',
      )
      .pluck();
    if (!this.has(sha256))
      throw new AppError('integrity', `The workspace holds no bytes for SHA-256 ${sha256}.`);
    for (let seq = 0; ; seq += 1) {
      const piece = next.get(sha256, seq) as unknown as Buffer | undefined;
      if (piece === undefined) return;
      yield piece;
      await yieldToQueries();
    }
  }

  private statement(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }

  /** The first `limit` bytes, or all of them. */
  async readAll(sha256: string, limit = Number.POSITIVE_INFINITY): Promise<Buffer> {
    const pieces: Buffer[] = [];
    let length = 0;
    for await (const piece of this.read(sha256)) {
      pieces.push(piece);
      length += piece.length;
      if (length >= limit) break;
    }
    return Buffer.concat(pieces).subarray(0, Math.min(length, limit));
  }

  /** Whether there are pieces beside those that `read` gives: behind a gap, or empty ones. They would be nobody's bytes. */
  hasStrayPieces(sha256: string): boolean {
    const { pieces, end, empty } = this.statement(
      `SELECT count(*) AS pieces, coalesce(max(seq), -1) + 1 AS "end", coalesce(sum(length(bytes) = 0), 0) AS empty
       FROM content_chunk JOIN content ON content.id = content_id WHERE sha256 = ?`,
    ).get(sha256) as { pieces: number; end: number; empty: number };
    return pieces !== end || (empty > 0 && pieces > 1);
  }

  /** Hashes the stored bytes again. */
  async rehash(sha256: string, onBytes: (bytes: number) => void): Promise<StoredContent> {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of this.read(sha256)) {
      hash.update(piece);
      size += piece.length;
      onBytes(piece.length);
    }
    return { sha256: hash.digest('hex'), size };
  }
}
