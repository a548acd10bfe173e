import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { FullConfig } from '@playwright/test';
import { findTestElectron } from './runtimes.ts';

const DISPLAYS = 'TRUSTBENCH_DISPLAYS';

/**
 * Before all specs: a virtual screen for each worker where the desktop shell has none, because two windows on one screen take the
 * keyboard from each other. Gives back what ends them.
 */
export default async function startDisplays({ workers }: FullConfig): Promise<(() => void) | undefined> {
  const isNeeded = process.platform === 'linux' && !process.env['DISPLAY'] && findTestElectron(process.env);
  if (!isNeeded) return undefined;
  if (spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error) {
    throw new Error('The desktop shell needs a screen: install Xvfb, or set DISPLAY.');
  }
  const servers: ChildProcess[] = [];
  const names: string[] = [];
  // One after another: each picks a free number and writes it to its standard output.
  for (let worker = 0; worker < workers; worker += 1) {
    const args = ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
    const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const [number] = (await once(server.stdout, 'data')) as [Buffer];
    servers.push(server);
    names.push(`:${number.toString().trim()}`);
  }
  process.env[DISPLAYS] = names.join(' ');
  return () => servers.forEach((server) => server.kill());
}

/** The screen of this worker; undefined where the tests share the one that is there. */
export function displayOfWorker(env: NodeJS.ProcessEnv): string | undefined {
  return env[DISPLAYS]?.split(' ')[Number(env['TEST_PARALLEL_INDEX'] ?? 0)];
}
