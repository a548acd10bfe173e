import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isEncrypted, WorkspaceKey } from '../../../electron/engine/workspace/key.ts';
import { rekey } from '../../../electron/engine/workspace/rekey.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { DEFAULT_BACKUP_POLICY } from '../../../shared/domain/backup-rotation.ts';
import { temporaryFolder } from '../../fixtures/engine.ts';
import { addContent, BY, failureOf, insertPerson, newWorkspace, sqlite3, stateOf } from './support.ts';

const PASSPHRASE = 'correct horse battery staple';
const MARKER = 'marker-of-plain-text';
const PAGE = 32_768;

let folder = '';
let path = '';
let key: WorkspaceKey;
let head = '';

beforeAll(async () => {
  folder = temporaryFolder();
  path = join(folder, 'a.trustbench');
  key = await WorkspaceKey.make(PASSPHRASE);
  const made = Workspace.create(
    path,
    { actor: 'Ada', label: MARKER },
    (tx) => void insertPerson(tx, MARKER),
    key.copy(),
  );
  const bytes = Buffer.concat([Buffer.from(MARKER), randomBytes(300_000)]);
  addContent(made, bytes, createHash('sha256').update(bytes).digest('hex'));
  head = made.state.hash;
  made.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const copyTo = (name: string) => {
  const copy = join(folder, name);
  copyFileSync(path, copy);
  return copy;
};
const openWith = async (file: string, passphrase: string, trusted = false) =>
  Workspace.open(file, { trusted, key: await WorkspaceKey.unlock(file, passphrase) });
const holdsMarker = (file: string) => readFileSync(file).includes(MARKER);

it('shows other programs nothing', () => {
  expect(isEncrypted(path)).toBe(true);
  expect(readFileSync(path).subarray(0, 15).toString('latin1')).not.toBe('SQLite format 3');
  expect(holdsMarker(path)).toBe(false);
  expect(() => sqlite3(path, 'SELECT count(*) FROM sqlite_schema')).toThrow(/not a database/);
});

it('asks for the passphrase, and tells a wrong one from the right one', async () => {
  expect((await failureOf(() => Workspace.open(path))).code).toBe('passphrase_required');
  expect((await failureOf(() => openWith(path, 'something else'))).code).toBe('passphrase_wrong');
  const opened = await openWith(path, PASSPHRASE);
  expect(opened.isEncrypted).toBe(true);
  expect(opened.state.hash).toBe(head);
  expect((await opened.verify({})).problems).toEqual([]);
  opened.close();
});

it('finds a flipped bit on every page, with the right passphrase as damage', async () => {
  const pages = statSync(path).size / PAGE;
  for (const page of [0, 1, 2, Math.floor(pages / 2), pages - 1]) {
    const bytes = readFileSync(path);
    const at = page * PAGE + 1000;
    bytes.writeUInt8((bytes[at] ?? 0) ^ 1, at);
    const damaged = join(folder, `damaged-${page}.trustbench`);
    writeFileSync(damaged, bytes);
    const failure = await failureOf(() => {
      Workspace.open(damaged, { trusted: false, key: key.copy() });
    });
    expect({ page, code: failure.code }).toEqual({ page, code: 'workspace_damaged' });
  }
  // The salt and the check value: nothing tells these from a wrong passphrase, and the message says so.
  const bytes = readFileSync(path);
  bytes.writeUInt8((bytes[3] ?? 0) ^ 1, 3);
  const damaged = join(folder, 'damaged-salt.trustbench');
  writeFileSync(damaged, bytes);
  const failure = await failureOf(() => openWith(damaged, PASSPHRASE));
  expect(failure).toMatchObject({ code: 'passphrase_wrong', message: expect.stringContaining('damaged') });
});

it('leaves no plain text beside the file: rollback journal, backup, copies of the engine', async () => {
  const file = copyTo('work.trustbench');
  const workspace = Workspace.open(file, { trusted: true, key: key.copy() });
  const seen: boolean[] = [];
  workspace.change(BY, (tx) => {
    for (let n = 0; n < 2000; n += 1) insertPerson(tx, `${MARKER} ${n}`);
    for (const name of readdirSync(folder).filter((name) => name.endsWith('-journal')))
      seen.push(holdsMarker(join(folder, name)));
  });
  workspace.undo('Ada');
  const backup = await workspace.backup({
    folder: join(folder, 'backups'),
    stem: 'a',
    policy: { ...DEFAULT_BACKUP_POLICY, newest: 3 },
  });
  expect(isEncrypted(backup)).toBe(true);
  const copied = Workspace.open(backup, { trusted: false, key: key.copy() });
  expect(stateOf(copied)).toEqual(stateOf(workspace));
  copied.close();
  workspace.close();
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  for (const each of all.filter((name) => statSync(name).isFile()))
    expect({ each, holds: holdsMarker(each) }).toEqual({ each, holds: false });
  expect(seen).not.toContain(true);
});

it('changes and removes the passphrase and keeps every record', async () => {
  const file = copyTo('change.trustbench');
  const next = await WorkspaceKey.make('another long passphrase');
  await rekey(file, key, next);
  expect((await failureOf(() => openWith(file, PASSPHRASE))).code).toBe('passphrase_wrong');
  const changed = Workspace.open(file, { trusted: false, key: next.copy() });
  expect(changed.state.hash).toBe(head);
  changed.close();
  await rekey(file, next, null);
  const plain = Workspace.open(file);
  expect(plain.isEncrypted).toBe(false);
  expect(plain.state.hash).toBe(head);
  expect((await plain.verify({})).problems).toEqual([]);
  plain.close();
  expect(sqlite3(file, 'SELECT name FROM person')).toBe(MARKER);
  expect(existsSync(`${file}.rekey.partial`)).toBe(false);
});

it('stops when it is cancelled or somebody else has the file, which stays as it was', async () => {
  const file = copyTo('cancel.trustbench');
  const before = readFileSync(file);
  const cancelled = await failureOf(() => rekey(file, key, null, { signal: AbortSignal.abort() }));
  expect(cancelled.code).toBe('cancelled');
  expect(readFileSync(file).equals(before)).toBe(true);
  const held = Workspace.open(file, { trusted: true, key: key.copy() });
  expect((await failureOf(() => rekey(file, key, null))).code).toBe('workspace_locked');
  held.close();
});

it('is whole under the old or the new key when it is killed in the middle', async () => {
  const file = join(folder, 'killed.trustbench');
  const workspace = newWorkspace(folder, 'killed.trustbench');
  workspace.change(BY, (tx) => {
    for (let n = 0; n < 10_000; n += 1) insertPerson(tx, `${MARKER} ${n} ${'-'.repeat(300)}`);
  });
  const { hash } = workspace.state;
  workspace.close();
  for (const delay of [60, 140, 220, 300]) {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'rekey-child.ts'), file, PASSPHRASE], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await wait(delay);
    child.kill('SIGKILL');
    await once(child, 'close');
    const opened = isEncrypted(file) ? await openWith(file, PASSPHRASE) : Workspace.open(file);
    expect(opened.state.hash).toBe(hash);
    expect(existsSync(`${file}.rekey.partial`)).toBe(false);
    const wasEncrypted = opened.isEncrypted;
    const back = opened.copyKey();
    opened.close();
    if (wasEncrypted) await rekey(file, back, null);
  }
}, 30_000);

it('is backed up while it is worked on, and not at all when that is cancelled', async () => {
  const file = copyTo('busy.trustbench');
  const workspace = Workspace.open(file, { trusted: true, key: key.copy() });
  const folderOfCopies = join(folder, 'busy backups');
  const options = { folder: folderOfCopies, stem: 'busy', policy: { ...DEFAULT_BACKUP_POLICY, newest: 3 } };

  const steps: number[] = [];
  let changed = false;
  const backup = await workspace.backup({
    ...options,
    onProgress: (done) => {
      steps.push(done);
      // In the middle of the first attempt: the pages before and after would be of two states.
      if (!changed) workspace.change(BY, (tx) => void insertPerson(tx, 'Meanwhile'));
      changed = true;
    },
  });
  expect(steps.length).toBeGreaterThan(3);
  // It began anew.
  expect(steps.indexOf(steps[0] ?? 0, 1)).toBeGreaterThan(0);
  const copy = await openWith(backup, PASSPHRASE);
  expect(copy.state.hash).toBe(workspace.state.hash);
  expect(await copy.verify({})).toMatchObject({ ok: true, problems: [] });
  copy.close();

  const stop = new AbortController();
  const cancelled = await failureOf(() =>
    workspace.backup({ ...options, signal: stop.signal, onProgress: () => stop.abort() }),
  );
  expect(cancelled.message).toMatch(/abort/i);
  expect(readdirSync(folderOfCopies)).toEqual([basename(backup)]);

  // Locks are as they were: no other program gets in.
  expect((await failureOf(() => openWith(file, PASSPHRASE))).code).toBe('workspace_locked');
  workspace.close();
});

it('is backed up in one step when it is never left alone', async () => {
  const file = copyTo('restless.trustbench');
  const workspace = Workspace.open(file, { trusted: true, key: key.copy() });
  const backup = await workspace.backup({
    folder: join(folder, 'restless backups'),
    stem: 'restless',
    policy: { ...DEFAULT_BACKUP_POLICY, newest: 3 },
    onProgress: () => workspace.change(BY, (tx) => void insertPerson(tx, 'Again')),
  });
  const copy = await openWith(backup, PASSPHRASE);
  expect(await copy.verify({})).toMatchObject({ ok: true, problems: [] });
  copy.close();
  workspace.close();
});
