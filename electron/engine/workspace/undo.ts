import type { Database } from 'better-sqlite3';
import type { JournalEntry, TransactionKind } from './journal.ts';

interface Step {
  id: number;
  label: string;
}

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
    const rows = db
      .prepare<[number], Step & { kind: TransactionKind }>(
        'SELECT id, label, kind FROM (SELECT id, label, kind FROM journal_transaction ORDER BY id DESC LIMIT ?) ORDER BY id',
      )
      .all(DEPTH * 2);
    for (const row of rows) stack.record(row.kind, row);
    return stack;
  }

  record(kind: TransactionKind, step: Step): void {
    if (kind === 'undo') this.move(this.undoSteps, this.redoSteps, step);
    else if (kind === 'redo') this.move(this.redoSteps, this.undoSteps, step);
    else {
      this.undoSteps.push(step);
      this.redoSteps = [];
    }
    if (this.undoSteps.length > DEPTH) this.undoSteps.shift();
  }

  /** The inverse of an undo is what the undo itself wrote, so the newest transaction takes the place of the one it inverted. */
  private move(from: Step[], to: Step[], step: Step): void {
    const taken = from.pop();
    if (taken) to.push({ id: step.id, label: taken.label });
  }

  get undo(): Step | undefined {
    return this.undoSteps.at(-1);
  }

  get redo(): Step | undefined {
    return this.redoSteps.at(-1);
  }
}

const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`;

/** Puts every row of transaction `id` back to what it was before, newest entry first. Foreign keys are checked at commit. */
export function applyInverse(db: Database, id: number): void {
  db.pragma('defer_foreign_keys = ON');
  const entries = db
    .prepare<[number], JournalEntry>(
      'SELECT table_name, row_id, before, after FROM journal_entry WHERE transaction_id = ? ORDER BY id DESC',
    )
    .all(id);
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
