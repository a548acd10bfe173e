/** Runs an operation under `strace`, with what it asked of the file system. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { callsIn, straceArguments, type Call } from './calls.ts';
import { readState, type State } from './disk.ts';
import type { PowerOperation, Work } from './operations.ts';

/** True where calls can be recorded. @throws Error where TRUSTBENCH_REQUIRE_ALL demands that nothing is skipped */
export function canRecord(): boolean {
  const can = spawnSync('strace', ['--seccomp-bpf', '-f', '-qq', '-e', 'trace=none', 'true']).status === 0;
  if (!can && process.env['TRUSTBENCH_REQUIRE_ALL'])
    throw new Error('strace does not run here, and all must be tested.');
  return can;
}

export interface Recording {
  /** What was there before, all of it durable. */
  start: State;
  calls: Call[];
}

/**
 * @param root holds all that the operation works on
 * @param steps acknowledgements after which it ends
 */
export async function record(
  root: string,
  operation: PowerOperation,
  steps: number,
  work: Work,
): Promise<Recording> {
  const start = readState(root);
  const log = `${root}.calls`;
  const child = [join(import.meta.dirname, 'power-child.ts'), operation, String(steps), JSON.stringify(work)];
  const recorder = spawn('strace', [...straceArguments(log), process.execPath, ...child], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(recorder, 'close');
  const calls = callsIn(readFileSync(log, 'latin1'), root);
  rmSync(log);
  if (calls.filter(({ call }) => call === 'say').length < steps)
    throw new Error(`${operation} ended before its ${steps} steps were done.`);
  return { start, calls };
}
