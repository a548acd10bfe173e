/**
 * A real workspace is damaged in thousands of ways. Each is refused, named by the check, or changes no answer; no process crashes or
 * hangs, and nothing is written to a file that is refused or open for reading. `npm run fuzz` tries many more.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tryAll } from '../../../fixtures/fuzz/lanes.ts';
import corpus from './corpus.json' with { type: 'json' };
import { makeSamples, type Sample } from './samples.ts';

const COUNT = 2000;
const SEED = 1;
const TARGET = join(import.meta.dirname, 'target.ts');
/** A machine may be busy with other tests. */
const TIMEOUT_MS = 300_000;

/** In memory where the system has a place for that: every attempt writes and opens the file. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'trustbench-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let samples: { full: Sample; small: Sample };
beforeAll(async () => {
  samples = await makeSamples(folder);
});

it(
  `survives ${COUNT} mutations of seed ${SEED}`,
  async () => {
    const tries = Array.from({ length: COUNT }, (_, index) => ({ seed: SEED, index }));
    const told = await tryAll({ target: TARGET, tries, folder, options: { ...samples.small } });
    console.log(`mutations of seed ${SEED}: ${JSON.stringify(told.outcomes)}`);
    expect(told.violations).toEqual([]);
    expect(Object.values(told.outcomes).reduce((a, b) => a + b, 0)).toBe(COUNT);
  },
  TIMEOUT_MS,
);

it.each(['full', 'small'] as const)(
  'holds against the mutations of the %s sample that broke a promise before',
  async (name) => {
    const tries = corpus.filter(({ sample }) => sample === name);
    const told = await tryAll({ target: TARGET, tries, folder, options: { ...samples[name] } });
    expect(told.violations).toEqual([]);
  },
  TIMEOUT_MS,
);
