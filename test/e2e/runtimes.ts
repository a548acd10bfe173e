import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { electronIn, findElectron } from '../../build/electron-runtime.ts';

/**
 * The Electron program for the tests: the folder named by TRUSTBENCH_ELECTRON_DIR, then the one that `npm start` uses, then
 * the newest in the cache of test runtimes.
 */
export function findTestElectron(env: NodeJS.ProcessEnv): string | null {
  const named = env['TRUSTBENCH_ELECTRON_DIR'];
  if (named) return electronIn(named);
  const cache = join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'trustbench');
  const cached = existsSync(cache) ? readdirSync(cache).filter((name) => name.startsWith('electron-')) : [];
  const newest = cached.toSorted().at(-1);
  return findElectron(env) ?? (newest ? electronIn(join(cache, newest)) : null);
}

/** The browser for the loopback host. @throws Error when none is installed */
export function findChromium(env: NodeJS.ProcessEnv): string {
  if (env['CHROMIUM_PATH']) return env['CHROMIUM_PATH'];
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const folders = (env['PATH'] ?? '').split(delimiter);
  const found = names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync);
  if (!found) throw new Error('No Chromium was found. Install one, or set CHROMIUM_PATH to its program.');
  return found;
}
