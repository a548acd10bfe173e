/** Workspaces that another program made hostile: refused at opening without a byte written, or every call answers or refuses in words. */
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { startEngine, temporaryFolder } from '../../fixtures/engine.ts';
import { askEverything } from './fuzz/read-calls.ts';
import { failureOf, sqlite3 } from './support.ts';

const folder = temporaryFolder();
const sound = join(folder, 'sound.trustbench');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A real workspace of 42 controls, in today's format. */
beforeAll(() => {
  const released = join(import.meta.dirname, '../../fixtures/workspaces/format-5.trustbench.gz');
  writeFileSync(sound, gunzipSync(readFileSync(released)));
  Workspace.open(sound).close();
});

/** A copy that `sql` was run on. */
function hostile(sql: string): string {
  const path = join(mkdtempSync(join(folder, 'case-')), 'hostile.trustbench');
  copyFileSync(sound, path);
  sqlite3(path, `PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ${sql}`);
  return path;
}

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const SCHEMA = 'PRAGMA writable_schema = ON;';

describe('refused, and not written', () => {
  it.each([
    ['rtree', 'CREATE VIRTUAL TABLE r USING rtree(id, a, b)'],
    ['table with a generated column', 'CREATE TABLE g (a, b AS (a + 1))'],
    ['index on an expression', 'CREATE INDEX e ON person (lower(name))'],
    ['partial index', "CREATE INDEX e ON person (name) WHERE name <> ''"],
    ['statistics', 'ANALYZE'],
    ['sequence', 'CREATE TABLE s (id INTEGER PRIMARY KEY AUTOINCREMENT)'],
    ['temporary-looking trigger', 'CREATE TRIGGER "temp.t" DELETE ON person BEGIN SELECT 1; END'],
    ['white space', `${SCHEMA} UPDATE sqlite_schema SET sql = replace(sql, ' ', '  ') WHERE name = 'person'`],
    ['comment', `${SCHEMA} UPDATE sqlite_schema SET sql = sql || '/* */' WHERE name = 'person'`],
    ['name of look-alike letters', 'CREATE TABLE "реrson" (id TEXT)'],
    [
      'second entry of a table',
      `${SCHEMA} INSERT INTO sqlite_schema SELECT * FROM sqlite_schema WHERE name = 'person'`,
    ],
    [
      'two tables on one page',
      `${SCHEMA} UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'finding') WHERE name = 'person'`,
    ],
    [
      'root page beyond the file',
      `${SCHEMA} UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'person'`,
    ],
    [
      'loosened check',
      `${SCHEMA} UPDATE sqlite_schema SET sql = replace(sql, 'CHECK', '--') WHERE name = 'control'`,
    ],
    ['row that points to nothing', "UPDATE control SET owner_id = 'nobody'"],
    ['value out of its choices', "UPDATE person SET side = 'nobody'"],
    [
      'null where none can be',
      `${SCHEMA} UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL', '') WHERE name = 'control'`,
    ],
  ])('%s', async (_, sql) => {
    const path = hostile(sql);
    const before = hash(path);
    const { code, message } = await failureOf(() => Workspace.open(path));
    expect(['workspace_foreign', 'workspace_damaged']).toContain(code);
    expect(message).toContain('hostile.trustbench');
    expect(hash(path)).toBe(before);
  });
});

/** What every text of a table is set to. */
const deep = (levels: number) => `printf('%.*c', ${levels}, '[') || printf('%.*c', ${levels}, ']')`;
const TEXTS: readonly [string, string][] = [
  ['bytes that are no UTF-8', "CAST(x'C328FF41' AS TEXT)"],
  ['a NUL', "'a' || char(0) || 'b'"],
  ['half a surrogate', "CAST(x'EDA080' AS TEXT)"],
  ['a day that is none', "'99999-99-99'"],
  ['keys of a prototype', `'{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}'`],
  ['10,000 levels of JSON', deep(10_000)],
  ['20 kB', "printf('%.*c', 20000, 'x')"],
];

describe('answered, or refused in words', () => {
  it.each(TEXTS)('every text of a table is %s', async (_, value) => {
    const tables = ['engagement', 'control', 'evidence', 'content_text'];
    for (const table of tables) expect(await failuresOf(hostile(textsOf(table, value)))).toEqual([]);
  });

  it('a journal with 300,000 entries of one row', async () => {
    const path = hostile(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)
         INSERT INTO journal_entry (transaction_id, table_name, row_id, before, after)
         SELECT 1, 'person', 'x', '{"id":"x"}', '{"id":"x"}' FROM n`,
    );
    expect(await failuresOf(path)).toEqual([]);
  });

  it('changes that take back themselves', async () => {
    const path = hostile("UPDATE journal_transaction SET kind = 'undo', target = id WHERE id > 1");
    expect(await failuresOf(path)).toEqual([]);
  });
});

/** Sets the texts of a table that no key, link or choice holds. */
function textsOf(table: string, value: string): string {
  const columns = sqlite3(
    sound,
    `SELECT c.name FROM pragma_table_info('${table}') c WHERE c.type = 'TEXT' AND c.pk = 0 AND c.name NOT LIKE '%_id' AND c.name <> 'sha256'
     AND c.name NOT IN (SELECT "from" FROM pragma_foreign_key_list('${table}'))
     AND c.name NOT IN (SELECT x.name FROM pragma_index_list('${table}') l, pragma_index_info(l.name) x WHERE l."unique")`,
  ).split('\n');
  return columns.map((column) => `UPDATE ${table} SET ${column} = ${value};`).join('');
}

/** Seconds that all the calls may take together. */
const PATIENCE_S = 30;

/** Opens the file and asks every call. @returns what was neither answered nor refused in words */
async function failuresOf(path: string): Promise<unknown[]> {
  await using engine = startEngine(mkdtempSync(join(folder, 'engine-')));
  const started = performance.now();
  try {
    await engine.api.workspace.open({ file: engine.session.files.offerSource(path).token });
  } catch (error) {
    return (error as { code: string }).code === 'internal' ? [error] : [];
  }
  const failures: unknown[] = (await askEverything(engine.api)).filter((a) => a.refusal?.code === 'internal');
  const seconds = (performance.now() - started) / 1000;
  if (seconds > PATIENCE_S) failures.push(`The answers took ${seconds} s.`);
  if ('polluted' in {}) failures.push('The prototype of every object was written.');
  return failures;
}
