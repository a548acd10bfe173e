/** The screens in Chromium over the loopback host, for benchmarks. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type BrowserContext } from '@playwright/test';
import { loadAssets } from '../../electron/host/assets.ts';
import { startHost } from '../../electron/host/server.ts';
import { findChromium } from '../e2e/runtimes.ts';
import type { TestEngine } from '../fixtures/engine.ts';

const RENDERER = join(import.meta.dirname, '../../dist/renderer');

/** Whether the screens are built; says on the console that `bench` is skipped when they are not. */
export function screensAreBuilt(bench: string): boolean {
  if (existsSync(RENDERER)) return true;
  console.log(`${bench}: skipped, because the screens are not built. Run: npm run build`);
  return false;
}

/** A browser and the address of the engine's host, for as long as `work` lasts. */
export async function withBrowser<R>(
  engine: TestEngine,
  workspaceFolder: string,
  work: (context: BrowserContext, url: string) => Promise<R>,
): Promise<R> {
  const host = await startHost({
    session: engine.session,
    assets: loadAssets(RENDERER),
    workspaceFolder,
    port: 0,
  });
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    return await work(await browser.newContext({ viewport: { width: 1440, height: 900 } }), host.url);
  } finally {
    await browser.close();
    await host.close();
  }
}
