import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { Database, Statement } from 'better-sqlite3';
import { v7 as uuidv7 } from 'uuid';
import type { HistoryEntry, VerifyResult } from '../../../shared/contract/workspace.ts';
import { AppError } from '../../../shared/domain/errors.ts';
import type { UncleanEnd } from '../../../shared/domain/notices.ts';
import type { SealSelection } from '../../../shared/domain/seal-scope.ts';
import { asFileError } from '../atomic-file.ts';
import { backupWorkspace, hasBackup, type BackupOptions } from './backup.ts';
import { compareCopies, type CopyComparison } from './compare-copies.ts';
import { changeWriter } from './change-writer.ts';
import { assertUnlocked, standingLocks, type StandingLock } from './area-locks.ts';
import {
  asReadingError,
  asWorkspaceError,
  createDatabase,
  openDatabase,
  openForReading,
} from './connection.ts';
import { ContentStore } from './content.ts';
import { DerivedStore } from './derived.ts';
import { ExportLog } from './export-log.ts';
import { moveToFreeName, syncFile, syncFolder } from './durable.ts';
import { needFreePlace } from './free-place.ts';
import { hasHotJournal } from './journal-file.ts';
import { removeLeftovers } from './leftovers.ts';
import { readOnlyError } from './read-only.ts';
import { historyPeople, readHistory, type HistoryQuery } from './history.ts';
import { keyFor, type WorkspaceKey } from './key.ts';
import { installJournal, readHead, sealTransaction, type Head, type TransactionKind } from './journal.ts';
import { writeLockNote } from './lock-note.ts';
import { OpenFile } from './open-file.ts';
import { readManifest, type SealManifest } from './seal-manifest.ts';
import { previewSeal } from './seal-plan.ts';
import { saveCopy } from './save-copy.ts';
import { assertRoom } from './size-limits.ts';
import { uncleanEndOf } from './unclean-end.ts';
import { applyInverse, NOT_UNDONE, UndoStack } from './undo.ts';
import { upgrade } from './upgrade.ts';
import { verifyWorkspace, type VerifyOptions } from './verify.ts';

export type Value = string | number | null;
export type Row = Record<string, Value>;
export type Params = Record<string, Value> | readonly Value[];

export interface ChangeInfo {
  transaction: number;
  tables: string[];
  label: string;
  kind: TransactionKind;
}

/** Writes of one change. Tables and columns come from our own code, values from anywhere. */
export interface Change {
  insert(table: string, row: Row): void;
  /** @throws AppError not_found */
  update(table: string, id: string, patch: Row): void;
  /** @throws AppError not_found */
  remove(table: string, id: string): void;
  /** The next number of a series such as "evidence"; a number is not used twice. */
  next(series: string): number;
}

export const newId = (): string => uuidv7();

/**
 * One open engagement file. Reads are plain SQL; every write goes through `change`, which the journal records. The connection
 * never leaves this folder.
 */
export class Workspace {
  readonly path: string;
  readonly file: OpenFile;
  readonly readOnly: boolean;
  readonly content: ContentStore;
  readonly derived: DerivedStore;
  readonly exports: ExportLog;
  /** What the seal of a sealed copy says, not checked; null for a workspace that is not sealed. */
  readonly seal: SealManifest | null;
  /** What a session left that did not close the file before; null when it did. */
  readonly uncleanEnd: UncleanEnd | null = null;
  /** Names of unfinished files that the opening removed from the folder. */
  readonly leftovers: readonly string[];
  private readonly db: Database;
  private readonly key: WorkspaceKey | null;
  private readonly statements = new Map<string, Statement>();
  private readonly undoStack: UndoStack;
  private head: Head;
  private readonly cache = new Map<string, { transaction: number; value: unknown }>();
  /** table -> newest transaction of this session that changed it */
  private readonly lastChange = new Map<string, number>();
  private changing = false;
  private changeListener: (info: ChangeInfo) => void = () => {};

  private constructor(
    path: string,
    db: Database,
    readOnly: boolean,
    key: WorkspaceKey | null,
    found: { wasTakenBack: boolean; leftovers: readonly string[] } = { wasTakenBack: false, leftovers: [] },
  ) {
    this.path = path;
    this.file = new OpenFile(path);
    this.db = db;
    this.key = key;
    this.readOnly = readOnly;
    this.leftovers = found.leftovers;
    this.content = new ContentStore(db, path);
    this.derived = new DerivedStore(db, path);
    this.exports = new ExportLog(db, path);
    this.seal = readManifest(db);
    if (!readOnly) {
      installJournal(db);
      const files = this.content.discardStaged();
      this.uncleanEnd = uncleanEndOf(path, { change: found.wasTakenBack, files });
      writeLockNote(path);
    }
    this.head = readHead(db);
    this.undoStack = UndoStack.load(db);
  }

  /**
   * Makes a new file. `fill` writes the first records; the file gets its name only after they are committed, so that a failure
   * leaves nothing behind.
   *
   * @param key encrypts the file; the workspace keeps it and clears it when it is closed
   * @throws AppError conflict when something is at `path`, file_missing when its folder is not there, disk_full
   */
  static create(
    path: string,
    first: { actor: string; label: string },
    fill: (tx: Change, workspace: Workspace) => void,
    key: WorkspaceKey | null = null,
  ): Workspace {
    needFreePlace(path);
    const temporary = `${path}.${process.pid}.partial`;
    try {
      const db = createDatabase(temporary, key);
      const draft = new Workspace(temporary, db, false, key?.copy() ?? null);
      try {
        draft.change(first, (tx) => fill(tx, draft));
      } finally {
        draft.close();
      }
      syncFile(temporary);
      moveToFreeName(temporary, path);
      syncFolder(dirname(path));
    } catch (error) {
      for (const suffix of ['', '-journal']) rmSync(temporary + suffix, { force: true });
      const full = `The disk of ${basename(path)} is full, so no workspace was made.`;
      throw asFileError(asWorkspaceError(error, path, full), basename(path));
    }
    return Workspace.open(path, { trusted: true, key });
  }

  /**
   * @param options.trusted the file is as this installation closed it; the page check is then left to `verify`
   * @param options.key of an encrypted file; the workspace keeps it and clears it when it is closed
   * @param options.backupFolder where a copy goes before an older file is migrated; beside the file otherwise
   */
  static open(
    path: string,
    options: { trusted: boolean; backupFolder?: string; key?: WorkspaceKey | null } = { trusted: false },
  ): Workspace {
    const key = options.key ?? null;
    // SQLite plays it back and says nothing of it.
    const wasTakenBack = hasHotJournal(path);
    const { db, readOnly, migrateFrom } = openDatabase(path, options.trusted, key);
    try {
      if (migrateFrom !== null) {
        if (readOnly) {
          throw new AppError(
            'workspace_read_only',
            `${basename(path)} has an older format and can not be written. Copy it to a folder that can, then open the copy.`,
          );
        }
        upgrade(db, path, migrateFrom, options.backupFolder ?? dirname(path), undefined, key);
      }
      // Where nothing is written, nothing is removed.
      const leftovers = readOnly ? [] : removeLeftovers(dirname(path));
      return new Workspace(path, db, readOnly, key, { wasTakenBack, leftovers });
    } catch (error) {
      // The rollback journal of a change that failed is empty, and nobody else would remove it.
      if (!readOnly) db.pragma('journal_mode = DELETE');
      db.close();
      throw asWorkspaceError(error, path);
    }
  }

  get fileName(): string {
    return basename(this.path);
  }

  get isEncrypted(): boolean {
    return this.key !== null;
  }

  /** The key in memory of its own, for a copy of this file or the file of the next engagement. */
  copyKey(): WorkspaceKey | null {
    return this.key?.copy() ?? null;
  }

  /** The key of the file at `path`, in memory of its own, where it is this workspace's. */
  copyKeyFor(path: string): WorkspaceKey | null {
    return keyFor(path, this.key)?.copy() ?? null;
  }

  get locks(): StandingLock[] {
    return standingLocks(this.db);
  }

  get state(): Head {
    return this.head;
  }

  get nextUndo(): string | null {
    return this.readOnly ? null : (this.undoStack.undo?.label ?? null);
  }

  get nextRedo(): string | null {
    return this.readOnly ? null : (this.undoStack.redo?.label ?? null);
  }

  /** Damage that a reading met, as an error that names the file and the next step; any other error as it is. */
  inWords(error: unknown): unknown {
    return asReadingError(error, this.path);
  }

  onChange(listener: (info: ChangeInfo) => void): void {
    this.changeListener = listener;
  }

  all<R>(sql: string, params: Params = []): R[] {
    return this.statement(sql).all(params) as R[];
  }

  get<R>(sql: string, params: Params = []): R | undefined {
    return this.statement(sql).get(params) as R | undefined;
  }

  /** Like `get` for a row that must be there. @throws AppError not_found naming `what` */
  need<R>(what: string, sql: string, params: Params = []): R {
    const row = this.get<R>(sql, params);
    if (row === undefined)
      throw new AppError('not_found', `${what} is not in the workspace any more. It may have been removed.`);
    return row;
  }

  /**
   * What `read` makes of the rows, kept until the next change: several screens ask for the same lists. The value is shared, so
   * nobody may change it.
   *
   * @param tables all that `read` reads: the value is kept until one of them changes. Without it any change ends it.
   */
  cached<R>(key: string, read: () => R, tables?: readonly string[]): R {
    // A change that is rolled back leaves no trace in the head.
    if (this.changing) return read();
    const newest = tables
      ? Math.max(0, ...tables.map((table) => this.lastChange.get(table) ?? 0))
      : this.head.id;
    const known = this.cache.get(key);
    if (known && known.transaction >= newest) return known.value as R;
    const value = read();
    this.cache.set(key, { transaction: this.head.id, value });
    return value;
  }

  /** Reads that belong together see one state. */
  readTogether<R>(read: () => R): R {
    return this.db.transaction(read)();
  }

  /**
   * Runs `work` in one transaction with one journal transaction. Nothing is recorded when it changes nothing. Synchronous on
   * purpose: no other query can come between.
   *
   * @param by who, and what it is called in history and in "Undo: ..."
   */
  change<R>(by: { actor: string; label: string }, work: (tx: Change) => R): R {
    return this.transact({ ...by, kind: 'change', target: null }, () => {
      const counters = new Map<string, number>();
      const value = work(changeWriter((sql) => this.statement(sql), counters));
      // Once for all the numbers that the change took: ten thousand records are not ten thousand entries of the journal more.
      for (const [series, last] of counters)
        this.statement(
          'INSERT INTO counter (id, value) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET value = excluded.value',
        ).run(series, last);
      return value;
    });
  }

  /** Takes back the newest change by appending its inverse. @throws AppError conflict when there is nothing */
  undo(actor: string): string {
    return this.step(actor, 'undo', this.undoStack.undo);
  }

  redo(actor: string): string {
    return this.step(actor, 'redo', this.undoStack.redo);
  }

  history(query: HistoryQuery): { entries: HistoryEntry[]; more: boolean } {
    return readHistory(this.db, query);
  }

  historyPeople(): string[] {
    return historyPeople(this.db);
  }

  verify(options: VerifyOptions): Promise<VerifyResult> {
    return verifyWorkspace(this.db, this.content, this.path, options);
  }

  /** @see previewSeal */
  previewSeal(selection: SealSelection): ReturnType<typeof previewSeal> {
    return previewSeal(this.db, selection);
  }

  hasBackup(options: Pick<BackupOptions, 'folder' | 'stem'>): boolean {
    return hasBackup(options, this.head.hash);
  }

  /**
   * What differs between this file and a copy of it, read without changing either; null when they have no change in common.
   *
   * @throws AppError workspace_missing, workspace_damaged, workspace_foreign, workspace_newer
   */
  async compareWith(path: string, signal?: AbortSignal): Promise<CopyComparison | null> {
    const copy = openForReading(path, keyFor(path, this.key));
    try {
      return await compareCopies(this.db, copy, signal);
    } catch (error) {
      throw asWorkspaceError(error, path);
    } finally {
      copy.close();
    }
  }

  backup(options: BackupOptions): Promise<string> {
    return backupWorkspace({ db: this.db, file: this.file, key: this.key }, options);
  }

  /** @see saveCopy */
  saveCopy(path: string): void {
    saveCopy(this.db, path);
  }

  close(): void {
    this.statements.clear();
    // While the lock is still held: afterwards the note may be another opener's.
    try {
      if (!this.readOnly) {
        // TRUNCATE keeps an empty journal file for speed; users see one file.
        this.file.tidyUp(() => void this.db.pragma('journal_mode = DELETE'));
      }
    } finally {
      this.db.close();
      this.file.release();
      this.key?.clear();
    }
  }

  private statement(sql: string): Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }

  private step(
    actor: string,
    kind: 'undo' | 'redo',
    step: { id: number; label: string } | undefined,
  ): string {
    if (!step) throw new AppError('conflict', `There is nothing to ${kind}.`);
    this.transact({ actor, label: step.label, kind, target: step.id }, () => applyInverse(this.db, step.id));
    return step.label;
  }

  private transact<R>(
    draft: { actor: string; label: string; kind: TransactionKind; target: number | null },
    work: () => R,
  ): R {
    if (this.readOnly) throw readOnlyError(this.fileName, draft.label, this.seal !== null);
    if (this.changing) throw new AppError('internal', 'A change was started inside another change.');
    this.file.assertInPlace();
    this.changing = true;
    let sealed: ReturnType<typeof sealTransaction> | null = null;
    let result: R;
    try {
      result = this.db
        .transaction(() => {
          this.db.prepare('INSERT INTO temp.current_transaction VALUES (?)').run(this.head.id + 1);
          const value = work();
          const touched = this.db
            .prepare('SELECT 1 FROM journal_entry WHERE transaction_id = ? LIMIT 1')
            .get(this.head.id + 1);
          if (touched) {
            sealed = sealTransaction(this.db, this.head, { at: new Date().toISOString(), ...draft });
            assertUnlocked(this.db, sealed.tables, draft.label);
            assertRoom(this.db, sealed.grown, draft.label);
          }
          this.db.exec('DELETE FROM temp.current_transaction');
          return value;
        })
        .immediate();
    } catch (error) {
      throw asWorkspaceError(error, this.path);
    } finally {
      this.changing = false;
    }
    if (sealed) {
      const { id, hash, at, tables } = sealed as ReturnType<typeof sealTransaction>;
      this.head = { id, hash, at };
      for (const table of tables) this.lastChange.set(table, id);
      if (!tables.includes(NOT_UNDONE)) this.undoStack.record({ id, ...draft });
      this.changeListener({ transaction: id, tables, label: draft.label, kind: draft.kind });
    }
    return result;
  }
}
