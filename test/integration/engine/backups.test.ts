import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recovered } from '../../../shared/contract/backups.ts';
import { createEngagement, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterEach(() => engine[Symbol.asyncDispose]());

const newControl = (title: string) => engine.api.matrix.addControl({ ref: `C-${title}`, title });

async function backUp(): Promise<string> {
  const { jobId } = await engine.api.workspace.backup({});
  const { result, error } = await engine.session.jobs.ended(jobId);
  expect(error).toBeNull();
  return (result as { fileName: string }).fileName;
}
const names = async () => (await engine.api.backups.list({})).backups.map((b) => b.name);

describe('backups of the open workspace', () => {
  it('are listed newest first with what they hold, also one that can not be read', async () => {
    await newControl('Accounts are reviewed');
    const name = await backUp();
    const { folder, backups } = await engine.api.backups.list({});
    const head = engine.session.workspace.state;
    expect(backups).toMatchObject([
      {
        name,
        problem: null,
        state: { client: 'Northwind Ledger', headHash: head.hash, transactions: head.id },
      },
    ]);
    const broken = name.replace(/_[0-9T-]+_/, '_2020-01-01T00-00-00_');
    writeFileSync(join(folder, broken), readFileSync(join(folder, name)).subarray(0, 5000));
    const again = (await engine.api.backups.list({})).backups;
    expect(again.map((b) => b.name)).toEqual([name, broken]);
    expect(again[1]).toMatchObject({ state: null, problem: expect.stringContaining('damaged') });
  });

  it('take no name that is none of theirs', async () => {
    for (const name of ['../engagement.trustbench', 'engagement.trustbench', '']) {
      const failure = await failureOf(() => engine.api.backups.compare({ name }));
      expect(failure.code).toBe('not_found');
    }
  });

  it('open for reading only, and verify', async () => {
    const name = await backUp();
    const { jobId } = await engine.api.backups.verify({ name });
    expect((await engine.session.jobs.ended(jobId)).result).toMatchObject({ ok: true, problems: [] });
    const { file } = await engine.api.backups.offer({ name });
    expect((await engine.api.workspace.open({ file })).readOnly).toBe(true);
  });
});

describe('comparing with a backup', () => {
  it('names what was added, changed and removed since, field by field', async () => {
    const [stays, goes] = [await newControl('Stays'), await newControl('Goes')];
    const name = await backUp();
    await newControl('Comes');
    await engine.api.matrix.updateControls({ ids: [stays.id], patch: { title: 'Stays, renamed' } });
    await engine.api.matrix.removeControls({ ids: [goes.id] });
    const { ahead, behind, changes } = await engine.api.backups.compare({ name });
    expect([ahead, behind]).toEqual([3, 0]);
    const controls = changes.filter((c) => c.table === 'control');
    expect(controls.map((c) => [c.action, c.record]).toSorted()).toEqual([
      ['added', 'C-Comes'],
      ['changed', 'C-Stays'],
      ['removed', 'C-Goes'],
    ]);
    expect(controls.find((c) => c.action === 'changed')?.fields).toContainEqual({
      field: 'title',
      before: 'Stays',
      after: 'Stays, renamed',
    });
  });

  it('finds nothing where a change was taken back', async () => {
    const name = await backUp();
    await newControl('Comes and goes');
    await engine.api.workspace.undo({});
    const { ahead, changes } = await engine.api.backups.compare({ name });
    expect(ahead).toBe(2);
    expect(changes).toEqual([]);
  });
});

describe('restoring', () => {
  it('puts the copy in the place of the file, and the state from before can be restored as well', async () => {
    await newControl('Old');
    const old = await backUp();
    const control = await newControl('New');
    const path = engine.session.workspace.path;
    const { open, before } = await engine.api.backups.restore({ name: old });
    expect(open).toMatchObject({ readOnly: false, transactions: 2, counts: { controls: 1 } });
    expect(engine.session.workspace.path).toBe(path);
    expect(statSync(path).mode & 0o200).toBe(0o200);
    await newControl('Another way');
    const compared = await engine.api.backups.compare({ name: before });
    expect([compared.ahead, compared.behind]).toEqual([1, 1]);
    await engine.api.backups.restore({ name: before });
    expect((await engine.api.matrix.controls({})).map((c) => c.id)).toContain(control.id);
    expect(readdirSync(engine.folder).filter((n) => n.includes('partial'))).toEqual([]);
    expect(await names()).toHaveLength(3);
  });

  it('leaves the workspace as it is when the copy is damaged', async () => {
    await newControl('Old');
    const name = await backUp();
    await newControl('New');
    const { folder } = await engine.api.backups.list({});
    const bytes = readFileSync(join(folder, name));
    bytes.fill(7, 65_536, 65_736);
    rmSync(join(folder, name));
    writeFileSync(join(folder, name), bytes);
    const failure = await failureOf(() => engine.api.backups.restore({ name }));
    expect(failure.code).toBe('integrity');
    expect(engine.session.describeOpen()?.counts.controls).toBe(2);
    expect(readdirSync(engine.folder).filter((n) => n.includes('partial'))).toEqual([]);
  });
});

describe('a workspace that is damaged', () => {
  async function damage(): Promise<{ token: string; path: string }> {
    const { path } = engine.session.workspace;
    await engine.api.workspace.close({});
    const bytes = readFileSync(path);
    // The page after the list of tables: every row of a table is gone.
    bytes.fill(0xa5, 65_536, 98_304);
    writeFileSync(path, bytes);
    const { token } = engine.session.files.offerSource(path);
    const failure = await failureOf(() => engine.api.workspace.open({ file: token }));
    expect(failure.code).toBe('workspace_damaged');
    return { token, path };
  }

  it('gives way to a backup and is kept beside it', async () => {
    await newControl('Old');
    const name = await backUp();
    const { token, path } = await damage();
    const of = { file: token };
    const listed = await engine.api.backups.ofFile(of);
    expect(listed).toMatchObject({ fileName: 'engagement.trustbench', backups: [{ name, problem: null }] });
    const { open, keptAs } = await engine.api.backups.restoreFile({ of, name, passphrase: null });
    expect(open).toMatchObject({
      fileName: 'engagement.trustbench',
      readOnly: false,
      counts: { controls: 1 },
    });
    expect(engine.session.workspace.path).toBe(path);
    expect(readdirSync(engine.folder)).toContain(keptAs);
  });

  it('is recovered into a new file that opens', async () => {
    await newControl('Kept');
    const { token } = await damage();
    const { jobId } = await engine.api.backups.recover({
      of: { file: token },
      target: engine.target('recovered.trustbench'),
      passphrase: null,
    });
    const { result, error } = await engine.session.jobs.ended(jobId);
    expect(error).toBeNull();
    const { recovery, file } = recovered.parse(result);
    expect(recovery).toMatchObject({ isJournalComplete: true, lostFiles: [], dropped: 0 });
    expect((await engine.api.workspace.open({ file })).counts.controls).toBe(1);
  });
});
