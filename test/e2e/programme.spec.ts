/** The year behind the audit: who left and may still do what, what a vendor's report says, and the engagement after this one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, launch, test, type Driver, type Launched } from './launch.ts';
import { RegistersPage } from './pages/registers.ts';
import { WorkspacePage } from './pages/workspace.ts';

const CLI = join(import.meta.dirname, '../../electron/cli/trustbench.js');

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trustbench-programme-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

/** An engagement of two controls over the first half of 2026. */
async function begin(driver: Driver, name: string): Promise<Launched> {
  const file = join(folder, `${name}-${driver}.trustbench`);
  const dates = ['--type', 'II', '--from', '2026-01-01', '--to', '2026-06-30'];
  const what = ['--client', 'Northwind Ledger', '--library', 'IAM-07,IAM-10'];
  execFileSync(process.execPath, [CLI, 'new', file, ...what, ...dates], { stdio: 'pipe' });
  const app = await launch(driver, { file });
  app.page.setDefaultTimeout(15_000);
  await expect(app.page.getByRole('heading', { name: 'Overview', level: 1 })).toBeVisible();
  return app;
}

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('leavers come in, are counted, and an access review finds the one who is still there', async ({
  driver,
}) => {
  test.setTimeout(120_000);
  const leavers = write('leavers.csv', [
    'employee_id,name,email,terminated_at,account_disabled_at',
    'E1,Arjun Farkas,a.farkas@northwind.example,2026-01-18T17:00:00+00:00,',
    'E2,Felix Fofana,f.fofana@northwind.example,2026-02-08T17:00:00-05:00,2026-02-09T22:00:00Z',
    'E3,Lena Reyes,l.reyes@northwind.example,2026-01-15T17:00:00-05:00,2026-01-18T23:00:00Z',
  ]);
  const listing = write('access-list 2026-06-30.csv', [
    'app,user,name,role,last_login',
    'Okta,a.farkas@northwind.example,Arjun Farkas,Help Desk Admin,2026-05-01',
    'Okta,m.aldana@northwind.example,Mei Aldana,User,2026-06-28',
    'AWS,svc-backup,,Administrator,2026-06-27',
  ]);
  const app = await begin(driver, 'access');
  const { page } = app;
  const registers = new RegistersPage(app);
  try {
    await registers.open('People');
    await registers.bringIn('leavers', leavers);
    await expect(registers.grid('People')).toContainText('Arjun Farkas');

    await registers.open('Metrics');
    const late = page.getByRole('row', { name: /Late leavers|Leavers whose access/ }).first();
    await expect(late).toContainText('2');

    await registers.open('Access reviews');
    await page.getByRole('button', { name: 'New review' }).click();
    const dialog = page.getByRole('dialog', { name: 'New access review' });
    await app.pickFiles([listing]);
    await dialog.getByRole('button', { name: 'Choose listing' }).click();
    await expect(dialog.getByRole('region', { name: 'What the listing shows' })).toContainText('3 lines');
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Q2 access review');
    await dialog.getByRole('button', { name: 'Make review' }).click();

    const lines = page.getByRole('grid', { name: /^Lines of AR-/ });
    await expect(lines).toContainText('Leaver still active');
    await page.getByRole('button', { name: 'Sign-off' }).click();
    const pane = registers.pane;
    await expect(pane.getByRole('button', { name: 'Sign off' })).toBeDisabled();

    // By keys alone: the leaver is removed, a flagged account is kept with its reason, the rest is kept.
    await page.getByRole('searchbox', { name: 'Search the lines' }).fill('farkas');
    await page.keyboard.press('Enter');
    await lines.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('r');
    await expect(lines).toContainText('Remove');
    await page.getByRole('searchbox', { name: 'Search the lines' }).fill('svc-backup');
    await lines.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('k');
    await page.getByRole('textbox', { name: 'Why is the access of svc-backup right?' }).fill('Backup job');
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox', { name: 'Search the lines' }).fill('aldana');
    await lines.focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.press('k');
    const why = page.getByRole('textbox', { name: /Why is the access of/ });
    if (await why.isVisible()) {
      await why.fill('On the roster of the partner');
      await page.keyboard.press('Enter');
    }
    await expect(pane).toContainText('3 of 3');
    await pane.getByRole('button', { name: 'Raise 1 corrective action' }).click();
    await pane.getByRole('button', { name: 'Sign off' }).click();
    await expect(page.getByText(/^Signed\. The signed listing is EV-\d+/)).toBeVisible();

    await registers.open('Corrective actions');
    await expect(registers.grid('Corrective actions')).toContainText('CA-001');
  } finally {
    await app.close();
  }
});

test("a vendor's report is reviewed to a verdict", async ({ driver }) => {
  test.setTimeout(120_000);
  const app = await begin(driver, 'vendor');
  const { page } = app;
  const registers = new RegistersPage(app);
  try {
    await registers.open('Vendors');
    await page.keyboard.press('ControlOrMeta+n');
    await page.keyboard.type('Nimbus Cloud');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    const vendors = registers.grid('Vendors');
    await expect(vendors).toContainText('Nimbus Cloud');
    await vendors.focus();
    await page.keyboard.press('ControlOrMeta+i');
    await registers.pane.getByRole('button', { name: 'Start review' }).click();
    const review = page.getByRole('dialog', { name: /Review of Nimbus Cloud/ });
    await expect(review).toContainText('Before it can be finished');
    const type = async (label: string, value: string) => {
      await review.getByRole('textbox', { name: label, exact: true }).fill(value);
      await page.keyboard.press('Tab');
    };
    await registers.choose(review, 'Rests on', 'SOC 2 Type II report');
    await type('From', '2025-10-01');
    await type('To, or as of', '2026-03-31');
    await type('Signed by', 'Vale & Stone');
    await registers.choose(review, 'Opinion', 'Unqualified');
    await type('Assumed controls, one a line', 'CUEC-1 Customers remove their own leavers');
    await review.getByRole('button', { name: 'Add', exact: true }).click();
    await registers.choose(review, /control of ours$/, /^IAM-07/);
    await type('Speaks to', '2026-06-30');
    await type('Conclusion', 'Covers the regions in use.');
    await registers.choose(review, 'Verdict', 'Satisfactory');
    await type('Reviewed by', 'Ada Test');
    await type('Next review', '2027-03-31');
    await review.getByRole('button', { name: 'Finish review' }).click();
    await expect(review).toBeHidden();
    await expect(registers.pane).toContainText('Satisfactory');
    await expect(vendors).toContainText('1 of 1');
  } finally {
    await app.close();
  }
});

test('the engagement is rolled forward into a file that knows where it comes from', async ({ driver }) => {
  test.setTimeout(120_000);
  const app = await begin(driver, 'renewal');
  const { page } = app;
  try {
    await new WorkspacePage(app).command('Roll forward to the next engagement');
    const dialog = page.getByRole('dialog', { name: 'Roll forward Northwind Ledger' });
    await expect(dialog.getByRole('textbox', { name: 'Period from' })).toHaveValue('2026-07-01');
    await expect(dialog.getByRole('region', { name: 'Goes along' })).toContainText('Controls');
    await app.nextSaveTarget(join(app.folder, 'next.trustbench'));
    await dialog.getByRole('button', { name: /Choose where to save it|Make the new workspace/ }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('heading', { name: 'Scope', level: 1 })).toBeVisible();
    await expect(page.getByText('Northwind Ledger, Type II, 2026-01-01 to 2026-06-30')).toBeVisible();
    await app.pickFiles([join(folder, `renewal-${driver}.trustbench`)]);
    await page.getByRole('button', { name: 'Verify against the prior file' }).click();
    await expect(
      page.getByText(/is the file that this engagement was made from, unchanged\.$/),
    ).toBeVisible();
    await page.keyboard.press('ControlOrMeta+3');
    await expect(page.getByRole('grid').first()).toContainText('IAM-07');
  } finally {
    await app.close();
  }
});
