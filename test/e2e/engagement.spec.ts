/** From an empty screen to a workspace on disk, the same way in the browser and in the desktop shell. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, test } from './launch.ts';
import { RegistersPage } from './pages/registers.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

test('a new engagement is a file that opens again', async ({ app, driver }, testInfo) => {
  // Outlives the application that writes it.
  const path = testInfo.outputPath('Acme.trustbench');
  await new WorkspacePage(app).create({ ...ACME, path });
  await expect(app.page).toHaveTitle(/Acme Ltd/);
  const problems: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  app.page.on('pageerror', (error) => problems.push(error.message));
  for (const screen of ['scope', 'matrix', 'evidence', 'audit', 'findings', 'reports', 'history']) {
    await app.page.evaluate(`window.location.hash = '#/${screen}'`);
    await expect(app.page.getByRole('main')).toBeVisible();
  }
  const registers = new RegistersPage(app);
  for (const part of ['Calendar', 'Metrics', 'Governance', 'Policies']) await registers.open(part);
  await app.page.getByRole('button', { name: 'Add the twelve policies from the outlines' }).click();
  await registers.openText('Acceptable use policy');
  const text = app.page.getByRole('textbox', { name: 'Text of Acceptable use policy' });
  await text.focus();
  await app.page.keyboard.press('ControlOrMeta+End');
  await app.page.keyboard.type(' Agreed.');
  await expect(text).toContainText('Agreed.');
  await app.page.keyboard.press('ControlOrMeta+s');
  await expect(app.page.getByRole('status').filter({ hasText: /^Saved$/ })).toBeVisible();
  // Errors of the policy show here: a style or script that it refused.
  expect(problems).toEqual([]);
  if (driver === 'host') return;

  expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3');
  await app.close();
  const again = await launch(driver, { file: path });
  await expect(again.page).toHaveTitle(/Acme Ltd/);
  await again.close();
});

test('a sample is built from the first screen and opened', async ({ app }) => {
  test.setTimeout(120_000);
  const { page } = app;
  await app.nextSaveTarget(join(app.folder, 'sample.trustbench'));
  await page.getByRole('button', { name: 'Open sample: SaaS company, Type I in six weeks' }).click();
  await expect(page.getByText(/^Building the sample/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('Harbourline Software, Inc.').first()).toBeVisible();
});
