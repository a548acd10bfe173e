import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ended, resultOf, startEngine } from '../../fixtures/engine.ts';

it('builds a sample beside what is open, and opens it', { timeout: 60_000 }, async () => {
  await using engine = startEngine();
  const { api } = engine;
  const { file } = await resultOf<{ file: string }>(
    api,
    await api.workspace.makeSample({ sample: 'saas', target: engine.target('sample.trustbench') }),
  );
  const open = await api.workspace.open({ file });
  expect(open.fileName).toBe('sample.trustbench');
  expect(open.engagement.type).toBe('I');
  expect(await resultOf(api, await api.workspace.verify({}))).toMatchObject({ ok: true });
});

it('leaves nothing when it is cancelled', async () => {
  await using engine = startEngine();
  const { api } = engine;
  const started = await api.workspace.makeSample({
    sample: 'saas',
    target: engine.target('cancelled.trustbench'),
  });
  await api.jobs.cancel({ id: started.jobId });
  expect((await ended(api, started)).status).toBe('cancelled');
  expect(existsSync(join(engine.folder, 'cancelled.trustbench'))).toBe(false);
  expect(readdirSync(engine.folder).filter((name) => name.includes('partial'))).toEqual([]);
});
