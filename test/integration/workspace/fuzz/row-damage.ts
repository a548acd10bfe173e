/**
 * Damage that another program does to a workspace through SQL, with every check off: rows, the journal, pieces of files, the schema.
 * The file stays a sound database.
 */
import Database from 'better-sqlite3';
import { quote } from '../../../../electron/engine/workspace/schema.ts';
import { oneOf, randomOf, type Random } from '../../../fixtures/fuzz/random.ts';

/** A table with rows, and what is in it. */
interface Table {
  name: string;
  columns: string[];
  rows: number;
  /** Column with the id of another row of the same table. */
  parent: string | null;
}

/** What is known of the sound file. */
export interface Tables {
  filled: Table[];
  indexes: string[];
  all: string[];
}

/** Tables that hold nothing an engagement rests on, or that the search index keeps to itself. */
const NOT_DAMAGED = /^(sqlite_|content_search|content_text|content_thumbnail)/;

export function tablesOf(path: string): Tables {
  const db = new Database(path, { readonly: true });
  try {
    const names = (type: string) =>
      db
        .prepare<[string], string>(
          'SELECT name FROM sqlite_schema WHERE type = ? AND sql IS NOT NULL ORDER BY name',
        )
        .pluck()
        .all(type)
        .filter((name) => !NOT_DAMAGED.test(name));
    const tables = names('table').map((name): Table => {
      const links = db.pragma(`foreign_key_list(${quote(name)})`) as { table: string; from: string }[];
      return {
        name,
        columns: (db.pragma(`table_info(${quote(name)})`) as { name: string }[]).map((c) => c.name),
        rows: db
          .prepare(`SELECT count(*) FROM ${quote(name)}`)
          .pluck()
          .get() as number,
        parent: links.find(({ table }) => table === name)?.from ?? null,
      };
    });
    return { filled: tables.filter(({ rows }) => rows > 0), indexes: names('index'), all: names('table') };
  } finally {
    db.close();
  }
}

interface Ground extends Tables {
  random: Random;
}
type Kind = (ground: Ground) => string;

/** Values that no form of the application writes. */
const VALUES = [
  'NULL',
  "''",
  '0',
  '-1',
  '9223372036854775807',
  '-9223372036854775808',
  '9007199254740993',
  '1e999',
  '-1e999',
  '0.5',
  "x'00ff'",
  "CAST(x'C328FF41' AS TEXT)",
  "CAST(x'EDA080' AS TEXT)",
  "'a' || char(0) || 'b'",
  "'99999-99-99'",
  "'0000-00-00T99:99:99.999Z'",
  "'{'",
  "'[]'",
  "'{}'",
  "'null'",
  "'__proto__'",
  "printf('%.*c', 2000, '[') || printf('%.*c', 2000, ']')",
  "printf('%.*c', 50000, 'x')",
  'hex(randomblob(32))',
] as const;

const table = (ground: Ground): Table => oneOf(ground.random, ground.filled);
const named = (ground: Ground, name: string): Table | undefined => ground.filled.find((t) => t.name === name);

/** SQL for one row of a table, drawn by its place. */
const rowOf = ({ random }: Ground, { name, rows }: Table): string =>
  `rowid = (SELECT rowid FROM ${quote(name)} ORDER BY rowid LIMIT 1 OFFSET ${random(rows)})`;

function setValue(ground: Ground, of: Table): string {
  const { random } = ground;
  return `UPDATE ${quote(of.name)} SET ${quote(oneOf(random, of.columns))} = ${oneOf(random, VALUES)} WHERE ${rowOf(ground, of)}`;
}

const value: Kind = (ground) => setValue(ground, table(ground));

/** The value of another row: each is of the right kind, and not where it belongs. */
const borrowed: Kind = (ground) => {
  const of = table(ground);
  const column = quote(oneOf(ground.random, of.columns));
  return `UPDATE ${quote(of.name)} SET ${column} = (SELECT ${column} FROM ${quote(of.name)} WHERE ${rowOf(ground, of)}) WHERE ${rowOf(ground, of)}`;
};

const NUMBERED = /^(journal_(entry|transaction)|content)$/;

const removedRow: Kind = (ground) => {
  const of = table(ground);
  return `DELETE FROM ${quote(of.name)} WHERE ${rowOf(ground, of)}`;
};

const addedRow: Kind = (ground) => {
  const of = table(ground);
  const columns = of.columns.map((column) =>
    column !== 'id'
      ? quote(column)
      : NUMBERED.test(of.name)
        ? `(SELECT max(id) + 1 FROM ${quote(of.name)})`
        : "'added'",
  );
  return `INSERT OR REPLACE INTO ${quote(of.name)} SELECT ${columns.join(', ')} FROM ${quote(of.name)} WHERE ${rowOf(ground, of)}`;
};

const emptied: Kind = (ground) => `DELETE FROM ${quote(table(ground).name)}`;

/** A record that is its own parent, or two that are each other's. */
const cycle: Kind = (ground) => {
  const linked = ground.filled.filter(({ parent }) => parent !== null);
  const { name, parent } = oneOf(ground.random, linked);
  return `UPDATE ${quote(name)} SET ${quote(parent ?? '')} = (SELECT id FROM ${quote(name)} AS other ORDER BY other.id ${oneOf(ground.random, ['ASC', 'DESC'])} LIMIT 1)`;
};

const journal: Kind = (ground) => {
  const entries = named(ground, 'journal_entry');
  const heads = named(ground, 'journal_transaction');
  if (!entries || !heads) throw new Error('The workspace has no journal.');
  const [one, other] = [ground.random(entries.rows) + 1, ground.random(entries.rows) + 1];
  return oneOf(ground.random, [
    () => setValue(ground, entries),
    () => setValue(ground, heads),
    () =>
      `UPDATE journal_entry SET id = -1 WHERE id = ${one}; UPDATE journal_entry SET id = ${one} WHERE id = ${other}; UPDATE journal_entry SET id = ${other} WHERE id = -1`,
    () => `UPDATE journal_entry SET transaction_id = transaction_id + 1 WHERE ${rowOf(ground, entries)}`,
    () => `UPDATE journal_transaction SET id = id + 1000 WHERE ${rowOf(ground, heads)}`,
    () => `UPDATE journal_transaction SET hash = lower(hex(randomblob(32))) WHERE ${rowOf(ground, heads)}`,
    () => `DELETE FROM journal_transaction WHERE id > ${1 + ground.random(heads.rows)}`,
    () => `DELETE FROM journal_entry WHERE transaction_id = ${1 + ground.random(heads.rows)}`,
    () => `UPDATE journal_transaction SET kind = 'undo', target = id WHERE ${rowOf(ground, heads)}`,
    () => `UPDATE journal_entry SET after = replace(after, 'a', 'e') WHERE ${rowOf(ground, entries)}`,
    () => `UPDATE journal_entry SET table_name = 'no_such_table' WHERE ${rowOf(ground, entries)}`,
    () => `UPDATE journal_entry SET table_name = 'sqlite_schema' WHERE ${rowOf(ground, entries)}`,
  ])();
};

const content: Kind = ({ random }) =>
  oneOf(random, [
    'UPDATE content_chunk SET seq = seq + 1',
    'UPDATE content_chunk SET seq = -1',
    'DELETE FROM content_chunk',
    'UPDATE content_chunk SET bytes = substr(bytes, 2)',
    "UPDATE content_chunk SET bytes = x''",
    "UPDATE content_chunk SET bytes = bytes || x'00'",
    'INSERT INTO content_chunk SELECT content_id, seq + 1, bytes FROM content_chunk',
    "INSERT INTO content_chunk SELECT content_id, seq + 1, x'' FROM content_chunk",
    'INSERT INTO content_chunk SELECT content_id, seq + 1000000, bytes FROM content_chunk',
    'UPDATE content SET size = size + 1',
    'UPDATE content SET size = 9007199254740993',
    'UPDATE content SET size = -1',
    'UPDATE content SET sha256 = lower(hex(randomblob(32)))',
    "UPDATE content SET sha256 = 'short'",
    'UPDATE content SET sha256 = upper(sha256)',
    'UPDATE content SET sha256 = NULL',
    'INSERT INTO content (sha256, size) VALUES (lower(hex(randomblob(32))), 10)',
    'UPDATE evidence_file SET sha256 = lower(hex(randomblob(32)))',
    'UPDATE evidence_file SET size = size + 1',
  ]);

const schema: Kind = (ground) => {
  const { random } = ground;
  const name = oneOf(random, ground.all);
  const on = quote(name);
  const write = (sql: string) => `PRAGMA writable_schema = ON; ${sql}`;
  return oneOf(random, [
    `CREATE TRIGGER t AFTER ${oneOf(random, ['INSERT', 'UPDATE', 'DELETE'])} ON ${on} BEGIN DELETE FROM person; END`,
    `CREATE VIEW v AS SELECT * FROM ${on}`,
    'CREATE VIRTUAL TABLE f USING fts5(a)',
    'CREATE VIRTUAL TABLE r USING rtree(id, a, b)',
    `CREATE INDEX i ON ${on} (id)`,
    `DROP TABLE ${on}`,
    `DROP INDEX ${quote(oneOf(random, ground.indexes))}`,
    `ALTER TABLE ${on} ADD COLUMN extra TEXT`,
    `ALTER TABLE ${on} RENAME TO renamed`,
    write(`UPDATE sqlite_schema SET rootpage = ${random(2000)} WHERE name = '${name}'`),
    write(
      `UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = '${oneOf(random, ground.all)}') WHERE name = '${name}'`,
    ),
    write(`UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'BLOB') WHERE name = '${name}'`),
    write(`UPDATE sqlite_schema SET sql = NULL WHERE name = '${name}'`),
    write(`UPDATE sqlite_schema SET type = 'view' WHERE name = '${name}'`),
    write(`UPDATE sqlite_schema SET tbl_name = 'person' WHERE name = '${name}'`),
    write(`DELETE FROM sqlite_schema WHERE name = '${name}'`),
    write(`INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = '${name}'`),
    write(
      `INSERT INTO sqlite_schema VALUES ('trigger', 't', 'person', 0, 'CREATE TRIGGER t AFTER INSERT ON person BEGIN SELECT 1; END')`,
    ),
    `PRAGMA user_version = ${oneOf(random, [0, 1, 2, 3, 4, 5, 7, 1000, -1])}`,
    `PRAGMA application_id = ${random(1000)}`,
    "INSERT INTO journal_seal VALUES ('seal', '{}', lower(hex(randomblob(64))), lower(hex(randomblob(32))))",
  ]);
};

const KINDS = {
  value,
  borrowed,
  removedRow,
  addedRow,
  emptied,
  cycle,
  journal,
  content,
  schema,
} as const satisfies Record<string, Kind>;
export type RowKind = keyof typeof KINDS;
export const ROW_KINDS = Object.keys(KINDS) as RowKind[];
export const isRowKind = (kind: string): kind is RowKind => Object.hasOwn(KINDS, kind);

/** Draws in vain are few: a value that a column can not take, or an index that SQLite does not let go. */
const MOST_DRAWS = 50;

/** Does the damage of a kind that `seed` and `index` stand for to the file. @returns the SQL that did it */
export function damageRows(path: string, kind: RowKind, tables: Tables, seed: number, index: number): string {
  const random = randomOf(seed, index);
  for (let draws = 0; draws < MOST_DRAWS; draws += 1) {
    const sql = KINDS[kind]({ ...tables, random });
    if (run(path, sql)) return sql;
  }
  throw new Error(`No damage of kind ${kind} can be done.`);
}

/** Runs SQL with every check off. @returns false where SQLite refuses it */
function run(path: string, sql: string): boolean {
  const db = new Database(path);
  try {
    db.unsafeMode(true);
    for (const setting of [
      'foreign_keys = OFF',
      'ignore_check_constraints = ON',
      'journal_mode = MEMORY',
      'synchronous = OFF',
    ])
      db.pragma(setting);
    db.exec(sql);
    return true;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return false;
  } finally {
    db.close();
  }
}
