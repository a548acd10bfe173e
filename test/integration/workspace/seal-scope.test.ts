import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMON_TABLES, AREA_TABLES, ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { COLUMN_CLASSES, internalColumns, sharedColumns } from '../../../shared/domain/seal-columns.ts';
import { COPIES_OF, INTERNAL_TABLES, withheldBy } from '../../../shared/domain/seal-scope.ts';
import { journaledTables, MIGRATIONS } from '../../../electron/engine/workspace/schema.ts';
import { tableDigest, tableDigestInTurns } from '../../../electron/engine/workspace/seal-manifest.ts';
import { foreignKeysOf } from '../../../electron/engine/workspace/seal-plan.ts';
import { FINGERPRINT_WORDS, fingerprintWords } from '../../../shared/domain/fingerprint-words.ts';

const db = new Database(':memory:');
for (const { sql } of MIGRATIONS) db.exec(sql);
afterAll(() => db.close());
const tables = journaledTables(db);

/** Columns of text that are no key, as "table.column". */
function textColumns(table: string): string[] {
  return db
    .prepare<[string, string], string>(
      `SELECT name FROM pragma_table_info(?) WHERE type NOT IN ('INTEGER', 'REAL') AND name <> 'id'
       AND name NOT IN (SELECT "from" FROM pragma_foreign_key_list(?))`,
    )
    .pluck()
    .all(table, table)
    .map((column) => `${table}.${column}`);
}

describe('what a seal takes along', () => {
  it('is said of every table once', () => {
    const named = [...Object.values(AREA_TABLES).flat(), ...COMMON_TABLES];
    expect(named.toSorted()).toEqual(tables);
  });

  it('is said of the text of every column', () => {
    for (const table of [...INTERNAL_TABLES, ...Object.keys(COPIES_OF)]) expect(tables).toContain(table);
    const open = tables.filter((table) => !INTERNAL_TABLES.includes(table));
    const said = open.flatMap((table) =>
      [...sharedColumns(table), ...internalColumns(table)].map((column) => `${table}.${column}`),
    );
    expect(said.toSorted()).toEqual(open.flatMap((table) => textColumns(table)).toSorted());
    for (const table of Object.keys(COLUMN_CLASSES)) expect(open).toContain(table);
  });

  it('takes no copy of what stays behind', () => {
    const areas = ENGAGEMENT_AREAS.filter((area) => area !== 'findings');
    const { tables: left } = withheldBy({ areas, evidence: 'all', notes: true }, foreignKeysOf(db));
    expect(left).toEqual(expect.arrayContaining(['sign_off', 'governance_meeting', 'governance_decision']));
  });

  it('is everything when all is chosen', () => {
    const selection = { areas: ENGAGEMENT_AREAS, evidence: 'all', notes: true } as const;
    expect(withheldBy(selection, foreignKeysOf(db))).toEqual({ tables: [], columns: [] });
  });

  it.each(ENGAGEMENT_AREAS)('leaves nothing that points to what stays behind, with %s alone', (area) => {
    const foreignKeys = foreignKeysOf(db);
    const withheld = withheldBy({ areas: [area], evidence: 'all', notes: false }, foreignKeys);
    const emptied = new Set(withheld.columns.map(({ table, column }) => `${table}.${column}`));
    for (const { table, column, parent } of foreignKeys) {
      if (withheld.tables.includes(table) || !withheld.tables.includes(parent)) continue;
      expect(emptied).toContain(`${table}.${column}`);
    }
  });
});

it('has a word for every byte', () => {
  expect(new Set(FINGERPRINT_WORDS).size).toBe(256);
  expect(fingerprintWords('00ff10'.padEnd(64, '0'))).toBe('acorn sugar banjo acorn acorn acorn acorn acorn');
});

it('hashes a large table in turns, and lets go of the file when it is cancelled', async () => {
  const large = new Database(':memory:');
  large.exec(
    "CREATE TABLE t (id TEXT); INSERT INTO t WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT 'r' || i FROM n",
  );
  let pauses = 0;
  const inTurns = await tableDigestInTurns(large, 't', async () => void (pauses += 1));
  expect(inTurns).toEqual(tableDigest(large, 't'));
  expect(pauses).toBe(5);
  const cancelled = tableDigestInTurns(large, 't', () => Promise.reject(new Error('cancelled')));
  await expect(cancelled).rejects.toThrow('cancelled');
  large.close();
  expect(large.open).toBe(false);
});
