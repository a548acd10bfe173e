import { createHash } from 'node:crypto';
import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';

/** Size of one stored piece of a file, in bytes. Large enough for speed, small enough that one read stays under a frame. */
export const CHUNK_SIZE = 1 << 20;

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

  constructor(db: Database) {
    this.db = db;
  }

  has(sha256: string): boolean {
    return this.db.prepare('SELECT 1 FROM content WHERE sha256 = ?').get(sha256) !== undefined;
  }

  /** Opens a staging area and returns its id. */
  stage(): number {
    return Number(
      this.db.prepare('INSERT INTO content (sha256, size) VALUES (NULL, 0)').run().lastInsertRowid,
    );
  }

  /** Appends pieces in one short transaction. `seq` counts pieces of CHUNK_SIZE bytes; only the last may be shorter. */
  append(staged: number, firstSeq: number, pieces: readonly Uint8Array[]): void {
    const insert = this.db.prepare('INSERT INTO content_chunk (content_id, seq, bytes) VALUES (?, ?, ?)');
    this.db.transaction(() => {
      pieces.forEach((piece, i) => insert.run(staged, firstSeq + i, piece));
    })();
  }

  /** Inside a change: gives staged bytes their address. Bytes that are already there are kept once. */
  publish(staged: number, content: StoredContent): void {
    if (this.has(content.sha256)) {
      this.discard(staged);
      return;
    }
    this.db
      .prepare('UPDATE content SET sha256 = ?, size = ? WHERE id = ?')
      .run(content.sha256, content.size, staged);
  }

  discard(staged: number): void {
    this.db.prepare('DELETE FROM content WHERE id = ? AND sha256 IS NULL').run(staged);
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
