/** From opening the address to the first screen with its data, in Chromium over the loopback host. */
import { join } from 'node:path';
import { createEngagement, startEngine } from '../fixtures/engine.ts';
import { screensAreBuilt, withBrowser } from './browser.ts';
import type { Line } from './line.ts';
import { median, timed } from './measure.ts';

const ROUNDS = 7;

export async function benchLaunch(folder: string): Promise<Line[]> {
  if (!screensAreBuilt('launch')) return [];
  await using engine = startEngine(join(folder, 'launch'));
  await createEngagement(engine, { library: 'saas' });
  const taken: number[] = [];
  await withBrowser(engine, folder, async (context, url) => {
    // The first round fills the browser's caches and is not counted.
    for (let round = 0; round <= ROUNDS; round += 1) {
      const page = await context.newPage();
      const seconds = await timed(async () => {
        await page.goto(url);
        await page.getByRole('heading', { name: 'Overview' }).waitFor();
      });
      if (round > 0) taken.push(seconds);
      await page.close();
    }
  });
  return [{ name: 'launch to the first screen, warm', ours: median(taken), unit: 's', target: { most: 1 } }];
}
