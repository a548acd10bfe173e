import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AttachResult } from '../../../shared/contract/evidence/intake.ts';
import { createEngagement, resultOf } from '../../fixtures/engine.ts';
import { startTestHost, type TestHost } from './support.ts';

let test: TestHost;
beforeAll(async () => {
  test = await startTestHost();
  await createEngagement(test.engine);
});
afterAll(() => test[Symbol.asyncDispose]());

async function targetFor(kind: string) {
  const body = JSON.stringify({ fileName: 'Evidence of Northwind.zip', kind });
  return test.send({ method: 'POST', path: '/targets', headers: test.own, body });
}

it('sends exported evidence as an archive that other programs check', async () => {
  const files = [test.engine.source('notes.txt', 'one'), test.engine.source('list.csv', 'a,b\n1,2\n')];
  await resultOf<AttachResult>(test.api, await test.api.evidence.attach({ files }));
  const { token } = JSON.parse((await targetFor('zip')).body.toString()) as { token: string };
  await resultOf(
    test.api,
    await test.api.evidence.exportFolder({ target: token, filter: { filter: 'all', search: 'list' } }),
  );
  const answer = await test.send({ path: `/targets/${token}`, headers: test.own });
  expect(answer.status).toBe(200);
  const path = join(test.engine.folder, 'received.zip');
  writeFileSync(path, answer.body);
  execFileSync('unzip', ['-q', path], { cwd: test.engine.folder });
  const cwd = join(test.engine.folder, 'Evidence of Northwind');
  const checked = execFileSync('sha256sum', ['-c', 'SHA256SUMS.txt'], { cwd, encoding: 'utf8' });
  expect(checked).toContain('Evidence/No criterion/EV-0002_list_v1.csv: OK');
  expect(checked).not.toContain('EV-0001');
});

it('has no folders to write to', async () => {
  expect((await targetFor('folder')).status).toBe(400);
});
