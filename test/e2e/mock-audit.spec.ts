/** The mock audit by keyboard: population, sample, sheet, exception, finding, retest, roll-up; in both types of engagement. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, launch, test, type Driver, type Launched } from './launch.ts';
import { inspect } from './look.ts';
import { MockAuditPage } from './pages/mock-audit.ts';
import { WorkspacePage } from './pages/workspace.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
const DATES = { I: ['--as-of', '2026-06-30'], II: ['--from', '2026-01-01', '--to', '2026-06-30'] };

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trustbench-mock-audit-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small engagement, and a list of 240 changes, to try a test on. */
async function begin(driver: Driver, type: 'I' | 'II'): Promise<{ app: Launched; list: string }> {
  const file = join(folder, `${driver}-${type}.trustbench`);
  const cli = [join(REPOSITORY, 'electron/cli/trustbench.js'), 'new', file, '--client', 'Northwind Ledger'];
  execFileSync(process.execPath, [...cli, '--type', type, ...DATES[type], '--library', 'CHG-01,CHG-02'], {
    stdio: 'pipe',
  });
  const list = join(folder, 'changes.csv');
  const rows = Array.from({ length: 240 }, (_, i) => {
    const day = new Date(Date.UTC(2026, 0, 2 + Math.floor(i * 0.74))).toISOString().slice(0, 10);
    return `CR-${String(i + 1).padStart(4, '0')},${day},Change ${i + 1}`;
  });
  writeFileSync(list, `Key,Released,Summary\n${rows.join('\n')}\n`);
  const app = await launch(driver, { file });
  await expect(app.page.getByRole('heading', { name: 'Overview' })).toBeVisible();
  return { app, list };
}

test('Type II: from the population to the roll-up, by keyboard', async ({ driver }) => {
  test.setTimeout(180_000);
  const { app, list } = await begin(driver, 'II');
  const audit = new MockAuditPage(app);
  const workspace = new WorkspacePage(app);
  app.page.setDefaultTimeout(10_000);
  const { page } = app;
  try {
    await test.step('population and sample', async () => {
      await audit.addPopulation(list, 'Changes', '240');
      await expect(page.getByText('240 numbers there, none missing.')).toBeVisible();
      await audit.openTest('E-CHG-01');
      await audit.draw(12);
    });

    const key = await audit.firstItem();
    await test.step('sheet: one key a mark, an exception with its note', async () => {
      await audit.markAll();
      await audit.markException('Approved after the release');
      await audit.pane.getByRole('button', { name: 'Re-perform the draw' }).press('Enter');
      await expect(audit.pane.getByText('redrawn, agrees')).toBeVisible();
    });

    await test.step('deviation, conclusion, finding', async () => {
      await audit.judge('isolated', 'One release went round the gate.');
      await audit.writeOutcomes();
      await audit.conclude('Exceptions noted', `${key} was approved after its release.`);
      await workspace.command('Raise finding');
      await expect(audit.pane.getByRole('list', { name: 'Steps of the finding' })).toContainText('Deviation');
      await expect(audit.pane.getByRole('textbox', { name: 'Condition' })).toHaveValue(new RegExp(key));
    });

    await test.step('response and retest; the exception stays', async () => {
      await audit.respond('The gate refuses a release without approval.');
      await audit.retest('Ten releases after the change were inspected.', 10);
      await expect(audit.pane.getByRole('combobox', { name: 'Status' })).toHaveValue('Remediated');
      await audit.findResult('CC8.1');
      await expect(audit.results).toContainText('Exceptions noted');
      await audit.openTest('E-CHG-01');
      await expect(page.getByRole('main')).toContainText('Exceptions noted');
    });

    await test.step('sign-offs: the preparer does not review without a reason', async () => {
      await audit.openTab('Review');
      await workspace.command('Sign as preparer');
      await expect(page.getByText('Signed E-CHG-01 as preparer.')).toBeVisible();
      const sign = audit.pane.getByRole('button', { name: 'Sign as reviewer' });
      await expect(audit.pane).toContainText(
        'Another person does that, or you give a reason for an override',
      );
      await sign.click();
      const dialog = page.getByRole('dialog', { name: 'Review of own work' });
      await expect(dialog).toContainText('prepared the sheet and would review it as well');
      if (driver === 'host') await inspect(page, 'override', '[role=dialog]');
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(audit.pane).toContainText('Not reviewed');
      await sign.click();
      const go = dialog.getByRole('button', { name: 'Override with this reason' });
      await dialog.getByRole('textbox', { name: 'Reason for the override' }).fill('too short');
      await expect(go).toBeDisabled();
      await dialog
        .getByRole('textbox', { name: 'Reason for the override' })
        .fill('Sole practitioner in this engagement');
      await go.click();
      await expect(page.getByText('Signed E-CHG-01 as reviewer.')).toBeVisible();
      await expect(audit.pane).toContainText('Reason: Sole practitioner in this engagement');
    });

    await test.step('the history names the override, and leads to what it is about', async () => {
      await workspace.command('Show the history');
      await page.getByRole('combobox', { name: 'Kind' }).click();
      await page.getByRole('option', { name: 'Overrides' }).click();
      const entry = page.getByRole('region', { name: 'Changes' }).getByRole('button');
      await expect(entry).toHaveCount(1);
      await expect(entry).toContainText('Sign E-CHG-01 as reviewer');
      await entry.click();
      await expect(page.getByRole('region', { name: 'Changes' })).toContainText(
        'Sole practitioner in this engagement',
      );
      if (driver === 'host') await inspect(page, 'history-overrides');
    });
  } finally {
    await app.close();
  }
});

test('Type I: an item of the design test, fixed before the date and concluded anew', async ({ driver }) => {
  test.setTimeout(180_000);
  const { app, list } = await begin(driver, 'I');
  const audit = new MockAuditPage(app);
  const workspace = new WorkspacePage(app);
  app.page.setDefaultTimeout(10_000);
  try {
    await audit.addPopulation(list, 'Changes', '240');
    await audit.openTest('D-CHG-01');
    await audit.addAttribute('The ticket names its approver');
    await audit.draw(1);
    const key = await audit.firstItem();
    await audit.markAll();
    await audit.markException('No approver is named');
    await audit.writeOutcomes();
    await audit.conclude('Exceptions noted', `${key} names no approver.`);
    await workspace.command('Raise finding');
    await audit.retest('The form now demands an approver; the next change was inspected.', 1);
    await expect(audit.pane.getByRole('combobox', { name: 'Status' })).toHaveValue('Remediated');

    await audit.openTest('D-CHG-01');
    await workspace.command('Reopen the conclusion');
    await audit.clearException();
    await audit.conclude('No exceptions noted', 'The form demands an approver; one change shows it.');
    await audit.openTab('History');
    await expect(audit.pane).toContainText('Conclude D-CHG-01');
    await audit.findResult('CC8.1');
    await expect(audit.results).toContainText('No exceptions noted');
  } finally {
    await app.close();
  }
});
