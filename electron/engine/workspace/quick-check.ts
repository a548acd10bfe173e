import type { Database } from 'better-sqlite3';
import { quote } from './schema.ts';

/** What SQLite says of the search index. It is made again from the evidence, so damage to it takes nothing from a workspace. */
const SEARCH_INDEX = /\bfts5\b/i;

/** What SQLite finds wrong with the pages of a file, the search index aside; null when nothing is. */
export function findDamage(db: Database): string | null {
  const rows = db.pragma('quick_check(3)') as { quick_check: string }[];
  const found = rows
    .flatMap((row) => row.quick_check.split('\n'))
    .filter((line) => line !== 'ok' && !line.startsWith('***') && !SEARCH_INDEX.test(line));
  return found[0] ?? null;
}

/**
 * A table with a value that its own rules forbid; null when there is none. For a connection that only reads: SQLite forgets the rules of
 * such a file, and says nothing of what they forbid.
 *
 * @param db whose schema is known to be ours
 */
export function findForbidden(db: Database): string | null {
  const tables = db
    .prepare<[], { name: string; sql: string }>(
      "SELECT name, sql FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE '%CHECK (%'",
    )
    .all();
  const found = tables.find(({ name, sql }) => {
    const broken = checksOf(sql).map((check) => `NOT (${check})`);
    return (
      db.prepare(`SELECT 1 FROM ${quote(name)} WHERE ${broken.join(' OR ')} LIMIT 1`).get() !== undefined
    );
  });
  return found ? `CHECK constraint failed in ${found.name}` : null;
}

/** The conditions of the CHECKs of a table, as its SQL has them. No text in them holds a parenthesis. */
export function checksOf(sql: string): string[] {
  return sql
    .split('CHECK (')
    .slice(1)
    .map((rest) => {
      let depth = 1;
      let end = 0;
      for (; depth > 0 && end < rest.length; end += 1)
        depth += rest[end] === '(' ? 1 : rest[end] === ')' ? -1 : 0;
      return rest.slice(0, end - 1);
    });
}
