import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, SCHEMA_VERSION } from '../../../electron/engine/workspace/schema.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { temporaryFolder } from '../../fixtures/engine.ts';
import { BY, failureOf, insertPerson, newWorkspace, sqlite3 } from './support.ts';

let folder = '';
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (path: string) => Workspace.open(path);
const files = () => readdirSync(folder).toSorted();

function closedWorkspace(): string {
  const workspace = newWorkspace(folder);
  workspace.close();
  return workspace.path;
}

describe('creating', () => {
  it('leaves one file when it is closed', () => {
    closedWorkspace();
    expect(files()).toEqual(['a.trustbench']);
  });

  it('refuses a name that is taken and leaves that file alone', async () => {
    writeFileSync(join(folder, 'a.trustbench'), 'mine');
    const failure = await failureOf(() => newWorkspace(folder));
    expect(failure.code).toBe('conflict');
    expect(readFileSync(join(folder, 'a.trustbench'), 'utf8')).toBe('mine');
  });

  it('leaves nothing when the first records can not be written', async () => {
    const failure = await failureOf(() =>
      Workspace.create(join(folder, 'a.trustbench'), BY, (tx) => {
        insertPerson(tx, 'Ada');
        tx.insert('person', { id: 'x', name: '', title: '', email: '', side: 'client' });
      }),
    );
    expect(failure.code).toBe('bad_input');
    expect(files()).toEqual([]);
  });

  it('names the folder that is not there', async () => {
    const failure = await failureOf(() => newWorkspace(join(folder, 'none')));
    expect(failure.code).not.toBe('internal');
    expect(failure.message).toContain('a.trustbench');
  });
});

describe('opening', () => {
  it('puts the promised pragmas in force', () => {
    const workspace = newWorkspace(folder);
    const asked = [
      ['journal_mode', 'truncate'],
      ['locking_mode', 'exclusive'],
      ['synchronous', 3],
      ['foreign_keys', 1],
      ['trusted_schema', 0],
      ['cell_size_check', 1],
      ['page_size', 32_768],
      ['application_id', 0x54524257],
      ['user_version', SCHEMA_VERSION],
    ] as const;
    for (const [name, value] of asked) {
      const [answer] = workspace.all<Record<string, unknown>>(`PRAGMA ${name}`);
      expect([name, Object.values(answer ?? {})[0]]).toEqual([name, value]);
    }
    workspace.close();
  });

  it('tells a second process who has it open', async () => {
    const path = closedWorkspace();
    const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-child.ts'), path]);
    await once(child.stdout, 'data');
    const failure = await failureOf(() => open(path));
    expect(failure.code).toBe('workspace_locked');
    expect(failure.message).toMatch(
      /a\.trustbench is open elsewhere: .+ on .+, since \d{4}-.+Close it there/,
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(existsSync(`${path}.lock`)).toBe(true);
    open(path).close();
    expect(files()).toEqual(['a.trustbench']);
  });

  it('refuses a second opening in the same process', async () => {
    const workspace = newWorkspace(folder);
    expect((await failureOf(() => open(workspace.path))).code).toBe('workspace_locked');
    workspace.change(BY, (tx) => void insertPerson(tx, 'Grace'));
    workspace.close();
  });

  it('does not write the lock note through a link that came with the folder', () => {
    const path = closedWorkspace();
    writeFileSync(join(folder, 'precious'), 'mine');
    symlinkSync(join(folder, 'precious'), `${path}.lock`);
    open(path).close();
    expect(readFileSync(join(folder, 'precious'), 'utf8')).toBe('mine');
  });

  it.each([
    ['missing', () => {}, 'workspace_missing'],
    ['zero-byte', (p: string) => writeFileSync(p, ''), 'workspace_foreign'],
    ['text', (p: string) => writeFileSync(p, 'Dear auditor,\n'.repeat(100)), 'workspace_foreign'],
    ['folder', (p: string) => mkdirSync(p), 'workspace_missing'],
    ['foreign database', (p: string) => sqlite3(p, 'CREATE TABLE t (x)'), 'workspace_foreign'],
  ])('refuses a %s file', async (_, make: (path: string) => unknown, code) => {
    const path = join(folder, 'b.trustbench');
    make(path);
    const bytes = () => (code === 'workspace_foreign' ? readFileSync(path, 'latin1') : '');
    const before = bytes();
    const failure = await failureOf(() => open(path));
    expect(failure.code).toBe(code);
    expect(failure.message).toContain('b.trustbench');
    expect(bytes() === before).toBe(true);
  });

  it('refuses a truncated file', async () => {
    const path = closedWorkspace();
    truncateSync(path, readFileSync(path).length - 3 * 32_768);
    expect((await failureOf(() => open(path))).code).toBe('workspace_damaged');
  });

  it('refuses a file of which a byte was flipped in an index, a row or a header', async () => {
    const path = closedWorkspace();
    const size = statSync(path).size;
    const bytes = openSync(path, 'r+');
    // The page's first byte says what kind of page it is. Every page in turn is what the fuzz tests do.
    const flip = (page: number) => {
      const kind = Buffer.alloc(1);
      readSync(bytes, kind, 0, 1, page * 32_768);
      writeSync(bytes, Buffer.from([kind.readUInt8() ^ 0xff]), 0, 1, page * 32_768);
    };
    const accepted: number[] = [];
    for (let page = 1; page * 32_768 < size; page += 7) {
      flip(page);
      const { code } = await failureOf(() => open(path)).catch(() => ({ code: 'opened' }));
      if (code !== 'workspace_damaged') accepted.push(page);
      flip(page);
    }
    closeSync(bytes);
    expect(accepted).toEqual([]);
    open(path).close();
  });

  it('refuses a newer format and says which', async () => {
    const path = closedWorkspace();
    sqlite3(path, 'PRAGMA user_version = 99');
    const failure = await failureOf(() => open(path));
    expect(failure.code).toBe('workspace_newer');
    expect(failure.message).toContain('99');
  });

  it.each([
    ['trigger', 'CREATE TRIGGER t AFTER UPDATE ON person BEGIN DELETE FROM finding; END'],
    ['view', 'CREATE VIEW v AS SELECT * FROM person'],
    ['table', 'CREATE TABLE extra (x)'],
    ['virtual table', 'CREATE VIRTUAL TABLE v USING fts5(x)'],
    ['index', 'CREATE INDEX i ON person (name)'],
    ['missing index', 'DROP INDEX control_owner'],
    ['column', 'ALTER TABLE person ADD COLUMN nick TEXT'],
    [
      'loosened rule',
      "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'NOT NULL PRIMARY KEY', 'PRIMARY KEY') WHERE name = 'person'",
    ],
  ])('refuses a foreign %s', async (_, sql) => {
    const path = closedWorkspace();
    sqlite3(path, sql);
    expect((await failureOf(() => open(path))).code).toBe('workspace_foreign');
  });

  it('finds a row that points to nothing', async () => {
    const path = closedWorkspace();
    sqlite3(
      path,
      "INSERT INTO control_criterion VALUES ('0190f3c0-0000-7000-8000-000000000000', 'nobody', 'CC6.1', '')",
    );
    expect((await failureOf(() => open(path))).code).toBe('workspace_damaged');
  });

  it('opens by a symbolic link and by a name with odd characters', () => {
    const path = closedWorkspace();
    const odd = join(folder, "Müller & Söhne % 'x' #1.trustbench");
    copyFileSync(path, odd);
    open(odd).close();
    symlinkSync(odd, join(folder, 'link.trustbench'));
    open(join(folder, 'link.trustbench')).close();
    expect(files()).toEqual(["Müller & Söhne % 'x' #1.trustbench", 'a.trustbench', 'link.trustbench']);
  });

  it('rolls back what a killed writer left half-written', () => {
    const path = closedWorkspace();
    const before = sqlite3(path, 'SELECT count(*) FROM person');
    const killed = spawnSync(process.execPath, [join(import.meta.dirname, 'half-child.ts'), path]);
    expect(killed.signal).toBe('SIGKILL');
    expect(existsSync(`${path}-journal`)).toBe(true);
    const workspace = open(path);
    expect(workspace.get<{ n: number }>('SELECT count(*) AS n FROM person')?.n).toBe(Number(before));
    workspace.close();
    expect(files()).toEqual(['a.trustbench']);
  });
});

describe('a file that can not be written', () => {
  const isRoot = process.getuid?.() === 0;
  const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
  const place = () => join(folder, 'mount');

  it('opens read-only, reads, and refuses changes', async (context) => {
    mkdirSync(place());
    if (!isRoot || !mount('-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', place())) {
      context.skip('needs root to mount a read-only disk');
    }
    try {
      newWorkspace(place()).close();
      mount('-o', 'remount,ro', place());
      const workspace = open(join(place(), 'a.trustbench'));
      expect(workspace.readOnly).toBe(true);
      expect(workspace.nextUndo).toBeNull();
      expect(workspace.get('SELECT name FROM person')).toEqual({ name: 'Ada' });
      expect((await workspace.verify({})).ok).toBe(true);
      const failure = await failureOf(() => workspace.change(BY, (tx) => void insertPerson(tx, 'Grace')));
      expect(failure.code).toBe('workspace_read_only');
      workspace.close();
    } finally {
      spawnSync('umount', [place()]);
    }
  });
});

describe('migrations', () => {
  it('are numbered from 1 without gaps', () => {
    expect(MIGRATIONS.map((m) => m.id)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });
});

it('keeps the hash of each migration, because a released one never changes', () => {
  const hashes = MIGRATIONS.map(({ sql }) => createHash('sha256').update(sql).digest('hex'));
  expect(hashes).toMatchInlineSnapshot(`
    [
      "456bd8f96f046fa4caecce151c1706dd67eaa859b1a5a103a90d1000055e61f9",
      "fb0b46be57f1ef3b3907c47c272ee31c82f2a4a68e3dd136952a2b2c7d38296e",
      "d3593db028a1f6961c1b04ce9d2314bd2b8e794b2869acd8e769e80718729c89",
      "74283592ecfade025ba02de4c77cc92213d77bd7df18b6ee26828345460ca358",
      "eb3ad81505c7969976c04a422b90b160655bc296b5d6a5186c1c2a5047fabf3d",
      "2cddc17a5d097fc2f2a820e143ff6f7fd43172d8d889084c7ae21e01ee447871",
    ]
  `);
});
