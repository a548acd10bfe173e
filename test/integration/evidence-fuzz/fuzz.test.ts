/**
 * Files of every format that evidence comes in are damaged, attached, read and looked at. Each is kept as it came or refused by name,
 * and the engine neither crashes nor hangs. `npm run fuzz -- evidence` tries many more.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/engine.ts';
import { tryAll } from '../../fixtures/fuzz/lanes.ts';
import type { Try } from '../../fixtures/fuzz/messages.ts';
import { FILES } from './target.ts';
import corpus from './corpus.json' with { type: 'json' };

const BATCHES = 4;
const SEED = 1;
const TIMEOUT_MS = 300_000;

const folder = temporaryFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it(
  'survives damaged files of every format, and those that broke a promise before',
  async () => {
    const fresh = Array.from({ length: BATCHES }, (_, index): Try => ({ seed: SEED, index }));
    const tries = [...fresh, ...(corpus as Try[])];
    const target = join(import.meta.dirname, 'target.ts');
    const told = await tryAll({ target, tries, folder, patience: 120_000 });
    expect(told.violations).toEqual([]);
    expect(told.outcomes['files']).toBe(tries.length * FILES);
  },
  TIMEOUT_MS,
);
