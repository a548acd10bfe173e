import { accessSync, constants, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../../shared/domain/errors.ts';
import { isEncrypted, passphraseRequired, type WorkspaceKey } from './key.ts';
import { describeLockHolder } from './lock-note.ts';
import { findMisshapen } from './json-shapes.ts';
import { findDamage, findForbidden } from './quick-check.ts';
import { removeLeftCopy } from './rekey.ts';
import { readSealRow } from './seal-manifest.ts';
import { findExcess } from './size-limits.ts';
import {
  APPLICATION_ID,
  assertExactSchema,
  migrate,
  MIGRATIONS,
  readSchema,
  SCHEMA_VERSION,
} from './schema.ts';

export const PAGE_SIZE = 32_768;

/** Sets a pragma and asserts what it answered: SQLite ignores what it does not like without a word. */
function pragma(
  db: Database.Database,
  name: string,
  value: string | number,
  answer: string | number = value,
): void {
  db.pragma(`${name} = ${value}`);
  const got = db.pragma(name, { simple: true }) as string | number;
  if (got !== answer) {
    throw new AppError('internal', `SQLite answered ${name} = ${got} where ${answer} was asked for.`, {
      name,
      got,
    });
  }
}

/** Before any other SQL on a file that may be hostile. */
function hardenReading(db: Database.Database): void {
  pragma(db, 'trusted_schema', 'OFF', 0);
  pragma(db, 'cell_size_check', 'ON', 1);
  pragma(db, 'mmap_size', 0);
  pragma(db, 'foreign_keys', 'ON', 1);
}

/**
 * One file beside nothing: a rollback journal, because users copy the file; EXTRA, because a commit that was acknowledged must
 * survive a power cut; EXCLUSIVE, because one process owns the file. See docs/decisions/0002-workspace-file.md.
 */
function settleWriting(db: Database.Database): void {
  pragma(db, 'locking_mode', 'EXCLUSIVE', 'exclusive');
  pragma(db, 'journal_mode', 'TRUNCATE', 'truncate');
  pragma(db, 'synchronous', 'EXTRA', 3);
  // The journal's triggers make SQLite keep a copy of every page that a statement touches: in files that costs more than the writing.
  pragma(db, 'temp_store', 'MEMORY', 2);
  if (process.platform === 'darwin') pragma(db, 'fullfsync', 'ON', 1);
}

/** By version: the migrations take longer than the rest of an opening, and their schema is always the same. */
const expectedSchemas = new Map<number, ReturnType<typeof readSchema>>();

/** The schema of version `version` as our own migrations make it. */
function expectedSchema(version: number): ReturnType<typeof readSchema> {
  const known = expectedSchemas.get(version);
  if (known) return known;
  const db = new Database(':memory:');
  try {
    for (const migration of MIGRATIONS.slice(0, version)) db.exec(migration.sql);
    const schema = readSchema(db);
    expectedSchemas.set(version, schema);
    return schema;
  } finally {
    db.close();
  }
}

/** Damage for which SQLite has no code: a record that should be JSON, the search index without its settings. */
const UNREADABLE = /^malformed JSON|\bfts5\b|^unsupported file format/;

/** The error of stored bytes that parse to nothing, for `reason`. */
function unreadableRecord(path: string, reason: string): AppError {
  return new AppError(
    'workspace_damaged',
    `${basename(path)} holds something that can not be read (${reason}): it was changed outside Trustbench, or the file is damaged. Verify the file to learn which, or open the last backup.`,
  );
}

/** What a reading met that broke off. Nothing but stored JSON and stored days are parsed without a guard; what a call is given is checked before. */
export function asReadingError(error: unknown, path: string): unknown {
  const isBadTime = error instanceof RangeError && error.message === 'Invalid time value';
  if (error instanceof z.ZodError) return unreadableRecord(path, 'a record of another form');
  return error instanceof SyntaxError || isBadTime
    ? unreadableRecord(path, error.message)
    : asWorkspaceError(error, path);
}

/**
 * Turns SQLite's codes into errors that name the file and the next step.
 *
 * @param full what a full disk means, where it is not that a change of this file was not saved
 */
export function asWorkspaceError(
  error: unknown,
  path: string,
  full = `The disk of ${basename(path)} is full, so the change was not saved.`,
): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const file = basename(path);
  const code = error.code;
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    const holder = describeLockHolder(path);
    return new AppError(
      'workspace_locked',
      `${file} is open elsewhere${holder ? `: ${holder}` : ''}. Close it there, or work on a copy.`,
      { holder: holder ?? null },
    );
  }
  if (code === 'SQLITE_NOTADB') {
    return new AppError(
      'workspace_foreign',
      `${file} is not a Trustbench workspace. Pick a .trustbench file.`,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new AppError(
      'workspace_damaged',
      `${file} is damaged: ${error.message}. Nothing was changed. Open the last backup.`,
    );
  }
  // Lengths that damage made up; nothing that is written here comes near the limits of SQLite.
  const isBeyondReason = code === 'SQLITE_NOMEM' || code === 'SQLITE_TOOBIG';
  if (isBeyondReason || UNREADABLE.test(error.message)) return unreadableRecord(path, error.message);
  if (code === 'SQLITE_FULL') {
    return new AppError('disk_full', `${full} Free some space and try again.`);
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new AppError(
      'workspace_read_only',
      `${file} can not be written. Work on a copy in a folder that can.`,
    );
  }
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') {
    return new AppError(
      'conflict',
      'The change was not saved: it names a record that is not there any more, or removes one that others rest on. Look at the list again.',
    );
  }
  if (code === 'SQLITE_CONSTRAINT_UNIQUE') {
    return new AppError(
      'conflict',
      'The change was not saved: what must be unique is there already. Look at the list again.',
    );
  }
  if (code === 'SQLITE_CONSTRAINT_CHECK') {
    return new AppError(
      'bad_input',
      `The change was not saved: a value is not one that the workspace can hold (${error.message}). Correct it and try again.`,
    );
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'SQLITE_CANTOPEN') {
    return new AppError(
      'file_unreadable',
      `${file} could not be read or written: ${error.message}. Check the disk and try again.`,
    );
  }
  return error;
}

/** Makes a new workspace file. The caller has made sure that nothing is at `path`, and puts the errors of SQLite in words. */
export function createDatabase(path: string, key: WorkspaceKey | null = null): Database.Database {
  const db = new Database(path);
  try {
    key?.apply(db);
    pragma(db, 'page_size', PAGE_SIZE);
    hardenReading(db);
    settleWriting(db);
    db.transaction(() => {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      migrate(db, 0);
    })();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

export interface OpenedDatabase {
  db: Database.Database;
  readOnly: boolean;
  /** The schema version that the file had, when it is below ours and must be migrated. */
  migrateFrom: number | null;
}

/**
 * Opens an existing workspace as hostile input: identity, version, lock, damage and schema are checked before any other SQL.
 *
 * @param trusted this file is as we closed it, so the check of every page is left to `verify`
 * @param key of an encrypted file
 * @throws AppError workspace_missing, workspace_foreign, workspace_newer, workspace_locked, workspace_damaged, passphrase_required
 */
export function openDatabase(
  path: string,
  trusted: boolean,
  key: WorkspaceKey | null = null,
): OpenedDatabase {
  const file = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) {
    throw new AppError(
      'workspace_missing',
      `${file} is not there any more. Look for where it was moved, or open a backup.`,
    );
  }
  const readOnly = !isWritable(path) || isSealed(path);
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, readonly: readOnly, timeout: 200 });
    key?.apply(db);
    hardenReading(db);
    checkIdentity(db, file, stat.size);
    if (!readOnly) {
      settleWriting(db);
      db.exec('BEGIN EXCLUSIVE; COMMIT');
      removeLeftCopy(path);
    }
    const version = db.pragma('user_version', { simple: true }) as number;
    assertExactSchema(db, expectedSchema(version), file);
    if (!trusted) {
      checkPages(db, file);
      checkSize(db, file);
    }
    return { db, readOnly, migrateFrom: version < SCHEMA_VERSION ? version : null };
  } catch (error) {
    db?.close();
    throw asOpeningError(error, path, key);
  }
}

/** No page is readable: for want of a key, for damage, or because the file is something else. */
function asOpeningError(error: unknown, path: string, key: WorkspaceKey | null): unknown {
  if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_NOTADB')
    return asWorkspaceError(error, path);
  if (key)
    return new AppError(
      'workspace_damaged',
      `${basename(path)} is damaged: the passphrase is right, and its first page is not as it was written. Nothing was changed. Open the last backup.`,
    );
  return isEncrypted(path) ? passphraseRequired(path) : asWorkspaceError(error, path);
}

/**
 * Opens a workspace of this or an earlier format for a look, with the same checks and nothing written.
 *
 * @param key of an encrypted file
 * @throws AppError workspace_missing, workspace_foreign, workspace_newer, workspace_locked, passphrase_required
 */
export function openForReading(path: string, key: WorkspaceKey | null = null): Database.Database {
  const file = basename(path);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile())
    throw new AppError('workspace_missing', `${file} is not there any more. Pick it again.`);
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, readonly: true, timeout: 200 });
    key?.apply(db);
    hardenReading(db);
    checkIdentity(db, file, stat.size);
    assertExactSchema(db, expectedSchema(db.pragma('user_version', { simple: true }) as number), file);
    return db;
  } catch (error) {
    db?.close();
    throw asOpeningError(error, path, key);
  }
}

/**
 * The folder too: without room for the rollback journal beside it, no change to the file is safe. A file that its mode protects
 * stays so for an administrator as well: backups are kept that way.
 */
function isWritable(path: string): boolean {
  try {
    if ((statSync(path).mode & 0o222) === 0) return false;
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A sealed copy is for reading, whatever its mode says. A file that can not be looked at is left to the checks of its opening. */
function isSealed(path: string): boolean {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { fileMustExist: true, readonly: true });
    hardenReading(db);
    return readSealRow(db) !== undefined;
  } catch {
    return false;
  } finally {
    db?.close();
  }
}

function checkIdentity(db: Database.Database, file: string, size: number): void {
  const applicationId = db.pragma('application_id', { simple: true }) as number;
  if (size === 0 || applicationId !== APPLICATION_ID) {
    throw new AppError(
      'workspace_foreign',
      `${file} is not a Trustbench workspace. Pick a .trustbench file.`,
    );
  }
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > SCHEMA_VERSION) {
    throw new AppError(
      'workspace_newer',
      `${file} was made by a newer version of Trustbench (file format ${version}, this version knows ${SCHEMA_VERSION}). Update Trustbench to open it.`,
      { version, known: SCHEMA_VERSION },
    );
  }
  if (version < 1)
    throw new AppError('workspace_foreign', `${file} has no file format version. Open a backup.`);
}

/** @throws AppError workspace_foreign naming what is too large to be worked with */
function checkSize(db: Database.Database, file: string): void {
  const excess = findExcess(db);
  if (excess === null) return;
  throw new AppError(
    'workspace_foreign',
    `${file} was not opened: ${excess}, which is more than an engagement holds. Nothing was changed. Ask for the original file, or open a backup.`,
    { excess },
  );
}

/** @throws AppError workspace_damaged naming what SQLite found */
function checkPages(db: Database.Database, file: string): void {
  const damage = findDamage(db) ?? (db.readonly ? findForbidden(db) : null);
  const foreignKeys = db.pragma('foreign_key_check') as { table: string; parent: string }[];
  const misshapen = damage === null ? findMisshapen(db) : null;
  if (damage === null && foreignKeys.length === 0 && misshapen === null) return;
  const found =
    damage ??
    (misshapen === null
      ? `a row of ${foreignKeys[0]?.table} points to nothing`
      : `${misshapen} holds a record of another form`);
  throw new AppError(
    'workspace_damaged',
    `${file} is damaged: ${found}. Nothing was changed. Open the last backup, and keep this file for a look.`,
    { found },
  );
}
