import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/engine/workspace/schema.ts';
import { upgrade } from '../../../electron/engine/workspace/upgrade.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { failureOf, newWorkspace, sqlite3 } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'trustbench-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NEXT = MIGRATIONS.length + 1;
const phone = { id: NEXT, sql: "ALTER TABLE person ADD COLUMN phone TEXT NOT NULL DEFAULT ''" };

function fileOf(name: string): string {
  newWorkspace(folder, name).close();
  return join(folder, name);
}

it('keeps a checked copy of the old format and moves the file to the new one', async () => {
  const path = fileOf('old.trustbench');
  const db = new Database(path);
  const copy = upgrade(db, path, MIGRATIONS.length, join(folder, 'backups'), [...MIGRATIONS, phone]);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  db.close();
  expect(sqlite3(path, 'SELECT name || phone FROM person; PRAGMA user_version')).toBe(`Ada\n${NEXT}`);
  // The version before can still open its copy, and says that the file itself is newer.
  Workspace.open(copy).close();
  expect((await failureOf(() => Workspace.open(path))).code).toBe('workspace_newer');
});

it('leaves the file as it was when a migration fails', () => {
  const path = fileOf('stays.trustbench');
  const db = new Database(path);
  const broken = [...MIGRATIONS, phone, { id: NEXT + 1, sql: 'ALTER TABLE no_such_table ADD COLUMN x TEXT' }];
  expect(() => upgrade(db, path, MIGRATIONS.length, join(folder, 'backups'), broken)).toThrow(
    /no_such_table/,
  );
  db.close();
  Workspace.open(path).close();
  expect(readdirSync(join(folder, 'backups')).filter((name) => name.endsWith('.partial'))).toEqual([]);
});

it('does not commit a format that leaves rows pointing to nothing', () => {
  const path = fileOf('broken.trustbench');
  const db = new Database(path);
  const orphan = {
    id: NEXT,
    sql: "INSERT INTO control_criterion (id, control_id, criterion_id) VALUES ('x', 'nowhere', 'CC1.1')",
  };
  expect(() =>
    upgrade(db, path, MIGRATIONS.length, join(folder, 'backups'), [...MIGRATIONS, orphan]),
  ).toThrow(/points to nothing/);
  db.close();
  Workspace.open(path).close();
});
