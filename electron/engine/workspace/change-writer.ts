import type { Statement } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import type { Change } from './workspace.ts';
import { quote } from './schema.ts';

/**
 * The writes of one change.
 *
 * @param prepare a statement of the workspace, kept for the next time
 * @param counters the newest number of each series that the change took a number of
 */
export function changeWriter(prepare: (sql: string) => Statement, counters: Map<string, number>): Change {
  return {
    insert: (table, row) => {
      const columns = Object.keys(row);
      prepare(
        `INSERT INTO ${quote(table)} (${columns.map(quote).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      ).run(...Object.values(row));
    },
    update: (table, id, patch) => {
      const columns = Object.keys(patch);
      if (columns.length === 0) return;
      const { changes } = prepare(
        `UPDATE ${quote(table)} SET ${columns.map((c) => `${quote(c)} = ?`).join(', ')} WHERE id = ?`,
      ).run(...Object.values(patch), id);
      assertFound(changes);
    },
    remove: (table, id) => {
      assertFound(prepare(`DELETE FROM ${quote(table)} WHERE id = ?`).run(id).changes);
    },
    next: (series) => {
      const stored = prepare('SELECT value FROM counter WHERE id = ?').get(series) as
        { value: number } | undefined;
      const last = counters.get(series) ?? stored?.value ?? 0;
      counters.set(series, last + 1);
      return last + 1;
    },
  };
}

function assertFound(changes: number): void {
  if (changes > 0) return;
  throw new AppError(
    'not_found',
    'Nothing was changed: a record is not in the workspace any more. Look at the list again.',
  );
}
