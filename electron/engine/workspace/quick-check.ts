import type { Database } from 'better-sqlite3';

/** What SQLite says of the search index. It is made again from the evidence, so damage to it takes nothing from a workspace. */
const SEARCH_INDEX = /\bfts5\b/i;

/** What SQLite finds wrong with the pages of a file, the search index aside; null when nothing is. */
export function findDamage(db: Database): string | null {
  const rows = db.pragma('quick_check(3)') as { quick_check: string }[];
  const found = rows
    .map((row) => row.quick_check)
    .filter((text) => text !== 'ok' && !SEARCH_INDEX.test(text));
  return found[0]?.split('\n')[0] ?? null;
}
