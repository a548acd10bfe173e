import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, type Page } from '@playwright/test';
import { observed } from './connections.ts';
import type { Delivery, Launched } from './launch.ts';
import { findChromium } from './runtimes.ts';

const HOST = join(import.meta.dirname, '../../electron/host/main.ts');

/** A browser on a loopback host of its own. */
export async function launchHost(options: {
  dataFolder: string;
  file?: string;
  observe?: string;
}): Promise<Pick<Launched, 'page' | 'pickFiles' | 'nextSaveTarget' | 'close'>> {
  const args = [HOST, '--port', '0', '--json', '--until-stdin-ends', ...(options.file ? [options.file] : [])];
  const env = { ...process.env, TRUSTBENCH_DATA: options.dataFolder };
  const { observe } = options;
  const program = (path: string) => (observe ? observed(path, observe) : path);
  const host = spawn(program(process.execPath), args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
  const browser = await chromium.launch({
    executablePath: program(findChromium(process.env)),
    chromiumSandbox: process.getuid?.() !== 0,
    // A browser asks servers of its maker for itself, which an observer of the application must not take for the page.
    args: observe ? ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'] : [],
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true });
  const page = await context.newPage();
  await page.goto(await addressOf(host));
  return {
    page,
    pickFiles: (paths) => armFileChooser(page, paths),
    nextSaveTarget: (path) => armDownload(page, path),
    close: async () => {
      await browser.close();
      // The host ends with its standard input and closes the workspace before.
      const ended = once(host, 'exit');
      host.stdin?.end();
      await ended;
    },
  };
}

/** The first line of the host: `{"url": "http://127.0.0.1:PORT/#t=TOKEN"}`. */
async function addressOf(host: ChildProcess): Promise<string> {
  if (!host.stdout) throw new Error('The host has no output to read.');
  for await (const line of createInterface({ input: host.stdout })) {
    return (JSON.parse(line) as { url: string }).url;
  }
  throw new Error('The host ended before it said its address.');
}

async function armFileChooser(page: Page, paths: string[]): Promise<void> {
  page.once('filechooser', (chooser) => void chooser.setFiles(paths));
}

async function armDownload(page: Page, path: string): Promise<Delivery> {
  const saved = page.waitForEvent('download', { timeout: 0 }).then(async (download) => {
    await download.saveAs(path);
    return path;
  });
  // Nobody may wait for it, for example when the save is cancelled.
  saved.catch(() => {});
  return { delivered: () => saved };
}
