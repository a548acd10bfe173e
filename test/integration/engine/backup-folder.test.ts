/** Where backups go, and what a comparison with one is written as. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../../fixtures/engine.ts';
import { readZip } from '../../fixtures/zip.ts';
import { failureOf } from '../workspace/support.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterEach(() => engine[Symbol.asyncDispose]());

const backUp = async () =>
  (await resultOf<{ fileName: string }>(engine.api, await engine.api.workspace.backup({}))).fileName;
const offered = (path: string) => engine.session.files.offerSource(path).token;
function newFolder(...names: string[]): string {
  const folder = join(engine.folder, ...names);
  mkdirSync(folder, { recursive: true });
  return folder;
}

describe('the backup folder', () => {
  it('is where copies go and are restored from, until the usual one is taken again', async () => {
    const usual = (await engine.api.backups.list({})).folder;
    const folder = newFolder('drive', 'copies');
    expect(await engine.api.backups.setFolder({ folder: offered(folder) })).toEqual({
      folder,
      isChosen: true,
      notes: [],
    });
    await engine.api.matrix.addControl({ ref: 'C-1', title: 'Before' });
    const name = await backUp();
    // Nothing is left of the trial write.
    expect(readdirSync(folder)).toEqual([name]);
    await engine.api.matrix.addControl({ ref: 'C-2', title: 'After' });
    await engine.api.backups.restore({ name });
    const refs = (await engine.api.matrix.controls({})).map(({ ref }) => ref);
    expect(refs).toContain('C-1');
    expect(refs).not.toContain('C-2');
    expect(await engine.api.backups.setFolder({ folder: null })).toEqual({
      folder: usual,
      isChosen: false,
      notes: [],
    });
    expect((await engine.api.backups.list({})).backups).toEqual([]);
  });

  it('is no file, and no folder that takes nothing', async () => {
    const file = engine.file('list.csv', Buffer.from('a'));
    const failure = await failureOf(() => engine.api.backups.setFolder({ folder: offered(file) }));
    expect(failure.code).toBe('bad_input');
    // Where even root writes nothing.
    const refused = await failureOf(() =>
      engine.api.backups.setFolder({ folder: offered('/proc/self/net') }),
    );
    expect(refused.message).not.toBe('');
    expect((await engine.api.backups.list({})).isChosen).toBe(false);
  });

  it('says that a service syncs it, and when it is gone', async () => {
    const folder = newFolder('cloud', 'copies');
    writeFileSync(join(engine.folder, 'cloud', '.dropbox'), '');
    const { notes } = await engine.api.backups.setFolder({ folder: offered(folder) });
    expect(notes).toEqual([expect.stringContaining('Dropbox syncs this folder')]);
    rmSync(join(engine.folder, 'cloud'), { recursive: true });
    expect((await engine.api.backups.list({})).notes).toEqual([expect.stringContaining('is not there')]);
  });
});

describe('a comparison that is exported', () => {
  const differ = async () => {
    const { id } = await engine.api.matrix.addControl({ ref: 'C-1', title: 'Plain' });
    const name = await backUp();
    await engine.api.matrix.updateControls({ ids: [id], patch: { title: '=HYPERLINK("x")\n+1' } });
    return name;
  };
  const written = async (format: 'csv' | 'xlsx') => {
    const path = join(engine.folder, `changes.${format}`);
    const target = engine.session.files.offerTarget(path).token;
    const started = await engine.api.backups.exportComparison({ name: await differ(), format, target });
    expect(await resultOf<{ lines: number }>(engine.api, started)).toEqual({ lines: 1 });
    return path;
  };

  it('has a line a field as CSV, and no formula', async () => {
    const [head, line] = Papa.parse<string[]>(readFileSync(await written('csv'), 'utf8').slice(1)).data;
    expect(head).toEqual(['Area', 'Record', 'Action', 'Field', 'In the backup', 'Now']);
    expect(line?.slice(2)).toEqual(['changed', 'title', 'Plain', `'=HYPERLINK("x")\n'+1`]);
  });

  it('is a workbook with the same, and no formula', async () => {
    const parts = await readZip(readFileSync(await written('xlsx')));
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    const xml = [...parts.values()].map((bytes) => bytes.toString('utf8')).join('');
    expect(sheets.length).toBeGreaterThan(0);
    expect(xml).toContain('=HYPERLINK(');
    for (const [, bytes] of sheets) expect(bytes.toString('utf8')).not.toMatch(/<f[ >]/);
  });
});
