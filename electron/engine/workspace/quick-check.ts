import type { Database } from 'better-sqlite3';

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
