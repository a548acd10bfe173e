import type { Database } from 'better-sqlite3';
import { AppError } from '../../../shared/domain/errors.ts';
import { initial } from './migrations/0001-initial.ts';
import { scopeAndReadiness } from './migrations/0002-scope-and-readiness.ts';
import { mockAudit } from './migrations/0003-mock-audit.ts';
import { evidenceAndRequests } from './migrations/0004-evidence-and-requests.ts';
import { programme } from './migrations/0005-programme.ts';
import { trust } from './migrations/0006-trust.ts';

/** "TRBW" in ASCII: marks a SQLite file as a Trustbench workspace. */
export const APPLICATION_ID = 0x54524257;

export interface Migration {
  id: number;
  sql: string;
}

/** Released migrations in order, ids without gaps. A released one never changes; a test pins each one's hash. */
export const MIGRATIONS: readonly Migration[] = [
  initial,
  scopeAndReadiness,
  mockAudit,
  evidenceAndRequests,
  programme,
  trust,
];

export const SCHEMA_VERSION = MIGRATIONS.length;

/** Runs the migrations above `from` inside the caller's transaction and sets `user_version` with them. */
export function migrate(db: Database, from: number, migrations: readonly Migration[] = MIGRATIONS): void {
  for (const migration of migrations.slice(from)) db.exec(migration.sql);
  db.pragma(`user_version = ${migrations.length}`);
}

interface SchemaObject {
  type: string;
  name: string;
  tbl_name: string;
  sql: string | null;
}

/** Every object of the schema, in a comparable form. Reads `sqlite_schema` only: safe on a stranger's file. */
export function readSchema(db: Database): SchemaObject[] {
  return db
    .prepare<[], SchemaObject>('SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY type, name')
    .all();
}

/**
 * Refuses a file whose schema is not exactly ours: a foreign trigger, view or virtual table could run code of its author's
 * choice on our queries.
 *
 * @param expected the schema that a new file of the same version has
 */
export function assertExactSchema(db: Database, expected: SchemaObject[], fileName: string): void {
  const found = readSchema(db);
  const key = (o: SchemaObject) => `${o.type} ${o.name}`;
  const want = new Map(expected.map((o) => [key(o), o.sql]));
  const foreign = found.find((o) => !want.has(key(o)) || want.get(key(o)) !== o.sql);
  const there = new Set(found.map(key));
  const missing = expected.find((o) => !there.has(key(o)));
  const odd = foreign ?? missing;
  if (!odd) return;
  throw new AppError(
    'workspace_foreign',
    `${fileName} was not opened: its ${odd.type} "${odd.name}" is not as Trustbench makes it. Ask for the original file, or open a backup.`,
    { object: key(odd) },
  );
}

/** A name as SQL takes it, whatever characters it has. */
export const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

/** Names of the tables whose rows the journal records. */
export function journaledTables(db: Database): string[] {
  return db
    .prepare<[], string>(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'journal_%' AND name NOT LIKE 'content%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
}

export function columnsOf(db: Database, table: string): string[] {
  return db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];
}

/**
 * What journal entries of a table lack when they were written before a migration added columns: the columns and their defaults
 * as JSON, in table order. A column is added with a DEFAULT and one of the first schema has none, so the default tells them apart.
 */
export function addedColumns(db: Database, table: string): { column: string; json: string }[] {
  const columns = db
    .prepare<[string], { name: string; dflt_value: string | null }>(
      'SELECT name, dflt_value FROM pragma_table_info(?) ORDER BY cid',
    )
    .all(table);
  return columns.flatMap(({ name, dflt_value }) =>
    dflt_value === null
      ? []
      : [{ column: name, json: db.prepare(`SELECT json_quote(${dflt_value})`).pluck().get() as string }],
  );
}
