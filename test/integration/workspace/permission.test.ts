/** The right to write that goes away while a workspace is open. The engine runs as another user, because an administrator may always write. */
import { chmodSync, chownSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngagement, startEngine, temporaryFolder, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from './support.ts';

const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
if (process.platform === 'win32')
  console.warn('Tests of lost permission are skipped: Windows has other rights.');

describe.skipIf(process.platform === 'win32')('the right to write that is lost', () => {
  let engine: TestEngine;
  let path = '';
  beforeEach(async () => {
    const folder = temporaryFolder();
    if (isRoot) {
      chownSync(folder, NOBODY, NOBODY);
      process.seteuid?.(NOBODY);
    }
    engine = startEngine(folder);
    await createEngagement(engine);
    path = join(engine.folder, 'engagement.trustbench');
  });
  afterEach(async () => {
    chmodSync(engine.folder, 0o755);
    await engine.session.dispose();
    if (isRoot) process.seteuid?.(0);
    rmSync(engine.folder, { recursive: true, force: true });
  });
  const addPerson = (name: string) =>
    engine.api.scope.addPerson({ name, title: '', email: '', side: 'client' });

  it('to the folder: nothing of a change is there, and it goes on when it is back', async () => {
    const { state } = engine.session.workspace;
    chmodSync(engine.folder, 0o555);
    const failure = await failureOf(() => addPerson('Grace'));
    expect(failure.code).toBe('workspace_read_only');
    expect(failure.message).toMatch(/^engagement\.trustbench can not be written\. Work on a copy/);
    expect(engine.session.workspace.state).toEqual(state);
    chmodSync(engine.folder, 0o755);
    await addPerson('Grace');
    expect(await engine.session.workspace.verify({})).toMatchObject({ ok: true });
  });

  it('to the folder: a copy and a backup name it and leave nothing', async () => {
    chmodSync(engine.folder, 0o555);
    const before = readdirSync(engine.folder);
    const copy = await failureOf(() =>
      engine.api.workspace.saveCopy({ target: engine.target('copy.trustbench') }),
    );
    const place = {
      folder: join(engine.folder, 'backups'),
      stem: 'a',
      policy: { newest: 1, days: 0, weeks: 0, bytes: 1e9 },
    };
    const backup = await failureOf(() => engine.session.workspace.backup(place));
    expect([copy.code, backup.code]).toEqual(['file_unreadable', 'file_unreadable']);
    expect(copy.message).toMatch(
      /^copy\.trustbench can not be written: its folder takes no new file\. Choose another place/,
    );
    expect(backup.message).toMatch(/^backups can not be .+ permission denied\. Choose another place/);
    expect(readdirSync(engine.folder)).toEqual(before);
    chmodSync(engine.folder, 0o755);
  });

  it('to the folder: the workspace still closes, with every change that was saved', async () => {
    await addPerson('Grace');
    const { state } = engine.session.workspace;
    chmodSync(engine.folder, 0o555);
    await addPerson('Lin');
    await engine.api.workspace.close({});
    chmodSync(engine.folder, 0o755);
    await engine.session.openWorkspace(path);
    expect(engine.session.workspace.state.id).toBe(state.id + 1);
    expect(await engine.session.workspace.verify({})).toMatchObject({ ok: true });
  });

  it('to the file: what was opened stays so, and the next opening is read-only and says so', async () => {
    chmodSync(path, 0o444);
    await addPerson('Grace');
    const { state } = engine.session.workspace;
    await engine.api.workspace.close({});
    await engine.session.openWorkspace(path);
    expect(engine.session.workspace.readOnly).toBe(true);
    expect(engine.session.workspace.state).toEqual(state);
    const { code, message } = await failureOf(() => addPerson('Lin'));
    expect(code).toBe('workspace_read_only');
    expect(message).toContain('is open read-only, so "Add Lin" was not done. Work on a copy');
  });
});
