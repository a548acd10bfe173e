import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { indexedText } from '../../../shared/domain/search-text.ts';
import { asWorkspaceError } from './connection.ts';

/** A longer text stands in the index in pieces of so many characters (UTF-16 units): indexing one takes some ten milliseconds. */
const PIECE = 100_000;
/** Characters of the next piece that a piece holds too: a phrase is found where the two meet. */
const OVERLAP = 300;
/** Row of a text that stands in one piece: the number of its content. Of the others: this, and the place of the piece. */
const FIRST_PIECE = 2 ** 40;
const MOST_PIECES = 1024;

/** Part of a text, in UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

const pieceRow = (contentId: number, number: number): number =>
  FIRST_PIECE + contentId * MOST_PIECES + number;

const contentOf = (row: number): number =>
  row < FIRST_PIECE ? row : Math.floor((row - FIRST_PIECE) / MOST_PIECES);

/** Whether a text is indexed in pieces, each in a transaction of its own. */
export const isIndexedInPieces = (text: string): boolean => text.length > PIECE;

/** The index of the texts of files (SQLite FTS5). Its caller makes the transactions. */
export class TextIndex {
  private readonly db: Database;
  private readonly path: string;

  /** @param path of the workspace, which errors name */
  constructor(db: Database, path: string) {
    this.db = db;
    this.path = path;
  }

  /** Steps that put a text into the place of the one before; each is short, and may be a transaction of its own. */
  *put(contentId: number, text: string): Generator<() => void, void> {
    if (!isIndexedInPieces(text)) {
      yield () => {
        this.remove(contentId);
        if (text !== '') this.insert(contentId, text);
      };
      return;
    }
    yield () => this.remove(contentId);
    for (let number = 0; number < MOST_PIECES && number * PIECE < text.length; number += 1) {
      const { start, end } = stretchOf(number);
      yield () => this.insert(pieceRow(contentId, number), text.slice(start, end));
    }
  }

  remove(contentId: number): void {
    this.db.prepare('DELETE FROM content_search WHERE rowid = ?').run(contentId);
    this.db
      .prepare('DELETE FROM content_search WHERE rowid BETWEEN ? AND ?')
      .run(pieceRow(contentId, 0), pieceRow(contentId, MOST_PIECES - 1));
  }

  /** A damaged index does not always let itself be emptied, so a new one takes its place, made by the same statement. */
  empty(): void {
    const sql = this.db
      .prepare<[], string>("SELECT sql FROM main.sqlite_schema WHERE name = 'content_search'")
      .pluck()
      .get() as unknown as string;
    this.db.exec('DROP TABLE content_search');
    this.db.exec(sql);
  }

  /**
   * Contents whose text has a match for each of the FTS5 queries, in no order.
   *
   * @throws AppError integrity when the index is damaged
   */
  withAll(queries: readonly string[]): Set<number> {
    const found = this.withAny(queries.join(' AND '));
    if (queries.length > 1 && this.hasPieces) for (const id of this.acrossPieces(queries)) found.add(id);
    return found;
  }

  /** Contents with a match for one FTS5 query. @throws AppError integrity when the index is damaged */
  withAny(query: string): Set<number> {
    const contents = new Set<number>();
    for (const row of this.rows('content_search MATCH ?', [query])) contents.add(contentOf(row));
    return contents;
  }

  /** Whether more than so many rows match, found out without looking at all of them. */
  hasMore(query: string, than: number): boolean {
    return this.rows('content_search MATCH ? LIMIT ?', [query, than + 1]).length > than;
  }

  /** Contents with a match in order, the best by BM25 first. @throws AppError integrity when the index is damaged */
  ranked(query: string): number[] {
    return [...new Set(this.rows('content_search MATCH ? ORDER BY rank', [query]).map(contentOf))];
  }

  /**
   * The part of a text to look into for a passage: where all queries match, or else the first.
   *
   * @returns the whole text of one that is not in pieces; null when no query matches
   */
  stretchWith(contentId: number, length: number, queries: readonly string[]): Stretch | null {
    if (length <= PIECE) return { start: 0, end: length };
    const among = [pieceRow(contentId, 0), pieceRow(contentId, MOST_PIECES - 1)];
    for (const query of [queries.join(' AND '), queries.join(' OR ')]) {
      const [row] = this.rows('content_search MATCH ? AND rowid BETWEEN ? AND ? LIMIT 1', [query, ...among]);
      if (row !== undefined) return stretchOf((row - FIRST_PIECE) % MOST_PIECES);
    }
    return null;
  }

  /** Asking for a word is the same work whether any piece has it or none. */
  private get hasPieces(): boolean {
    const row = 'SELECT 1 FROM content_search_docsize WHERE id >= ? LIMIT 1';
    return this.db.prepare(row).get(FIRST_PIECE) !== undefined;
  }

  /** Texts in pieces of which no piece has a match for all, but all have one somewhere. */
  private acrossPieces(queries: readonly string[]): ReadonlySet<number> {
    let common: ReadonlySet<number> | undefined;
    for (const query of queries) {
      const rows = this.rows('content_search MATCH ? AND rowid >= ?', [query, FIRST_PIECE]);
      const contents = new Set(rows.map(contentOf));
      common = common?.intersection(contents) ?? contents;
      if (common.size === 0) break;
    }
    return common ?? new Set();
  }

  private insert(row: number, text: string): void {
    this.db.prepare('INSERT INTO content_search (rowid, text) VALUES (?, ?)').run(row, indexedText(text));
  }

  private rows(condition: string, params: readonly (string | number)[]): number[] {
    try {
      return this.db
        .prepare<(string | number)[], number>(`SELECT rowid FROM content_search WHERE ${condition}`)
        .pluck()
        .all(...params) as number[];
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
}

const stretchOf = (number: number): Stretch => ({
  start: number * PIECE,
  end: (number + 1) * PIECE + OVERLAP,
});
