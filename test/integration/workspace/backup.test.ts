import { mkdirSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { BackupPolicy } from '../../../shared/domain/backup-rotation.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { temporaryFolder } from '../../fixtures/engine.ts';
import { BY, failureOf, insertPerson, newWorkspace } from './support.ts';

let folder = '';
let workspace: Workspace;
let options: { folder: string; stem: string; policy: BackupPolicy };
beforeEach(() => {
  folder = temporaryFolder();
  workspace = newWorkspace(folder);
  options = {
    folder: join(folder, 'backups'),
    stem: 'a-1234',
    policy: { newest: 3, days: 1, weeks: 1, bytes: Infinity },
  };
});
afterEach(() => {
  workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const copies = () => readdirSync(options.folder).toSorted();
const add = (name: string) => workspace.change(BY, (tx) => void insertPerson(tx, name));

it('makes a copy that opens, verifies and holds the same state', async () => {
  add('Grace');
  expect(workspace.hasBackup(options)).toBe(false);
  const path = await workspace.backup(options);
  expect(workspace.hasBackup(options)).toBe(true);
  const copy = Workspace.open(path);
  expect(copy.state).toEqual(workspace.state);
  expect((await copy.verify({})).problems).toEqual([]);
  expect(copy.readOnly).toBe(true);
  copy.close();
  add('Hedy');
  expect(workspace.hasBackup(options)).toBe(false);
});

it('keeps the newest copies only', async () => {
  mkdirSync(options.folder);
  for (const day of ['01', '02', '03', '04'])
    writeFileSync(join(options.folder, `a-1234_2020-01-${day}T00-00-00_000000000000.trustbench`), 'old');
  writeFileSync(join(options.folder, 'other_2020-01-01T00-00-00_000000000000.trustbench'), 'not ours');
  const path = await workspace.backup(options);
  expect(copies()).toHaveLength(4);
  expect(copies().slice(0, 2)).toEqual([
    'a-1234_2020-01-03T00-00-00_000000000000.trustbench',
    'a-1234_2020-01-04T00-00-00_000000000000.trustbench',
  ]);
  expect(copies()).toContain(path.split(/[/\\]/).at(-1));
});

it('does not take what a crash left for a copy, and removes it when it is old', async () => {
  mkdirSync(options.folder);
  const head = workspace.state.hash.slice(0, 12);
  const fresh = join(options.folder, `a-1234_2026-01-01T00-00-00_${head}.aaaa.partial`);
  const old = join(options.folder, `a-1234_2020-01-01T00-00-00_${head}.bbbb.partial`);
  for (const path of [fresh, old]) writeFileSync(path, 'half');
  utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
  expect(workspace.hasBackup(options)).toBe(false);
  await workspace.backup(options);
  expect(copies().filter((name) => name.endsWith('.partial'))).toEqual([fresh.split(/[/\\]/).at(-1)]);
});

it('names a copy after the state that it holds, when changes are made meanwhile', async () => {
  const pieces = [Buffer.alloc(1 << 20), Buffer.alloc(1 << 20), Buffer.alloc(1 << 20)];
  const [staged = 0] = workspace.content.append([{ staged: null, firstSeq: 0, pieces }]);
  const states = new Set([workspace.state.hash]);
  const path = await workspace.backup({
    ...options,
    onProgress: (done, total) => {
      if (done < total) add(`Meanwhile ${states.size}`);
      states.add(workspace.state.hash);
    },
  });
  await workspace.content.discard([staged]);
  expect(states.size).toBeGreaterThan(1);
  const copy = Workspace.open(path);
  expect(path).toContain(copy.state.hash.slice(0, 12));
  expect(states).toContain(copy.state.hash);
  expect((await copy.verify({})).ok).toBe(true);
  copy.close();
});

it('leaves nothing when it is cancelled', async () => {
  const controller = new AbortController();
  const failure = await failureOf(() =>
    workspace.backup({ ...options, signal: controller.signal, onProgress: () => controller.abort() }),
  );
  expect(failure.message).toMatch(/abort/i);
  expect(copies()).toEqual([]);
});

it('names the folder that can not be made', async () => {
  writeFileSync(options.folder, 'a file is in the way');
  const failure = await failureOf(() => workspace.backup(options));
  expect(failure.code).not.toBe('internal');
  expect(failure.message).toContain('backups');
});
