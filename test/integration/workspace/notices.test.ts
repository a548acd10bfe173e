import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  lutimesSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NoticeCode } from '../../../shared/domain/notices.ts';
import { createEngagement, startEngine, temporaryFolder, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from './support.ts';

let engine: TestEngine;
let path = '';
beforeEach(async () => {
  engine = startEngine(temporaryFolder());
  path = join(engine.folder, 'engagement.trustbench');
  await createEngagement(engine);
});
afterEach(async () => {
  vi.useRealTimers();
  await engine.session.dispose();
  rmSync(engine.folder, { recursive: true, force: true });
});

const notices = async () => (await engine.api.workspace.status({})).open?.notices ?? [];
const messageOf = async (code: NoticeCode) => (await notices()).find((n) => n.code === code)?.message;
const addPerson = (name: string) =>
  engine.api.scope.addPerson({ name, title: '', email: '', side: 'client' });

/** Kills a process in the middle of `mode`, once it is at work. */
async function killedDuring(child: string, ...args: string[]): Promise<void> {
  await engine.api.workspace.close({});
  const victim = spawn(process.execPath, [join(import.meta.dirname, child), path, ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (child !== 'half-child.ts') {
    await once(victim.stdout, 'data');
    victim.kill('SIGKILL');
  }
  await once(victim, 'close');
  await engine.session.openWorkspace(path);
}

it('says nothing of a workspace that was closed', async () => {
  await addPerson('Grace');
  await engine.api.workspace.close({});
  await engine.session.openWorkspace(path);
  expect(await notices()).toEqual([]);
});

it('says that the session before did not end properly, and what is there', async () => {
  await addPerson('Grace');
  await killedDuring('hold-child.ts');
  const message = await messageOf('unclean_end');
  expect(message).toMatch(
    /not closed properly in the session that .+ began on .+ UTC\. Every change that was saved is here/,
  );
  expect(message).toMatch(/The last one is "Add .*Grace.*", \d{4}-.+ No change was being written\.$/);
  await engine.api.workspace.close({});
  await engine.session.openWorkspace(path);
  expect(await notices()).toEqual([]);
});

it('says that the change that was being written was taken back', async () => {
  await killedDuring('half-child.ts');
  expect(await messageOf('unclean_end')).toContain(
    'Taken back: the change that was being written. Do that again.',
  );
});

it('says how many files that were being attached were taken back', async () => {
  await engine.api.workspace.close({});
  // As an attachment leaves it that was killed: staged and never published.
  const { Workspace } = await import('../../../electron/engine/workspace/workspace.ts');
  const workspace = Workspace.open(path);
  workspace.content.append([1, 2].map((n) => ({ staged: null, firstSeq: 0, pieces: [Buffer.from([n])] })));
  copyFileSync(`${path}.lock`, join(engine.folder, 'note'));
  workspace.close();
  copyFileSync(join(engine.folder, 'note'), `${path}.lock`);
  await engine.session.openWorkspace(path);
  expect(await messageOf('unclean_end')).toContain('Taken back: 2 files that were being attached.');
});

it.runIf(process.platform === 'linux')(
  'refuses changes to a file that was moved, says where it is, and goes on when it is back',
  async () => {
    const elsewhere = join(engine.folder, 'elsewhere.trustbench');
    renameSync(path, elsewhere);
    const failure = await failureOf(() => addPerson('Grace'));
    expect(failure).toMatchObject({ code: 'file_missing' });
    expect(failure.message).toContain(
      `was moved or renamed while it was open, so nothing more is saved. It is now ${elsewhere}.`,
    );
    expect(await messageOf('file_moved')).toBe(failure.message);
    renameSync(elsewhere, path);
    await addPerson('Grace');
    expect(await notices()).toEqual([]);
  },
);

it.runIf(process.platform === 'linux')(
  'saves all of a file that was deleted as a copy, and goes on with that',
  async () => {
    await addPerson('Grace');
    const { state } = engine.session.workspace;
    rmSync(path);
    expect(await messageOf('file_gone')).toContain('engagement.trustbench was deleted while it was open');
    expect((await failureOf(() => addPerson('Lin'))).code).toBe('file_missing');
    const open = await engine.api.workspace.saveCopy({ target: engine.target('rescued.trustbench') });
    expect(open).toMatchObject({ fileName: 'rescued.trustbench', headHash: state.hash, notices: [] });
    await addPerson('Lin');
    expect(await engine.session.workspace.verify({})).toMatchObject({ ok: true });
  },
);

it('leaves alone what took the place of a file that was moved', async () => {
  renameSync(path, join(engine.folder, 'elsewhere.trustbench'));
  writeFileSync(path, 'another');
  writeFileSync(`${path}.lock`, 'of another');
  expect((await failureOf(() => addPerson('Grace'))).code).toBe('file_missing');
  await engine.api.workspace.close({});
  expect([existsSync(path), existsSync(`${path}.lock`)]).toEqual([true, true]);
});

it('does not replace a file by a copy', async () => {
  mkdirSync(join(engine.folder, 'copies'));
  writeFileSync(join(engine.folder, 'copies/taken'), 'mine');
  const failure = await failureOf(() =>
    engine.api.workspace.saveCopy({ target: engine.target('copies/taken') }),
  );
  expect(failure.code).toBe('conflict');
  expect(engine.session.isOpen).toBe(true);
});

it('says when the clock went back, and keeps the changes in order', async () => {
  await addPerson('Grace');
  vi.useFakeTimers({ now: Date.now() - 2 * 3_600_000, toFake: ['Date'] });
  await addPerson('Lin');
  expect(await messageOf('clock_back')).toMatch(
    /change 3 bears .+ UTC, the one before it .+ Check date and time/,
  );
  vi.useRealTimers();
  await engine.api.workspace.close({});
  await engine.session.openWorkspace(path);
  expect((await notices()).map((n) => n.code)).toEqual(['clock_back']);
  expect(await engine.session.workspace.verify({})).toMatchObject({ ok: true });
  const { entries } = await engine.api.workspace.history({ limit: 10 });
  expect(entries.map((e) => e.transaction)).toEqual([3, 2, 1]);
});

it('keeps the backup that was just made when the clock went back', async () => {
  const policy = { newest: 1, days: 0, weeks: 0, bytes: 1e9 };
  const backup = () =>
    engine.session.workspace.backup({ folder: join(engine.folder, 'copies'), stem: 'a', policy });
  await backup();
  vi.useFakeTimers({ now: Date.now() - 2 * 3_600_000, toFake: ['Date'] });
  await addPerson('Grace');
  expect(existsSync(await backup())).toBe(true);
});

it('removes what was left unfinished, where it is surely its own and a day old, and says so', async () => {
  await engine.api.workspace.close({});
  const inFolder = (name: string) => join(engine.folder, name);
  const make = (name: string, days: number) => {
    writeFileSync(inFolder(name), 'half');
    lutimesSync(inFolder(name), Date.now() / 1000, Date.now() / 1000 - days * 86_400);
  };
  const stays = [
    '.trustbench-0123456789ab.partial',
    'b.trustbench.71.partial',
    '.trustbench-notes',
    'mine.partial',
  ];
  make('.trustbench-0123456789ab.partial', 0);
  make('b.trustbench.71.partial', 0.9);
  make('.trustbench-notes', 9);
  make('mine.partial', 9);
  make('.trustbench-ba9876543210.partial', 2);
  make('b.trustbench.72.partial', 2);
  make('b.trustbench.72.partial.lock', 2);
  // A folder of a seal, with what is in it, and a link that leads elsewhere.
  mkdirSync(inFolder('.trustbench-seal-aB3dE6'));
  writeFileSync(inFolder('.trustbench-seal-aB3dE6/sealed'), 'half');
  mkdirSync(inFolder('elsewhere'));
  writeFileSync(inFolder('elsewhere/kept'), 'mine');
  symlinkSync(inFolder('elsewhere'), inFolder('.trustbench-aaaaaaaaaaaa.partial'));
  for (const name of ['.trustbench-seal-aB3dE6', '.trustbench-aaaaaaaaaaaa.partial'])
    lutimesSync(inFolder(name), Date.now() / 1000, Date.now() / 1000 - 2 * 86_400);
  await engine.session.openWorkspace(path);
  const own = ['data', 'elsewhere', 'engagement.trustbench', 'engagement.trustbench.lock'];
  expect(readdirSync(engine.folder).toSorted()).toEqual([...own, ...stays].toSorted());
  expect(existsSync(inFolder('elsewhere/kept'))).toBe(true);
  expect(await messageOf('leftovers')).toMatch(/^5 unfinished files .+ were removed from the folder/);
  await engine.api.workspace.close({});
  await engine.session.openWorkspace(path);
  expect(await messageOf('leftovers')).toBeUndefined();
});

it('names the service that syncs the folder', async () => {
  await engine.api.workspace.close({});
  writeFileSync(join(engine.folder, '.dropbox'), '');
  await engine.session.openWorkspace(path);
  expect(await messageOf('sync_folder')).toMatch(
    /^This workspace is in a folder that Dropbox syncs\..+put backups into/,
  );
});
