import type { Database } from 'better-sqlite3';
import { inTodaysNames } from './journal-names.ts';
import type { JournalEntry, TransactionKind } from './journal.ts';
import { quote } from './schema.ts';

interface Step {
  id: number;
  label: string;
}

interface RecordedStep extends Step {
  kind: TransactionKind;
  target: number | null;
}

/** The first transaction of every file. */
const FOUNDING = 1;

/** Table of the changes that undo passes over: a lock is lifted with a reason, and not by a key. */
export const NOT_UNDONE = 'area_lock';

/** How far back undo reaches: older changes stay in history but are no longer one key away. */
const DEPTH = 200;

/**
 * What undo and redo would take next, computed from the journal itself, so that it survives closing the file. An undo appends
 * the inverse as a new transaction; it never erases one.
 */
export class UndoStack {
  private undoSteps: Step[] = [];
  private redoSteps: Step[] = [];

  static load(db: Database): UndoStack {
    const stack = new UndoStack();
    const steps = db
      .prepare<[number], RecordedStep>(
        `SELECT id, label, kind, target FROM (
           SELECT * FROM journal_transaction t
           WHERE NOT EXISTS (SELECT 1 FROM journal_entry WHERE transaction_id = t.id AND table_name = '${NOT_UNDONE}')
           ORDER BY id DESC LIMIT ?) ORDER BY id`,
      )
      .all(DEPTH * 2);
    for (const step of steps) stack.record(step);
    return stack;
  }

  record({ id, label, kind, target }: RecordedStep): void {
    // The transaction that made the file can not be taken back: without an engagement there is nothing to show.
    if (id === FOUNDING) return;
    if (kind === 'undo') move(this.undoSteps, this.redoSteps, { id, label }, target);
    else if (kind === 'redo') move(this.redoSteps, this.undoSteps, { id, label }, target);
    else {
      this.undoSteps.push({ id, label });
      this.redoSteps = [];
    }
    if (this.undoSteps.length > DEPTH) this.undoSteps.shift();
  }

  get undo(): Step | undefined {
    return this.undoSteps.at(-1);
  }

  get redo(): Step | undefined {
    return this.redoSteps.at(-1);
  }
}

/**
 * The inverse of an undo is what the undo itself wrote, so the newest transaction takes the place of the one it inverted. That
 * one is missing where the reading of the journal began after it.
 */
function move(from: Step[], to: Step[], step: Step, target: number | null): void {
  if (from.at(-1)?.id === target) from.pop();
  to.push(step);
}

/** Puts every row of transaction `id` back to what it was before, newest entry first. Foreign keys are checked at commit. */
export function applyInverse(db: Database, id: number): void {
  db.pragma('defer_foreign_keys = ON');
  const entries = db
    .prepare<[number], JournalEntry>(
      'SELECT table_name, row_id, before, after FROM journal_entry WHERE transaction_id = ? ORDER BY id DESC',
    )
    .all(id)
    .map(inTodaysNames);
  for (const entry of entries) {
    const table = quote(entry.table_name);
    if (entry.before === null) {
      db.prepare(`DELETE FROM ${table} WHERE id = ?`).run(entry.row_id);
      continue;
    }
    const row = JSON.parse(entry.before) as Record<string, string | number | null>;
    const columns = Object.keys(row);
    if (entry.after === null) {
      db.prepare(
        `INSERT INTO ${table} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ).run(...Object.values(row));
    } else {
      db.prepare(`UPDATE ${table} SET ${columns.map((c) => `${quote(c)} = ?`).join(', ')} WHERE id = ?`).run(
        ...Object.values(row),
        entry.row_id,
      );
    }
  }
}
