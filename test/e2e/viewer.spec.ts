/** Evidence as it comes, looked at in the application: everything is drawn, and nothing in a file runs. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  faxScan,
  japanesePdf,
  jbig2Scan,
  jpeg2000Scan,
  lockedPdf,
  standardFontsPdf,
} from '../fixtures/pdfs.ts';
import { expect, test, type Launched } from './launch.ts';
import { EvidencePage } from './pages/evidence.ts';
import { ACME, WorkspacePage } from './pages/workspace.ts';

/** Starts an engagement with these files as EV-0001 and on. */
async function withEvidence(
  app: Launched,
  files: Record<string, Uint8Array | string>,
): Promise<EvidencePage> {
  const paths = Object.entries(files).map(([name, content]) => {
    const path = join(app.folder, name);
    writeFileSync(path, content);
    return path;
  });
  await new WorkspacePage(app).create({ ...ACME, path: join(app.folder, 'acme.trustbench') });
  const evidence = new EvidencePage(app);
  await evidence.open();
  await evidence.attach(paths);
  return evidence;
}

test('scans are drawn, and so is text whose font is not in the file', async ({ app }) => {
  const evidence = await withEvidence(app, {
    'jpeg2000.pdf': jpeg2000Scan(),
    'jbig2.pdf': jbig2Scan(),
    'fax.pdf': faxScan(),
    'japanese.pdf': japanesePdf(),
    'fonts.pdf': await standardFontsPdf(),
  });
  const problems: string[] = [];
  app.page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  /** The least and the most of the page that is dark, and its text. */
  const expected = [
    ['EV-0001', 0.49, 0.51, ''],
    ['EV-0002', 0.27, 0.29, ''],
    ['EV-0003', 0.27, 0.29, ''],
    ['EV-0004', 0.02, 0.4, '監査'],
    ['EV-0005', 0.1, 0.4, 'Passed'],
  ] as const;
  for (const [ref, least, most, text] of expected) {
    await evidence.openRecord(ref);
    await expect
      .poll(() => evidence.darkness(), { message: `how much of ${ref} is dark` })
      .toBeGreaterThan(least);
    expect(await evidence.darkness()).toBeLessThan(most);
    await expect(evidence.viewer.getByRole('group', { name: 'Page 1', exact: true })).toContainText(text);
  }
  expect(problems).toEqual([]);
});

test('a PDF that cannot be drawn says why', async ({ app }) => {
  const evidence = await withEvidence(app, {
    'locked.pdf': await lockedPdf(),
    'damaged.pdf': '%PDF-1.7\nthe rest was lost',
  });
  await evidence.openRecord('EV-0001');
  await expect(evidence.viewer).toContainText('The PDF is protected by a password. Save a copy to open it.');
  await evidence.openRecord('EV-0002');
  await expect(evidence.viewer).toContainText('The PDF is damaged. Save a copy to try another program.');
  await expect(evidence.viewer.getByRole('button', { name: 'Save a copy' })).toBeVisible();
});

test('markup is shown as text and its scripts do not run', async ({ app }) => {
  const script = 'window.ranFromEvidence = true';
  const evidence = await withEvidence(app, {
    'page.html': `<!doctype html><h1>Report</h1><img src=x onerror="${script}"><script>${script}</script>`,
    'drawing.svg': `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><script>${script}</script></svg>`,
  });
  for (const [ref, markup] of [
    ['EV-0001', '<h1>Report</h1>'],
    ['EV-0002', '<svg xmlns='],
  ] as const) {
    await evidence.openRecord(ref);
    await expect(evidence.viewer.getByRole('region', { name: 'Text of' })).toContainText(markup);
    await expect(evidence.viewer.locator('iframe, object, embed, img, script, [onload]')).toHaveCount(0);
  }
  expect(await app.page.evaluate(() => 'ranFromEvidence' in window)).toBe(false);
});

test('an image is fitted and can be zoomed', async ({ app }) => {
  const name = 'okta_mfa_policy.png';
  const image = readFileSync(join(import.meta.dirname, '../fixtures/inputs/evidence', name));
  const evidence = await withEvidence(app, { [name]: image });
  await evidence.openRecord('EV-0001');
  const shown = evidence.viewer.getByRole('img');
  const width = async () => (await shown.boundingBox())?.width ?? 0;
  await expect.poll(width).toBeGreaterThan(100);
  const fitted = await width();
  await evidence.viewer.getByRole('button', { name: 'Larger' }).click();
  await expect.poll(width).toBeGreaterThan(fitted);
  await evidence.viewer.getByRole('button', { name: 'Size of the page' }).click();
  await app.page.getByRole('menuitem', { name: 'Fit page' }).click();
  await expect.poll(width).toBe(fitted);
});

test('earlier versions stay to be seen and saved', async ({ app }) => {
  const evidence = await withEvidence(app, { 'policy.txt': 'Passwords have 8 characters.' });
  await evidence.openRecord('EV-0001');
  const path = join(app.folder, 'policy 2.txt');
  writeFileSync(path, 'Passwords have 14 characters.');
  await evidence.addVersion(path);
  await expect(evidence.viewer).toContainText('14 characters');
  const versions = evidence.facts.getByRole('list', { name: 'Versions' }).getByRole('listitem');
  await expect(versions).toContainText(['policy 2.txt', 'policy.txt']);

  await versions.nth(1).getByRole('button', { name: 'View version 1' }).click();
  await expect(evidence.viewer).toContainText('Version 1 of 2');
  await expect(evidence.viewer).toContainText('8 characters');
  const copy = await evidence.saveVersion(1, join(app.folder, 'copy.txt'));
  expect(readFileSync(copy, 'utf8')).toBe('Passwords have 8 characters.');
  await evidence.viewer.getByRole('button', { name: 'Show the newest' }).click();
  await expect(evidence.viewer).toContainText('14 characters');
  await evidence.facts.getByRole('tab', { name: 'History' }).click();
  await expect(evidence.facts).toContainText('Add version 2 of EV-0001');
});
