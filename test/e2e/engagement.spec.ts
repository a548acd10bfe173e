/** From an empty screen to a workspace on disk, the same way in the browser and in the desktop shell. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, launch, test } from './launch.ts';

async function createEngagement(page: Page, client: string): Promise<void> {
  await page.getByRole('button', { name: 'New engagement' }).click();
  await page.getByLabel('Client').fill(client);
  await page.getByLabel('System').fill('Ledger Cloud');
  await page.getByLabel('Your name').fill('Robin Vale');
  await page.getByRole('textbox', { name: 'Period from' }).fill('2026-01-01');
  await page.getByRole('textbox', { name: 'Period to' }).fill('2026-06-30');
  await page.locator('button[type=submit]').click();
  await expect(page.getByRole('navigation').first()).toBeVisible();
}

test('a new engagement is a file that opens again', async ({ app, driver }, testInfo) => {
  // Outlives the application that writes it.
  const path = testInfo.outputPath('Acme.trustbench');
  await app.nextSaveTarget(path);
  await createEngagement(app.page, 'Acme Ltd');
  await expect(app.page).toHaveTitle(/Acme Ltd/);
  const problems: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  for (const screen of ['scope', 'matrix', 'evidence', 'audit', 'findings', 'reports', 'history']) {
    await app.page.evaluate(`window.location.hash = '#/${screen}'`);
    await expect(app.page.getByRole('main')).toBeVisible();
  }
  // Errors of the policy show here: a style or script that it refused.
  expect(problems).toEqual([]);
  if (driver === 'host') return;

  expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3');
  await app.close();
  const again = await launch(driver, { file: path });
  await expect(again.page).toHaveTitle(/Acme Ltd/);
  await again.close();
});
