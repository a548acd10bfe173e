import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMON_TABLES, AREA_TABLES, ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import {
  INTERNAL_NOTES,
  INTERNAL_TABLES,
  SHARED_NOTES,
  withheldBy,
} from '../../../shared/domain/seal-scope.ts';
import { columnsOf, journaledTables, MIGRATIONS } from '../../../electron/engine/workspace/schema.ts';
import { foreignKeysOf } from '../../../electron/engine/workspace/seal-plan.ts';
import { FINGERPRINT_WORDS, fingerprintWords } from '../../../shared/domain/fingerprint-words.ts';

const db = new Database(':memory:');
for (const { sql } of MIGRATIONS) db.exec(sql);
afterAll(() => db.close());
const tables = journaledTables(db);

describe('what a seal takes along', () => {
  it('is said of every table once', () => {
    const named = [...Object.values(AREA_TABLES).flat(), ...COMMON_TABLES];
    expect(named.toSorted()).toEqual(tables);
  });

  it('is said of the notes of every table', () => {
    const withNotes = tables.filter((table) => columnsOf(db, table).includes('notes'));
    expect([...INTERNAL_NOTES, ...SHARED_NOTES].toSorted()).toEqual(withNotes);
    for (const table of INTERNAL_TABLES) expect(tables).toContain(table);
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
