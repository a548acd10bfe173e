/** From a messy inbox to an index: drop, paste, look, search, redact, ask the client and take back what comes. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pdfOf, pictureOf } from '../fixtures/documents.ts';
import { readZip, writeZip } from '../fixtures/zip.ts';
import { expect, launch, test, type Driver, type Launched } from './launch.ts';
import { EvidencePage } from './pages/evidence.ts';
import { RequestsPage } from './pages/requests.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trustbench-evidence-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A small engagement of one control. */
function begin(driver: Driver): Promise<Launched> {
  const file = join(folder, `${driver}.trustbench`);
  const cli = [join(REPOSITORY, 'electron/cli/trustbench.js'), 'new', file, '--client', 'Northwind Ledger'];
  const dates = ['--type', 'II', '--from', '2026-01-01', '--to', '2026-06-30'];
  execFileSync(process.execPath, [...cli, ...dates, '--library', 'IAM-07'], { stdio: 'pipe' });
  return launch(driver, { file });
}

test('evidence comes in, is looked at, found and redacted; a request goes out and comes back', async ({
  driver,
}) => {
  test.setTimeout(180_000);
  const write = (name: string, bytes: Uint8Array | string) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  };
  const review = await pdfOf(['Access review of the first quarter. Reviewer: Takeshi Yamada. 42 accounts.']);
  const files = [
    write('Access review Q1 2026 signed.pdf', review),
    write('Access review Q1 2026 signed (2).pdf', review),
    write('backup console.pdf', pictureOf(['BACKUP VAULT', 'restore succeeded'])),
    write('DR test report.pdf', ''),
    write(
      'network diagram.svg',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>window.hacked = 1</script></svg>',
    ),
  ];
  const zip = await writeZip(
    new Map([['exports/accounts.csv', 'account,decision\n=1+1,keep\nm.weiss,remove\n']]),
  );
  files.push(write('exports.zip', zip));
  const app = await begin(driver);
  const { page } = app;
  page.setDefaultTimeout(10_000);
  const evidence = new EvidencePage(app);
  const requests = new RequestsPage(app);
  try {
    await evidence.open();

    await test.step('drop: what is good comes in, the rest is named', async () => {
      await evidence.drop(files);
      await page.getByRole('button', { name: 'Attach 6 files' }).click();
      const outcome = page.getByRole('dialog', { name: 'What came in' });
      await expect(outcome).toBeVisible({ timeout: 30_000 });
      const row = (name: string) => outcome.getByRole('row').filter({ hasText: name });
      await expect(row('signed (2).pdf')).toContainText('EV-0001');
      await expect(row('DR test report.pdf')).toContainText('0 bytes');
      await expect(row('backup console.pdf')).toContainText(/PNG/);
      await expect(row('accounts.csv')).toContainText('exports.zip');
      await outcome.getByRole('button', { name: 'Close', exact: true }).last().click();
      await expect(evidence.index.getByRole('option')).toHaveCount(4);
    });

    await test.step('paste: a picture becomes evidence', async () => {
      await evidence.pasteImage(pictureOf(['Sign-in policy']));
      await page.getByRole('button', { name: 'Attach 1 file' }).click();
      await expect(evidence.index.getByRole('option')).toHaveCount(5);
      await expect(evidence.record('EV-0005')).toContainText('Pasted image');
    });

    await test.step('look, take over a guess, link', async () => {
      await evidence.openRecord('EV-0001');
      await expect.poll(() => evidence.darkness()).toBeGreaterThan(0);
      await evidence.facts
        .getByRole('button', { name: /Use all|Use/ })
        .first()
        .click();
      await expect(evidence.record('EV-0001')).toContainText('1 Jan to 31 Mar');
      await evidence.linkTo('IAM-07');
      await evidence.openRecord('EV-0004');
      await expect(evidence.viewer.getByRole('gridcell', { name: '=1+1' })).toBeVisible();
      await evidence.openRecord('EV-0003');
      await expect(evidence.viewer).toContainText('<script>');
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    });

    await test.step('find: words of a PDF, and of a picture by OCR', async () => {
      await evidence.search('yamada');
      await expect(evidence.hits).toHaveCount(1, { timeout: 30_000 });
      await expect(evidence.hits.locator('mark')).toHaveText('Yamada');
      await evidence.search('vault restore');
      await expect(evidence.hits.filter({ hasText: 'EV-0002' })).toBeVisible({ timeout: 60_000 });
      await evidence.search('');
    });

    await test.step('redact: the copy has pixels only, the original stays', async () => {
      await evidence.openRecord('EV-0001');
      const copy = await evidence.redactWord('Takeshi Yamada', join(app.folder, 'redacted.pdf'));
      const text = execFileSync('pdftotext', [copy, '-'], { encoding: 'utf8' });
      expect(text.trim()).toBe('');
      expect(readFileSync(copy).includes('Yamada')).toBe(false);
      await evidence.facts.getByRole('tab', { name: 'Facts' }).click();
      const original = await evidence.saveOriginal(join(app.folder, 'original.pdf'));
      expect(readFileSync(original).equals(review)).toBe(true);
    });

    await test.step('ask: a pack goes out, comes back filled, and again with nothing new', async () => {
      await requests.open();
      await requests.recordProposals();
      const pack = await requests.exportPack(join(app.folder, 'pack.zip'));
      const inside = await readZip(readFileSync(pack));
      const folder = [...inside.keys()].find((name) => /R-001 /.test(name))?.replace(/[^/]*$/, '') ?? '';
      inside.set(`${folder}Restore test record.txt`, Buffer.from('restored on 2026-03-12, checked by Ana'));
      writeFileSync(join(app.folder, 'returned.zip'), await writeZip(inside));
      await requests.importReturn(join(app.folder, 'returned.zip'), 1);
      await expect(requests.row('R-001')).toContainText('Received');
      await requests.importReturn(join(app.folder, 'returned.zip'), 0);
    });
  } finally {
    await app.close();
  }
});
