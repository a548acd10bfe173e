/** Runs the `trustbench` command as people and scripts do: as a process, on files in a folder of its own. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect } from 'vitest';

export const MAIN = resolve('electron/cli/trustbench.js');
export const FIXTURES = resolve('test/fixtures/inputs');

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** A folder for one test file, removed at its end, and the command run in it. */
export function cliFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-cli-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  // Each run is a process of its own; with what Node compiled before it starts in half the time.
  const compiled = resolve('node_modules/.cache/trustbench-tests');
  const env = { ...process.env, TRUSTBENCH_DATA: at('data'), NO_COLOR: '1', NODE_COMPILE_CACHE: compiled };

  function trustbench(...args: string[]): Ran {
    const ran = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8', cwd: folder, env });
    return { code: ran.status, out: ran.stdout, err: ran.stderr };
  }

  /** Runs with --json and demands one document on standard output and nothing on the other. */
  function json<T = Record<string, unknown>>(...args: string[]): T {
    const { code, out, err } = trustbench(...args, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    return JSON.parse(out) as T;
  }

  /** Runs what must be refused. @returns the error line */
  function refused(...args: string[]): { code: string; message: string } {
    const { code, out, err } = trustbench(...args, '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return (JSON.parse(err) as { error: { code: string; message: string } }).error;
  }

  function newWorkspace(name: string, ...extra: string[]): string {
    json(
      'new',
      name,
      '--client',
      'Fernhill Ltd',
      '--type',
      'II',
      '--from',
      '2026-01-01',
      '--to',
      '2026-06-30',
      ...extra,
    );
    return name;
  }

  return { folder, at, env, trustbench, json, refused, newWorkspace };
}

export const sha256 = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
