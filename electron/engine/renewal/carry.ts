import { RENEWAL_PARTS, type RenewalPart } from '../../../shared/domain/renewal/parts.ts';
import type { Change, Row, Workspace } from '../workspace/workspace.ts';
import { CARRIED_TABLES, type CarriedTable, type RenewalContext } from './carried-tables.ts';

export interface CarriedRows {
  table: string;
  rows: Row[];
}

export interface Carried {
  tables: CarriedRows[];
  counts: Partial<Record<RenewalPart, number>>;
}

interface ForeignKey {
  column: string;
  target: string;
  isRequired: number;
}

/** Columns of a table that point to rows by their id. */
const foreignKeys = (workspace: Workspace, table: string): ForeignKey[] =>
  workspace.all<ForeignKey>(
    `SELECT k."from" AS "column", k."table" AS target, c."notnull" AS isRequired
     FROM pragma_foreign_key_list(@table) k JOIN pragma_table_info(@table) c ON c.name = k."from"`,
    { table },
  );

/**
 * The rows that go along, as they will stand in the new file. A row that needs one that stays behind stays behind too; where it
 * can do without, the column is emptied.
 */
export function readCarried(
  workspace: Workspace,
  context: RenewalContext,
  parts: ReadonlySet<RenewalPart>,
): Carried {
  const known = new Map<string, Set<string>>();
  const counts: Carried['counts'] = Object.fromEntries(
    RENEWAL_PARTS.filter((part) => parts.has(part)).map((part) => [part, 0]),
  );
  const tables = CARRIED_TABLES.filter(({ part }) => parts.has(part)).map((carried) => {
    const keys = foreignKeys(workspace, carried.table);
    const rows = readRows(workspace, carried, context)
      .map((row) => attach(row, keys, known))
      .filter((row) => row !== null);
    known.set(carried.table, new Set(rows.map((row) => String(row['id']))));
    if (carried.counts) counts[carried.part] = (counts[carried.part] ?? 0) + rows.length;
    return { table: carried.table, rows };
  });
  return { tables, counts };
}

function readRows(
  workspace: Workspace,
  { table, where, change }: CarriedTable,
  context: RenewalContext,
): Row[] {
  const rows = workspace.all<Row>(
    `SELECT * FROM "${table}" ${where ? `WHERE ${where}` : ''} ORDER BY rowid`,
    where?.includes('@start') ? { start: context.start } : {},
  );
  return change ? rows.map((row) => ({ ...row, ...change(row, context) })) : rows;
}

/** @returns null for a row that can not be without what stays behind */
function attach(
  row: Row,
  keys: readonly ForeignKey[],
  known: ReadonlyMap<string, ReadonlySet<string>>,
): Row | null {
  const attached = { ...row };
  for (const { column, target, isRequired } of keys) {
    const value = row[column];
    if (value === null || value === undefined || known.get(target)?.has(String(value))) continue;
    if (isRequired) return null;
    attached[column] = null;
  }
  return attached;
}

/** Inside the change that founds the new file. */
export function writeCarried(tx: Change, tables: readonly CarriedRows[]): void {
  for (const { table, rows } of tables) for (const row of rows) tx.insert(table, row);
}
