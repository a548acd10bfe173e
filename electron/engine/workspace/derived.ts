import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { indexedText } from '../../../shared/domain/search-text.ts';
import { asWorkspaceError } from './connection.ts';

/** What was read from the bytes of one file. */
export interface DerivedText {
  contentId: number;
  /** Version of the program that read it. */
  extractor: number;
  status: 'text' | 'ocr' | 'none' | 'failed';
  /** A sentence: why there is no text, or not all of it; empty otherwise. */
  reason: string;
  /** JSON of ContentFacts. */
  facts: string;
  truncated: boolean;
  text: string;
  thumbnail: DerivedPicture | null;
}

export interface DerivedPicture {
  mediaType: string;
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Texts put into a new index in one step: a few milliseconds. */
const INDEXED_AT_ONCE = 20;

/**
 * Texts, facts, small pictures and the search index, all of which can be made again from stored bytes: no part of the journal, and
 * nothing that an engagement rests on. Written in short transactions; a workspace that can not be written keeps what it has.
 */
export class DerivedStore {
  private readonly db: Database;
  private readonly path: string;

  /** @param path of the workspace, which errors name */
  constructor(db: Database, path: string) {
    this.db = db;
    this.path = path;
  }

  /** Keeps what was read from contents, in the place of what was read before. @throws AppError disk_full; nothing is kept then */
  save(texts: readonly DerivedText[]): void {
    this.write(() => {
      for (const text of texts) this.saveOne(text);
    });
  }

  /** Drops what was read from these contents, so that they are read again. */
  forget(contentIds: readonly number[]): void {
    this.write(() => {
      for (const id of contentIds) {
        for (const table of ['content_text', 'content_thumbnail'])
          this.db.prepare(`DELETE FROM ${table} WHERE content_id = ?`).run(id);
        this.db.prepare('DELETE FROM content_search WHERE rowid = ?').run(id);
      }
    });
  }

  /**
   * Makes the search index anew from the texts that are kept, in short steps. A rebuild that is broken off leaves texts out of the
   * index; the next one brings them back.
   */
  async rebuildIndex(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
    const ids = this.db.prepare<[], number>('SELECT content_id FROM content_text').pluck().all() as number[];
    this.write(() => this.emptyIndex());
    const read = this.db
      .prepare<[number], string>('SELECT text FROM content_text WHERE content_id = ?')
      .pluck();
    for (let from = 0; from < ids.length; from += INDEXED_AT_ONCE) {
      signal.throwIfAborted();
      this.write(() => {
        for (const id of ids.slice(from, from + INDEXED_AT_ONCE)) {
          const text = read.get(id) as string | undefined;
          if (text !== undefined) this.index(id, text);
        }
      });
      onProgress(Math.min(from + INDEXED_AT_ONCE, ids.length), ids.length);
      await yieldToQueries();
    }
  }

  /** Contents whose text matches an FTS5 query, `limit` of them at most. @throws AppError integrity when the index is damaged */
  matching(expression: string, limit = -1): number[] {
    return this.search(
      'SELECT rowid FROM content_search WHERE content_search MATCH ? LIMIT ?',
      expression,
      limit,
    );
  }

  /** The same, the best first by BM25. @throws AppError integrity when the index is damaged */
  ranked(expression: string): number[] {
    return this.search(
      'SELECT rowid FROM content_search WHERE content_search MATCH ? ORDER BY rank LIMIT ?',
      expression,
      -1,
    );
  }

  private saveOne({ contentId, thumbnail, ...derived }: DerivedText): void {
    const { extractor, status, reason, facts, truncated, text } = derived;
    this.db
      .prepare('INSERT OR REPLACE INTO content_text VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(contentId, extractor, status, reason, facts, truncated ? 1 : 0, text);
    this.db.prepare('DELETE FROM content_thumbnail WHERE content_id = ?').run(contentId);
    if (thumbnail) {
      const { mediaType, width, height, bytes } = thumbnail;
      this.db
        .prepare('INSERT INTO content_thumbnail VALUES (?, ?, ?, ?, ?)')
        .run(contentId, mediaType, width, height, bytes);
    }
    this.index(contentId, text);
  }

  private search(sql: string, expression: string, limit: number): number[] {
    try {
      return this.db.prepare<[string, number], number>(sql).pluck().all(expression, limit) as number[];
    } catch (error) {
      const known = asWorkspaceError(error, this.path);
      if (!(known instanceof AppError) || known.code !== 'workspace_damaged') throw known;
      throw new AppError(
        'integrity',
        'The search index is damaged. Rebuild it: it is made again from the evidence, which is not affected.',
        {},
        { cause: error },
      );
    }
  }

  /** A damaged index does not always let itself be emptied, so a new one takes its place, made by the same statement. */
  private emptyIndex(): void {
    const sql = this.db
      .prepare<[], string>("SELECT sql FROM main.sqlite_schema WHERE name = 'content_search'")
      .pluck()
      .get() as unknown as string;
    this.db.exec('DROP TABLE content_search');
    this.db.exec(sql);
  }

  private index(contentId: number, text: string): void {
    this.db.prepare('DELETE FROM content_search WHERE rowid = ?').run(contentId);
    if (text !== '')
      this.db
        .prepare('INSERT INTO content_search (rowid, text) VALUES (?, ?)')
        .run(contentId, indexedText(text));
  }

  private write(work: () => void): void {
    try {
      this.db.transaction(work).immediate();
    } catch (error) {
      throw asWorkspaceError(error, this.path);
    }
  }
}
