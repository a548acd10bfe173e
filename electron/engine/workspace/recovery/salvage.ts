import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import { quote } from '../schema.ts';

/** Rows asked for at once while the pages are whole. */
const AT_ONCE = 200;
/** Row numbers without an answer after which a table is taken to end, when SQLite can not say where it ends. */
const PATIENCE = 1000;

export type SalvagedRow = Record<string, string | number | Buffer | null>;

/** What reading a damaged table came to. */
export interface Salvaged {
  rows: number;
  /** False when a part of the table could not be read: rows may be missing. */
  isComplete: boolean;
}

/**
 * Reads every row of a table that can be read, in the order of their row numbers, without its indexes. Where a page is damaged
 * the rows on it are looked for one by one, and what does not answer is passed over.
 *
 * @param onRow gets each row once
 */
export async function salvageTable(
  db: Database,
  table: string,
  onRow: (row: SalvagedRow) => void,
  signal?: AbortSignal,
): Promise<Salvaged> {
  const from = `SELECT rowid AS row_number, * FROM ${quote(table)} NOT INDEXED`;
  const some = db.prepare<[number, number], SalvagedRow>(`${from} WHERE rowid > ? ORDER BY rowid LIMIT ?`);
  const one = db.prepare<[number], SalvagedRow>(`${from} WHERE rowid = ?`);
  const found: Salvaged = { rows: 0, isComplete: true };
  const take = ({ row_number, ...row }: SalvagedRow): number => {
    onRow(row);
    found.rows += 1;
    return Number(row_number);
  };
  const end = lastRowNumber(db, table);
  let last = 0;
  let silent = 0;
  for (;;) {
    await yieldToQueries();
    signal?.throwIfAborted();
    const rows = attempt(() => some.all(last, AT_ONCE));
    if (rows) {
      for (const row of rows) last = take(row);
      if (rows.length > 0) silent = 0;
      if (rows.length < AT_ONCE) return found;
      continue;
    }
    found.isComplete = false;
    for (let next = last + 1; next <= last + AT_ONCE; next += 1) {
      const row = attempt(() => one.get(next));
      if (row) silent = 0;
      else silent += 1;
      if (row) take(row);
    }
    last += AT_ONCE;
    if (end === null ? silent > PATIENCE : last >= end) return found;
  }
}

/** Null when the end of the table can not be read. */
function lastRowNumber(db: Database, table: string): number | null {
  const last = attempt(() =>
    db
      .prepare<[], number | null>(`SELECT max(rowid) FROM ${quote(table)}`)
      .pluck()
      .get(),
  );
  return last ?? null;
}

/** Undefined when SQLite can not read what was asked for. */
export function attempt<R>(read: () => R): R | undefined {
  try {
    return read();
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && /^SQLITE_(CORRUPT|IOERR|NOTADB|TOOBIG|MISMATCH)/.test(code))
      return undefined;
    throw error;
  }
}
