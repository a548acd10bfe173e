import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { findTestElectron } from './runtimes.ts';

/** Before all specs: a virtual screen for the desktop shell where there is none. Gives back what ends it. */
export default async function startDisplay(): Promise<(() => void) | undefined> {
  const isNeeded = process.platform === 'linux' && !process.env['DISPLAY'] && findTestElectron(process.env);
  if (!isNeeded) return undefined;
  if (spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error) {
    throw new Error('The desktop shell needs a screen: install Xvfb, or set DISPLAY.');
  }
  // It picks a free number and writes it to its standard output.
  const args = ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = (await once(server.stdout, 'data')) as [Buffer];
  process.env['DISPLAY'] = `:${number.toString().trim()}`;
  return () => void server.kill();
}
