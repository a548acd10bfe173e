import { AppError } from '../../../shared/domain/errors.ts';
import type { Change, Workspace } from '../workspace/workspace.ts';

interface Reference {
  table: string;
  column: string;
  required: number;
}

/** The schema of an open file stays as it is, and reading it for each of a thousand rows takes seconds. */
const known = new WeakMap<Workspace, Map<string, readonly Reference[]>>();

/** Every column that points to a table, read from the schema, so that no table is forgotten. */
function referencesTo(workspace: Workspace, table: string): readonly Reference[] {
  const tables = known.get(workspace) ?? new Map<string, readonly Reference[]>();
  known.set(workspace, tables);
  const references =
    tables.get(table) ??
    workspace.all<Reference>(
      `SELECT s.name AS "table", f."from" AS "column", c."notnull" AS required
       FROM sqlite_schema s, pragma_foreign_key_list(s.name) f, pragma_table_info(s.name) c
       WHERE s.type = 'table' AND f."table" = ? AND c.name = f."from"`,
      [table],
    );
  tables.set(table, references);
  return references;
}

const pointing = (workspace: Workspace, { table, column }: Reference, id: string): { id: string }[] =>
  workspace.all(`SELECT id FROM "${table}" WHERE "${column}" = ?`, [id]);

/** Removes a row that belongs to another, after the rows that can not be without it; other references to it are emptied. */
export function removeOwned(workspace: Workspace, tx: Change, table: string, id: string): void {
  for (const reference of referencesTo(workspace, table))
    for (const row of pointing(workspace, reference, id)) {
      if (reference.required) removeOwned(workspace, tx, reference.table, row.id);
      else tx.update(reference.table, row.id, { [reference.column]: null });
    }
  tx.remove(table, id);
}

/**
 * Empties every optional reference to a row, so that the row can be removed.
 *
 * @param what how to call the row in an error, such as its name
 * @throws AppError conflict when a record can not be without it
 */
export function detach(workspace: Workspace, tx: Change, table: string, id: string, what: string): void {
  for (const reference of referencesTo(workspace, table)) {
    const rows = pointing(workspace, reference, id);
    if (rows.length > 0 && reference.required) {
      throw new AppError(
        'conflict',
        `${what} was not removed: ${rows.length} other ${rows.length === 1 ? 'record needs' : 'records need'} it. Remove those first.`,
      );
    }
    for (const row of rows) tx.update(reference.table, row.id, { [reference.column]: null });
  }
}
