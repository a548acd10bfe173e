/** Workspaces that another program made hostile: refused at opening without a byte written, or every call answers or refuses in words. */
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JSON_SHAPES } from '../../../electron/engine/workspace/json-shapes.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { startEngine, temporaryFolder } from '../../fixtures/engine.ts';
import { askEverything } from './fuzz/read-calls.ts';
import { inSmallPages } from './fuzz/samples.ts';
import { BY, failureOf, insertPerson, newWorkspace, sqlite3 } from './support.ts';

const folder = temporaryFolder();
const sound = join(folder, 'sound.trustbench');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A real workspace of 42 controls, in today's format. */
beforeAll(() => {
  const released = join(import.meta.dirname, '../../fixtures/workspaces/format-5.trustbench.gz');
  writeFileSync(sound, gunzipSync(readFileSync(released)));
  Workspace.open(sound).close();
  inSmallPages(sound);
});

/** A copy that `sql` was run on. */
function hostile(sql: string | (() => string)): string {
  const path = join(mkdtempSync(join(folder, 'case-')), 'hostile.trustbench');
  copyFileSync(sound, path);
  sqlite3(
    path,
    `PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; ${typeof sql === 'string' ? sql : sql()}`,
  );
  return path;
}

const hash = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
const SCHEMA = 'PRAGMA writable_schema = ON;';

/** SQL for so many rows like the first one of a table. */
function rows(table: string, count: number): string {
  const columns = sqlite3(sound, `SELECT name FROM pragma_table_info('${table}')`).split('\n');
  const values = columns.map((name) =>
    name === 'id' ? "'row' || i" : /^(ref|name|number|email)$/.test(name) ? "printf('%d', i)" : name,
  );
  return `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})
    INSERT INTO ${table} SELECT ${values.join(', ')} FROM n, (SELECT * FROM ${table} LIMIT 1)`;
}

/** SQL for JSON of so many levels. */
const deep = (levels: number) => `printf('%.*c', ${levels}, '[') || printf('%.*c', ${levels}, ']')`;

describe('refused, and not written', () => {
  it.each<[string, string | (() => string)]>([
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
    ['a million people', () => rows('person', 1_000_000)],
    ['20,000 controls more than there are', () => rows('control', 20_000)],
    ['100,000 workers more', () => rows('worker', 100_000)],
    ['a text of 20 MB', "UPDATE control SET notes = printf('%.*c', 20000000, 'x') WHERE ref = 'GOV-01'"],
    ['texts of 2 MB in every control', "UPDATE control SET notes = printf('%.*c', 2000000, 'x')"],
    ['JSON that is none', "UPDATE test SET natures = '{'"],
    ['a list where a record should be', "UPDATE evidence SET checks = '[]'"],
    ['a record where a list should be', "UPDATE test SET natures = '{}'"],
    ['numbers in a list of texts', "UPDATE test SET natures = '[1]'"],
    ['JSON of 100,000 levels', `UPDATE test SET natures = ${deep(100_000)}`],
  ])('%s', async (_, sql) => {
    const path = hostile(sql);
    const before = hash(path);
    // Of a file that can only be read, SQLite forgets what values its tables allow.
    for (const mode of [0o644, 0o444]) {
      chmodSync(path, mode);
      const { code, message } = await failureOf(() => Workspace.open(path));
      expect(['workspace_foreign', 'workspace_damaged']).toContain(code);
      expect(message).toContain('hostile.trustbench');
      expect(hash(path)).toBe(before);
    }
  });
});

it('knows the form of every column with JSON', () => {
  const tables = sqlite3(
    sound,
    "SELECT sql FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%json_valid%'",
  );
  const columns = tables.split('CREATE TABLE').flatMap((sql) => {
    const table = /\w+/.exec(sql)?.[0] ?? '';
    return [...sql.matchAll(/json_valid\((\w+)\)/g)].map(([, column]) => `${table}.${column}`);
  });
  expect(Object.keys(JSON_SHAPES).toSorted()).toEqual(columns.toSorted());
});

/** The file opens, nothing that it shows is wrong, and the check says what is. */
describe('named by the check', () => {
  it.each([
    [
      'an empty piece behind a file',
      "INSERT INTO content_chunk SELECT content_id, seq + 1, x'' FROM content_chunk",
      'content',
    ],
    [
      'a piece behind a gap',
      'INSERT INTO content_chunk SELECT content_id, seq + 9, bytes FROM content_chunk',
      'content',
    ],
    ['a first piece that is missing', 'UPDATE content_chunk SET seq = seq + 1', 'content'],
    [
      'an entry of a table called __proto__',
      "UPDATE journal_entry SET table_name = '__proto__' WHERE id = 100",
      'chain',
    ],
    [
      'an entry of a table called constructor',
      "UPDATE journal_entry SET table_name = 'constructor' WHERE id = 100",
      'chain',
    ],
    ['an entry that is no record', "UPDATE journal_entry SET after = '[]' WHERE id = 100", 'chain'],
  ])('%s', async (_, sql, code) => {
    const workspace = Workspace.open(hostile(sql));
    const { ok, problems } = await workspace.verify({});
    workspace.close();
    expect(ok).toBe(false);
    expect(problems.map((problem) => problem.code)).toContain(code);
  });
});

/** What every text of a table is set to. */
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

  it.each(['evidence', 'person', 'incident'])('10 MB in every text of a record of %s', async (table) => {
    const path = hostile(textsOf(table, "printf('%.*c', 10000000, 'x')"));
    expect(await failuresOf(path)).toEqual([]);
  });

  it('days of the journal that are none', async () => {
    const path = hostile("UPDATE journal_transaction SET at = '99999-99-99'");
    expect(await failuresOf(path)).toEqual([]);
  });

  it('evidence that takes the place of itself', async () => {
    expect(await failuresOf(hostile('UPDATE evidence SET supersedes_id = id'))).toEqual([]);
  });

  it('100,000 pieces of evidence', async () => {
    expect(await failuresOf(hostile(() => rows('evidence', 100_000)))).toEqual([]);
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
  return `UPDATE ${table} SET ${columns.map((column) => `${column} = ${value}`).join(', ')};`;
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

it('refuses the change after which a file would have more than it may hold, and takes the one before it', async () => {
  const workspace = newWorkspace(folder, 'full.trustbench');
  const people = (count: number) => () =>
    workspace.change(BY, (tx) => {
      for (let n = 0; n < count; n += 1) insertPerson(tx, `Person ${n}`);
    });
  // Ada is the first of them.
  people(19_999)();
  const failure = await failureOf(people(1));
  expect(failure).toMatchObject({ code: 'bad_input' });
  expect(failure.message).toContain('at most 20,000 rows of "person"');
  const { path } = workspace;
  workspace.close();
  const again = Workspace.open(path);
  expect(again.get('SELECT count(*) AS n FROM person')).toEqual({ n: 20_000 });
  again.close();
});
