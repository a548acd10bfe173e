/**
 * Hostile input in thousands, tried on the engine. Usage: npm run fuzz [-- NAME...] [--count N] [--seed N]
 *
 * Prints what came of it, and keeps the tries that broke a promise in artifacts/fuzz.json: those belong into the corpus of their test.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { tryAll, type Broken, type Run } from './fixtures/fuzz/lanes.ts';
import { FILES } from './integration/evidence-fuzz/target.ts';
import { makeSamples } from './integration/workspace/fuzz/samples.ts';

type Prepared = Pick<Run, 'target' | 'options' | 'patience'> & {
  /** Inputs of one try. */
  batch: number;
};

const TARGETS: Readonly<Record<string, (folder: string) => Promise<Prepared>>> = {
  workspace: async (folder) => ({
    target: join(import.meta.dirname, 'integration/workspace/fuzz/target.ts'),
    options: { ...(await makeSamples(folder)).small },
    batch: 1,
  }),
  evidence: async () => ({
    target: join(import.meta.dirname, 'integration/evidence-fuzz/target.ts'),
    patience: 120_000,
    batch: FILES,
  }),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '2' } },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const unknown = positionals.filter((name) => !(name in TARGETS));
if (unknown.length > 0 || !Number.isInteger(count) || !Number.isInteger(seed)) {
  console.error(`Usage: npm run fuzz [-- ${Object.keys(TARGETS).join(' | ')}] [--count N] [--seed N]`);
  process.exit(2);
}

const broken: (Broken & { target: string })[] = [];
for (const name of positionals.length > 0 ? positionals : Object.keys(TARGETS)) {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'trustbench-fuzz-'));
  try {
    const prepared = (await TARGETS[name]?.(folder)) as Prepared;
    const started = performance.now();
    const tries = Array.from({ length: Math.ceil(count / prepared.batch) }, (_, index) => ({ seed, index }));
    const told = await tryAll({ ...prepared, tries, folder, lanes: availableParallelism() });
    const seconds = (performance.now() - started) / 1000;
    console.log(
      `${name}: ${tries.length * prepared.batch} inputs of seed ${seed} in ${seconds.toFixed(0)} s, ${told.memory >> 20} MiB at most: ${JSON.stringify(told.outcomes)}, broken promises: ${told.violations.length}`,
    );
    for (const violation of told.violations) {
      console.log(JSON.stringify(violation));
      broken.push({ target: name, ...violation });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
mkdirSync('artifacts', { recursive: true });
writeFileSync('artifacts/fuzz.json', `${JSON.stringify(broken, null, 2)}\n`);
process.exitCode = broken.length === 0 ? 0 : 1;
