import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './parts.ts';

const PACKAGE = join(ROOT, 'node_modules', 'electron');
const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
const PROGRAM = PROGRAMS[process.platform] ?? 'electron';

const PROBE_TIMEOUT_MS = 4000;
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000;

/** The Electron program in `folder`, or null. */
export function electronIn(folder: string): string | null {
  const program = join(folder, PROGRAM);
  return existsSync(program) ? program : null;
}

/** The Electron program to run from a checkout: the one that ELECTRON_OVERRIDE_DIST_PATH names, or the installed one. */
export function findElectron(env: NodeJS.ProcessEnv): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  return override ? electronIn(override) : electronIn(join(PACKAGE, 'dist'));
}

/**
 * Lets the electron package download its program, after a short look whether its server answers: where downloads are
 * blocked, an attempt may hang for minutes.
 */
export async function downloadElectron(env: NodeJS.ProcessEnv): Promise<string | null> {
  const server = env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/';
  if (env['ELECTRON_SKIP_BINARY_DOWNLOAD'] || !(await answers(server))) return null;
  console.log(`Downloading the Electron program from ${server} (about 120 MB, this time only).`);
  spawnSync(process.execPath, [join(PACKAGE, 'install.js')], {
    stdio: 'inherit',
    timeout: DOWNLOAD_TIMEOUT_MS,
    env,
  });
  return findElectron(env);
}

async function answers(server: string): Promise<boolean> {
  try {
    await fetch(server, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT_MS) });
    return true;
  } catch {
    return false;
  }
}
