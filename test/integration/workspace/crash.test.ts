import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';

import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Workspace } from '../../../electron/engine/workspace/workspace.ts';
import { createEngagement, startEngine, temporaryFolder } from '../../fixtures/engine.ts';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = temporaryFolder();
  await using engine = startEngine(folder);
  await createEngagement(engine);
  path = join(folder, 'engagement.trustbench');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lets a process work for a moment after it is ready and kills it. @returns how often it was told "done" */
async function killDuring(delay: number, file: string): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-child.ts'), path, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data.toString();
  });
  await once(child.stdout, 'data');
  await pause(delay);
  child.kill('SIGKILL');
  await once(child, 'close');
  return output.trim().split('\n').length - 1;
}

it('removes what an attachment that was killed had staged', async () => {
  const file = join(folder, 'large.bin');
  writeFileSync(file, randomBytes(40 << 20));
  let left = 0;
  for (let kill = 0; kill < 8; kill += 1) {
    const done = await killDuring(20 + kill * 12, file);
    const workspace = Workspace.open(path);
    expect(workspace.get('SELECT count(*) AS n FROM content WHERE sha256 IS NULL')).toEqual({ n: 0 });
    const pieces = workspace.get<{ n: number }>('SELECT count(*) AS n FROM content_chunk')?.n ?? -1;
    const records = workspace.get<{ n: number }>('SELECT count(*) AS n FROM evidence')?.n ?? -1;
    expect([done > 0 ? 1 : records, pieces]).toEqual([records, records * 40]);
    if (records === 0) left += 1;
    expect(await workspace.verify({})).toMatchObject({ ok: true });
    workspace.close();
  }
  expect(left).toBeGreaterThan(0);
  expect(readdirSync(folder).toSorted()).toEqual([
    'data',
    'engagement.trustbench',
    'engagement.trustbench-data',
    'large.bin',
  ]);
});
