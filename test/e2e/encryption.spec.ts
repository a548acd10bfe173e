/** A workspace gets a passphrase, is locked, closed and opened with it, and loses it again. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, test } from './launch.ts';
import { expectAccessible } from './look.ts';

const trustbench = (...args: string[]) =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../../electron/cli/trustbench.js'), ...args]);

const PASSPHRASE = 'seven brass lanterns';

async function command(page: Page, label: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByPlaceholder('Find a record or run a command').fill(`>${label}`);
  await page.keyboard.press('Enter');
}

const firstBytes = (file: string) => readFileSync(file).subarray(0, 15).toString('latin1');

test('a passphrase is set, asked for, and removed', async ({ app: first, driver }) => {
  const file = join(first.folder, 'ledger.trustbench');
  trustbench('new', file, '--client', 'Acme', '--type', 'I', '--as-of', '2026-06-30', '--library', 'none');
  const app = await launch(driver, { file });
  try {
    const { page } = app;
    const wait = page.getByRole('heading', { name: 'ledger.trustbench is encrypted' });
    const field = page.getByRole('textbox', { name: 'Passphrase', exact: true });
    const unlock = async (text: string) => {
      await field.fill(text);
      await page.keyboard.press('Enter');
    };
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

    // Set: too short, mistyped, set.
    await command(page, 'Set a passphrase');
    const next = page.getByRole('textbox', { name: 'New passphrase', exact: true });
    const again = page.getByRole('textbox', { name: 'New passphrase, again' });
    const set = page.getByRole('button', { name: 'Set a passphrase' });
    await next.fill('short');
    await set.click();
    await expect(next).toHaveAccessibleDescription(/At least 10 characters/);
    await next.fill(PASSPHRASE);
    await again.fill('seven brass lantern');
    await set.click();
    await expect(again).toHaveAccessibleDescription(/differs/);
    await expectAccessible(page, 'setting a passphrase');
    await again.fill(PASSPHRASE);
    await set.click();
    await page.getByRole('dialog', { name: 'The workspace is encrypted' }).getByText('Close').click();
    await expect(page.getByRole('button', { name: 'Encrypted' })).toBeVisible();

    // Lock: what was typed is saved, nothing of it shows, and the same screen comes back.
    await page.getByRole('link', { name: /^Scope/ }).click();
    await page.getByRole('textbox', { name: 'Client' }).fill('Bravo');
    await page.keyboard.press('ControlOrMeta+Shift+l');
    await expect(wait).toBeVisible();
    await expect(page.getByText('Bravo')).toHaveCount(0);
    await expect(page).toHaveTitle('ledger.trustbench - Trustbench');
    expect(firstBytes(file)).not.toBe('SQLite format 3');
    await expectAccessible(page, 'the unlock screen');
    await unlock('seven brass lamps');
    await expect(field).toHaveAccessibleDescription(/does not open ledger\.trustbench/);
    await expect(field).toHaveValue('');
    await unlock(PASSPHRASE);
    await expect(page.getByRole('textbox', { name: 'Client' })).toHaveValue('Bravo');

    // Close, and open it from the list, which says nothing of what is inside.
    await command(page, 'Close the workspace');
    const listed = page.getByRole('list', { name: 'Recent workspaces' }).getByRole('listitem').first();
    await expect(listed).toContainText('ledger.trustbench');
    await expect(listed).not.toContainText(/Acme|Bravo/);
    await listed.getByRole('button').first().click();
    await expect(wait).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await listed.getByRole('button').first().click();
    await unlock(PASSPHRASE);
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

    // Remove.
    await page.getByRole('button', { name: 'Encrypted' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await page.getByRole('textbox', { name: 'Current passphrase' }).fill(PASSPHRASE);
    await page.getByRole('button', { name: 'Remove the passphrase' }).click();
    await page
      .getByRole('dialog', { name: /not encrypted any more/ })
      .getByText('Close')
      .click();
    await expect(page.getByRole('button', { name: 'Encrypted' })).toHaveCount(0);
  } finally {
    await app.close();
  }
  expect(firstBytes(file)).toBe('SQLite format 3');
});
