import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { safeName } from '../../../shared/domain/file-name.ts';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf } from '../../fixtures/engine.ts';
import { startTestHost, type TestHost } from './support.ts';

let test: TestHost;
beforeAll(async () => {
  test = await startTestHost();
  await createEngagement(test.engine);
});
afterAll(() => test[Symbol.asyncDispose]());

interface Offered {
  token: string;
  fileName: string;
  size: number;
}

async function upload(name: string, body: Uint8Array): Promise<Offered> {
  const headers = { ...test.own, 'x-file-name': encodeURIComponent(name) };
  const answer = await test.send({ method: 'POST', path: '/files', headers, body });
  expect(answer.status).toBe(200);
  return JSON.parse(answer.body.toString()) as Offered;
}

async function targetFor(fileName: string, kind = 'any'): Promise<Offered> {
  const body = JSON.stringify({ fileName, kind });
  const answer = await test.send({ method: 'POST', path: '/targets', headers: test.own, body });
  return JSON.parse(answer.body.toString()) as Offered;
}

it.each([
  'plain.pdf',
  'Prüfbericht – März (final) 50%.pdf',
  '報告書 2026 👩🏽‍💻.xlsx',
  'it\'s #1 & more; "quoted".txt',
  '.hidden',
  `${'long '.repeat(80)}.docx`,
])('brings %s in and out again, byte for byte', async (name) => {
  const bytes = randomBytes(100_000);
  const { token, size, fileName } = await upload(name, bytes);
  expect([size, fileName]).toEqual([bytes.length, safeName(name)]);
  const { added } = await resultOf<AttachResult>(
    test.api,
    await test.api.evidence.attach({ files: [token] }),
  );
  expect(added).toMatchObject([{ fileName, size: bytes.length }]);
  const target = await targetFor(fileName);
  await resultOf(
    test.api,
    await test.api.evidence.saveCopy({ id: added[0]?.id ?? '', target: target.token }),
  );
  const answer = await test.send({ path: `/targets/${target.token}`, headers: test.own });
  expect(answer.status).toBe(200);
  expect(answer.body.equals(bytes)).toBe(true);
  const disposition = String(answer.headers['content-disposition']);
  expect(disposition).toMatch(/^attachment; filename\*=UTF-8''[\w%.!~*'()-]+$/);
  expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(safeName(name));
});

it('keeps both of two workspaces of one name, in the folder for workspaces', async () => {
  const bytes = readFileSync(join(test.engine.folder, 'renderer', 'app.js'));
  const names = [await upload('client.trustbench', bytes), await upload('client.trustbench', bytes)].map(
    (f) => f.fileName,
  );
  expect(names).toEqual(['client.trustbench', 'client 2.trustbench']);
  expect(readdirSync(join(test.engine.folder, 'engagements')).toSorted()).toEqual(names.toSorted());
});

it('leaves nothing of an upload that is broken off', async () => {
  const { host } = new URL(test.host.url);
  await new Promise<void>((resolve) => {
    const sent = request(`http://${host}/files`, {
      method: 'POST',
      headers: { ...test.own, 'x-file-name': 'broken.trustbench', 'content-length': '1000000' },
    });
    sent.on('error', () => resolve());
    sent.write(Buffer.alloc(1000), () => setTimeout(() => sent.destroy(), 50));
  });
  const names = () => readdirSync(join(test.engine.folder, 'engagements'));
  for (let i = 0; names().includes('broken.trustbench') && i < 100; i += 1)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(names()).not.toContain('broken.trustbench');
});

it.each([
  ['/files', { 'x-file-name': '%E0%A4%A' }, 'x'],
  ['/targets', {}, '{"fileName":"","kind":"any"}'],
  ['/targets', {}, '{"fileName":"x","kind":"any","path":"/etc/passwd"}'],
  ['/targets', {}, 'not json'],
  ['/targets', {}, `{"fileName":"${'x'.repeat(70_000)}","kind":"any"}`],
])('answers a bad request to %s with a sentence', async (path, headers, body) => {
  const answer = await test.send({ method: 'POST', path, headers: { ...test.own, ...headers }, body });
  expect(answer.status).toBe(400);
  const { code, message } = JSON.parse(answer.body.toString()) as { code: string; message: string };
  expect(code).toBe('bad_input');
  expect(message).toMatch(/\. \w.+\.$/);
});

it('keeps where an upload stood in its folder as text, and when it was changed', async () => {
  const headers = {
    ...test.own,
    'x-file-name': 'list.csv',
    'x-relative-path': encodeURIComponent('Inbox/../HR\u0000/list.csv'),
    'x-last-modified': String(Date.UTC(2026, 2, 31)),
  };
  const body = Buffer.from('a,b\n3,4\n');
  const answer = await test.send({ method: 'POST', path: '/files', headers, body });
  const { token } = JSON.parse(answer.body.toString()) as Offered;
  const started = await test.api.evidence.attach({ files: [token] });
  const { added } = await resultOf<AttachResult>(test.api, started);
  expect(added).toMatchObject([{ fileName: 'list.csv', origin: 'Inbox/../HR_/list.csv' }]);
  const [version] = await test.api.evidence.versions({ id: added[0]?.id ?? '' });
  expect(version?.modifiedAt).toBe('2026-03-31T00:00:00.000Z');
});

it('gives out nothing for a token that it did not give', async () => {
  const { token } = await upload('source.txt', Buffer.from('x'));
  for (const other of [token, 'x', '../../etc/passwd', '%2e%2e']) {
    const answer = await test.send({ path: `/targets/${other}`, headers: test.own });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ code: 'not_found' });
  }
});
