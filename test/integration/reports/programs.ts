import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Whether a program can be started here; says so when it cannot, because the tests that need it are skipped.
 * @throws Error where TRUSTBENCH_REQUIRE_ALL demands that nothing is skipped
 */
export function hasProgram(name: string): boolean {
  const found = spawnSync(name, ['--version']).error === undefined;
  if (!found && process.env['TRUSTBENCH_REQUIRE_ALL'])
    throw new Error(`${name} is not installed, and every test is demanded.`);
  if (!found) console.warn(`${name} is not installed: tests that read reports back with it are skipped.`);
  return found;
}

/** Runs a program and returns what it printed. */
export function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}

const root = mkdtempSync(join(tmpdir(), 'trustbench-reports-'));

/** A new empty folder for one test. */
export function newFolder(): string {
  const folder = join(root, randomUUID());
  mkdirSync(folder);
  return folder;
}
