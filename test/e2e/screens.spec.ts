/** Every screen, full of data: a picture in both themes, and what axe finds. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, launch, test } from './launch.ts';
import { inspect } from './look.ts';
import { AuditPage } from './pages/audit.ts';
import { EvidencePage } from './pages/evidence.ts';
import { RegistersPage } from './pages/registers.ts';
import { RequestsPage } from './pages/requests.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
/** A control, a record or a person of the sample: every list names one. */
const NAMED = /[A-Z]{1,3}-\d\d|Liisa Tamm/;

/** A listing for an access review, which the sample has none of. */
const ACCOUNTS = [
  'app,user,name,role,last_login',
  'Okta,liisa.tamm@lindenquay.example,Liisa Tamm,Admin,2026-06-29',
  'AWS,svc-backup,,Administrator,2025-01-27',
].join('\n');

/** Address, and words that are there once the screen is. */
const AREAS: Record<string, string | RegExp> = {
  'scope/people': NAMED,
  matrix: NAMED,
  'matrix/criteria': NAMED,
  evidence: NAMED,
  'evidence/coverage': NAMED,
  requests: NAMED,
  'requests/board': NAMED,
  audit: NAMED,
  findings: NAMED,
  reports: NAMED,
  history: NAMED,
  backups: 'Copies go to',
  licences: '@mantine/core',
};
const READINESS: Record<string, string | RegExp> = {
  overview: 'Progress by week',
  'overview/readiness': 'A tile has the code',
  'overview/gaps': 'Filter and group',
  'overview/roadmap': 'Blocks the report',
  'overview/checks': 'need attention',
  'overview/readiness/CC7.5': 'Rating by hand',
  'overview/readiness/security': 'Computed rating',
  'overview/checks/no-owner': 'Why it matters',
};

const REGISTERS: Record<string, string | RegExp> = {
  'registers/calendar': NAMED,
  'registers/metrics': 'Late leavers',
  'registers/governance': 'GM-01',
  'registers/risks': /RK-\d{3}/,
  'registers/vendors': 'Northgate Cloud',
  'registers/people': /Leavers/,
  'registers/incidents': 'To resolve',
  'registers/policies': 'Access control policy',
  'registers/requirements': 'Information security programme',
  'registers/assets': 'Criticality',
  'registers/vulnerabilities': 'Days allowed',
};

const REPORTS: Record<string, string | RegExp> = {
  'reports/type2': 'Executive summary',
  'reports/binder': 'No pages to preview',
  'reports/settings': 'Distribution list',
  'reports/history': 'control-matrix.xlsx',
  'reports/documents': 'Text and records disagree',
};

async function show(page: Page, address: string, ready: string | RegExp): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, `#/${address}`);
  await expect(page.getByRole('main').getByText(ready).first()).toBeVisible();
}

test.describe('every screen, full of data', () => {
  test.skip(
    ({ driver }) => driver !== 'host',
    'axe looks at the same renderer in Chromium, and its look takes a minute',
  );
  let folder: string;
  let file: string;

  test.beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trustbench-screens-'));
    const cli = join(REPOSITORY, 'electron/cli/trustbench.js');
    execFileSync(process.execPath, [cli, 'demo', folder, '--case', 'fintech', '--json'], { stdio: 'pipe' });
    file = join(folder, readdirSync(folder).find((name) => name.endsWith('.trustbench')) ?? '');
    const accounts = join(folder, 'accounts.csv');
    writeFileSync(accounts, ACCOUNTS);
    execFileSync(process.execPath, [cli, 'register', 'import', file, 'access', accounts], { stdio: 'pipe' });
  });

  test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  for (const [what, screens] of Object.entries({
    areas: AREAS,
    readiness: READINESS,
    registers: REGISTERS,
    reports: REPORTS,
  })) {
    test(`passes axe in both themes: ${what}`, async ({ driver }) => {
      test.setTimeout(180_000);
      const app = await launch(driver, { file });
      try {
        await app.page.setViewportSize({ width: 1280, height: 800 });
        for (const [address, ready] of Object.entries(screens)) {
          await show(app.page, address, ready);
          await inspect(app.page, `full-${address.replaceAll('/', '-')}`);
        }
      } finally {
        await app.close();
      }
    });
  }

  test('passes axe in both themes: open records', async ({ driver }) => {
    test.setTimeout(180_000);
    const app = await launch(driver, { file });
    const evidence = new EvidencePage(app);
    const requests = new RequestsPage(app);
    const audit = new AuditPage(app);
    try {
      await app.page.setViewportSize({ width: 1280, height: 800 });
      await evidence.open();
      for (const [ref, kind] of Object.entries({ 'EV-0001': 'pdf', 'EV-0002': 'table', 'EV-0013': 'json' })) {
        await evidence.openRecord(ref);
        await expect(evidence.viewer).toContainText(/\w/);
        await inspect(app.page, `full-evidence-${kind}`);
      }
      await requests.open();
      await requests.row('R-008').getByRole('rowheader').click();
      await expect(app.page.getByRole('complementary', { name: 'Detail' })).toContainText('R-008');
      await inspect(app.page, 'full-request');
      await audit.openTest('E-CHG-01');
      await expect(audit.sheet).toBeVisible();
      await inspect(app.page, 'full-test-sheet');
    } finally {
      await app.close();
    }
  });

  test('passes axe in both themes: open records of the registers', async ({ driver }) => {
    test.setTimeout(180_000);
    const app = await launch(driver, { file });
    const { page } = app;
    page.setDefaultTimeout(15_000);
    try {
      await page.setViewportSize({ width: 1280, height: 800 });
      await show(page, 'registers/calendar', NAMED);
      await page.getByRole('rowheader', { name: 'AST-02' }).dblclick();
      const pane = page.getByRole('complementary', { name: 'Detail' });
      await expect(pane.getByRole('button', { expanded: true })).toBeVisible();
      await inspect(page, 'full-registers-calendar-control');
      await show(page, 'registers/access-reviews', 'AR-001');
      await page.getByRole('rowheader', { name: 'AR-001' }).dblclick();
      await expect(page.getByRole('grid', { name: /^Lines of AR-/ })).toContainText('svc-backup');
      await inspect(page, 'full-registers-access-review');
      await new RegistersPage(app).openText('Password standard');
      await page.getByRole('button', { name: 'Insert table' }).click();
      await inspect(page, 'full-registers-policy-text');
    } finally {
      await app.close();
    }
  });
});
