/** What a workspace holds, read by no query of the application: to tell whether anything of it differs. */
import { quote } from '../../../../electron/engine/workspace/schema.ts';
import type { Workspace } from '../../../../electron/engine/workspace/workspace.ts';

const tablesOf = (workspace: Workspace): string[] =>
  workspace
    .all<{ name: string }>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'journal_%' AND name NOT LIKE 'content%' ORDER BY name",
    )
    .map(({ name }) => name);

/** Journaled tables with rows. */
export const filledTables = (workspace: Workspace): string[] =>
  tablesOf(workspace).filter((name) => workspace.get(`SELECT 1 FROM ${quote(name)} LIMIT 1`) !== undefined);

/** Every record, the journal and the stored bytes as one text. Tables that are not `filled` only count: there are hundreds. */
export function recordsOf(workspace: Workspace, filled: readonly string[]): string {
  const others = tablesOf(workspace).filter((name) => !filled.includes(name));
  return JSON.stringify([
    filled.map((name) => workspace.all(`SELECT * FROM ${quote(name)} ORDER BY id`)),
    workspace.all(`SELECT ${others.map((name) => `(SELECT count(*) FROM ${quote(name)})`).join(' + ')} AS n`),
    workspace.all('SELECT * FROM journal_transaction ORDER BY id'),
    workspace.all(
      'SELECT transaction_id, table_name, row_id, before, after FROM journal_entry ORDER BY transaction_id, id',
    ),
    workspace.all(
      'SELECT sha256, size, seq, hex(bytes) AS bytes FROM content c LEFT JOIN content_chunk k ON k.content_id = c.id ORDER BY sha256, seq',
    ),
    workspace.seal,
  ]);
}
