import { randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngagement, ended, startEngine, TYPE_II, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf, newWorkspace } from '../workspace/support.ts';

let engine: TestEngine;
beforeEach(() => {
  engine = startEngine();
});
afterEach(() => engine[Symbol.asyncDispose]());

const openName = async () => (await engine.api.workspace.status({})).open?.fileName ?? null;

it('keeps what is open when another file can not be opened or made', async () => {
  await createEngagement(engine, { name: 'a.trustbench' });
  const bad = engine.source('bad.trustbench', 'not a workspace');
  expect((await failureOf(() => engine.api.workspace.open({ file: bad }))).code).toBe('workspace_foreign');
  expect((await failureOf(() => createEngagement(engine, { name: 'bad.trustbench' }))).code).toBe('conflict');
  expect(await openName()).toBe('a.trustbench');
  await engine.api.scope.addPerson({ name: 'Hedy', side: 'firm' });
});

it('refuses a workspace without an engagement, which no screen could show', async () => {
  newWorkspace(engine.folder, 'empty.trustbench').close();
  const file = engine.source('empty.trustbench');
  const failure = await failureOf(() => engine.api.workspace.open({ file }));
  expect(failure).toMatchObject({ code: 'workspace_damaged' });
  expect(await openName()).toBeNull();
  expect((await engine.api.workspace.status({})).recent).toEqual([]);
});

it('opens one at a time, whatever is asked at once', async () => {
  for (const name of ['a', 'b', 'c']) await createEngagement(engine, { name: `${name}.trustbench` });
  const files = ['a', 'b', 'a', 'c', 'b'].map((name) => engine.source(`${name}.trustbench`));
  const answers = await Promise.all(files.map((file) => engine.api.workspace.open({ file })));
  expect(answers).toHaveLength(5);
  expect(await openName()).toBe('b.trustbench');
  await engine.api.workspace.close({});
  // Nobody holds any of them.
  for (const name of ['a', 'b', 'c'])
    await engine.api.workspace.open({ file: engine.source(`${name}.trustbench`) });
  await engine.api.workspace.close({});
  expect(readdirSync(engine.folder).toSorted()).toEqual([
    'a.trustbench',
    'b.trustbench',
    'c.trustbench',
    'data',
  ]);
});

it('ends work in progress before it closes, and takes no new work on what closes', async () => {
  await createEngagement(engine, { library: 'saas' });
  const { api } = engine;
  const large = engine.source('large.bin', randomBytes(60 << 20));
  const jobs = [
    await api.evidence.attach({ files: [large] }),
    await api.workspace.verify({}),
    await api.workspace.backup({}),
    await api.reports.export({ kind: 'type2', format: 'pdf', target: engine.target('report.pdf') }),
  ];
  const closing = api.workspace.close({});
  await new Promise((resolve) => setImmediate(resolve));
  const late = await failureOf(() => api.evidence.attach({ files: [large] }));
  expect(late.code).toBe('no_workspace');
  await closing;
  for (const job of jobs) expect((await ended(api, job)).status).not.toBe('running');
  expect(readdirSync(engine.folder).filter((name) => name.includes('partial'))).toEqual([]);
  await api.workspace.open({ file: engine.source('engagement.trustbench') });
  expect(engine.session.workspace.get('SELECT count(*) AS n FROM content')).toEqual({ n: 0 });
  expect((await ended(api, await api.workspace.verify({}))).result).toMatchObject({ ok: true });
});

it('remembers what was open, and checks every page again when someone else wrote the file', async () => {
  await createEngagement(engine, { name: 'a.trustbench' });
  await engine.api.workspace.close({});
  const [recent] = (await engine.api.workspace.status({})).recent;
  expect(recent).toMatchObject({
    fileName: 'a.trustbench',
    client: TYPE_II.client,
    type: 'II',
    exists: true,
  });
  await engine.api.workspace.openRecent({ id: recent?.id ?? '' });
  await engine.api.workspace.close({});
  rmSync(join(engine.folder, 'a.trustbench'));
  expect((await engine.api.workspace.status({})).recent[0]?.exists).toBe(false);
  expect((await failureOf(() => engine.api.workspace.openRecent({ id: recent?.id ?? '' }))).code).toBe(
    'workspace_missing',
  );
  await engine.api.workspace.forgetRecent({ id: recent?.id ?? '' });
  expect((await engine.api.workspace.status({})).recent).toEqual([]);
});

it('works with settings that can not be written', async () => {
  const folder = join(engine.folder, 'other');
  await using other = startEngine(folder);
  writeFileSync(join(folder, 'data'), 'a file where the folder should be');
  await createEngagement(other, { name: 'a.trustbench' });
  await other.api.workspace.close({});
  await other.api.workspace.open({ file: other.source('a.trustbench') });
  expect((await other.api.workspace.status({})).recent).toHaveLength(1);
});

it('never takes back the creation of the engagement', async () => {
  await createEngagement(engine, { library: 'saas' });
  expect((await engine.api.workspace.status({})).open?.undo).toBeNull();
  expect((await failureOf(() => engine.api.workspace.undo({}))).code).toBe('conflict');
});
