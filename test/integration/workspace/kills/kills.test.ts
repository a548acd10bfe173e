/**
 * `kill -9` of processes that use the engine, at random points of everything that writes: with those of `acknowledged.test.ts` more
 * than three hundred in one run. The points come from a seed, which is printed; KILL_SEED repeats a run, as far as two runs of a
 * machine are alike.
 */
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../../../electron/engine/samples/rows.ts';
import { WorkspaceKey } from '../../../../electron/engine/workspace/key.ts';
import { createEngagement, startEngine, temporaryFolder } from '../../../fixtures/engine.ts';
import { examine, examineFiles } from './examine.ts';
import type { OperationName, Work } from './operations.ts';
import { Victim } from './victim.ts';

const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
console.info(`Kills: KILL_SEED=${seed}`);

const root = temporaryFolder();
const cache = join(root, 'cache');
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Kills of each operation: most where a step has most parts. */
const KILLS: Record<OperationName, number> = {
  changes: 50,
  undo: 45,
  attach: 30,
  import: 35,
  migrate: 30,
  backup: 30,
  seal: 15,
  report: 8,
  encrypt: 12,
};

const signingKey = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'der' })
  .toString('base64');

async function keysOf(operation: OperationName): Promise<(string | null)[]> {
  if (operation !== 'encrypt') return [null];
  const made = await Promise.all(['first passphrase', 'second passphrase'].map((p) => WorkspaceKey.make(p)));
  return [null, ...made.map((key) => Buffer.from(key.material).toString('base64'))];
}

/** An engagement with a library of controls, or a file of an older format. */
async function prepare(operation: OperationName): Promise<{ work: Work; reset: () => void }> {
  const folder = join(root, operation);
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  const path = join(folder, 'engagement.trustbench');
  const work = { operation, path, out, signingKey, keys: await keysOf(operation) };
  if (operation === 'migrate') {
    const old = join(import.meta.dirname, '../../../fixtures/workspaces/format-3.trustbench.gz');
    const pristine = join(folder, 'old');
    writeFileSync(pristine, gunzipSync(readFileSync(old)));
    return { work, reset: () => copyFileSync(pristine, path) };
  }
  await using engine = startEngine(folder);
  await createEngagement(engine, { library: operation === 'changes' ? 'none' : 'saas' });
  return { work, reset: () => {} };
}

/** Every kill comes during one of so many steps; the opening belongs to the first. */
const STEPS = 3;
/** The first opening, with everything cold, takes longer than those after it. */
const LONGEST_OPENING_MS = 400;

describe.concurrent.each(Object.entries(KILLS) as [OperationName, number][])('%s', (operation, kills) => {
  it(`survives ${kills} kills: nothing acknowledged is lost, nothing is there by half`, async () => {
    const random = randomFrom(seed + operation.charCodeAt(0) * 7919);
    const { work, reset } = await prepare(operation);
    reset();
    const measured = new Victim(operation, cache);
    let known = await examine(work, await measured.killAfter(work, STEPS, 0), 0);
    const [opening = 0, ...later] = measured.times.map((time, n) => time - (measured.times[n - 1] ?? 0));
    const longest = [Math.min(opening, LONGEST_OPENING_MS), ...later.slice(0, STEPS - 1)];
    let next = new Victim(operation, cache);
    let acknowledged = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const victim = next;
      // The next one loads while this one works.
      next = new Victim(operation, cache);
      reset();
      const step = Math.floor(random() * STEPS);
      const said = await victim.killAfter(work, step, random() * (longest[step] ?? opening));
      acknowledged += said.length;
      known = await examine(work, said, operation === 'migrate' ? 0 : known);
    }
    await next.kill();
    await examineFiles(work, []);
    expect(acknowledged).toBeGreaterThan(0);
    console.info(
      `${operation}: ${kills} kills, steps of ${longest.map(Math.round).join(', ')} ms, ${acknowledged} acknowledged`,
    );
  }, 300_000);
});
