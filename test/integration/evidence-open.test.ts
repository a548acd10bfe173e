/** Copies of evidence for other programs: what is refused, what is written, and that nothing stays. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEvidence } from '../../electron/engine/evidence/opening/open-evidence.ts';
import { OpenedCopies, removeLeftCopies } from '../../electron/engine/evidence/opening/opened-copies.ts';
import { copyToOpen } from '../../electron/main/opened-copy.ts';
import type { AttachResult } from '../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf, startEngine, type TestEngine } from '../fixtures/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = startEngine();
  await createEngagement(engine);
});
afterEach(() => engine[Symbol.asyncDispose]());

async function attach(name: string, content: string | Uint8Array): Promise<string> {
  const files = [engine.source(name, content)];
  const { added } = await resultOf<AttachResult>(engine.api, await engine.api.evidence.attach({ files }));
  return added[0]?.id ?? '';
}

it('writes a read-only copy, byte for byte, and removes it when the workspace closes', async () => {
  const content = 'account,decision\r\nm.weiss,remove\r\n';
  const id = await attach('Access review.csv', content);
  const copy = await openEvidence(engine.session, id);
  expect(basename(copy.path)).toBe('EV-0001_Access-review_v1.csv');
  expect(readFileSync(copy.path, 'utf8')).toBe(content);
  expect(statSync(copy.path).mode & 0o777).toBe(0o444);
  expect(statSync(copy.folder).mode & 0o777).toBe(0o700);
  expect(copyToOpen(copy)).toBe(copy.path);
  await engine.api.workspace.close({});
  expect(existsSync(copy.folder)).toBe(false);
});

it('uses a copy again until somebody changes it', async () => {
  const id = await attach('a.txt', 'one');
  const first = await openEvidence(engine.session, id);
  expect(await openEvidence(engine.session, id)).toEqual(first);
  chmodSync(first.path, 0o600);
  writeFileSync(first.path, 'two');
  const second = await openEvidence(engine.session, id, 1);
  expect(second.path).not.toBe(first.path);
  expect(readFileSync(second.path, 'utf8')).toBe('one');
});

it.each([
  ['page.html', '<!doctype html><script>alert(1)</script>', 'Markup'],
  ['page.txt', '<!doctype html><html><body>not a text</body></html>', 'Markup'],
  ['logo.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'Markup'],
  ['mail.eml', 'From: a@example.com\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nHi', 'Emails'],
  ['tool.exe', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'Files of this type'],
  ['unknown.pdf', Buffer.from([1, 2, 3, 0, 255]), 'Files of this type'],
])('refuses %s', async (name, content, reason) => {
  const id = await attach(name, content);
  await expect(openEvidence(engine.session, id)).rejects.toMatchObject({
    code: 'unknown_format',
    message: expect.stringContaining(reason) as unknown,
  });
});

it('names the copy by its content, whatever the file calls itself', async () => {
  const id = await attach('invoice.png.exe', 'just a text\n');
  expect(basename((await openEvidence(engine.session, id)).path)).toMatch(/^EV-0001_[\w.-]+\.txt$/);
});

it('hands the desktop nothing but a copy', async () => {
  const { folder, path } = await openEvidence(engine.session, await attach('a.txt', 'one'));
  const own = dirname(path);
  chmodSync(own, 0o700);
  writeFileSync(join(own, 'run.sh'), 'true');
  symlinkSync(engine.file('outside.txt', 'x'), join(own, 'link.txt'));
  mkdirSync(join(own, 'folder.txt'));
  writeFileSync(join(folder, 'loose.txt'), 'x');
  for (const other of [
    join(own, 'run.sh'),
    join(own, 'link.txt'),
    join(own, 'folder.txt'),
    join(folder, 'loose.txt'),
    join(engine.folder, 'outside.txt'),
    folder,
  ])
    expect(() => copyToOpen({ folder, path: other })).toThrow(/not opened outside/);
  expect(() => copyToOpen({ folder: engine.folder, path: join(engine.folder, 'outside.txt') })).toThrow(
    /not/,
  );
  expect(() => copyToOpen({ path })).toThrow(/folder/);
});

it('removes what a run left behind that ended without doing so, and nothing else', async () => {
  const gone = spawnSync('true').pid;
  const old = new Date('2026-01-01');
  const make = (name: string, at = old) => {
    const folder = join(engine.folder, name);
    mkdirSync(join(folder, '1'), { recursive: true });
    writeFileSync(join(folder, '1', 'a.txt'), 'x', { mode: 0o444 });
    utimesSync(folder, at, at);
    return folder;
  };
  const left = make(`trustbench-open-${gone}-abc123`);
  const kept = [
    make(`trustbench-open-${process.ppid}-abc123`),
    make(`trustbench-open-${gone}-new123`, new Date(Date.now() + 60_000)),
    make('trustbench-open-mine'),
    make('other'),
  ];
  const link = join(engine.folder, `trustbench-open-${gone}-link12`);
  symlinkSync(kept[3] ?? '', link);
  removeLeftCopies(engine.folder);
  expect(existsSync(left)).toBe(false);
  expect([...kept, link].filter((path) => !existsSync(path))).toEqual([]);
});

it('starts a new folder after it was closed', async () => {
  const copies = new OpenedCopies(engine.folder);
  const write = (path: string) => Promise.resolve(writeFileSync(path, 'x'));
  const first = await copies.open('a', 'a.txt', write);
  await copies.close();
  const second = await copies.open('a', 'a.txt', write);
  expect([existsSync(first.folder), existsSync(second.path)]).toEqual([false, true]);
  await copies.close();
});
