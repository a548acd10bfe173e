/** Attacks in every text of an engagement: every screen shows them, and none of them does anything. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHostile, smallWorkspace } from '../fixtures/hostile-text.ts';
import { expect, launch, test } from './launch.ts';

/** Every area, every register and the views in which texts are put together from several records. */
const SCREENS = `
  overview overview/readiness overview/gaps overview/roadmap overview/checks
  scope scope/people scope/services scope/commitments scope/components scope/locations scope/data scope/vendors scope/milestones scope/exclusions
  matrix matrix/criteria evidence evidence/coverage requests requests/board
  audit audit/dashboard audit/plan audit/results audit/review audit/walkthroughs audit/auditor findings
  registers/policies registers/risks registers/vendors registers/people registers/incidents registers/assets registers/vulnerabilities
  registers/calendar registers/metrics registers/governance registers/requirements
  reports reports/settings reports/history reports/documents history backups licences`
  .trim()
  .split(/\s+/);

test('attacks in every text do nothing on any screen', async ({ driver }) => {
  const folder = mkdtempSync(join(tmpdir(), 'trustbench-hostile-'));
  const file = join(folder, 'hostile.trustbench');
  writeFileSync(file, smallWorkspace());
  makeHostile(file);
  const app = await launch(driver, { file });
  const { page } = app;
  const happened: string[] = [];
  page.on('dialog', (dialog) => {
    happened.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.type() === 'error') happened.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) happened.push(`${answer.status()} of ${answer.url()}`);
  });
  page.on('pageerror', (error) => happened.push(`${page.url()}: ${error.message}`));
  page.on('popup', () => happened.push('another window'));
  page.on('framenavigated', (frame) => {
    if (new URL(frame.url()).pathname !== '/') happened.push(`went to ${frame.url()}`);
  });
  try {
    const seen = new Set<string>();
    for (const address of SCREENS) {
      await page.evaluate((hash) => {
        window.location.hash = hash;
      }, `#/${address}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await page.waitForTimeout(120);
      // The record on top opens its pane, where the long texts are.
      const first = page.locator('main [role=row][aria-rowindex="2"], main [role=option]').first();
      if (await first.isVisible()) await first.click({ position: { x: 30, y: 8 } });
      await page.waitForTimeout(60);
      if ((await page.locator('body').innerText()).includes('pwned')) seen.add(address);
      const made = await page.evaluate(() => ({
        ran: 'pwned' in window,
        elements: document.querySelectorAll(
          'img[src="x"], svg[onload], iframe, object, [onerror], a[href^="javascript"]',
        ).length,
      }));
      expect(made, address).toEqual({ ran: false, elements: 0 });
    }
    expect(happened).toEqual([]);
    // The attacks were on screen, or nothing was tested.
    expect(seen.size).toBeGreaterThan(SCREENS.length * 0.9);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
});
