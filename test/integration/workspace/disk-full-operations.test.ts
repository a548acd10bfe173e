/** Everything that writes, on a disk that is full: a message that names the disk and the next step, nothing by half, and it works when there is room. */
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGAGEMENT_AREAS } from '../../../shared/domain/area-tables.ts';
import { applyImport } from '../../../electron/engine/matrix/import.ts';
import { sealWorkspace } from '../../../electron/engine/seal/seal-copy.ts';
import { WorkspaceKey } from '../../../electron/engine/workspace/key.ts';
import { recoverWorkspace } from '../../../electron/engine/workspace/recovery/recover.ts';
import { rekey } from '../../../electron/engine/workspace/rekey.ts';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { createEngagement, startEngine, temporaryFolder, type TestEngine } from '../../fixtures/engine.ts';
import { SmallDisk } from '../../fixtures/small-disk.ts';
import { BY, failureOf, insertPerson, newWorkspace } from './support.ts';

const folder = temporaryFolder();
const disk = new SmallDisk(join(folder, 'disk'), 60);
afterAll(() => {
  disk.unmount();
  rmSync(folder, { recursive: true, force: true });
});

const onDisk = (name: string) => join(disk.path, name);
const FREE_SOME = /disk .*is full.+Free some space and try again\.$/;

/** Without the rollback journal of a workspace that is open, which stays for the next change. */
const names = () => disk.names.filter((name) => name !== 'a.trustbench-journal');

/** Makes room after it failed as a full disk does and left nothing on it. @returns what was said */
async function refusalOf(work: () => unknown): Promise<string> {
  const before = names();
  const failure = await failureOf(work);
  expect(failure).toMatchObject({ code: 'disk_full' });
  expect(failure.message).toMatch(FREE_SOME);
  expect(names()).toEqual(before);
  disk.makeRoom();
  return failure.message;
}

/** The head of a file that verifies. */
async function soundHead(path: string): Promise<string> {
  const workspace = Workspace.open(path);
  expect(await workspace.verify({})).toMatchObject({ ok: true });
  workspace.close();
  return workspace.state.hash;
}

describe.skipIf(!disk.isMounted)('on a full disk', () => {
  beforeEach(() => disk.clear());

  describe('a session', () => {
    let engine: TestEngine;
    beforeEach(async () => {
      engine = startEngine(folder);
      await createEngagement(engine, { library: 'saas', name: 'disk/a.trustbench' });
    });
    afterEach(() => engine.session.dispose());

    it('imports nothing of a list', async () => {
      const { session } = engine;
      const rows = Array.from(
        { length: 300 },
        (_, n) => `N-${n},Control ${n},${'What is done. '.repeat(300)},CC6.1`,
      );
      const csv = ['Control ID,Title,Control description,Criteria', ...rows].join('\n');
      const load = () => applyImport(session, { file: engine.source('matrix.csv', csv) });
      const { state } = session.workspace;
      disk.fill(200_000);
      expect(await refusalOf(load)).toContain('a.trustbench');
      expect(session.workspace.state).toEqual(state);
      expect(await session.workspace.verify({})).toMatchObject({ ok: true });
      await load();
      expect(session.workspace.state.id).toBe(state.id + 1);
    });

    it('takes nothing back', async () => {
      const { api, session } = engine;
      const ids = (await api.matrix.controls({})).map(({ id }) => id);
      await api.matrix.updateControls({ ids, patch: { notes: 'x'.repeat(20_000) } });
      const { state } = session.workspace;
      disk.fill();
      expect(await refusalOf(() => api.workspace.undo({}))).toContain('a.trustbench');
      expect(session.workspace.state).toEqual(state);
      expect((await api.matrix.controls({})).every(({ notes }) => notes.length === 20_000)).toBe(true);
      await api.workspace.undo({});
      expect((await api.matrix.controls({})).every(({ notes }) => notes === '')).toBe(true);
      expect(await session.workspace.verify({})).toMatchObject({ ok: true });
    });
  });

  describe('a file', () => {
    const old = gunzipSync(
      readFileSync(join(import.meta.dirname, '../../fixtures/workspaces/format-3.trustbench.gz')),
    );

    it('keeps its format when there is no room for the copy that goes before', async () => {
      const path = join(folder, 'old.trustbench');
      writeFileSync(path, old);
      const open = () => Workspace.open(path, { trusted: false, backupFolder: disk.path });
      disk.fill();
      expect(await refusalOf(open)).toContain('the folder disk');
      expect(readFileSync(path).equals(old)).toBe(true);
      open().close();
      await soundHead(path);
    });

    it('keeps its format when there is no room for the new one', async () => {
      const path = onDisk('old.trustbench');
      writeFileSync(path, old);
      const backupFolder = join(folder, 'backups');
      const open = () => Workspace.open(path, { trusted: false, backupFolder });
      disk.fill();
      expect(await refusalOf(open)).toContain('old.trustbench');
      expect(readFileSync(path).equals(old)).toBe(true);
      open().close();
      await soundHead(path);
    });

    it('keeps its passphrase', async () => {
      const workspace = newWorkspace(disk.path);
      const { hash } = workspace.state;
      workspace.close();
      const change = async () => rekey(workspace.path, null, await WorkspaceKey.make('a passphrase'));
      disk.fill(2 << 20);
      expect(await refusalOf(change)).toContain('a.trustbench');
      expect(await soundHead(workspace.path)).toBe(hash);
      await change();
      expect((await failureOf(() => Workspace.open(workspace.path))).code).toBe('passphrase_required');
    });
  });

  describe('a workspace elsewhere', () => {
    let engine: TestEngine;
    let workspace: Workspace;
    beforeEach(async () => {
      rmSync(join(folder, 'a.trustbench'), { force: true });
      engine = startEngine(folder);
      await createEngagement(engine, { name: 'a.trustbench' });
      workspace = engine.session.workspace;
      workspace.change(BY, (tx) => {
        for (let n = 0; n < 50; n += 1) insertPerson(tx, `${n} ${'x'.repeat(50_000)}`);
      });
    });
    afterEach(() => engine.session.dispose());

    it('is not copied by half', async () => {
      const copy = onDisk('copy.trustbench');
      disk.fill(2 << 20);
      expect(await refusalOf(() => workspace.saveCopy(copy))).toContain('copy.trustbench');
      workspace.saveCopy(copy);
      expect(await soundHead(copy)).toBe(workspace.state.hash);
    });

    it('is not backed up by half', async () => {
      const place = { folder: disk.path, stem: 'a', policy: { newest: 3, days: 1, weeks: 1, bytes: 1e9 } };
      disk.fill(2 << 20);
      expect(await refusalOf(() => workspace.backup(place))).toContain('the folder disk');
      expect(await soundHead(await workspace.backup(place))).toBe(workspace.state.hash);
    });

    it('is not sealed by half', async () => {
      const { privateKey: key } = generateKeyPairSync('ed25519');
      const path = onDisk('sealed.trustbench');
      const selection = { areas: ENGAGEMENT_AREAS, evidence: 'all', notes: true } as const;
      const handle = { signal: new AbortController().signal, onProgress: () => {} };
      const seal = () => sealWorkspace(workspace, { path, selection, sealedBy: 'Ada', key, ...handle });
      // For the copy that is made first there is room, and then not for the sealed one; then for neither.
      const first = statSync(workspace.path).size + (1 << 20);
      for (const free of [first, 1 << 20]) {
        disk.fill(free);
        expect(await refusalOf(seal)).toContain(free === first ? 'sealed.trustbench' : 'is full');
      }
      await seal();
      expect(await soundHead(path)).toBe(workspace.state.hash);
    });

    it('is not recovered by half', async () => {
      const damaged = join(folder, 'damaged.trustbench');
      workspace.saveCopy(damaged);
      truncateSync(damaged, statSync(damaged).size - 32_768);
      const target = onDisk('recovered.trustbench');
      const recover = () => recoverWorkspace(damaged, target, { actor: 'Ada' });
      for (const free of [1 << 20, statSync(damaged).size + (1 << 20)]) {
        disk.fill(free);
        expect(await refusalOf(recover)).toContain('recovered.trustbench');
      }
      await recover();
      await soundHead(target);
    });
  });
});
