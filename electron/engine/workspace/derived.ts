import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { asWorkspaceError } from './connection.ts';
import { isIndexedInPieces, TextIndex } from './text-index.ts';

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
  readonly index: TextIndex;
  private readonly db: Database;
  private readonly path: string;
  private writes = 0;

  /** @param path of the workspace, which errors name */
  constructor(db: Database, path: string) {
    this.db = db;
    this.path = path;
    this.index = new TextIndex(db, path);
  }

  /** Rises with every write: what was found before may not be what is found now. */
  get version(): number {
    return this.writes;
  }

  /**
   * Keeps what was read from contents, in the place of what was read before. A long text is indexed first, in short steps: one that
   * is broken off counts as not read.
   *
   * @throws AppError disk_full
   */
  async save(texts: readonly DerivedText[]): Promise<void> {
    for (const { contentId, text } of texts) {
      if (!isIndexedInPieces(text)) continue;
      for (const step of this.index.put(contentId, text)) {
        this.write(step);
        await yieldToQueries();
      }
    }
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
        this.index.remove(id);
      }
    });
  }

  /**
   * Makes the search index anew from the texts that are kept, in short steps. A rebuild that is broken off leaves texts out of the
   * index; the next one brings them back.
   */
  async rebuildIndex(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
    const ids = this.db.prepare<[], number>('SELECT content_id FROM content_text').pluck().all() as number[];
    this.write(() => this.index.empty());
    const read = this.db
      .prepare<[number], string>('SELECT text FROM content_text WHERE content_id = ?')
      .pluck();
    let waiting: (() => void)[] = [];
    for (const [i, id] of ids.entries()) {
      const text = (read.get(id) as string | undefined) ?? '';
      for (const step of this.index.put(id, text)) {
        waiting.push(step);
        if (waiting.length < INDEXED_AT_ONCE && !isIndexedInPieces(text) && i + 1 < ids.length) continue;
        signal.throwIfAborted();
        const steps = waiting;
        waiting = [];
        this.write(() => {
          for (const one of steps) one();
        });
        onProgress(i + 1, ids.length);
        await yieldToQueries();
      }
    }
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
    if (!isIndexedInPieces(text)) for (const step of this.index.put(contentId, text)) step();
  }

  private write(work: () => void): void {
    this.writes += 1;
    try {
      this.db.transaction(work).immediate();
    } catch (error) {
      throw asWorkspaceError(error, this.path);
    }
  }
}
