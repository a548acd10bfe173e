/** Evidence on its way out: checked by `sha256sum`, read back by other programs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import { createEngagement, ended, resultOf, startEngine, type TestEngine } from '../fixtures/engine.ts';

let engine: TestEngine;
let controls: Map<string, string>;
beforeAll(async () => {
  engine = startEngine();
  await createEngagement(engine, { library: ['IAM-07', 'CHG-01'] });
  controls = new Map((await engine.api.matrix.controls({})).map(({ ref, id }) => [ref, id]));
});
afterAll(() => engine[Symbol.asyncDispose]());

/** Numbers count from one again. */
afterEach(async () => {
  const held = async () => (await engine.api.workspace.status({})).open?.counts.evidence ?? 0;
  while ((await held()) > 0) await engine.api.workspace.undo({});
});

async function attach(name: string, content: string | Uint8Array, refs: string[]): Promise<string> {
  const { added } = await resultOf<AttachResult>(
    engine.api,
    await engine.api.evidence.attach({
      files: [engine.source(name, content)],
      controlIds: refs.map((ref) => controls.get(ref) ?? ''),
      coversFrom: '2026-01-01',
      coversTo: '2026-03-31',
    }),
  );
  return added[0]?.id ?? '';
}

/** A picture whose middle is white. */
const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAE0lEQVR4nGP4TwAwjEpjgwSFCwCE6o+CkMbaXAAAAABJRU5ErkJggg==',
  'base64',
);

it('writes folders by criterion, an index and hashes that sha256sum checks', async () => {
  await attach('Access review Q1.csv', 'account,decision\nm.weiss,remove\n', ['IAM-07']);
  await attach('Zürich change list – 東京.csv', 'id\nCR-1\n', ['CHG-01', 'IAM-07']);
  await attach('Northwind Ledger notes.txt', 'loose', []);
  const target = join(engine.folder, 'Evidence for the auditor');
  const result = await resultOf(
    engine.api,
    await engine.api.evidence.exportFolder({ target: engine.target('Evidence for the auditor') }),
  );
  expect(result).toMatchObject({ fileName: 'Evidence for the auditor', files: 3, redacted: 0 });
  const check = execFileSync('sha256sum', ['--strict', '-c', 'SHA256SUMS.txt'], {
    cwd: target,
    encoding: 'utf8',
  });
  expect(check.match(/: OK$/gm)?.length).toBe(
    readFileSync(join(target, 'SHA256SUMS.txt'), 'utf8').trim().split('\n').length,
  );
  expect(readdirSync(join(target, 'Evidence')).toSorted()).toEqual([
    'CC6.2',
    'CC6.3',
    'CC8.1',
    'No criterion',
  ]);
  expect(readdirSync(join(target, 'Evidence/No criterion'))).toEqual(['EV-0003_notes_2026-03-31_v1.txt']);
  expect(readdirSync(join(target, 'Evidence/CC6.2'))).toEqual([
    'EV-0001_IAM-07_CC6.2_Access-review-Q1_2026-03-31_v1.csv',
    'EV-0002_CHG-01_CC6.2_Zurich-change-list_2026-03-31_v1.csv',
  ]);
  expect(readFileSync(join(target, 'Evidence/CC8.1/See also.txt'), 'utf8')).toContain(
    '../../Evidence/CC6.2/EV-0002_CHG-01_CC6.2_Zurich-change-list_2026-03-31_v1.csv',
  );
  const index = execFileSync(
    'unzip',
    ['-p', join(target, 'Evidence index.xlsx'), 'xl/worksheets/_rels/sheet3.xml.rels'],
    {
      encoding: 'utf8',
    },
  );
  expect(index).toContain('Target="Evidence/CC6.2/EV-0001_IAM-07_CC6.2_Access-review-Q1_2026-03-31_v1.csv"');
});

it('exports a redacted copy in the place of its original, and says so', async () => {
  const id = await attach('screen.png', PICTURE, ['IAM-07']);
  await engine.api.evidence.addRedactions({
    id,
    version: 1,
    redactions: [
      { page: 1, x1: 2000, y1: 2000, x2: 8000, y2: 8000, what: 'a name', reason: 'Personal data' },
    ],
  });
  const target = join(engine.folder, 'out');
  expect(
    await resultOf(engine.api, await engine.api.evidence.exportFolder({ target: engine.target('out') })),
  ).toMatchObject({ files: 1, redacted: 1 });
  const [name = ''] = readdirSync(join(target, 'Evidence/CC6.2'));
  const copy = readFileSync(join(target, 'Evidence/CC6.2', name));
  expect(createHash('sha256').update(copy).digest('hex')).not.toBe(
    createHash('sha256').update(PICTURE).digest('hex'),
  );
  expect(
    execFileSync('sha256sum', ['-c', 'SHA256SUMS.txt'], { cwd: target, encoding: 'utf8' }),
  ).not.toContain('FAILED');
});

it('packs an archive that other programs unpack into one folder', async () => {
  await attach('a.txt', 'one', ['IAM-07']);
  await resultOf(engine.api, await engine.api.evidence.exportFolder({ target: engine.target('export.zip') }));
  execFileSync('unzip', ['-q', 'export.zip'], { cwd: engine.folder });
  const check = spawnSync('sha256sum', ['-c', 'SHA256SUMS.txt'], { cwd: join(engine.folder, 'export') });
  expect(check.status).toBe(0);
});

it('leaves nothing behind when it can not be done, and touches no folder that holds something', async () => {
  await attach('a.txt', 'one', []);
  mkdirSync(join(engine.folder, 'taken'));
  writeFileSync(join(engine.folder, 'taken/mine.txt'), 'keep me');
  const job = await ended(
    engine.api,
    await engine.api.evidence.exportFolder({ target: engine.target('taken') }),
  );
  expect(job).toMatchObject({ status: 'failed', error: { code: 'conflict' } });
  expect(readdirSync(join(engine.folder, 'taken'))).toEqual(['mine.txt']);
  expect(readdirSync(engine.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(existsSync(join(engine.folder, 'taken/mine.txt'))).toBe(true);
});

it('shows the names beforehand, and what is wrong with a pattern', async () => {
  await attach('a.txt', 'one', ['IAM-07']);
  expect(await engine.api.evidence.exportPreview({ namePattern: '{ref}-{kind}-{title}' })).toMatchObject({
    problem: null,
    files: [{ ref: 'EV-0001', fileName: 'a.txt', path: 'Evidence/CC6.2/EV-0001-a.txt' }],
  });
  expect((await engine.api.evidence.exportPreview({ namePattern: '{name}' })).problem).toContain(
    'not a field',
  );
});

it('gives a file whose name lies the extension of what it is', async () => {
  await attach('enrolment report.pdf', PICTURE, []);
  const { files } = await engine.api.evidence.exportPreview({});
  expect(files.map(({ path }) => path)).toEqual([
    'Evidence/No criterion/EV-0001_enrolment-report_2026-03-31_v1.png',
  ]);
});

it('exports what passes the filters of the list, and nothing else', async () => {
  await attach('a.txt', 'one', ['IAM-07']);
  await attach('b.txt', 'two', []);
  const { files } = await engine.api.evidence.exportPreview({ filter: { filter: 'unlinked' } });
  expect(files.map(({ ref, hasRedactions }) => [ref, hasRedactions])).toEqual([['EV-0002', false]]);
});

it('names a single copy by the pattern of the engagement', async () => {
  const id = await attach('Access review Q1.PNG', PICTURE, ['IAM-07']);
  const { api } = engine;
  expect((await api.evidence.copyName({ id })).fileName).toBe(
    'EV-0001_IAM-07_CC6.2_Access-review-Q1_2026-03-31_v1.png',
  );
  await api.evidence.setRules({ namePattern: '{title} {ref}' });
  expect((await api.evidence.copyName({ id, redacted: true })).fileName).toBe(
    'Access-review-Q1-EV-0001-redacted.png',
  );
});
