/** What watches over hostile input sees what it is there for: each promise is broken on purpose. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { tryAll } from '../../fixtures/fuzz/lanes.ts';
import { temporaryFolder } from '../../fixtures/engine.ts';

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('names each crash, hang, excess of memory and fault, and goes on', async () => {
  const kinds = ['fine', 'crash', 'hang', 'greed', 'lie', 'fault', 'late crash', 'after', 'fine'];
  const told = await tryAll({
    target: join(import.meta.dirname, 'breaking-target.ts'),
    tries: kinds.map((kind, index) => ({ seed: 1, index, kind })),
    folder,
    lanes: 1,
    patience: 2000,
    memory: 350 << 20,
  });
  expect(told.outcomes).toEqual({ fine: 3 });
  expect(told.violations.map(({ what, violation }) => [what, violation.split('\n')[0]])).toEqual([
    ['on purpose: crash', 'the process ended with SIGSEGV'],
    ['on purpose: hang', 'no end after 2 s'],
    ['on purpose: greed', expect.stringMatching(/^held \d+ MiB$/)],
    ['on purpose: lie', 'told a lie'],
    ['on purpose: fault', 'The attempt failed: TypeError: a fault of the test'],
    ['on purpose: after', 'the process ended with SIGSEGV'],
  ]);
});
