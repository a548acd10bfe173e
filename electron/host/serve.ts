import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { leaveToScreen } from '../engine/passphrase.ts';
import { Session } from '../engine/session.ts';
import { loadAssets } from './assets.ts';
import { startHost } from './server.ts';

export interface ServeOptions {
  /** 0 picks a free one. */
  port: number;
  json?: boolean;
  openBrowser?: boolean;
  /** Where new engagements go. */
  folder?: string;
  /** Workspace to open at the start. */
  file?: string;
  /** Of an encrypted file. */
  passphrase?: string;
  /** Stops when whoever holds standard input goes away. */
  untilStdinEnds?: boolean;
}

/** Runs the loopback host until it is told to stop, and prints the address to open. */
export async function serve(options: ServeOptions): Promise<void> {
  const renderer =
    process.env['TRUSTBENCH_RENDERER'] ?? fileURLToPath(new URL('../../dist/renderer', import.meta.url));
  if (!existsSync(join(renderer, 'index.html'))) {
    console.error('The screens are not built yet. Run: npm run build');
    process.exit(2);
  }
  const session = new Session({ autoBackup: true, readEvidence: true });
  if (options.file)
    await session.openWorkspace(resolve(options.file), options.passphrase).catch(leaveToScreen);
  const host = await startHost({
    session,
    assets: loadAssets(renderer),
    workspaceFolder: options.folder
      ? resolve(options.folder)
      : join(process.env['TRUSTBENCH_DATA'] ?? join(homedir(), 'Documents', 'Trustbench'), 'engagements'),
    port: options.port,
  });
  console.log(
    options.json
      ? JSON.stringify({ url: host.url })
      : `Trustbench runs at ${host.url}\nPress Ctrl C to stop.`,
  );
  if (options.openBrowser) openInBrowser(host.url);
  const stop = () => void host.close().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // A host that outlives the one who started it would keep the file locked.
  if (options.untilStdinEnds) process.stdin.on('end', stop).resume();
}

function openInBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(command ?? 'xdg-open', args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
