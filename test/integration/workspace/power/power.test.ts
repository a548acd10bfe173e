/**
 * Power cuts, simulated: what an operation asked of the file system is recorded, and from the record come the disks that a power cut
 * could leave at each point. Each is opened with the engine. A run looks at a few of each operation; TRUSTBENCH_POWER=n looks at all in
 * which nothing unsynced is there and at n others. POWER_SEED repeats a sample.
 */
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../../../electron/engine/samples/rows.ts';
import { WorkspaceKey } from '../../../../electron/engine/workspace/key.ts';
import { createEngagement, startEngine, temporaryFolder } from '../../../fixtures/engine.ts';
import { examine, examineFiles } from '../kills/examine.ts';
import type { Acknowledgement } from '../kills/operations.ts';
import type { Call } from './calls.ts';
import { writeState } from './disk.ts';
import type { PowerOperation, Work } from './operations.ts';
import { canRecord, record, type Recording } from './record.ts';
import { cutStates, type Sampling } from './states.ts';

const seed = Number(process.env['POWER_SEED'] ?? Date.now() % 1_000_000);
const asked = process.env['TRUSTBENCH_POWER'];
const SAMPLING: Sampling =
  asked === undefined ? { sampled: 6, limit: 6 } : { sampled: Number(asked), limit: Infinity };
console.info(`Power cuts: POWER_SEED=${seed}`);

const isRecorded = canRecord();
if (!isRecorded) console.warn('Simulated power cuts are skipped: strace does not run here.');

const root = temporaryFolder();
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Acknowledgements after which each is at its end. */
const STEPS: Record<PowerOperation, number> = {
  changes: 4,
  undo: 4,
  attach: 2,
  import: 2,
  migrate: 2,
  backup: 3,
  seal: 1,
  report: 1,
  encrypt: 1,
  close: 2,
  copy: 2,
  create: 1,
  folder: 6,
  replace: 2,
};

const signingKey = generateKeyPairSync('ed25519')
  .privateKey.export({ type: 'pkcs8', format: 'der' })
  .toString('base64');

interface Place {
  folder: string;
  work: Work;
}

/** An engagement, or a file of an older format, in a folder of its own. */
async function prepare(operation: PowerOperation): Promise<Place> {
  const folder = join(root, operation);
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  const path = join(folder, 'engagement.trustbench');
  const key = operation === 'encrypt' ? await WorkspaceKey.make('a passphrase') : null;
  const keys = [null, ...(key ? [Buffer.from(key.material).toString('base64')] : [])];
  if (operation === 'migrate') {
    const old = join(import.meta.dirname, '../../../fixtures/workspaces/format-3.trustbench.gz');
    writeFileSync(path, gunzipSync(readFileSync(old)));
  } else {
    await using engine = startEngine(folder);
    await createEngagement(engine);
  }
  makePagesSmall(path);
  return { folder, work: { path, out, signingKey, keys } };
}

/** So that a record is a few megabytes; the calls are the same. */
function makePagesSmall(path: string): void {
  const db = new Database(path);
  db.pragma('page_size = 4096');
  db.exec('VACUUM');
  db.close();
}

/** Opens states that a power cut during `recording` may leave. @returns what was wrong with each, and how many there were */
async function examineStates(
  operation: PowerOperation,
  { folder, work }: Place,
  { start, calls }: Recording,
  { sampling, from }: { sampling: Sampling; from: number } = { sampling: SAMPLING, from: seed },
): Promise<{ failures: string[]; states: number }> {
  const failures: string[] = [];
  let states = 0;
  const random = randomFrom(from + operation.charCodeAt(0) * 7919);
  const known = operation === 'migrate' ? 0 : 1;
  for (const { name, state, said } of cutStates(folder, start, calls, sampling, random)) {
    states += 1;
    writeState(folder, state);
    const acknowledged = said.map((line) => JSON.parse(line) as Acknowledgement);
    try {
      await examine({ ...work, operation }, acknowledged, known);
      await examineFiles({ ...work, operation }, acknowledged);
    } catch (error) {
      failures.push(`POWER_SEED=${seed}, ${operation} ${name}: ${(error as Error).message.slice(0, 400)}`);
    }
  }
  return { failures, states };
}

describe.skipIf(!isRecorded).concurrent('a power cut', () => {
  it.each(Object.entries(STEPS) as [PowerOperation, number][])(
    'during "%s" loses nothing that was acknowledged and leaves nothing by half',
    async (operation, steps) => {
      const place = await prepare(operation);
      const recording = await record(place.folder, operation, steps, place.work);
      const { states, failures } = await examineStates(operation, place, recording);
      console.info(`Power cuts: ${operation}, ${recording.calls.length} calls, ${states} states`);
      expect(failures).toEqual([]);
    },
    600_000,
  );
});

/** One that finds several states for each of them. */
const SEED_OF_PROOF = 1;

/** What is left of a record whose calls to force `path` to the disk did nothing. */
const withoutSync = (calls: readonly Call[], isOf: (path: string) => boolean): Call[] =>
  calls.filter((call) => call.call !== 'sync' || !isOf(call.path));

describe.skipIf(!isRecorded)('a program that does not force its work to the disk', () => {
  it.each([
    ['changes', 'its file', (path: string) => path.endsWith('.trustbench')],
    ['changes', 'its rollback journal', (path: string) => path.endsWith('-journal')],
    ['copy', 'the folder of a copy', (path: string) => path.endsWith('/out')],
    ['replace', 'a report', (path: string) => path.endsWith('.partial')],
  ] as const)('is found out, when "%s" leaves out %s', async (operation, _what, isOf) => {
    rmSync(join(root, operation), { recursive: true, force: true });
    const place = await prepare(operation);
    const { start, calls } = await record(place.folder, operation, 2, place.work);
    const careless = { start, calls: withoutSync(calls, isOf) };
    const sampling = { sampled: operation === 'changes' ? 20 : 0, limit: Infinity };
    const { failures, states } = await examineStates(operation, place, careless, {
      sampling,
      from: SEED_OF_PROOF,
    });
    console.info(`Power cuts: ${failures.length} of ${states} states are found`);
    expect(failures.length).toBeGreaterThan(0);
  });
});
