/**
 * `npm start [FILE]`: builds what changed, then opens the desktop window; where no Electron program can be had, the same
 * screens in the browser.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { downloadElectron, findElectron } from './electron-runtime.ts';
import { isStale, ROOT, type Part } from './parts.ts';

const args = process.argv.slice(2);
const hasScreen =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
const electron = hasScreen ? (findElectron(process.env) ?? (await downloadElectron(process.env))) : null;

const parts: Part[] = electron ? ['renderer', 'shell', 'engine'] : ['renderer'];
for (const part of parts.filter(isStale)) {
  console.log(`Building the ${part}.`);
  await bundle(part);
}
if (electron) run(electron, desktopArguments(), desktopEnvironment());
else {
  console.log(
    hasScreen
      ? 'There is no Electron program here and its server does not answer. Trustbench opens in the browser instead.'
      : 'There is no screen here. Trustbench serves its screens to a browser instead.',
  );
  const host = join(ROOT, 'electron', 'host', 'main.ts');
  run(process.execPath, [host, ...(hasScreen ? ['--open'] : []), ...args], process.env);
}

function desktopArguments(): string[] {
  // Chromium refuses to run its sandbox as root, which happens in containers only.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return [...(asRoot ? ['--no-sandbox'] : []), ROOT, ...args];
}

/** Any Electron may be named by hand, and an old one cannot run the engine itself: then this Node does. */
function desktopEnvironment(): NodeJS.ProcessEnv {
  const foreign = process.env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined;
  return foreign ? { TRUSTBENCH_ENGINE_NODE: process.execPath, ...process.env } : process.env;
}

function run(program: string, programArgs: string[], env: NodeJS.ProcessEnv): void {
  const child = spawn(program, programArgs, { stdio: 'inherit', env });
  child.on('exit', (code) => process.exit(code ?? 1));
  // The child gets the same signal from the terminal and closes the workspace; this waits for it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
}
