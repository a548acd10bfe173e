/**
 * Bytes of a real workspace are damaged in thousands of ways. Each is refused, named by the check, or changes no answer; no process
 * crashes, and nothing is written to a file that is open for reading. `TRUSTBENCH_FUZZ=10000` tries so many, `TRUSTBENCH_FUZZ_SEED=7`
 * others.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ended, startEngine } from '../../../fixtures/engine.ts';
import corpus from './corpus.json' with { type: 'json' };

const COUNT = Number(process.env['TRUSTBENCH_FUZZ'] ?? 200);
const SEED = Number(process.env['TRUSTBENCH_FUZZ_SEED'] ?? 1);
const PROCESSES = 2;
/** One attempt takes 0.1 s; a machine may be busy with other tests. */
const TIMEOUT_MS = 180_000 + COUNT * 500;

/** In memory where the system has a place for that: every attempt writes and opens the file. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'trustbench-fuzz-'));
const donor = join(folder, 'format-5.trustbench');
const sample = join(folder, 'sample.trustbench');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A real workspace of today's format with evidence that was read, and one of the format before. */
beforeAll(async () => {
  const released = join(import.meta.dirname, '../../../fixtures/workspaces/format-5.trustbench.gz');
  writeFileSync(donor, gunzipSync(readFileSync(released)));
  copyFileSync(donor, sample);
  await using engine = startEngine(mkdtempSync(join(folder, 'engine-')));
  await engine.api.workspace.open({ file: engine.session.files.offerSource(sample).token });
  const { jobId } = await engine.api.evidence.read({});
  if (jobId !== null) await ended(engine.api, { jobId });
  await engine.api.workspace.close({});
});

interface Told {
  outcomes: Record<string, number>;
  violations: { index: number; what: string; message: string }[];
}

/** Tries the mutations of one process. A crash is a violation too, named by the mutation that it happened at. */
async function attemptAll(name: string, seed: number, from: number, to: number, step: number): Promise<Told> {
  const place = join(folder, name);
  mkdirSync(place);
  const path = join(place, 'sample.trustbench');
  copyFileSync(sample, path);
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'fuzz-child.ts'), path, donor, ...[seed, from, to, step].map(String)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  if (code === 0) return JSON.parse(told) as Told;
  const at = existsSync(`${path}.at`) ? readFileSync(`${path}.at`, 'utf8') : 'the start';
  return { outcomes: {}, violations: [{ index: -1, what: at, message: `ended with ${signal ?? code}` }] };
}

it(
  `survives ${COUNT} mutations of seed ${SEED}`,
  async () => {
    const told = await Promise.all(
      Array.from({ length: PROCESSES }, (_, i) => attemptAll(`process-${i}`, SEED, i, COUNT, PROCESSES)),
    );
    const sum: Record<string, number> = {};
    for (const { outcomes } of told)
      for (const [outcome, count] of Object.entries(outcomes)) sum[outcome] = (sum[outcome] ?? 0) + count;
    console.log(`mutations of seed ${SEED}: ${JSON.stringify(sum)}`);
    expect(told.flatMap((t) => t.violations)).toEqual([]);
    expect(Object.values(sum).reduce((a, b) => a + b, 0)).toBe(COUNT);
  },
  TIMEOUT_MS,
);

it(
  'holds against the mutations that broke a promise before',
  async () => {
    const left = Object.entries(corpus).flatMap(([seed, indexes]) =>
      indexes.map((index) => ({ seed: Number(seed), index })),
    );
    const lane = async (): Promise<void> => {
      for (let next = left.pop(); next; next = left.pop()) {
        const { seed, index } = next;
        const told = await attemptAll(`corpus-${seed}-${index}`, seed, index, index + 1, 1);
        expect(told.violations).toEqual([]);
      }
    };
    await Promise.all(Array.from({ length: PROCESSES }, lane));
  },
  TIMEOUT_MS,
);
