import { AppError } from '../../../shared/domain/errors.ts';
import type { Change, Workspace } from '../workspace/workspace.ts';

interface Reference {
  table: string;
  column: string;
  required: number;
}

/**
 * Empties every optional reference to a row, so that the row can be removed: read from the schema, so no table is forgotten.
 *
 * @param what how to call the row in an error, such as its name
 * @throws AppError conflict when a record can not be without it
 */
export function detach(workspace: Workspace, tx: Change, table: string, id: string, what: string): void {
  const references = workspace.all<Reference>(
    `SELECT s.name AS "table", f."from" AS "column", c."notnull" AS required
     FROM sqlite_schema s, pragma_foreign_key_list(s.name) f, pragma_table_info(s.name) c
     WHERE s.type = 'table' AND f."table" = ? AND c.name = f."from"`,
    [table],
  );
  for (const reference of references) {
    const { column } = reference;
    const rows = workspace.all<{ id: string }>(`SELECT id FROM "${reference.table}" WHERE "${column}" = ?`, [
      id,
    ]);
    if (rows.length > 0 && reference.required) {
      throw new AppError(
        'conflict',
        `${what} was not removed: ${rows.length} other ${rows.length === 1 ? 'record needs' : 'records need'} it. Remove those first.`,
      );
    }
    for (const row of rows) tx.update(reference.table, row.id, { [column]: null });
  }
}
