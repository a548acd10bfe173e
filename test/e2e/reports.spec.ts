/** A partner chooses what goes into a report, looks at it, sends it, and later sees what changed; management's words go along. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, launch, test } from './launch.ts';
import { MatrixPage } from './pages/matrix.ts';
import { ReportsPage } from './pages/reports.ts';

const CLI = join(import.meta.dirname, '../../electron/cli/trustbench.js');

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trustbench-reports-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

const textOf = (pdf: string): string =>
  spawnSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' }).stdout;
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Begins like a picture and is none. */
const BROKEN_PICTURE = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d494844520000001000000010', 'hex'),
  Buffer.alloc(64),
]);
const LOGO = join(import.meta.dirname, '../../build/icons/icon.png');

function newWorkspace(name: string): string {
  const file = join(folder, `${name}.trustbench`);
  const dates = ['--type', 'II', '--from', '2026-01-01', '--to', '2026-06-30'];
  const what = ['--client', 'Northwind Ledger', '--library', 'CHG-01,IAM-07,IAM-10'];
  execFileSync(process.execPath, [CLI, 'new', file, ...what, ...dates], { stdio: 'pipe' });
  return file;
}

test('a report is chosen, seen, sent, sent again and compared; management writes its description', async ({
  driver,
}) => {
  test.setTimeout(120_000);
  const file = newWorkspace(`reports-${driver}`);
  const app = await launch(driver, { file });
  const { page } = app;
  page.setDefaultTimeout(20_000);
  const reports = new ReportsPage(app);
  const matrix = new MatrixPage(app);
  try {
    await test.step('choose the parts, write one, look at the pages', async () => {
      await reports.openKind('type2');
      await expect(reports.preview.locator('canvas').first()).toBeVisible();
      await reports.leaveOut('Glossary');
      await reports.writePart('Background, reliance and limitations', 'Asked for by the board in January.');
      await expect(page.getByText('25 of 26')).toBeVisible();
      await reports.findInPreview('Asked for by the board');
    });

    const first = join(folder, `first-${driver}.pdf`);
    await test.step('the file says what was chosen, and which state it shows', async () => {
      const broken = join(folder, 'broken.png');
      writeFileSync(broken, BROKEN_PICTURE);
      await reports.chooseLogo(broken);
      await reports.openKind('type2');
      await reports.exportAs('Type II readiness report, PDF', first);
      await expect(page.getByText(/^The logo /)).toBeVisible();
      const text = textOf(first);
      for (const words of ['Asked for by the board in January.', 'not an attestation', 'Workspace state'])
        expect(text).toContain(words);
      expect(text).not.toContain('Glossary');
    });

    await test.step('exported again from the same state, it is the same file', async () => {
      const again = join(folder, `again-${driver}.pdf`);
      await reports.openExport(/readiness report, PDF/);
      await expect(reports.pane).toContainText(hashOf(first));
      await reports.exportAs('Export again', again);
      expect(hashOf(again)).toBe(hashOf(first));
    });

    await test.step('what changed since is named', async () => {
      await matrix.open();
      await matrix.retitle('CHG-01', 'Changes are reviewed before release');
      await reports.openExport(/readiness report, PDF/);
      await reports.pane.getByRole('button', { name: 'Compare with now' }).click();
      await expect(page.getByRole('grid', { name: 'Changes since the export' })).toContainText(
        'Changes are reviewed before release',
      );
      await page.keyboard.press('Escape');
    });

    await test.step('the description follows the records until somebody writes', async () => {
      const docx = join(folder, `description-${driver}.docx`);
      await reports.writeDocument('System description', 'Ledger Cloud keeps the books of small firms.');
      await reports.exportAs('Export to Word', docx);
      expect(execFileSync('unzip', ['-p', docx, 'word/document.xml'], { encoding: 'utf8' })).toContain(
        'Ledger Cloud keeps the books of small firms.',
      );
    });

    await test.step('an audience gets its set at once, unless it is stopped', async () => {
      const stopped = join(folder, `stopped-${driver}.zip`);
      await reports.cancelSet('Auditor', stopped);
      expect(existsSync(stopped)).toBe(false);
      const board = join(folder, `board-${driver}.zip`);
      await reports.exportSet('Board', board);
      const files = execFileSync('unzip', ['-Z1', board], { encoding: 'utf8' });
      expect(files).toContain('Board summary.pdf');
      expect(files).not.toContain('Workpapers');
    });

    await test.step('the look of the firm goes into its next engagement', async () => {
      const template = join(folder, `template-${driver}.json`);
      await reports.chooseLogo(LOGO);
      await reports.saveTemplate(template);
      const next = await launch(driver, { file: newWorkspace(`next-${driver}`) });
      try {
        const there = new ReportsPage(next);
        await there.useTemplate(template);
        await expect(there.logo).toHaveAttribute('src', (await reports.logo.getAttribute('src')) ?? '');
        await there.openKind('type2');
        await expect(next.page.getByText('25 of 26')).toBeVisible();
      } finally {
        await next.close();
      }
    });
  } finally {
    await app.close();
  }
});
