/** A copy is made, compared with the workspace after a mistake, and put in its place. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, launch, test } from './launch.ts';
import { expectAccessible } from './look.ts';

const trustbench = (...args: string[]) =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../../electron/cli/trustbench.js'), ...args]);

test('a mistake is found by comparing with a backup, and taken back by restoring it', async ({
  app: first,
  driver,
}) => {
  const file = join(first.folder, 'ledger.trustbench');
  trustbench('new', file, '--client', 'Acme', '--type', 'I', '--as-of', '2026-06-30', '--library', 'none');
  trustbench('requests', 'add', file, '--title', 'List of approvals');

  const app = await launch(driver, { file });
  try {
    const { page } = app;
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+k');
    await page
      .getByRole('searchbox', { name: /Find/ })
      .or(page.getByPlaceholder(/Find/))
      .last()
      .fill('Show the backups');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Back up now' }).click();
    const backups = page.getByRole('grid', { name: 'Backups' });
    await expect(backups.getByText('This state').first()).toBeVisible();

    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(page.getByRole('link', { name: 'Requests, 0' })).toBeVisible();
    await backups.getByText('Add request List of approvals', { exact: true }).last().click();
    await page.getByRole('button', { name: 'Compare with now' }).click();
    const dialog = page.getByRole('dialog', { name: /Changes since the backup/ });
    await expect(dialog.getByRole('row').filter({ hasText: 'R-001' }).first()).toContainText('Removed since');
    await expectAccessible(page, 'comparing with a backup', { part: '[role="dialog"]' });
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Restore', exact: true }).click();
    await expect(page.getByText(/^Restored the state of/)).toBeVisible();
    await expect(backups.getByText('This state').first()).toBeVisible();
    await expect(page.getByRole('link', { name: 'Requests, 1' })).toBeVisible();
  } finally {
    await app.close();
  }
});
