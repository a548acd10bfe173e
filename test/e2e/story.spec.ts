/**
 * The main job, once through, as a consultant does it: the same in a browser on the loopback host and in the desktop shell.
 * What comes out is read back by other programs.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './launch.ts';
import { AuditPage } from './pages/audit.ts';
import { EvidencePage } from './pages/evidence.ts';
import { FindingsPage } from './pages/findings.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ReportsPage } from './pages/reports.ts';
import { WorkspacePage } from './pages/workspace.ts';

const INPUTS = join(import.meta.dirname, '../fixtures/inputs');
const EVIDENCE = [
  'Access review Q1 2026 signed.pdf',
  'okta_mfa_policy.png',
  'branch-protection-ledger-core.json',
];

test('Type II, from an empty file to the reports and back', async ({ app }) => {
  test.setTimeout(180_000);
  const { page } = app;
  const workspace = new WorkspacePage(app);
  const matrix = new MatrixPage(app);
  const evidence = new EvidencePage(app);
  const audit = new AuditPage(app);
  const findings = new FindingsPage(app);
  const reports = new ReportsPage(app);

  await test.step('1. create the engagement', async () => {
    await workspace.create({
      client: 'Northwind Ledger, Inc.',
      system: 'Ledger Cloud',
      firm: 'Brightwater Readiness Partners',
      actor: 'Mara Ellison',
      type: 'II',
      from: '2026-01-01',
      to: '2026-06-30',
      categories: ['Availability', 'Confidentiality'],
      library: true,
      path: join(app.folder, 'northwind.trustbench'),
    });
    await expect(page.getByText('SOC 2 Type II')).toBeVisible();
  });

  await test.step('2. see the matrix: coverage and gaps', async () => {
    await matrix.open();
    await matrix.filter('CHG-01');
    await expect(matrix.control('CHG-01')).toBeVisible();
    await matrix.filter('');
    await matrix.openCrossTab();
    await expect(matrix.crossTab.getByRole('rowheader').filter({ hasText: 'CC1.1' }).first()).toBeVisible();
    await matrix.openControls();
  });

  await test.step('3. import a messy sheet and see what could not come in', async () => {
    await matrix.importSheet(join(INPUTS, 'control-matrix.xlsx'));
    await expect(page.getByText(/CM-05 is used twice/).first()).toBeVisible();
    await matrix.finishImport();
    await matrix.filter('CE-01');
    await expect(matrix.control('CE-01')).toBeVisible();
  });

  await test.step('4. attach evidence, link it, look at it', async () => {
    await evidence.open();
    await evidence.attach(EVIDENCE.map((name) => join(INPUTS, 'evidence', name)));
    await evidence.openRecord('EV-0001');
    await expect(evidence.facts).toContainText(
      sha256(join(INPUTS, 'evidence', EVIDENCE[0] ?? '')).slice(0, 12),
    );
    await evidence.setCovers('2026-01-01', '2026-03-31');
    await evidence.linkTo('CHG-01');
    await expect(evidence.viewer.locator('canvas').first()).toBeVisible();
    await evidence.openRecord('EV-0002');
    await expect(evidence.viewer.locator('img').first()).toBeVisible();
    await evidence.openRecord('EV-0003');
    await expect(evidence.viewer).toContainText('requiredChecks');
  });

  let exceptionKey = '';
  await test.step('5. population, sample of 25, results, one exception', async () => {
    await audit.addPopulation({
      path: join(INPUTS, 'populations/changes.csv'),
      name: 'Production changes',
      key: 'Key',
      date: 'Deployed',
      sourceSystem: 'Tracker',
      independentTotal: 12_480,
    });
    await audit.openTest('E-CHG-01');
    await audit.draw({ population: 'Production changes', size: 25 });
    await audit.markAll();
    [exceptionKey = ''] = await audit.itemKeys();
    await audit.markException(exceptionKey, 'C', 'Approved 22 minutes after its release');
    expect(await audit.reperform()).toBe(true);
  });

  await test.step('6. conclude, raise a finding, record the response', async () => {
    await audit.conclude('Exceptions noted', `${exceptionKey} was approved after its release.`);
    await audit.raiseFinding();
    await findings.openFinding('F-01');
    await findings.respond({
      text: 'The release gate now refuses a change without approval.',
      by: 'Priya Nair',
      on: '2026-07-10',
      action: 'Enforce the gate in all repositories',
      actionOwner: 'Priya Nair',
      actionDue: '2026-08-31',
    });
  });

  await test.step('7. export the report and the workbook; both open', async () => {
    const pdf = await reports.exportReport('type2', join(app.folder, 'report.pdf'));
    const text = readPdf(pdf);
    for (const words of [
      'Northwind Ledger, Inc.',
      exceptionKey,
      'The release gate now refuses',
      'not an attestation',
    ]) {
      expect(text).toContain(words);
    }
    const workbook = await reports.exportReport('matrix', join(app.folder, 'matrix.xlsx'));
    expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK');
    expect(statSync(workbook).size).toBeGreaterThan(20_000);
  });

  await test.step('8. undo and redo, history, verify, close and reopen', async () => {
    await findings.openFinding('F-01');
    await workspace.undo();
    await expect(page.getByText(/Undid|Taken back|Undone/).first()).toBeVisible();
    await workspace.redo();
    await workspace.openHistory();
    await expect(page.getByText('Raise finding F-01').first()).toBeVisible();
    await expect(page.getByText('Mara Ellison').first()).toBeVisible();
    await workspace.verify();
    await workspace.close();
    await workspace.reopen('Northwind Ledger, Inc.');
    await findings.openFinding('F-01');
    await expect(findings.pane).toContainText('F-01');
    await matrix.open();
    await matrix.filter('CE-01');
    await expect(matrix.control('CE-01')).toBeVisible();
  });
});

test('Type I speaks of design at a date and never of operation', async ({ app }) => {
  test.setTimeout(90_000);
  const workspace = new WorkspacePage(app);
  const audit = new AuditPage(app);
  const reports = new ReportsPage(app);
  await workspace.create({
    client: 'Acme Health, Inc.',
    system: 'Care Portal',
    firm: '',
    actor: 'Mara Ellison',
    type: 'I',
    asOf: '2026-06-30',
    library: true,
    path: join(app.folder, 'acme.trustbench'),
  });
  await expect(app.page.getByText('SOC 2 Type I', { exact: true })).toBeVisible();
  await audit.open();
  await expect(audit.tests.getByRole('link', { name: 'D-CHG-01', exact: true })).toBeVisible();
  await expect(audit.tests.getByRole('link', { name: /^E-/ })).toHaveCount(0);
  const text = readPdf(await reports.exportReport('type1', join(app.folder, 'type1.pdf')));
  expect(text).toContain('SOC 2 Type I readiness report');
  expect(text).not.toMatch(/test of operation|operated effectively/i);
});

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function readPdf(path: string): string {
  const { status, stdout, error } = spawnSync('pdftotext', [path, '-'], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (status !== 0) throw error ?? new Error(`pdftotext could not read ${path}`);
  return stdout.replaceAll(/\s+/g, ' ');
}
