/** From opening the address to the first screen with its data, in Chromium over the loopback host. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { loadAssets } from '../../electron/host/assets.ts';
import { startHost } from '../../electron/host/server.ts';
import { findChromium } from '../e2e/runtimes.ts';
import { createEngagement, startEngine } from '../fixtures/engine.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';

const ROUNDS = 7;
const RENDERER = join(import.meta.dirname, '../../dist/renderer');

export async function benchLaunch(folder: string): Promise<Line[]> {
  if (!existsSync(RENDERER)) {
    console.log('launch: skipped, because the screens are not built. Run: npm run build');
    return [];
  }
  await using engine = startEngine(join(folder, 'launch'));
  await createEngagement(engine, { library: 'saas' });
  const host = await startHost({
    session: engine.session,
    assets: loadAssets(RENDERER),
    workspaceFolder: folder,
    port: 0,
  });
  const browser = await chromium.launch({
    executablePath: findChromium(process.env),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const taken: number[] = [];
  // The first round fills the browser's caches and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const page = await context.newPage();
    const seconds = await timed(async () => {
      await page.goto(host.url);
      await page.getByRole('heading', { name: 'Overview' }).waitFor();
    });
    if (round > 0) taken.push(seconds);
    await page.close();
  }
  await browser.close();
  await host.close();
  return [{ name: 'launch to the first screen, warm', ours: median(taken), unit: 's', target: { most: 1 } }];
}
