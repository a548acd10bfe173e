/** A copy is sealed, verified, read and answered by the auditor; the answer comes back with what changed meanwhile. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, test } from './launch.ts';
import { expectAccessible } from './look.ts';

const trustbench = (...args: string[]) =>
  execFileSync(process.execPath, [join(import.meta.dirname, '../../electron/cli/trustbench.js'), ...args]);

const PASSPHRASE = 'correct horse battery';

async function command(page: Page, label: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+k');
  await page.getByPlaceholder('Find a record or run a command').last().fill(`>${label}`);
  await page.keyboard.press('Enter');
}

/** Addresses of the screens of a sealed copy. */
const SCREENS = [
  'overview',
  'overview/readiness',
  'overview/gaps',
  'overview/checks',
  'scope',
  'scope/people',
  'matrix',
  'matrix/criteria',
  'evidence',
  'evidence/coverage',
  'requests',
  'requests/board',
  'requests/packs',
  'audit',
  'audit/populations',
  'audit/plan',
  'audit/auditor',
  'audit/policy',
  'audit/review',
  'audit/walkthroughs',
  'findings',
  'registers/calendar',
  'registers/metrics',
  'registers/governance',
  'registers/policies',
  'registers/access-reviews',
  'registers/risks',
  'reports',
  'reports/settings',
  'reports/documents',
  'history',
  'backups',
  'review',
];
/** What leads to reading, saving or answering elsewhere. */
const READS = /^(Export|PDF|Open|Show|Start session|Add to the review)/;

/** Shows every screen and holds it against what a copy that can only be read may offer. */
async function readEverything(page: Page): Promise<void> {
  const main = page.getByRole('main');
  for (const screen of SCREENS) {
    await page.evaluate((hash) => {
      window.location.hash = hash;
    }, `#/${screen}`);
    await expect(main.getByRole('heading').first(), screen).toBeVisible();
    await expect(page.getByRole('button', { name: 'Show it again' }), screen).toBeHidden();
    const offered = await main.locator('button[data-variant=filled]:enabled').allInnerTexts();
    expect(
      offered.filter((name) => !READS.test(name.trim())),
      screen,
    ).toEqual([]);
  }
}

/** Writes an item about the record on screen. */
async function answer(page: Page, kind: string, label: string, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add to the review' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add to the review' });
  await dialog.getByRole('radio', { name: kind, exact: true }).check();
  await dialog.getByRole('textbox', { name: label }).fill(text);
  const name = dialog.getByRole('textbox', { name: 'Your name' });
  if (await name.isVisible()) await name.fill('Ida Auditor');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('an auditor answers a sealed copy, and the answer comes back with its conflict', async ({
  app: first,
  driver,
}) => {
  // Sealing derives two keys slowly on purpose, and the application starts twice.
  test.setTimeout(120_000);
  const file = join(first.folder, 'ledger.trustbench');
  trustbench('new', file, '--client', 'Acme', '--type', 'I', '--as-of', '2026-06-30', '--library', 'none');
  trustbench('requests', 'add', file, '--title', 'List of approvals');
  const sent = join(first.folder, 'sent.trustbench-review');

  const app = await launch(driver, { file });
  try {
    const { page } = app;
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

    await test.step('the consultant seals a copy', async () => {
      await command(page, 'Seal a copy for the auditor');
      const dialog = page.getByRole('dialog', { name: 'Seal a copy for the auditor' });
      await expect(dialog.getByRole('region', { name: 'What goes along' })).toContainText('0 files');
      await expectAccessible(page, 'sealing');
      await dialog.getByLabel('New passphrase of the key', { exact: true }).fill(PASSPHRASE);
      await dialog.getByLabel('Once more', { exact: true }).fill(PASSPHRASE);
      await app.nextSaveTarget(join(first.folder, 'sealed.trustbench'));
      await dialog.getByRole('button', { name: 'Seal', exact: true }).click();
      await page.getByRole('button', { name: 'Open and verify it' }).click();
    });

    await test.step('the key says what keeps it, and the copy whose it is', async () => {
      await command(page, 'Show the signing key');
      const key = page.getByRole('dialog', { name: 'Signing key' });
      const why = driver === 'host' ? 'only the desktop application' : 'this system has no key store';
      await expect(key).toContainText(`under a passphrase (${why}`);
      await expectAccessible(page, 'the signing key');
      await key.getByRole('button', { name: 'Close' }).last().click();
      await page.getByRole('button', { name: 'Details of the seal' }).click();
      const details = page.getByRole('dialog', { name: 'Seal of this copy' });
      await expect(details).toContainText('This is the key that this computer seals with.');
      await details.getByRole('button', { name: 'Close' }).last().click();
    });

    await test.step('every screen is there to be read', () => readEverything(page));

    await test.step('the auditor sees that it verifies, and changes nothing', async () => {
      const strip = page.getByRole('complementary', { name: 'Seal' });
      await expect(strip.getByRole('status')).toHaveText('Verified');
      await page.getByRole('link', { name: 'Requests, 1' }).click();
      await expect(page.getByRole('button', { name: 'Add request' })).toBeDisabled();
      await page.getByText('List of approvals').first().click();
      await answer(page, 'Comment', 'Text', 'Who approves?');
      await answer(page, 'Return', 'Why it is returned', 'Contractors are missing.');
      await answer(page, 'Request something', 'What is asked for', 'Access list of March');
      await strip.getByRole('button', { name: 'My review' }).click();
      await expect(page.getByRole('grid', { name: 'My review' })).toContainText('Contractors are missing.');
      await expectAccessible(page, 'a sealed copy');
      const delivery = await app.nextSaveTarget(sent);
      await page.getByRole('button', { name: 'Save a copy to send' }).click();
      await delivery.delivered();
    });
  } finally {
    await app.close();
  }

  trustbench('requests', 'set', file, 'R-001', '--due', '2026-07-15');
  const back = await launch(driver, { file });
  try {
    const { page } = back;
    await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();
    await command(page, 'Show the reviews of auditors');
    await back.pickFiles([sent]);
    await page.getByRole('button', { name: 'Import a review…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Review by Ida Auditor' });
    await expect(dialog).toContainText(/Changed since the seal, last by/);
    await expectAccessible(page, 'a review');
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    const grid = page.getByRole('grid', { name: 'Reviews of auditors' });
    await expect(grid).toContainText('Not answered');
    await grid.getByText('Contractors are missing.').click();
    await page.keyboard.press('Shift+Space');
    await page.getByRole('button', { name: 'Take', exact: true }).click();
    await expect(page.getByText('Took 1 item.')).toBeVisible();
    await page.getByRole('link', { name: 'Requests, 1' }).click();
    await expect(page.getByText('Returned').first()).toBeVisible();
    await page.getByText('List of approvals').first().click();
    const said = page.getByRole('complementary', { name: 'From the auditor' });
    await expect(said).toContainText('Contractors are missing.');
    await expect(said).toContainText('Taken by');
    await expect(said.getByText('Taking it puts it among the comments.')).toBeVisible();
    await expectAccessible(page, 'what the auditor said of a request');
  } finally {
    await back.close();
  }
});
