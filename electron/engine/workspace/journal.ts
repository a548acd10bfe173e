import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { columnsOf, journaledTables, quote } from './schema.ts';

export type TransactionKind = 'change' | 'undo' | 'redo';

export interface TransactionHead {
  id: number;
  at: string;
  actor: string;
  label: string;
  kind: TransactionKind;
  target: number | null;
}

/** One changed row. `before` and `after` are JSON objects of all columns; null means that the row did not exist. */
export interface JournalEntry {
  table_name: string;
  row_id: string;
  before: string | null;
  after: string | null;
}

/** What the first transaction builds on. */
export const GENESIS_HASH = '0'.repeat(64);

/**
 * SHA-256 over the previous hash and the canonical content of a transaction: a JSON array of its head and of its entries in
 * order. `docs/file-format.md` documents the same form for third-party verifiers.
 */
export function transactionHash(
  previous: string,
  head: TransactionHead,
  entries: Iterable<JournalEntry>,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([previous, head.id, head.at, head.actor, head.label, head.kind, head.target]));
  for (const e of entries) hash.update('\n' + JSON.stringify([e.table_name, e.row_id, e.before, e.after]));
  return hash.digest('hex');
}

/**
 * Installs temporary triggers on every journaled table, so that no code path can forget the journal. A change outside
 * `Workspace.change` finds no current transaction and is aborted by NOT NULL. Triggers of the connection, not of the file:
 * a stranger's file brings none of its own.
 */
export function installJournal(db: Database): void {
  db.exec('CREATE TEMP TABLE current_transaction (id INTEGER NOT NULL)');
  const insert = (table: string, rowId: string, before: string, after: string) => `
    INSERT INTO journal_entry (transaction_id, table_name, row_id, before, after)
    VALUES ((SELECT id FROM current_transaction), '${table}', ${rowId}, ${before}, ${after});`;
  for (const table of journaledTables(db)) {
    const columns = columnsOf(db, table);
    const json = (row: 'OLD' | 'NEW') =>
      `json_object(${columns.map((c) => `'${c}', ${row}.${quote(c)}`).join(', ')})`;
    const differs = columns.map((c) => `OLD.${quote(c)} IS NOT NEW.${quote(c)}`).join(' OR ');
    db.exec(`
      CREATE TEMP TRIGGER journal_insert_${table} AFTER INSERT ON main.${quote(table)} BEGIN
        ${insert(table, 'NEW.id', 'NULL', json('NEW'))} END;
      CREATE TEMP TRIGGER journal_update_${table} AFTER UPDATE ON main.${quote(table)} WHEN ${differs} BEGIN
        SELECT RAISE(ABORT, 'a row keeps its id') WHERE OLD.id IS NOT NEW.id;
        ${insert(table, 'NEW.id', json('OLD'), json('NEW'))} END;
      CREATE TEMP TRIGGER journal_delete_${table} AFTER DELETE ON main.${quote(table)} BEGIN
        ${insert(table, 'OLD.id', json('OLD'), 'NULL')} END;`);
  }
  for (const table of ['journal_transaction', 'journal_entry']) {
    db.exec(`
      CREATE TEMP TRIGGER append_only_delete_${table} BEFORE DELETE ON main.${table} BEGIN
        SELECT RAISE(ABORT, 'the journal is append-only'); END;
      CREATE TEMP TRIGGER append_only_update_${table} BEFORE UPDATE ON main.${table} BEGIN
        SELECT RAISE(ABORT, 'the journal is append-only'); END;`);
  }
}

export interface Head {
  id: number;
  hash: string;
  at: string | null;
}

export function readHead(db: Database): Head {
  const row = db
    .prepare<[], Head>('SELECT id, hash, at FROM journal_transaction ORDER BY id DESC LIMIT 1')
    .get();
  return row ?? { id: 0, hash: GENESIS_HASH, at: null };
}

/** Reads back what the triggers wrote for the running transaction, chains it to `head` and appends its row. */
export function sealTransaction(
  db: Database,
  head: Head,
  draft: Omit<TransactionHead, 'id'>,
): Head & { tables: string[]; grown: string[]; entries: number } {
  const id = head.id + 1;
  const entries = db
    .prepare<[number], JournalEntry>(
      'SELECT table_name, row_id, before, after FROM journal_entry WHERE transaction_id = ? ORDER BY id',
    )
    .all(id);
  const full: TransactionHead = { id, ...draft };
  const hash = transactionHash(head.hash, full, entries);
  db.prepare(
    'INSERT INTO journal_transaction (id, at, actor, label, kind, target, entries, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  ).run(id, full.at, full.actor, full.label, full.kind, full.target, entries.length, hash);
  const tablesOf = (some: readonly JournalEntry[]) => [...new Set(some.map((e) => e.table_name))];
  return {
    id,
    hash,
    at: full.at,
    tables: tablesOf(entries),
    grown: tablesOf(entries.filter((e) => e.before === null)),
    entries: entries.length,
  };
}
