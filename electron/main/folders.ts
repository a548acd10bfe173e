import { join } from 'node:path';
import { app } from 'electron';

export interface Folders {
  /** Settings and backups; the engine and the command line use the same. */
  data: string;
  /** What the build wrote: renderer, engine, shell. */
  renderer: string;
  engineEntry: string;
  preload: string;
}

/** Decides where everything stands, and moves Chromium's own data beside ours. Called before anything is read or written. */
export function arrangeFolders(env: NodeJS.ProcessEnv): Folders {
  const name = process.platform === 'linux' ? 'trustbench' : 'Trustbench';
  const data = env['TRUSTBENCH_DATA'] ?? join(app.getPath('appData'), name);
  app.setPath('userData', join(data, 'shell'));
  const dist = join(__dirname, '..');
  return {
    data,
    renderer: join(dist, 'renderer'),
    engineEntry: join(dist, 'engine', 'process.js'),
    preload: join(__dirname, 'preload.cjs'),
  };
}
