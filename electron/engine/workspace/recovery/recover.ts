import { randomBytes } from 'node:crypto';
import { rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Recovery } from '../../../../shared/contract/backups.ts';
import { AppError } from '../../../../shared/domain/errors.ts';
import { asFileError } from '../../atomic-file.ts';
import { asWorkspaceError, createDatabase, openForReading } from '../connection.ts';
import { moveToFreeName, syncFile, syncFolder } from '../durable.ts';
import { installJournal, readHead, sealTransaction } from '../journal.ts';
import { inTodaysNames } from '../journal-names.ts';
import { findDamage } from '../quick-check.ts';
import { Replay } from '../replay.ts';
import { journaledTables, quote } from '../schema.ts';
import { recoverContents } from './contents.ts';
import type { WorkspaceKey } from '../key.ts';
import { inFullLength } from './full-length.ts';
import { copyJournalPrefix } from './journal-prefix.ts';
import { attempt, salvageTable, type SalvagedRow } from './salvage.ts';

export interface RecoverOptions {
  actor: string;
  /** Of the damaged file, and of the new one; null when they are not encrypted. */
  key?: WorkspaceKey | null;
  signal?: AbortSignal;
  onProgress?: (done: number, total: number, phase: string) => void;
}

/**
 * Makes a new workspace of what can still be read of a damaged one, which is not touched. As much of the journal as its hashes
 * prove is played; where that is all of it, every record is as it was. Where it is not, the rows of the tables that differ are
 * taken as they stand, in one change of their own that says so. Files are kept when their bytes give their SHA-256.
 *
 * @param target where the new file goes; nothing may be there
 * @throws AppError workspace_foreign, workspace_newer, workspace_damaged when not even the list of tables can be read, conflict, disk_full
 */
export async function recoverWorkspace(
  path: string,
  target: string,
  options: RecoverOptions,
): Promise<Recovery> {
  const temporary = `${target}.${process.pid}.partial`;
  // Under its own name, which errors tell.
  const lengthened = join(
    dirname(target),
    `.trustbench-${randomBytes(6).toString('hex')}.partial`,
    basename(path),
  );
  let damaged: Database | undefined;
  try {
    const { key = null } = options;
    damaged = openForReading(await inFullLength(path, lengthened, key), key);
    const db = createDatabase(temporary, key);
    try {
      const recovery = await fill(damaged, db, basename(path), options);
      const left = findDamage(db);
      if (left) throw new AppError('integrity', `The recovered copy did not pass its check (${left}).`);
      db.pragma('journal_mode = DELETE');
      return finish(db, recovery, temporary, target);
    } finally {
      db.close();
    }
  } catch (error) {
    for (const suffix of ['', '-journal']) rmSync(temporary + suffix, { force: true });
    const full = `The disk of ${basename(target)} is full, so nothing was recovered.`;
    throw asFileError(asWorkspaceError(error, path, full), basename(target));
  } finally {
    damaged?.close();
    rmSync(dirname(lengthened), { recursive: true, force: true });
  }
}

function finish(db: Database, recovery: Recovery, temporary: string, target: string): Recovery {
  db.close();
  syncFile(temporary);
  moveToFreeName(temporary, target);
  syncFolder(dirname(target));
  return { ...recovery, size: statSync(target).size };
}

async function fill(
  damaged: Database,
  db: Database,
  fileName: string,
  { actor, signal, onProgress }: RecoverOptions,
): Promise<Recovery> {
  // Rows come table by table; what points to nothing in the end is found and taken out below.
  db.pragma('foreign_keys = OFF');
  if (hasTable(damaged, 'journal_seal') && attempt(() => damaged.prepare('SELECT 1 FROM journal_seal').get()))
    throw new AppError(
      'workspace_damaged',
      `${fileName} is a sealed copy, so nothing is taken out of it: it would not be what was signed. Ask for it again.`,
    );
  const tables = journaledTables(db);
  const steps = tables.length + 3;
  onProgress?.(0, steps, 'Reading the journal');
  db.exec('BEGIN');
  const journal = await copyJournalPrefix(damaged, db, signal);
  const before = playInto(db, tables);
  db.exec('COMMIT');
  onProgress?.(1, steps, 'Reading the records');
  let changed: Recovery['changed'] = [];
  const unread: string[] = [];
  let dropped = 0;
  if (!journal.isComplete) {
    installJournal(db);
    db.exec('BEGIN');
    const head = readHead(db);
    db.prepare('INSERT INTO temp.current_transaction VALUES (?)').run(head.id + 1);
    for (const [index, stored] of journaledTables(damaged).entries()) {
      const rows: SalvagedRow[] = [];
      const { isComplete } = await salvageTable(damaged, stored, (row) => rows.push(row), signal);
      const table = todaysTable(stored);
      if (!isComplete) unread.push(table);
      dropped += takeRows(db, table, rows.map(todaysRow), before.get(table) ?? new Map(), isComplete);
      onProgress?.(index + 2, steps, 'Reading the records');
    }
    dropped += dropLoose(db, tables);
    changed = db
      .prepare<[number], Recovery['changed'][number]>(
        'SELECT table_name AS "table", count(DISTINCT row_id) AS rows FROM journal_entry WHERE transaction_id = ? GROUP BY table_name',
      )
      .all(head.id + 1);
    if (changed.length > 0)
      sealTransaction(db, head, {
        at: new Date().toISOString(),
        actor,
        label: `Recover what the journal of ${fileName} does not hold`,
        kind: 'change',
        target: null,
      });
    db.exec('DELETE FROM temp.current_transaction; COMMIT');
  }
  if (!db.prepare('SELECT 1 FROM engagement').get())
    throw new AppError(
      'workspace_damaged',
      `${fileName} can not be recovered: neither its journal nor its record of the engagement can be read. Restore a backup.`,
    );
  onProgress?.(steps - 1, steps, 'Reading the files');
  db.exec('BEGIN');
  const files = await recoverContents(damaged, db, expectedFiles(db), () => {}, signal);
  db.exec('COMMIT');
  if (hasTable(damaged, 'journal_export'))
    await salvageTable(damaged, 'journal_export', (row) => void write(db, 'journal_export', row), signal);
  db.pragma('foreign_keys = ON');
  return {
    fileName,
    size: 0,
    transactions: journal.transactions,
    isJournalComplete: journal.isComplete,
    changed,
    unread,
    dropped,
    files: files.kept,
    lostFiles: namesOf(db, files.lost),
  };
}

/** Plays the journal that was copied and writes the rows it gives. @returns table -> row id -> JSON of the row */
function playInto(db: Database, tables: readonly string[]): Map<string, ReadonlyMap<string, string>> {
  const replay = new Replay(db, () => {});
  replay.catchUp();
  return new Map(
    tables.map((table) => {
      const rows = replay.rowsOf(table);
      for (const json of rows.values()) write(db, table, JSON.parse(json) as SalvagedRow);
      return [table, rows];
    }),
  );
}

/** @returns false when the row breaks a rule of the table, such as a number that is taken */
function write(db: Database, table: string, row: SalvagedRow): boolean {
  const columns = Object.keys(row);
  try {
    db.prepare(
      `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
       ON CONFLICT (id) DO UPDATE SET ${columns.map((c) => `${quote(c)} = excluded.${quote(c)}`).join(', ')}`,
    ).run(...Object.values(row));
    return true;
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) return false;
    throw error;
  }
}

/** An older file has other names for some tables and columns. */
const todaysTable = (table: string): string =>
  inTodaysNames({ table_name: table, row_id: '', before: null, after: null }).table_name;
const todaysRow = (row: SalvagedRow): SalvagedRow =>
  JSON.parse(
    inTodaysNames({ table_name: '', row_id: '', before: null, after: JSON.stringify(row) }).after ?? '{}',
  ) as SalvagedRow;

/**
 * Brings a table from what the journal says to what the damaged file's table holds. Rows that it does not hold any more are
 * removed only where all of it could be read. @returns rows that could not be taken, because they break a rule of the table
 */
function takeRows(
  db: Database,
  table: string,
  rows: readonly SalvagedRow[],
  before: ReadonlyMap<string, string>,
  isComplete: boolean,
): number {
  const seen = new Set(rows.map((row) => String(row['id'])));
  // First, because a number that was given up may have been taken again.
  const remove = db.prepare(`DELETE FROM ${quote(table)} WHERE id = ?`);
  if (isComplete) for (const id of before.keys()) if (!seen.has(id)) remove.run(id);
  const differing = rows.filter((row) => JSON.stringify(row) !== before.get(String(row['id'])));
  return differing.filter((row) => !write(db, table, row)).length;
}

/** Removes rows that point to one that is lost, and those that point to them. @returns how many */
function dropLoose(db: Database, tables: readonly string[]): number {
  let dropped = 0;
  for (;;) {
    let round = 0;
    for (const table of tables) {
      const loose = db.pragma(`foreign_key_check(${quote(table)})`) as { rowid: number; parent: string }[];
      const remove = db.prepare(`DELETE FROM ${quote(table)} WHERE rowid = ?`);
      // Files are put in afterwards, under what the records say.
      for (const { rowid, parent } of loose) if (parent !== 'content') round += remove.run(rowid).changes;
    }
    if (round === 0) return dropped;
    dropped += round;
  }
}

/** An older file has not all of the tables. */
const hasTable = (db: Database, name: string): boolean =>
  db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;

const expectedFiles = (db: Database): Map<string, number> =>
  new Map(
    db
      .prepare<[], { sha256: string; size: number }>('SELECT DISTINCT sha256, size FROM evidence_file')
      .all()
      .map(({ sha256, size }) => [sha256, size]),
  );

function namesOf(db: Database, lost: readonly string[]): Recovery['lostFiles'] {
  const read = db.prepare<[string], { ref: string; fileName: string }>(
    'SELECT e.ref, f.file_name AS fileName FROM evidence_file f JOIN evidence e ON e.id = f.evidence_id WHERE f.sha256 = ? LIMIT 1',
  );
  return lost.map((sha256) => ({ sha256, ...(read.get(sha256) ?? { ref: '', fileName: '' }) }));
}
