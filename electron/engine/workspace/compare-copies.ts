import { setImmediate as yieldToQueries } from 'node:timers/promises';
import type { Database } from 'better-sqlite3';
import type { RecordChange } from '../../../shared/contract/workspace.ts';
import { describeChange, type HistoryRow } from './history.ts';
import { inTodaysNames } from './journal-names.ts';
import { readHead } from './journal.ts';
import { journaledTables } from './schema.ts';

/** What differs between two files of one engagement, as from the other to this one. */
export interface CopyComparison {
  /** The last change that both have. */
  common: number;
  /** Changes that only this file has, and that only the other has. */
  ahead: number;
  behind: number;
  changes: RecordChange[];
}

/** Rows read between two looks at the queries that wait. */
const AT_ONCE = 250;

/**
 * Compares two files of one engagement row by row, reading only the rows that a change after their last common state touched:
 * everything else is equal, because the hash of that state says so.
 *
 * @returns null when the files have no change in common: they are not of one engagement
 */
export async function compareCopies(
  here: Database,
  other: Database,
  signal?: AbortSignal,
): Promise<CopyComparison | null> {
  const [ours, theirs] = [readHead(here), readHead(other)];
  const common = lastCommon(here, other, Math.min(ours.id, theirs.id));
  if (common === 0) return null;
  const tables = new Set(journaledTables(here).filter((table) => table !== 'counter'));
  const readHere = rowReader(here);
  const readOther = rowReader(other);
  const changes: RecordChange[] = [];
  let read = 0;
  for (const [table, ids] of touchedSince(here, other, common)) {
    if (!tables.has(table)) continue;
    for (const id of ids) {
      if (++read % AT_ONCE === 0) {
        await yieldToQueries();
        signal?.throwIfAborted();
      }
      const [before, after] = [readOther(table, id), readHere(table, id)];
      if (before === null && after === null) continue;
      const change = describeChange(table, id, asKnown(before, after), after);
      if (change.action !== 'changed' || change.fields.length > 0) changes.push(change);
    }
  }
  return { common, ahead: ours.id - common, behind: theirs.id - common, changes };
}

/** The newest transaction up to `last` that has one hash in both files. A chain that parted does not meet again. */
function lastCommon(here: Database, other: Database, last: number): number {
  const hash = 'SELECT hash FROM journal_transaction WHERE id = ?';
  const [ours, theirs] = [here, other].map((db) => db.prepare<[number], string>(hash).pluck());
  let [low, high] = [0, last];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (ours?.get(middle) === theirs?.get(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** table, as it is called today -> ids of the rows that either file changed after their last common state */
function touchedSince(here: Database, other: Database, common: number): Map<string, Set<string>> {
  const touched = new Map<string, Set<string>>();
  for (const db of [here, other]) {
    const entries = db.prepare<[number], { table_name: string; row_id: string }>(
      'SELECT DISTINCT table_name, row_id FROM journal_entry WHERE transaction_id > ?',
    );
    for (const entry of entries.iterate(common)) {
      const { table_name: table, row_id: id } = inTodaysNames({ ...entry, before: null, after: null });
      const ids = touched.get(table) ?? new Set();
      touched.set(table, ids.add(id));
    }
  }
  return touched;
}

function rowReader(db: Database): (table: string, id: string) => HistoryRow | null {
  const tables = new Set(journaledTables(db));
  const statements = new Map<string, ReturnType<typeof db.prepare<[string], HistoryRow>>>();
  return (table, id) => {
    // An older file has not all of the tables.
    if (!tables.has(table)) return null;
    let statement = statements.get(table);
    if (!statement)
      statements.set(
        table,
        (statement = db.prepare<[string], HistoryRow>(
          `SELECT * FROM "${table.replaceAll('"', '""')}" WHERE id = ?`,
        )),
      );
    return statement.get(id) ?? null;
  };
}

/** A row of an older format lacks columns: what it does not say is no difference. */
function asKnown(row: HistoryRow | null, today: HistoryRow | null): HistoryRow | null {
  return row && today ? { ...today, ...row } : row;
}
