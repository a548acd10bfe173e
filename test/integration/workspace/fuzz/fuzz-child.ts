/**
 * Tries mutations `from` to `to` in steps and tells of each violation: in a process of its own, because damage that crashes SQLite
 * ends the process. Usage: fuzz-child FILE DONOR SEED FROM TO STEP
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { attempt, groundOf, Violation, type Outcome } from './attempt.ts';
import { mutationOf } from './mutations.ts';

const [path = '', donorPath = '', seed = '1', from = '0', to = '0', step = '1'] = process.argv.slice(2);
const ground = await groundOf(path);
const donor = readFileSync(donorPath);
const outcomes: Partial<Record<Outcome, number>> = {};
const violations: { index: number; what: string; message: string }[] = [];
for (let index = Number(from); index < Number(to); index += Number(step)) {
  const mutation = mutationOf(ground.original, donor, Number(seed), index);
  // On disk before the attempt: a crash leaves no time to tell.
  writeFileSync(`${path}.at`, `${index} ${mutation.what}`);
  try {
    const outcome = await attempt(ground, mutation, Number(seed), index);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  } catch (error) {
    if (!(error instanceof Violation)) throw error;
    violations.push({ index, what: mutation.what, message: error.message });
  }
}
process.stdout.write(JSON.stringify({ outcomes, violations }));
